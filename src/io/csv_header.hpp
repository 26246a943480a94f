#pragma once

#include "core/issue.hpp"
#include "io/text_pieces.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::io {

/// What stands above the rows of a CSV.
struct CsvHeader {
    std::vector<std::string> names; ///< unique and not empty
    char delimiter = ',';
    std::uint64_t lines = 0;        ///< lines of the file up to and with the header
};

/// Reads the header and consumes it. It is in line `header` of the file, else where it is found in the first 50 records
/// (table_finder.hpp); the delimiter is the one of `,` `;` tab `|` that the first line with any of them holds most outside quotes, or the one of a line `sep=;` as Excel writes it.
/// \throws Error GW-IO-007, GW-IO-009, GW-IO-010, GW-IO-021
CsvHeader read_csv_header(TextPieces& pieces, const model::InputSpec& spec, IssueSink& issues);

/// Columns without a name become `column_<n>`, repeated ones get `_2`, `_3`, ...; both are told as a note.
void make_names_unique(std::vector<std::string>& names, const std::string& path, IssueSink& issues);

} // namespace gridwarden::io
