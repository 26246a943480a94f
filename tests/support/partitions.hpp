#pragma once

#include "geometry/geometry.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace gridwarden::test {

using index::Located;
using index::Owner;

inline std::vector<Owner> owners_of(const Located& located, std::uint32_t row) {
    const auto found = std::lower_bound(located.special.begin(), located.special.end(), row);
    if (found != located.special.end() && *found == row) {
        const auto i = static_cast<std::size_t>(found - located.special.begin());
        return {located.owners.begin() + located.first_owner[i], located.owners.begin() + located.first_owner[i + 1]};
    }
    return located.unit[row] == index::none ? std::vector<Owner>{} : std::vector<Owner>{{located.unit[row], false}};
}

/// `0b 3` for unit 0 on its border and unit 3 inside.
inline std::string text(const std::vector<Owner>& owners) {
    std::string out;
    for (const Owner& owner : owners) {
        if (!out.empty()) {
            out += ' ';
        }
        out += std::to_string(owner.unit);
        if (owner.on_border) {
            out += 'b';
        }
    }
    return out;
}

/// n x n cells whose inner corners are moved at random, borders exactly shared; some cells missing, some doubled.
inline std::vector<shape::Geometry> crooked_grid(std::mt19937_64& random, int n, shape::Coord corner, double cell) {
    std::uniform_real_distribution<double> off(-0.4, 0.4);
    std::vector<shape::Coord> nodes;
    for (int j = 0; j <= n; ++j) {
        for (int i = 0; i <= n; ++i) {
            nodes.push_back({corner.x + cell * (i + off(random)), corner.y + cell * (j + off(random))});
        }
    }
    std::vector<shape::Geometry> units;
    const auto at = [&](int i, int j) { return nodes[static_cast<std::size_t>(j * (n + 1) + i)]; };
    for (int j = 0; j < n; ++j) {
        for (int i = 0; i < n; ++i) {
            const auto unit = shape::polygon({{at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1), at(i, j)}});
            if (geometry::find_defect(unit) || (i * 7 + j) % 11 == 0) {
                continue;
            }
            units.push_back(unit);
            if ((i + 5 * j) % 13 == 0) {
                units.push_back(unit);
            }
        }
    }
    return units;
}

inline std::vector<shape::Coord> nasty_points(std::mt19937_64& random, const std::vector<shape::Geometry>& units,
                                       std::size_t count) {
    std::uniform_real_distribution<double> unit(0, 1);
    shape::Box box;
    for (const auto& u : units) {
        box.add(shape::box_of(u));
    }
    std::vector<shape::Coord> points;
    while (points.size() < count) {
        const auto& ring = units[random() % units.size()].parts[0][0];
        const std::size_t k = random() % (ring.size() - 1);
        const shape::Coord a = ring[k];
        const shape::Coord b = ring[k + 1];
        const double t = unit(random);
        points.push_back(a);                                                         // a corner
        points.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});            // on an edge, or one bit beside it
        points.push_back({std::nextafter(a.x, b.x), a.y});                           // one bit from a corner
        points.push_back({box.min_x + (box.max_x - box.min_x) * unit(random), a.y}); // level with a corner
        points.push_back(
            {box.min_x + (box.max_x - box.min_x) * unit(random), box.min_y + (box.max_y - box.min_y) * unit(random)});
    }
    return points;
}

} // namespace gridwarden::test
