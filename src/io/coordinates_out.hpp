#pragma once

#include "geodesy/crs.hpp"
#include "table/table.hpp"

#include <optional>
#include <string>

namespace gridwarden::io {

/// Takes geometries from the CRS of a table into that of a file. In longitude and latitude they come out canonical: within
/// [-180, 180], split at the antimeridian, right-hand rule; on a plane as they are.
class CoordinatesOut {
public:
    /// \throws Error GW-CRS-001 where `out_crs` is not understood; an empty one is WGS 84. A table without CRS is in WGS 84.
    CoordinatesOut(const std::string& path, const shape::CrsTag& table_crs, const std::string& out_crs);

    [[nodiscard]] const geodesy::Crs& crs() const noexcept { return crs_; }
    [[nodiscard]] bool degrees() const noexcept { return crs_.kind != geodesy::CrsKind::projected; }
    /// Whether `take` may be called on several threads at the same time (a transform may not).
    [[nodiscard]] bool shareable() const noexcept { return !from_table_ && !to_file_; }
    /// A single point that needs no change; none for all else.
    [[nodiscard]] std::optional<shape::Coord> plain_point(const shape::GeometryColumn& column, std::size_t row) const {
        if (!shareable() || !column.is_single_point(row) || !(std::abs(column.point(row).x) <= 180)) {
            return std::nullopt;
        }
        return column.point(row);
    }
    /// \throws Error GW-OUT-005 where a coordinate lies outside the projection
    [[nodiscard]] shape::Geometry take(const shape::GeometryColumn& column, std::size_t row) const;

private:
    void transform(shape::Geometry& geometry) const;
    std::string path_;
    geodesy::Crs crs_;
    std::optional<geodesy::Transform> from_table_; ///< none where the table is in WGS 84
    std::optional<geodesy::Transform> to_file_;    ///< none where the file is in WGS 84
};

/// A geometry in lon/lat as RFC 7946 wants it: longitudes in [-180, 180], parts cut at the antimeridian, outer rings
/// counter-clockwise and holes clockwise. \throws Error GW-GEOM-010 for a ring around a pole
shape::Geometry canonical_lonlat(shape::Geometry geometry);

} // namespace gridwarden::io
