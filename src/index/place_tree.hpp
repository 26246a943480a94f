#pragma once

#include "core/quantity.hpp"
#include "shape/coord.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::index {

/// A place and how far it is.
struct Near {
    std::uint32_t row;
    double metres; ///< geodesic
};

/// Nearest places and places within a distance, geodesic on WGS 84; right at the poles and across the antimeridian. A k-d tree of
/// positions in space: a chord is never longer than the geodesic, which is never longer than the arc of the ellipsoid's smallest
/// radius of curvature over that chord, so that only what may belong to the answer is measured. NaN places are never found.
class PlaceTree {
public:
    explicit PlaceTree(std::span<const shape::Coord> places);
    /// The `count` nearest, nearest first; those equally far (to a micrometre) by row. Fewer where there are fewer.
    void nearest(shape::Coord from, std::size_t count, std::vector<Near>& out) const;
    /// All within a distance (closed, to 0.01 mm), by row.
    void within(shape::Coord from, Length distance, std::vector<Near>& out) const;

private:
    struct Point {
        std::array<double, 3> at;
        std::uint32_t row;
    };
    void build(std::size_t begin, std::size_t end);
    template <class Visit, class Limit>
    void visit_near(std::size_t begin, std::size_t end, const Point& from, const Visit& visit, const Limit& limit) const;

    std::vector<shape::Coord> places_;
    std::vector<Point> points_;        ///< the middle of each range divides it
    std::vector<std::uint8_t> axis_;   ///< along which it does
};

} // namespace gridwarden::index
