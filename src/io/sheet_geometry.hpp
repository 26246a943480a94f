#pragma once

#include "io/geometry_cells.hpp"

#include <cstdint>
#include <string>
#include <vector>

class OGRFeature;
class OGRLayer;

namespace gridwarden::io {

/// Geometry in a spreadsheet: number columns `lon`, `lat` for points, a text column `wkt` for all else, behind the attributes.
class SheetGeometry {
public:
    SheetGeometry(GeometryColumns columns, const CoordinatesOut& coordinates, int precision);
    [[nodiscard]] std::vector<std::string> names() const { return names_of(columns_, coordinates_); }
    [[nodiscard]] bool create_fields(OGRLayer& layer) const;
    void fill(OGRFeature& feature, const table::Batch& batch, std::size_t row);
    [[nodiscard]] std::uint64_t too_long() const noexcept { return too_long_; } ///< outlines that a cell cannot hold

private:
    [[nodiscard]] double rounded(double value) const;
    GeometryColumns columns_;
    const CoordinatesOut& coordinates_;
    int decimals_;
    std::uint64_t too_long_ = 0;
};

} // namespace gridwarden::io
