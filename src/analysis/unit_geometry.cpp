#include "analysis/unit_geometry.hpp"

#include <algorithm>

namespace gridwarden::analysis {

shape::Geometry moved(shape::Geometry geometry, double degrees) {
    for (auto& part : geometry.parts) {
        for (auto& path : part) {
            for (auto& c : path) {
                c.x += degrees;
            }
        }
    }
    return geometry;
}

shape::Geometry turned_to_meet(const shape::Geometry& geometry, const shape::Box& box) {
    const auto own = shape::box_of(geometry);
    for (const double turn : {360.0, -360.0}) {
        if (!own.intersects(box) && shape::Box{own.min_x + turn, own.min_y, own.max_x + turn, own.max_y}.intersects(box)) {
            return moved(geometry, turn);
        }
    }
    return geometry;
}

std::vector<std::uint32_t> touching(const index::BoxIndex& index, shape::Box box) {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> found;
    for (const double turn : {0.0, 360.0, -360.0}) {
        index.touching({box.min_x + turn, box.min_y, box.max_x + turn, box.max_y}, found);
        all.insert(all.end(), found.begin(), found.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<shape::Box> boxes_of(const model::UnitLevel& level) {
    std::vector<shape::Box> boxes;
    boxes.reserve(level.size());
    for (const auto& polygon : level.polygons) {
        boxes.push_back(shape::box_of(polygon));
    }
    return boxes;
}

Corners corners_of(const model::UnitLevel& level) {
    Corners corners;
    corners.first.push_back(0);
    for (const auto& polygon : level.polygons) {
        for (const auto& part : polygon.parts) {
            for (const auto& ring : part) {
                corners.at.insert(corners.at.end(), ring.begin(), ring.end());
            }
        }
        corners.first.push_back(corners.at.size());
    }
    return corners;
}

} // namespace gridwarden::analysis
