#pragma once

#include "analysis/kernel.hpp"
#include "core/progress.hpp"
#include "geodesy/plane_surface.hpp"
#include "table/raster.hpp"

#include <vector>

namespace gridwarden::analysis {

/// Sites of a density surface: the same length; finite.
struct DensitySites {
    std::vector<shape::Coord> lonlat;
    std::vector<shape::Coord> in_plane; ///< the same places on the plane of the grid
    std::vector<double> weights;        ///< empty: each counts 1
    [[nodiscard]] double weight(std::size_t i) const { return weights.empty() ? 1.0 : weights[i]; }
};

struct DensityOptions {
    Kernel kernel = Kernel::quartic;
    Length bandwidth = Length::kilometres(1);
    bool exact = false; ///< gaussian: never by moments
    unsigned threads = 1;
    Progress* progress = nullptr;
};

/// Values per km² on the cells of a grid (at their middles), and how they were found.
struct Surface {
    std::vector<double> values;
    bool by_moments = false;
    double error_of_peak = 0; ///< bound of the error, as a share of the surface's highest value
};

/// The kernel density at the middle of each cell: the sum over sites of weight times kernel at the geodesic distance.
/// Quartic and Epanechnikov are summed directly: distances from chords by Euler's radius in the chord's direction (7 nm off up
/// to 30 km; relative 1e-9 up to 300 km). So is the gaussian, cut at 8.6 bandwidths, where sites times cells are few; else by
/// moments (`gaussian_by_moments`), with a stated error, or directly where that cannot be promised.
/// The same bytes at any thread count.
Surface kernel_density(const DensitySites& sites, const table::Grid& grid, const geodesy::PlaneSurface& ground, const DensityOptions& options);

/// Divides by the share of each cell's kernel that lies inside the area (cells by their middles), so that density does not fall off
/// along an edge beyond which nothing was observed (Diggle 1985, as `density.ppp(edge = TRUE)` of spatstat). Cells outside
/// that share little with the area are left alone.
void correct_edges(Surface& surface, const std::vector<std::uint8_t>& inside, const table::Grid& grid,
                   const geodesy::PlaneSurface& ground, const shape::CrsTag& plane, const DensityOptions& options);

/// The gaussian by moments, with an error below 7e-7 + (bandwidth / 6360 km)² of the peak, which is stated; nothing where that
/// cannot be kept (cells coarser than about half the bandwidth, a plane far from true to scale). See gaussian_moments.cpp.
std::optional<Surface> gaussian_by_moments(const DensitySites& sites, const table::Grid& grid, const geodesy::PlaneSurface& ground,
                                           const DensityOptions& options);

/// Sites by rows of a grid and of `margin` rows on both sides, in each row as given: the order in which they are summed. Sites beyond are
/// left out.
struct RowOrder {
    std::vector<std::uint32_t> first; ///< of each row, counted from `margin` rows north of the grid; one more at the end
    std::vector<std::uint32_t> sites;
    std::vector<shape::Coord> in_plane; ///< of these sites, side by side
};
RowOrder by_row(const DensitySites& sites, const table::Grid& grid, std::size_t margin);

} // namespace gridwarden::analysis
