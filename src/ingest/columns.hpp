#pragma once

#include "model/headings.hpp"
#include "model/input_spec.hpp"
#include "table/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::ingest {

using model::column_meaning;
using model::Meaning;

/// The column a key names: exact first, then folded. \throws Error GW-COL-001 listing the columns and the nearest.
int named_column(const model::InputSpec& spec, std::string_view key, const std::vector<std::string>& names);

/// Where the coordinates of a table stand.
struct CoordinateColumns {
    int x = -1;   ///< longitude or easting
    int y = -1;
    int wkt = -1;
    [[nodiscard]] bool found() const { return wkt >= 0 || (x >= 0 && y >= 0); }
};

/// Whether a key says where the coordinates stand: then a geometry of the layer is not asked.
bool names_coordinates(const model::InputSpec& spec);

/// By the keys `lon`/`lat`, `x`/`y`, `wkt`; else by headings. \throws Error GW-COL-001, GW-COL-005 (one of a pair only).
CoordinateColumns coordinate_columns(const model::InputSpec& spec, const std::vector<std::string>& names);

/// `a, b, c` for messages; the first 60.
std::string listed(const std::vector<std::string>& names);

std::vector<std::string> names_of(const table::Schema& schema);

} // namespace gridwarden::ingest
