#include "io/geometry_cells.hpp"

#include <algorithm>

namespace gridwarden::io {

GeometryColumns needed_by(const table::Batch& batch) {
    GeometryColumns needed;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (batch.geometry.kind(row) != shape::Kind::none) {
            (batch.geometry.is_single_point(row) ? needed.points : needed.wkt) = true;
        }
    }
    return needed;
}

std::vector<std::string> names_of(const GeometryColumns& columns, const CoordinatesOut& coordinates) {
    std::vector<std::string> names;
    if (columns.points) {
        names = coordinates.degrees() ? std::vector<std::string>{"lon", "lat"} : std::vector<std::string>{"x", "y"};
    }
    if (columns.wkt) {
        names.emplace_back("wkt");
    }
    return names;
}

int decimals_of(const CoordinatesOut& coordinates, int precision) {
    return coordinates.degrees() ? precision : std::min(precision, 4);
}

} // namespace gridwarden::io
