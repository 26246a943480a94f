#pragma once

#include "analysis/assign.hpp"
#include "core/issue.hpp"

namespace gridwarden::analysis {

/// Tells every site that lies elsewhere than the unit its register declares (GW-ASSIGN-006), or declares what no unit is called
/// (GW-ASSIGN-005), and counts them. Sites without a place or a declared unit have nothing to compare.
std::uint64_t tell_disagreements(const table::Table& sites, const model::UnitTree& units, const Assignment& assignment, IssueSink& issues);

} // namespace gridwarden::analysis
