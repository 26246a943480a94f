#pragma once

#include "table/table.hpp"

#include <vector>

namespace gridwarden::analysis {

/// The table with more columns behind its own, each as long as the table, with room made for their names (`make_room`). Text is
/// shared, not copied.
table::Table with_columns(const table::Table& table, std::vector<table::Column> added);

} // namespace gridwarden::analysis
