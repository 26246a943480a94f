#include "analysis/water.hpp"

#include "analysis/cells.hpp"
#include "geometry/geometry.hpp"

#include <limits>

namespace gridwarden::analysis {

using shape::Geometry;

namespace {

std::vector<Geometry> polygons_of(const table::Table* table) {
    std::vector<Geometry> kept;
    if (table != nullptr) {
        for (const auto& geometry : geometries_of(*table)) {
            if (geometry.kind == shape::Kind::polygon) {
                kept.push_back(geometry::unwrap(geometry));
            }
        }
    }
    return kept;
}

} // namespace

Water::Water(const table::Table* table, Length within, const RiverOptions& rivers, IssueSink& issues)
    : within_(within), polygons_(polygons_of(table)), rivers_(table == nullptr ? Rivers{RiverNetwork({}, rivers.snap), {}} : rivers_of(*table, rivers, issues)) {
    std::vector<index::Shape> shapes;
    for (std::uint32_t i = 0; i < polygons_.size(); ++i) {
        shapes.push_back({i, polygons_[i]});
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    index_ = std::make_unique<index::NearIndex>(std::vector<shape::Coord>(polygons_.size(), shape::Coord{nan, nan}), shapes, 1);
}

const Geometry* Water::lake(shape::Coord place) const {
    index::Neighbours near;
    index_->nearest(index::Origin(place), 1, within_, near);
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
