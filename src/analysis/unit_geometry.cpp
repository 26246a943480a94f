#include "analysis/unit_geometry.hpp"

namespace gridwarden::analysis {

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
