#pragma once

#include "geodesy/ellipsoid.hpp"
#include "shape/coord.hpp"

#include <cmath>

namespace gridwarden::geodesy {

/// A place on the ellipsoid in metres from the centre of the earth.
struct EarthCentred {
    double x;
    double y;
    double z;
};
inline EarthCentred earth_centred(shape::Coord lonlat) noexcept {
    const double lat = lonlat.y * radians_per_degree;
    const double lon = lonlat.x * radians_per_degree;
    const double prime_vertical = semi_major_axis_m / std::sqrt(1.0 - eccentricity_squared * std::sin(lat) * std::sin(lat));
    return {prime_vertical * std::cos(lat) * std::cos(lon), prime_vertical * std::cos(lat) * std::sin(lon),
            prime_vertical * (1.0 - eccentricity_squared) * std::sin(lat)};
}

/// The straight way through the earth, lengthened to the way along a sphere of the mean radius: within 3e-8 of the geodesic up to
/// 100 km, for searching; what is reported is measured by `distance`.
inline double quick_distance_m(const EarthCentred& a, const EarthCentred& b) noexcept {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    const double dz = a.z - b.z;
    const double square = dx * dx + dy * dy + dz * dz;
    constexpr double radius = 6371008.8;
    return std::sqrt(square) * (1.0 + square / (24.0 * radius * radius));
}

} // namespace gridwarden::geodesy
