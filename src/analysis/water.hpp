#pragma once

#include "analysis/river_network.hpp"
#include "table/table.hpp"

#include <memory>
#include <vector>

namespace gridwarden::analysis {

/// The water that sources lie in: lakes and river beds (polygons), rivers (lines).
class Water {
public:
    /// Without a table there is none.
    Water(const table::Table* table, Length snap);
    /// The polygon that holds a place, else the nearest within the snapping distance; null for none.
    [[nodiscard]] const shape::Geometry* lake(shape::Coord place) const;
    /// Polygons whose box meets a stretch of river.
    [[nodiscard]] std::vector<const shape::Geometry*> beds(const std::vector<shape::Path>& stretch) const;
    [[nodiscard]] const RiverNetwork& rivers() const { return rivers_; }

private:
    Length snap_;
    std::vector<shape::Geometry> polygons_;
    std::unique_ptr<index::NearIndex> index_;
    RiverNetwork rivers_;
};

/// The geometries of one kind of a table, each continuous across the antimeridian.
std::vector<shape::Geometry> unwrapped(const table::Table* table, shape::Kind kind);

/// The paths of lines.
std::vector<shape::Path> lines_of(const std::vector<shape::Geometry>& lines);

} // namespace gridwarden::analysis
