#pragma once

#include "shape/coord.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::shape {

enum class Kind : std::uint8_t { none, point, line, polygon };

/// One run of coordinates: a point (one coordinate), a line, or a ring (first coordinate repeated at the end).
using Path = std::vector<Coord>;

/// One part: a point, a line, or a polygon whose first path is the outer ring and the others its holes.
using Part = std::vector<Path>;

/// A geometry as a plain value: parts of one kind; several parts make a multi-geometry. Knows no algorithm.
/// Collections that mix kinds do not exist here; readers refuse or split them.
struct Geometry {
    Kind kind = Kind::none;
    std::vector<Part> parts;
    [[nodiscard]] bool empty() const noexcept { return parts.empty(); }
    friend bool operator==(const Geometry&, const Geometry&) = default;
};

Geometry point(Coord c);
Geometry polygon(Part rings);
Box box_of(const Geometry& geometry);
std::size_t coordinate_count(const Geometry& geometry);

/// WKT of 2D geometries, multi or not. \throws Error GW-GEOM-001 with the position where the text is not WKT.
Geometry parse_wkt(std::string_view text);
std::string to_wkt(const Geometry& geometry, int decimals = 15);

/// A column of geometries as struct of arrays: one coordinate array, offsets for paths, parts and rows.
/// While every row is a single point or nothing, no offsets are kept: 16 bytes a row.
class GeometryColumn {
public:
    void reserve(std::size_t rows);
    void push_none();
    void push_point(Coord c);
    void push(const Geometry& geometry);

    [[nodiscard]] std::size_t size() const noexcept { return rows_; }
    [[nodiscard]] bool points_only() const noexcept { return row_parts_.empty(); }
    [[nodiscard]] Kind kind(std::size_t row) const;
    [[nodiscard]] bool is_single_point(std::size_t row) const;
    /// The one coordinate of a single-point row. Undefined for other rows.
    [[nodiscard]] Coord point(std::size_t row) const;
    [[nodiscard]] Geometry get(std::size_t row) const;
    /// All coordinates, in row order (in a points-only column: one a row, NaN where the row has none).
    [[nodiscard]] std::span<Coord> coordinates() noexcept { return coords_; }
    [[nodiscard]] std::span<const Coord> coordinates() const noexcept { return coords_; }
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    void to_general();
    std::size_t rows_ = 0;
    std::vector<Coord> coords_;
    std::vector<Kind> kinds_;               // general form only, as all below
    std::vector<std::uint64_t> row_parts_;  // row -> first part, one more at the end
    std::vector<std::uint64_t> part_paths_; // part -> first path
    std::vector<std::uint64_t> path_coords_;// path -> first coordinate
};

} // namespace gridwarden::shape
