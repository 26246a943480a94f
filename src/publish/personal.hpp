#pragma once

#include "table/table.hpp"

#include <set>
#include <string>
#include <vector>

namespace gridwarden::publish {

/// Columns that hold names of persons, telephone or identity numbers, or tell who reported a problem: by their header in Chinese or English (`联系电话`,
/// `reporter`), by the role `keeper`, or because more than half of its first thousand cells, at least three, look like a Chinese mobile or identity number. Names as in
/// the schema, in its order. What is not personal is named in a project's `keep_personal`.
std::vector<std::string> personal_columns(const table::Table& table);

/// The table without these columns.
table::Table without_columns(table::Table table, const std::set<std::string>& names);

} // namespace gridwarden::publish
