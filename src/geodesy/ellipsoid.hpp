#pragma once

#include <cmath>
#include <numbers>

namespace gridwarden::geodesy {

/// WGS 84.
inline constexpr double semi_major_axis_m = 6378137.0;
inline constexpr double flattening = 1.0 / 298.257223563;
inline constexpr double eccentricity_squared = flattening * (2.0 - flattening);
inline constexpr double radians_per_degree = std::numbers::pi / 180.0;

/// Metres on the ground for one degree at a latitude. The first grows from the equator to the poles, the second shrinks
/// to 0.
struct Scale {
    double north_m_per_deg;
    double east_m_per_deg;
};
inline Scale scale_at(double lat_deg) noexcept {
    const double sine = std::sin(lat_deg * radians_per_degree);
    const double w2 = 1.0 - eccentricity_squared * sine * sine;
    const double prime_vertical = semi_major_axis_m / std::sqrt(w2);
    return {radians_per_degree * prime_vertical * (1.0 - eccentricity_squared) / w2,
            radians_per_degree * prime_vertical * std::cos(lat_deg * radians_per_degree)};
}

/// The way from one longitude to another along an edge: the short way where the numbers are over 180 degrees apart.
inline double longitude_step(double from_deg, double to_deg) noexcept {
    const double step = to_deg - from_deg;
    return std::abs(step) > 180.0 ? std::remainder(step, 360.0) : step;
}

} // namespace gridwarden::geodesy
