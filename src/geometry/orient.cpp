#include "geometry/geometry.hpp"

#include <algorithm>

namespace gridwarden::geometry {

namespace {

/// Twice the signed area in the plane of the coordinates, counted from the first corner so that small rings keep their
/// sign.
double doubled_area(const shape::Path& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const shape::Coord a{ring[i - 1].x - ring.front().x, ring[i - 1].y - ring.front().y};
        const shape::Coord b{ring[i].x - ring.front().x, ring[i].y - ring.front().y};
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

} // namespace

void orient_rings(shape::Geometry& polygons) {
    if (polygons.kind != shape::Kind::polygon) {
        return;
    }
    for (shape::Part& part : polygons.parts) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            const double area = doubled_area(part[i]);
            if (i == 0 ? area < 0.0 : area > 0.0) {
                std::reverse(part[i].begin(), part[i].end());
            }
        }
    }
}

} // namespace gridwarden::geometry
