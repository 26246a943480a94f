#include "analysis/zone_shapes.hpp"

#include "analysis/cluster_tables.hpp"
#include "analysis/reach.hpp"
#include "analysis/strip.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

using shape::Geometry;

constexpr auto widest_river = Length::metres(2000); // half of it; what is farther from the centre line is another water

Geometry united(const Geometry& a, const Geometry& b) {
    return a.empty() ? b : b.empty() ? a : geometry::unary_union({&a, &b});
}

/// The parts of a bed that a stretch runs through: another bend of the river may lie as near.
Geometry parts_on(const Geometry& bed, const std::vector<shape::Path>& stretch) {
    Geometry kept{shape::Kind::polygon, {}};
    for (const auto& part : bed.parts) {
        const Geometry piece{shape::Kind::polygon, {part}};
        const bool touched = std::any_of(stretch.begin(), stretch.end(), [&](const shape::Path& path) {
            return !geometry::intersection({shape::Kind::line, {{path}}}, piece).empty();
        });
        if (touched) {
            kept.parts.push_back(part);
        }
    }
    return kept;
}

} // namespace

shape::Coord beside(shape::Coord place, shape::Coord other) { return {other.x + std::remainder(place.x - other.x, 360.0), place.y}; }

shape::Coord beside(shape::Coord place, const Geometry& geometry) {
    const auto box = shape::box_of(geometry);
    return beside(place, shape::Coord{(box.min_x + box.max_x) / 2, place.y});
}

bool can_draw(shape::Coord place, Length distance) {
    return distance <= Length::kilometres(1000) && std::abs(place.y) + geodesy::reach({0, std::abs(place.y)}, distance).lat_deg < 89.9;
}

Geometry ground_around(const Geometry& place, Length radius, Length tolerance) {
    Reach reach;
    reach.place = place;
    reach.radius = radius;
    return reach_outline(reach, tolerance);
}

Geometry discs_envelope(const std::vector<shape::Coord>& places, const std::vector<Length>& radii, Length tolerance) {
    if (places.size() == 1) {
        return ground_around(shape::point(places.front()), radii.front(), tolerance);
    }
    std::vector<shape::Coord> corners;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (const auto& part : ground_around(shape::point(places[i]), radii[i], tolerance).parts) {
            corners.insert(corners.end(), part.front().begin(), part.front().end());
        }
    }
    return shape::polygon({convex_hull(std::move(corners))});
}

Geometry lake_ground(const Geometry& lake, shape::Coord intake, const std::optional<Length>& radius, Length strip, Length tolerance) {
    const auto water = radius ? geometry::intersection(ground_around(shape::point(intake), *radius, tolerance), lake) : lake;
    if (water.empty()) {
        return {};
    }
    const auto shore = geometry::difference(ground_around(water, strip, tolerance), lake);
    return united(water, shore);
}

RiverGround river_ground(const std::vector<shape::Path>& stretch, const std::vector<const Geometry*>& beds, Length strip, Length tolerance) {
    const auto across = strip_outline(stretch, widest_river + strip, tolerance);
    Geometry water{shape::Kind::polygon, {}};
    for (const auto* bed : beds) {
        water = united(water, parts_on(geometry::intersection(*bed, across), stretch));
    }
    if (water.empty()) {
        return {strip_outline(stretch, strip, tolerance), false};
    }
    const auto land = geometry::intersection(ground_around(water, strip, tolerance), across);
    // Where the bed is not drawn, or narrower than the strip round its line, the strip along the line holds.
    return {united(land, strip_outline(stretch, strip, tolerance)), true};
}

} // namespace gridwarden::analysis
