#pragma once

#include "analysis/river_network.hpp"
#include "core/issue.hpp"
#include "table/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// Which way rivers flow: as they were digitised, unless a column turns some round or an outlet says where all of them lead.
struct RiverOptions {
    Length snap = Length::metres(10); ///< ends this near to another line run into it
    std::string flow_column;          ///< column that says `backward` (against, reverse, -1, 逆, 反) of lines digitised upstream
    std::optional<shape::Coord> outlet;
};

/// The lines of a table as a network. Each part of a multi-line is a line of its own.
struct Rivers {
    RiverNetwork network;
    std::vector<std::uint32_t> row_of_line; ///< row over the whole table
};

/// Rows that are no lines are left out. How lines meet oddly is told (GW-ZONE-101 to 105). \throws Error GW-ZONE-106 for an unknown column
Rivers rivers_of(const table::Table& table, const RiverOptions& options, IssueSink& issues);

} // namespace gridwarden::analysis
