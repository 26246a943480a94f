#pragma once

#include "analysis/lifecycle.hpp"
#include "table/table.hpp"

#include <string>
#include <vector>

namespace gridwarden::analysis {

/// A league table of a ledger: for each field, a row for each of its values (and one for what is not stated), and first of all one for the whole
/// ledger: `field value site_count open_count overdue_count closed_count closed_share small_n rank`. Values by rank, then bytewise. `rank` is by overdue
/// share of the sites, the highest first; equal shares share a rank and the next one is left out (1, 2, 2, 4); fewer than 5 sites are flagged and not
/// ranked. Only problems of the snapshot count. Null, not 0: open,
/// closed and overdue where no field tells a state, overdue and rank where no deadline is mapped. \throws Error GW-ASSIGN-003 for a field that is not there.
table::Table standing(const table::Table& ledger, const Lifecycle& lifecycle, const std::vector<std::string>& fields);

} // namespace gridwarden::analysis
