#pragma once

#include "analysis/proximity_tables.hpp"
#include "command/context.hpp"

namespace gridwarden::command {

/// The pairs as a table for a terminal, nearest first, station by station; `shown` rows at most a page, the rest is told.
std::string near_page(const analysis::ProximityTables& tables, const Context& context);

/// What was found, in a few sentences.
void tell_near(const analysis::ProximityTables& tables, const Context& context, Result& result);

} // namespace gridwarden::command
