#pragma once

#include "core/issue.hpp"
#include "shape/geometry.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// The cells of a column over all batches, in row order. \pre `column` is an index of the schema

/// Texts; empty for null.
std::vector<std::string> texts_of(const table::Table& table, int column);

/// Numbers; NaN for null. `unreadable` counts texts that are no number (they are NaN too).
std::vector<double> numbers_of(const table::Table& table, int column, std::uint64_t* unreadable = nullptr);

/// Days since 1970-01-01; `table::DateColumn::null` for null and for what is no ISO date.
std::vector<std::int32_t> days_of(const table::Table& table, int column, std::uint64_t* unreadable = nullptr);

/// The geometry of every row as a value.
std::vector<shape::Geometry> geometries_of(const table::Table& table);

/// The position of every row that is a single point; NaN for rows that are not.
std::vector<shape::Coord> points_of(const table::Table& table);

/// One position for every row: a single point itself, a point inside a polygon, the first corner of a line or of several points; NaN for rows without
/// a place.
std::vector<shape::Coord> anchors_of(const table::Table& table);

/// Where each row stands in the input, for issues.
std::vector<Place> places_in_input(const table::Table& table);
/// Prepares a table for columns of these names (case-insensitive): what an analysis made before under such a name is taken out, a
/// column of the user's gets `src_` in front, as often as needed.
void make_room(table::Table& table, const std::vector<table::Field>& added);

/// The texts, or days, of a canonical field; all empty, or null, where no column is mapped to it.
std::vector<std::string> role_texts(const table::Table& table, std::string_view role);
std::vector<std::int32_t> role_days(const table::Table& table, std::string_view role);

/// Index of a canonical field, else of the column of that name; -1 where there is neither.
int field_index(const table::Schema& schema, std::string_view name);

} // namespace gridwarden::analysis
