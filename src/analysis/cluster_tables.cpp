#include "analysis/cluster_tables.hpp"

#include "analysis/with_columns.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

double turn(shape::Coord a, shape::Coord b, shape::Coord c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/// Longitudes of a cluster made continuous; false where they go round a pole.
bool unwrap(std::vector<shape::Coord>& points) {
    const double middle = points.front().x;
    double least = middle;
    double most = middle;
    for (auto& c : points) {
        c.x += 360.0 * std::round((middle - c.x) / 360.0);
        least = std::min(least, c.x);
        most = std::max(most, c.x);
    }
    return most - least < 180.0;
}

/// The corners of octagons about the points.
std::vector<shape::Coord> with_octagons(const std::vector<shape::Coord>& points, Length size) {
    std::vector<shape::Coord> corners;
    for (const auto c : points) {
        for (int k = 0; k < 8; ++k) {
            auto corner = geodesy::direct(c, Angle::degrees(22.5 + 45.0 * k), size);
            corner.x = c.x + std::remainder(corner.x - c.x, 360.0);
            corners.push_back(corner);
        }
    }
    return corners;
}

template <class Value>
table::IntegerColumn integers(const std::vector<Value>& values, Value null) {
    table::IntegerColumn column;
    column.values.reserve(values.size());
    for (const auto value : values) {
        column.values.push_back(value == null ? table::IntegerColumn::null : static_cast<std::int64_t>(value));
    }
    return column;
}

} // namespace

table::Table with_clusters(const table::Table& sites, const Clusters& clusters, const std::optional<RepeatPlaces>& repeats) {
    std::vector<table::Column> added{{"cluster_id", integers(clusters.cluster, Clusters::noise)}, {"core", table::BooleanColumn{clusters.core}}};
    if (repeats) {
        added.push_back({"repeat_id", integers(repeats->place, 0U)});
        added.push_back({"repeat_count", integers(repeats->events, 0U)});
        added.push_back({"repeat_first", table::DateColumn{repeats->first}});
        added.push_back({"repeat_last", table::DateColumn{repeats->last}});
    }
    return with_columns(sites, std::move(added));
}

shape::Path convex_hull(std::vector<shape::Coord> points) {
    std::sort(points.begin(), points.end(), [](auto a, auto b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    shape::Path hull;
    const auto add = [&](shape::Coord c, std::size_t least) {
        while (hull.size() > least && turn(hull[hull.size() - 2], hull.back(), c) <= 0) {
            hull.pop_back();
        }
        hull.push_back(c);
    };
    for (const auto c : points) { // along the south from west to east
        add(c, 1);
    }
    const auto lower = hull.size();
    for (auto c = points.rbegin(); c != points.rend(); ++c) { // and back along the north
        if (c != points.rbegin()) {
            add(*c, lower);
        }
    }
    return hull;
}

table::Table cluster_hulls(std::span<const shape::Coord> lonlat, const Clusters& clusters, Length radius) {
    std::vector<std::vector<shape::Coord>> members(clusters.count);
    table::IntegerColumn ids, sites, cores;
    cores.values.assign(clusters.count, 0);
    for (std::size_t i = 0; i < lonlat.size(); ++i) {
        if (clusters.cluster[i] != Clusters::noise) {
            members[clusters.cluster[i] - 1].push_back(lonlat[i]);
            cores.values[clusters.cluster[i] - 1] += clusters.core[i] == 1 ? 1 : 0;
        }
    }
    table::NumberColumn areas;
    shape::GeometryColumn hulls;
    for (std::size_t i = 0; i < members.size(); ++i) {
        ids.values.push_back(static_cast<std::int64_t>(i) + 1);
        sites.values.push_back(static_cast<std::int64_t>(members[i].size()));
        if (!unwrap(members[i])) {
            areas.values.push_back(std::nan(""));
            hulls.push_none();
            continue;
        }
        auto hull = convex_hull(members[i]);
        const double size = hull.size() < 4 ? 0.0 : geodesy::area(shape::polygon({hull})).in_square_kilometres();
        if (hull.size() < 4) {
            hull = convex_hull(with_octagons(members[i], Length::metres(radius.in_metres() / 10)));
        }
        areas.values.push_back(size);
        hulls.push(shape::polygon({std::move(hull)}));
    }
    return table::make_table({{"cluster_id", std::move(ids)}, {"site_count", std::move(sites)}, {"core_count", std::move(cores)}, {"area_km2", std::move(areas)}},
                             std::move(hulls));
}

} // namespace gridwarden::analysis
