#pragma once

#include "core/language.hpp"
#include "table/table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::page {

/// The cells of a column over all batches as text; empty for null and where there is no such column.
std::vector<std::string> texts_of(const table::Table& table, std::string_view column);
/// The same as numbers; NaN for null and for text that is none.
std::vector<double> numbers_of(const table::Table& table, std::string_view column);

/// A cell as people read it: shares as percentages with one decimal rounded half up, whole numbers grouped, other numbers with at most three significant decimals,
/// yes and no in words. Null is a dash.
std::string shown(std::string_view column, const std::string& cell, Language lang);
std::string shown(std::string_view column, double number, Language lang);

/// Whether a column holds shares from 0 to 1.
bool is_share(std::string_view column);

} // namespace gridwarden::page
