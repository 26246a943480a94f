#pragma once

#include "model/input_spec.hpp"
#include "table/table.hpp"

namespace gridwarden::ingest {

/// Whether columns of a table say in longitude and latitude (or as WKT) where each row is, so that a table written from it needs no
/// others: they are named by the input or known by their headings, and agree with the geometry of every row to the 7 decimals of
/// GeoJSON. A row without a place has empty cells there.
bool columns_tell_places(const model::InputSpec& spec, const table::Table& table);

} // namespace gridwarden::ingest
