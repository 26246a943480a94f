#pragma once

#include "analysis/levels.hpp"
#include "geodesy/geodesic.hpp"
#include "support/tables.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace gridwarden::test {

struct Unit {
    std::string id;
    shape::Geometry polygon;
    std::string parent = {}; ///< as a parent column states it
};

/// A level of these units as ingest makes it: ordered by id, areas measured, rows as they were given.
inline model::UnitLevel level_of(std::vector<Unit> units, std::string source = "units.geojson") {
    std::vector<std::pair<Unit, std::uint32_t>> ordered;
    for (auto& unit : units) {
        ordered.emplace_back(std::move(unit), static_cast<std::uint32_t>(ordered.size() + 1));
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first.id < b.first.id; });
    model::UnitLevel level;
    level.source = std::move(source);
    for (auto& [unit, row] : ordered) {
        level.ids.push_back(unit.id);
        level.names.push_back("Name of " + unit.id);
        level.areas.push_back(geodesy::area(unit.polygon));
        level.polygons.push_back(std::move(unit.polygon));
        level.rows.push_back(row);
        if (!unit.parent.empty()) {
            level.declared_parents.resize(ordered.size());
            level.declared_parents[level.ids.size() - 1] = unit.parent;
        }
    }
    return level;
}

inline model::UnitTree tree_of(std::vector<std::vector<Unit>> levels, IssueSink& issues = no_issues()) {
    model::UnitTree tree;
    for (auto& units : levels) {
        tree.levels.push_back(level_of(std::move(units), "level" + std::to_string(tree.levels.size() + 1) + ".geojson"));
    }
    analysis::link_levels(tree, 2, issues);
    return tree;
}

/// [x0, x1] x [y0, y1] with a corner at every whole step, so that neighbours of different size share theirs.
inline shape::Geometry stepped_box(int x0, int y0, int x1, int y1, const std::function<shape::Coord(int, int)>& node) {
    shape::Path ring;
    for (int x = x0; x < x1; ++x) {
        ring.push_back(node(x, y0));
    }
    for (int y = y0; y < y1; ++y) {
        ring.push_back(node(x1, y));
    }
    for (int x = x1; x > x0; --x) {
        ring.push_back(node(x, y1));
    }
    for (int y = y1; y > y0; --y) {
        ring.push_back(node(x0, y));
    }
    ring.push_back(ring.front());
    return shape::polygon({ring});
}

/// A plain box in degrees.
inline shape::Geometry box(double x0, double y0, double x1, double y1) {
    return shape::polygon({{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}});
}

/// Cells with crooked, exactly shared borders, and coarser levels joined of blocks of them. Ids are in no order of place.
/// Corners lie on a lattice of powers of two, so that the middle of an edge is exactly on it.
inline std::vector<std::vector<Unit>> crooked_levels(std::mt19937_64& random, const std::vector<int>& blocks, int cells, shape::Coord corner) {
    constexpr double lattice = 1.0 / (1 << 20);
    constexpr double cell = 1.0 / 64;
    std::uniform_real_distribution<double> off(-0.3, 0.3);
    std::vector<shape::Coord> nodes;
    for (int y = 0; y <= cells; ++y) {
        for (int x = 0; x <= cells; ++x) {
            nodes.push_back({std::round((corner.x + cell * (x + off(random))) / lattice) * lattice,
                             std::round((corner.y + cell * (y + off(random))) / lattice) * lattice});
        }
    }
    const auto node = [&](int x, int y) { return nodes[static_cast<std::size_t>(y * (cells + 1) + x)]; };
    std::vector<std::vector<Unit>> levels;
    for (const int block : blocks) {
        std::vector<int> numbers(static_cast<std::size_t>((cells / block) * (cells / block)));
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            numbers[i] = static_cast<int>(i);
        }
        std::shuffle(numbers.begin(), numbers.end(), random);
        std::vector<Unit> units;
        for (int y = 0; y < cells; y += block) {
            for (int x = 0; x < cells; x += block) {
                units.push_back({std::to_string(block) + "-" + std::to_string(numbers[units.size()]),
                                 stepped_box(x, y, x + block, y + block, node)});
            }
        }
        levels.push_back(std::move(units));
    }
    return levels;
}

/// Corners, middles of edges, neighbours of corners by one bit, and places anywhere, also beside all units.
inline std::vector<shape::Coord> nasty_points(std::mt19937_64& random, const std::vector<shape::Geometry>& units, std::size_t count) {
    std::uniform_real_distribution<double> part(-0.05, 1.05);
    shape::Box all;
    for (const auto& unit : units) {
        all.add(shape::box_of(unit));
    }
    std::vector<shape::Coord> points;
    while (points.size() < count) {
        const auto& ring = units[random() % units.size()].parts[0][0];
        const auto k = random() % (ring.size() - 1);
        const auto a = ring[k];
        const auto b = ring[k + 1];
        points.push_back(a);
        points.push_back({(a.x + b.x) / 2, (a.y + b.y) / 2});
        points.push_back({std::nextafter(a.x, b.x), a.y});
        points.push_back({all.min_x + (all.max_x - all.min_x) * part(random), all.min_y + (all.max_y - all.min_y) * part(random)});
    }
    return points;
}

/// A table of points and any further columns, each with the role of its name.
inline table::Table sites_at(const std::vector<shape::Coord>& points, std::vector<table::Column> columns = {}) {
    table::Table sites = table_of(std::move(columns), {});
    for (auto& field : sites.schema.fields) {
        field.role = field.name;
    }
    auto& batch = sites.batches.front();
    for (const auto point : points) {
        std::isnan(point.x) ? batch.geometry.push_none() : batch.geometry.push_point(point);
        batch.rows.push_back(static_cast<std::uint32_t>(batch.rows.size() + 1));
    }
    return sites;
}

inline std::string id_of(const model::UnitTree& tree, std::size_t level, std::uint32_t unit) {
    return unit == model::no_unit ? "-" : tree.levels[level].ids[unit];
}

} // namespace gridwarden::test
