#pragma once

#include "analysis/assign.hpp"
#include "core/issue.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gridwarden::analysis {

struct RollupOptions {
    std::vector<std::string> by;                           ///< canonical or own columns to count by value
    std::map<std::string, std::vector<std::string>> values;///< declared values of a column; else those found, at most 100
    std::int32_t as_of = 0;                                ///< days since 1970-01-01
};

/// What one level of units holds; rows ordered by id, every unit present, also with 0 sites. Sum of `site_count` +
/// `unassigned` = sites, checked (GW-BUG-001).
struct Rollup {
    table::Table table;          ///< the contract's columns, with the units' polygons
    std::uint64_t assigned = 0;
    std::uint64_t unassigned = 0;
};
std::vector<Rollup> rollup(const table::Table& sites, const model::UnitTree& units, const Assignment& assignment,
                           const RollupOptions& options, IssueSink& issues);

} // namespace gridwarden::analysis
