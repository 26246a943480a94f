#pragma once

#include "analysis/weights.hpp"
#include "shape/geometry.hpp"

#include <random>
#include <string>
#include <vector>

namespace gridwarden::test {

/// Squares of a regular grid in lon/lat, row by row.
inline std::vector<shape::Geometry> squares(int columns, int rows, double size = 0.01, shape::Coord corner = {117, 31}) {
    std::vector<shape::Geometry> made;
    const auto at = [&](int x, int y) { return shape::Coord{corner.x + size * x, corner.y + size * y}; };
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            made.push_back(shape::polygon({{at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)}}));
        }
    }
    return made;
}

/// Neighbours in a regular grid, row by row, by counting alone.
inline analysis::Weights grid_weights(int columns, int rows, bool queen = true) {
    std::vector<analysis::Link> links;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const bool inside = x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows;
                    if (inside && (dx != 0 || dy != 0) && (queen || dx * dy == 0)) {
                        links.push_back({static_cast<std::uint32_t>(y * columns + x), static_cast<std::uint32_t>((y + dy) * columns + x + dx)});
                    }
                }
            }
        }
    }
    return analysis::from_links(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), std::move(links));
}

/// Random links: `most` at most from each unit, now and then none.
inline analysis::Weights random_weights(std::mt19937& random, std::size_t units, std::size_t most) {
    std::vector<analysis::Link> links;
    for (std::uint32_t unit = 0; unit < units; ++unit) {
        for (auto left = random() % (most + 1); left-- > 0;) {
            links.push_back({unit, static_cast<std::uint32_t>(random() % units)});
        }
    }
    return analysis::from_links(units, std::move(links));
}

inline std::vector<std::string> numbered_ids(std::size_t count) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back(std::to_string(100'000 + i));
    }
    return ids;
}

} // namespace gridwarden::test
