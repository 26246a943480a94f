#pragma once

#include "publish/publication.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gridwarden::publish {

/// What the steps of a run found of the areal units of one level, side by side: a row a unit, in the order of the level.
struct LevelTable {
    struct Source {
        std::size_t layer;     ///< in Publication::layers
        std::string column;    ///< its name there
    };
    std::size_t level = 0;     ///< 0 is the coarsest
    std::string title;         ///< what people call the level, else `Level 1`
    table::Table table;        ///< `unit_id unit_name parent_id area_km2`, then the columns of each source
    std::vector<std::string> titles;              ///< of the columns; with the name of its step where two steps have the same column
    std::vector<std::optional<Source>> sources;   ///< of the columns; nothing for the units' own
    std::vector<std::size_t> layers;              ///< that stand here whole, so that they need no table of their own
};

/// One table a level of units. A layer takes part where its first column is `unit_id` and it has one row for every unit of the level; of a layer of several
/// levels (`level`) its rows of this one.
std::vector<LevelTable> level_tables(const Publication& publication);

} // namespace gridwarden::publish
