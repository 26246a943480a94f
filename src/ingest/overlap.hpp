#pragma once

#include "core/issue.hpp"
#include "model/units.hpp"
#include "table/table.hpp"

namespace gridwarden::ingest {

/// Refuses sites and areal units that do not meet at all: none of the sites lies in the box of the units.
/// \throws Error GW-ASSIGN-001 with both boxes, how far apart they are and, where swapping longitude and latitude would make them
/// meet, that it would. Sites without any geometry pass.
void require_overlap(const table::Table& sites, const model::UnitTree& units, IssueSink& issues);

} // namespace gridwarden::ingest
