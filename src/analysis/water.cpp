#include "analysis/water.hpp"

#include "analysis/cells.hpp"
#include "geometry/geometry.hpp"

#include <limits>

namespace gridwarden::analysis {

using shape::Geometry;

std::vector<Geometry> unwrapped(const table::Table* table, shape::Kind kind) {
    std::vector<Geometry> kept;
    if (table != nullptr) {
        for (const auto& geometry : geometries_of(*table)) {
            if (geometry.kind == kind) {
                kept.push_back(geometry::unwrap(geometry));
            }
        }
    }
    return kept;
}

std::vector<shape::Path> lines_of(const std::vector<Geometry>& geometries) {
    std::vector<shape::Path> lines;
    for (const auto& geometry : geometries) {
        for (const auto& part : geometry.parts) {
            lines.insert(lines.end(), part.begin(), part.end());
        }
    }
    return lines;
}

Water::Water(const table::Table* table, Length snap)
    : snap_(snap), polygons_(unwrapped(table, shape::Kind::polygon)), rivers_(lines_of(unwrapped(table, shape::Kind::line)), snap) {
    std::vector<index::Shape> shapes;
    for (std::uint32_t i = 0; i < polygons_.size(); ++i) {
        shapes.push_back({i, polygons_[i]});
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    index_ = std::make_unique<index::NearIndex>(std::vector<shape::Coord>(polygons_.size(), shape::Coord{nan, nan}), shapes, 1);
}

const Geometry* Water::lake(shape::Coord place) const {
    index::Neighbours near;
    index_->nearest(index::Origin(place), 1, snap_, near);
    return near.rows.empty() ? nullptr : &polygons_[near.rows.front().row];
}

std::vector<const Geometry*> Water::beds(const std::vector<shape::Path>& stretch) const {
    const auto box = shape::box_of({shape::Kind::line, {stretch}});
    std::vector<const Geometry*> beds;
    for (const auto& polygon : polygons_) {
        if (shape::box_of(polygon).intersects(box)) {
            beds.push_back(&polygon);
        }
    }
    return beds;
}

} // namespace gridwarden::analysis
