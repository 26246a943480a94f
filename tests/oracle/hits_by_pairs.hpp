#pragma once

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "oracle/point_in_polygon.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace gridwarden::oracle {

/// Distance of every corner of one to every edge of the other, both ways: that of the edges where they do not cross.
inline double distance_by_edges(const shape::Geometry& a, const shape::Geometry& b) {
    double least = std::numeric_limits<double>::infinity();
    const auto one_way = [&](const shape::Geometry& from, const shape::Geometry& to) {
        for (const auto& part : from.parts) {
            for (const auto& path : part) {
                for (const auto p : path) {
                    for (const auto& other : to.parts) {
                        for (const auto& ring : other) {
                            for (std::size_t i = 0; i < std::max<std::size_t>(ring.size() - 1, 1); ++i) {
                                const auto end = ring[std::min(i + 1, ring.size() - 1)];
                                least = std::min(least, geodesy::distance_to_edge(p, ring[i], end).in_metres());
                            }
                        }
                    }
                }
            }
        }
    };
    one_way(a, b);
    one_way(b, a);
    return least;
}

/// How a site lies to a zone, and how much of it.
struct PairOfSiteAndZone {
    std::string relation; ///< inside, part, outside
    double overlap_m2;
    double distance_m; ///< to the border
};

inline PairOfSiteAndZone relate(const shape::Geometry& site, const shape::Geometry& zone) {
    if (site.kind == shape::Kind::point) {
        const auto where = locate(zone, site.parts[0][0][0]);
        return {where == Where::outside ? "outside" : "inside", 0, where == Where::border ? 0 : distance_by_edges(site, zone)};
    }
    const auto shared = geometry::intersection(site, zone);
    const double area = shared.empty() ? 0 : geodesy::area(shared).in_square_metres();
    if (geometry::covers(zone, site)) {
        return {"inside", area, distance_by_edges(site, zone)};
    }
    const bool crosses = area > 0;
    const double distance = crosses ? 0 : distance_by_edges(site, zone);
    return {crosses || distance == 0 ? "part" : "outside", area, distance};
}

} // namespace gridwarden::oracle
