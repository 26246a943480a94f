#pragma once

#include "core/issue.hpp"
#include "io/reader.hpp"
#include "model/input_spec.hpp"
#include "table/stream.hpp"

#include <memory>
#include <vector>

namespace gridwarden::io {

/// Reads a sheet of a workbook by the keys `sheet` (or `layer`) and `header`: all columns are text, rows bear the number that the user
/// sees. The header is found (table_finder.hpp), a value merged downwards stands in each row of the merge that holds something else,
/// totals, remarks and repeated headers are filtered with an issue, hidden rows and columns are read and told, a cell with an error
/// or a formula without its result is null and told. One sheet that is not hidden and not empty is taken by itself.
/// \throws Error GW-XLSX-001 to -004, GW-IO-002, -004, -005, -007, -009, -010
std::unique_ptr<table::Source> open_xlsx(const model::InputSpec& spec, IssueSink& issues);

std::vector<LayerInfo> list_xlsx(const model::InputSpec& spec);

} // namespace gridwarden::io
