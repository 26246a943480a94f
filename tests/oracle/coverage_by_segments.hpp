#pragma once

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "shape/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gridwarden::oracle {

struct Disc {
    shape::Coord centre;
    double radius_m;
};

/// A geodesic disc as a polygon of many corners on its circle, straight from the direct problem.
inline shape::Geometry many_cornered(const Disc& disc, int corners) {
    shape::Path ring;
    for (int i = 0; i < corners; ++i) {
        auto c = geodesy::direct(disc.centre, Angle::degrees(-360.0 * i / corners), Length::metres(disc.radius_m));
        c.x = disc.centre.x + std::remainder(c.x - disc.centre.x, 360.0);
        ring.push_back(c);
    }
    ring.push_back(ring.front());
    return shape::polygon({ring});
}

/// Square metres of a ground under at least one disc: GEOS overlays of everything with everything.
inline double covered_m2(const shape::Geometry& ground, const std::vector<Disc>& discs, int corners = 7200) {
    std::vector<shape::Geometry> polygons;
    for (const auto& disc : discs) {
        polygons.push_back(many_cornered(disc, corners));
    }
    std::vector<const shape::Geometry*> all;
    for (const auto& polygon : polygons) {
        all.push_back(&polygon);
    }
    return all.empty() ? 0 : geodesy::area(geometry::intersection(ground, geometry::unary_union(all))).in_square_metres();
}

/// The most discs over one place of a ground: looked for where two circles cross, at the centres and at the ground's corners.
inline std::uint32_t deepest_count(const shape::Geometry& ground, const std::vector<Disc>& discs, const std::vector<shape::Coord>& places) {
    std::uint32_t most = 0;
    for (const auto place : places) {
        if (geometry::covers(ground, shape::point(place))) {
            most = std::max(most, static_cast<std::uint32_t>(std::count_if(discs.begin(), discs.end(), [&](const Disc& disc) {
                                return geodesy::distance(disc.centre, place).in_metres() <= disc.radius_m;
                            })));
        }
    }
    return most;
}

} // namespace gridwarden::oracle
