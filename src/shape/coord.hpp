#pragma once

#include <cmath>
#include <limits>
#include <vector>

namespace gridwarden::shape {

/// A position: x is east (longitude in degrees, or easting in metres), y is north. Which of the two is told by the CRS
/// of the table it lives in, never by the value.
struct Coord {
    double x = 0.0;
    double y = 0.0;
    friend bool operator==(const Coord&, const Coord&) = default;
};

inline bool is_finite(Coord c) noexcept { return std::isfinite(c.x) && std::isfinite(c.y); }

/// A closed box; empty until something is added.
struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();
    [[nodiscard]] bool empty() const noexcept { return min_x > max_x; }
    void add(Coord c) noexcept {
        min_x = c.x < min_x ? c.x : min_x;
        min_y = c.y < min_y ? c.y : min_y;
        max_x = c.x > max_x ? c.x : max_x;
        max_y = c.y > max_y ? c.y : max_y;
    }
    void add(const Box& b) noexcept {
        if (!b.empty()) {
            add(Coord{b.min_x, b.min_y});
            add(Coord{b.max_x, b.max_y});
        }
    }
    [[nodiscard]] bool contains(Coord c) const noexcept {
        return c.x >= min_x && c.x <= max_x && c.y >= min_y && c.y <= max_y;
    }
    [[nodiscard]] bool intersects(const Box& b) const noexcept {
        return min_x <= b.max_x && b.min_x <= max_x && min_y <= b.max_y && b.min_y <= max_y;
    }
    friend bool operator==(const Box&, const Box&) = default;
};

} // namespace gridwarden::shape
