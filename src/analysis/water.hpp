#pragma once

#include "analysis/rivers.hpp"
#include "table/table.hpp"

#include <memory>
#include <vector>

namespace gridwarden::analysis {

/// The water that sources lie in: lakes and river beds (polygons), rivers (lines).
class Water {
public:
    /// Without a table there is none. Polygons farther than `within` from a place are not its water.
    Water(const table::Table* table, Length within, const RiverOptions& rivers, IssueSink& issues);
    /// The polygon that holds a place, else the nearest within the limit; null for none.
    [[nodiscard]] const shape::Geometry* lake(shape::Coord place) const;
    /// Polygons whose box meets a stretch of river.
    [[nodiscard]] std::vector<const shape::Geometry*> beds(const std::vector<shape::Path>& stretch) const;
    [[nodiscard]] const RiverNetwork& rivers() const { return rivers_.network; }

private:
    Length within_;
    std::vector<shape::Geometry> polygons_;
    std::unique_ptr<index::NearIndex> index_;
    Rivers rivers_;
};

} // namespace gridwarden::analysis
