#pragma once

#include "analysis/proximity_tables.hpp"
#include "command/context.hpp"

namespace gridwarden::command {

/// The pairs as a table for a terminal, station by station, nearest first; of many rows the first hundred, the rest is told.
std::string near_page(const analysis::ProximityTables& tables, const Context& context);

/// What was found, in a few sentences, and the balance. A finding is a site in the innermost ring.
void tell_near(const analysis::ProximityTables& tables, const Context& context, Result& result);

} // namespace gridwarden::command
