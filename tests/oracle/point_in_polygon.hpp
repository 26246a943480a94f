#pragma once

#include "shape/geometry.hpp"

#include <boost/multiprecision/cpp_int.hpp>

namespace gridwarden::oracle {

enum class Where { outside, border, inside };

/// Side of c on the way from a to b: 1 left, -1 right, 0 on the line; in exact arithmetic on the doubles as they are.
inline int side(shape::Coord a, shape::Coord b, shape::Coord c) {
    using Exact = boost::multiprecision::cpp_rational;
    const Exact left = (Exact(b.x) - Exact(a.x)) * (Exact(c.y) - Exact(a.y));
    const Exact right = (Exact(b.y) - Exact(a.y)) * (Exact(c.x) - Exact(a.x));
    return left > right ? 1 : left < right ? -1 : 0;
}

/// Where a point lies in a valid polygon, by counting the edges that cross the ray to the east. In the plane of the
/// coordinates.
inline Where locate(const shape::Geometry& polygon, shape::Coord p) {
    bool inside = false;
    for (const shape::Part& part : polygon.parts) {
        for (const shape::Path& ring : part) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const shape::Coord a = ring[i - 1];
                const shape::Coord b = ring[i];
                const bool beside = (p.x < a.x && p.x < b.x) || (p.x > a.x && p.x > b.x) || (p.y < a.y && p.y < b.y) ||
                                    (p.y > a.y && p.y > b.y);
                if (!beside && side(a, b, p) == 0) {
                    return Where::border;
                }
                if ((a.y > p.y) != (b.y > p.y) && (side(a, b, p) > 0) == (b.y > a.y)) {
                    inside = !inside;
                }
            }
        }
    }
    return inside ? Where::inside : Where::outside;
}

} // namespace gridwarden::oracle
