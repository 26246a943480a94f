#pragma once

#include "analysis/kernel_density.hpp"

#include <array>
#include <optional>

namespace gridwarden::analysis {

// What the Gaussian by moments knows before it sums: how the kernel of a site looks on a plane that is not true to scale, which
// order of moments is needed, and what error is left. Lengths are in cells, y counts rows southward.

inline constexpr std::size_t highest_order = 8;
inline constexpr std::size_t moment_side = highest_order + 5; ///< a few orders further, for the bound
using Moments = std::array<std::array<double, moment_side>, moment_side>; ///< [power of x][power of y]

double factorial(std::size_t n);

/// Cumulants of what a site adds about the middle of its cell, over the round Gaussian of the plane.
struct Cumulants {
    std::array<std::array<double, 4>, 4> k{}; ///< [power of x][power of y], orders 1 to 3
};

/// Moments up to an order from cumulants, by m[a + e] = sum over b <= a of (a over b) k[b + e] m[a - b].
void moments_of(const Cumulants& c, std::size_t order, Moments& m);

/// The kernel of a site on the plane: volume, and cumulants beside its offset.
struct KernelShape {
    double volume; ///< 1 / sqrt(det M): plane metres are not ground metres
    Cumulants cumulants;
};

/// From the metric at a site. `sigma` is the bandwidth and `round` the variance of the round Gaussian.
KernelShape shape_of(const geodesy::GroundMetric& m, double sigma, double round, double cell_m);

/// The metric at an offset from where it was taken, in rows.
geodesy::GroundMetric in_rows(const geodesy::GroundMetric& m, double x_m, double y_m);

/// What all sites have in common: the round Gaussian, the order, and the bound.
struct GaussianPlan {
    double sigma;             ///< bandwidth
    double round;             ///< variance of the round Gaussian
    std::size_t order = 0;
    std::size_t half = 0;     ///< cells that a kernel reaches
    double error_of_peak = 1;
};

/// Nothing where no order keeps the error of the expansion below 7e-7 of the peak.
std::optional<GaussianPlan> gaussian_plan(const table::Grid& grid, const geodesy::PlaneSurface& ground, double bandwidth_m);

} // namespace gridwarden::analysis
