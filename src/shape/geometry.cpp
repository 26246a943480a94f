#include "shape/geometry.hpp"

#include "core/error.hpp"

#include <utility>

namespace gridwarden::shape {

Geometry point(Coord c) { return {Kind::point, {{{c}}}}; }

Geometry polygon(Part rings) { return {Kind::polygon, {std::move(rings)}}; }

Box box_of(const Geometry& geometry) {
    Box box;
    for (const auto& part : geometry.parts) {
        for (const auto& path : part) {
            for (const auto c : path) {
                box.add(c);
            }
        }
    }
    return box;
}

std::size_t coordinate_count(const Geometry& geometry) {
    std::size_t count = 0;
    for (const auto& part : geometry.parts) {
        for (const auto& path : part) {
            count += path.size();
        }
    }
    return count;
}

} // namespace gridwarden::shape
