#pragma once

#include "shape/geometry.hpp"

#include <cmath>
#include <cstddef>

namespace gridwarden::oracle {

/// Area in m2 between an edge that is straight in lon/lat and the equator, on WGS 84, by thin slices of longitude; each
/// slice is the closed form of a strip of the ellipsoid. Slow and obvious, in long double; no antimeridian, unwrapped
/// rings only.
inline long double strip(long double lat_deg) {
    const long double a = 6378137.0L;
    const long double f = 1.0L / 298.257223563L;
    const long double e = std::sqrt(f * (2 - f));
    const long double s = std::sin(lat_deg * 3.14159265358979323846264338327950288L / 180);
    return a * a * (1 - e * e) / 2 * (s / (1 - e * e * s * s) + std::log((1 + e * s) / (1 - e * s)) / (2 * e));
}

inline long double ring_area_by_slices(const shape::Path& ring, std::size_t slices_per_edge) {
    long double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const long double width = static_cast<long double>(ring[i].x) - ring[i - 1].x;
        const long double rise = static_cast<long double>(ring[i].y) - ring[i - 1].y;
        long double edge = 0;
        for (std::size_t k = 0; k < slices_per_edge; ++k) { // the middle of each slice
            edge += strip(ring[i - 1].y +
                          rise * (static_cast<long double>(k) + 0.5L) / static_cast<long double>(slices_per_edge));
        }
        sum += edge * width / static_cast<long double>(slices_per_edge);
    }
    return std::abs(sum * 3.14159265358979323846264338327950288L / 180);
}

} // namespace gridwarden::oracle
