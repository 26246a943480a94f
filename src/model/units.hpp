#pragma once

#include "core/quantity.hpp"
#include "shape/geometry.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::model {

inline constexpr std::uint32_t no_unit = 0xFFFFFFFFu;

/// One level of areal units, as columns. Rows are ordered by id bytewise; ids are unique; polygons are valid, in WGS 84
/// lon/lat, unwrapped across the antimeridian where they cross it (edges never over 180 degrees).
struct UnitLevel {
    std::string label;                  ///< what people call this level; may be empty
    std::vector<std::string> ids;
    std::vector<std::string> names;     ///< the id where there is no name column
    std::vector<shape::Geometry> polygons;
    std::vector<Area> areas;            ///< on the ellipsoid
    std::vector<std::uint32_t> parents; ///< row in the coarser level, `no_unit` where there is none; empty for level 1
    std::vector<std::string> declared_parents; ///< id stated by a parent column; empty vector where not stated
    std::string source;                 ///< file it came from, as written
    std::string layer;                  ///< layer of that file, where one was asked for
    table::Table attributes;            ///< every column of the file as it came, a row a unit (that of its first part); no
                                        ///< geometry; the roles are the mapped keys (`keeper`, `team`, ...). No columns where
                                        ///< the level was dissolved from a finer one
    std::vector<std::uint32_t> rows;    ///< row of the (first part of the) unit in that file
    [[nodiscard]] std::size_t size() const noexcept { return ids.size(); }
    /// `towns.gpkg`, or `county.gpkg [towns]`.
    [[nodiscard]] std::string source_text() const { return layer.empty() ? source : source + " [" + layer + "]"; }
};

/// Areal units of any number of levels, coarsest first (level 1 = levels[0]).
struct UnitTree {
    std::vector<UnitLevel> levels;
    /// Every unit lies inside its parent: then sites are decided at the finest level and parents are inherited.
    bool nested = false;
    [[nodiscard]] bool empty() const noexcept { return levels.empty(); }
};

} // namespace gridwarden::model
