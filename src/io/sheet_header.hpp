#pragma once

#include "core/issue.hpp"
#include "model/input_spec.hpp"

#include <cstdint>
#include <string>
#include <vector>

class OGRLayer;

namespace gridwarden::io {

/// Where the names of the columns of a sheet stand, and which they are.
struct SheetHeader {
    std::uint64_t row = 0;          ///< 1-based line of the sheet
    std::vector<std::string> names; ///< unique and not empty
};

/// The header is in line `header`, else where it is found in the first 50 lines (table_finder.hpp); merges are not known here. \throws Error GW-IO-007, -009, -010
SheetHeader read_sheet_header(OGRLayer& sheet, const model::InputSpec& spec, IssueSink& issues);

} // namespace gridwarden::io
