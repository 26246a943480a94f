#pragma once

#include "table/table.hpp"

#include <vector>

namespace gridwarden::analysis {

/// The table with more columns behind its own, each as long as the table; an own column of the same name (in any case) gets `src_`
/// in front. Text is shared, not copied.
table::Table with_columns(const table::Table& table, std::vector<table::Column> added);

} // namespace gridwarden::analysis
