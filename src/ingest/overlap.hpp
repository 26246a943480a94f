#pragma once

#include "core/issue.hpp"
#include "model/units.hpp"
#include "table/table.hpp"

namespace gridwarden::ingest {

/// Refuses sites and areal units that do not meet at all: none of the sites lies in the box of the units.
/// \throws Error GW-ASSIGN-101 with both boxes and how far apart they are; GW-ASSIGN-102 where they would meet with longitude and
/// latitude swapped. Sites without any geometry pass.
void require_overlap(const table::Table& sites, const model::UnitTree& units, IssueSink& issues);

} // namespace gridwarden::ingest
