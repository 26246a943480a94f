#pragma once

#include "ingest/columns.hpp"
#include "ingest/row_judge.hpp"

#include <string_view>

namespace gridwarden::ingest {

/// A cell's text, empty where it means nothing (`text::is_missing`).
std::string_view stated_text(const table::Batch& batch, int column, std::size_t row, std::string& scratch);

/// Points from two columns of numbers. Rows that state neither have none, which is noted; a row with one of the two, or with what is no
/// finite number, is rejected (GW-XY-001, -002, -005).
shape::GeometryColumn points_of(const table::Batch& batch, const CoordinateColumns& columns, RowJudge& judge);

/// Geometries from a column of WKT; what is no WKT is rejected (GW-XY-008).
shape::GeometryColumn geometries_of(const table::Batch& batch, int wkt, RowJudge& judge);

} // namespace gridwarden::ingest
