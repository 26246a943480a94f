#pragma once

#include "table/table.hpp"

#include <vector>

namespace gridwarden::analysis {

/// A table with more columns behind its own, of one cell a row over the whole table. Columns of its own that are called as one of the new
/// ones (ignoring case) get `src_` in front.
table::Table with_columns(const table::Table& table, std::vector<table::Column> added);

} // namespace gridwarden::analysis
