#pragma once

#include "core/quantity.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace gridwarden::analysis {

/// The shape of the hill that each site adds to a surface, as a function of u = distance / bandwidth; its volume is 1.
///   quartic       3/π (1 - u²)²  for u <= 1   (Silverman 1986, eq. 4.5, the usual one of GIS programs)
///   epanechnikov  2/π (1 - u²)   for u <= 1
///   gaussian      1/2π exp(-u²/2)             (the bandwidth is its standard deviation)
enum class Kernel : std::uint8_t { quartic, gaussian, epanechnikov };
std::string_view name_of(Kernel kernel);
std::optional<Kernel> kernel_of(std::string_view name);

/// A bandwidth and why.
struct Bandwidth {
    Length length;
    double spread_m = 0; ///< robust standard deviation along one axis
};

/// The normal reference rule for two dimensions: n^(-1/6) times a robust standard deviation along one axis (the lesser of
/// standard distance / √2 and median distance from the median place / 1.1774) times the kernel's own factor (gaussian 1, quartic 2.78,
/// epanechnikov 2.40: equal smoothing in the sense of least asymptotic mean integrated squared error), to two digits. Positions
/// in metres of a plane. Nothing where half of the sites or more lie at one place.
/// Sources: Silverman 1986, section 4.3; Scott 1992, section 6.3; the robust spread as in ArcGIS' search radius.
std::optional<Bandwidth> reference_bandwidth(std::span<const double> x_m, std::span<const double> y_m, Kernel kernel);

} // namespace gridwarden::analysis
