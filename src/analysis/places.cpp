#include "analysis/places.hpp"

#include <limits>

namespace gridwarden::analysis {

Places places_of(const table::Table& table) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    Places places;
    places.points.reserve(table.size());
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (batch.geometry.is_single_point(row)) {
                places.points.push_back(batch.geometry.point(row));
                continue;
            }
            if (batch.geometry.kind(row) != shape::Kind::none) {
                places.shapes.push_back({static_cast<std::uint32_t>(places.points.size()), batch.geometry.get(row)});
            }
            places.points.push_back({nan, nan});
        }
    }
    return places;
}

Origins::Origins(const Places& places) : points_(places.points), shapes_(places.shapes), shape_(places.points.size(), none) {
    for (std::uint32_t i = 0; i < shapes_.size(); ++i) {
        shape_[shapes_[i].row] = i;
    }
}

index::Origin Origins::at(std::size_t row) const {
    return shape_[row] == none ? index::Origin(points_[row]) : index::Origin(shapes_[shape_[row]].geometry);
}

} // namespace gridwarden::analysis
