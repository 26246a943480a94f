#pragma once

#include "core/issue.hpp"
#include "table/table.hpp"

namespace gridwarden::ingest {

/// Tells every row whose id was met before (GW-ID-001), in row order. Registers list a site once a project or once a visit, so
/// repeats are accepted and told.
void tell_repeated_ids(const table::Table& table, IssueSink& issues);

} // namespace gridwarden::ingest
