#include "geodesy/crs.hpp"
#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::geodesy {

namespace {

/// Distance from `p` to the edge on the plane that touches the ellipsoid at `p`: right to 1 % within a degree, at once.
double flat_distance(shape::Coord p, shape::Coord a, shape::Coord b) {
    const Scale scale = scale_at(p.y);
    const double ax = longitude_step(p.x, a.x) * scale.east_m_per_deg;
    const double ay = (a.y - p.y) * scale.north_m_per_deg;
    const double dx = longitude_step(a.x, b.x) * scale.east_m_per_deg;
    const double dy = (b.y - a.y) * scale.north_m_per_deg;
    const double square = dx * dx + dy * dy;
    const double t = square > 0.0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0.0;
    return std::hypot(ax + t * dx, ay + t * dy);
}

double stray(const shape::Coord& a, const shape::Coord& b, const Transform& transform) {
    std::array<shape::Coord, 5> places;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double t = static_cast<double>(i) / 4.0;
        places[i] = {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    }
    transform.to_wgs84(places);
    const shape::Coord& from = places.front();
    const shape::Coord& to = places.back();
    const bool small =
        std::abs(longitude_step(from.x, to.x)) < 1.0 && std::abs(to.y - from.y) < 1.0 && std::abs(to.y) < 85.0;
    double most = 0.0;
    for (std::size_t i = 1; i + 1 < places.size(); ++i) {
        const double metres =
            small ? flat_distance(places[i], from, to) : distance_to_edge(places[i], from, to).in_metres();
        most = std::max(most, metres); // NaN, from outside the projection's domain, does not win
    }
    return most;
}

} // namespace

Length edge_stray(const shape::Geometry& in_crs, const Transform& transform) {
    double most = 0.0;
    if (transform.is_identity() || in_crs.kind == shape::Kind::point) {
        return Length{};
    }
    for (const shape::Part& part : in_crs.parts) {
        for (const shape::Path& path : part) {
            for (std::size_t i = 1; i < path.size(); ++i) {
                most = std::max(most, stray(path[i - 1], path[i], transform));
            }
        }
    }
    return Length::metres(most);
}

} // namespace gridwarden::geodesy
