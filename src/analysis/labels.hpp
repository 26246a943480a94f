#pragma once

#include "table/table.hpp"

#include <string>
#include <vector>

namespace gridwarden::analysis {

/// The id of every row: the column mapped as `id`, else (in a table that another step made) the first column called `id` or `..._id`, else
/// the number of the row.
std::vector<std::string> ids_of(const table::Table& table);

/// The name of every row, empty where it has none: the column mapped as `name`, else the first called `name` or `..._name`.
std::vector<std::string> names_of(const table::Table& table);

/// The kind of every row, empty where it has none: the column mapped as `kind`, else the one called so.
std::vector<std::string> kinds_of(const table::Table& table);

/// The name, and the id where there is none: what people call a row.
std::vector<std::string> titles_of(const table::Table& table);

} // namespace gridwarden::analysis
