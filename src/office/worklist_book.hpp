#pragma once

#include "core/issue.hpp"
#include "office/book.hpp"
#include "table/table.hpp"

namespace gridwarden::office {

/// The table of `analysis::worklist` as a workbook to print and take along: a sheet a team in the order of their names, sites without a team first, rows by rank;
/// behind them one sheet with the number of sites and reasons of each team. Boxes to tick and room for notes.
/// Of a longer list the first `shown_rows` ranks, with an issue (GW-OFF-001).
std::string worklist_book(const table::Table& worklist, const BookMeta& meta, IssueSink& issues);

} // namespace gridwarden::office
