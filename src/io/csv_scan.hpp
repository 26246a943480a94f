#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::io {

/// Where a cell stands in the text, without its quotes.
struct CsvCell {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    bool quoted = false;  ///< an empty cell that was quoted is an empty text, not a missing one
    bool doubled = false; ///< holds doubled quotes
    bool torn = false;    ///< text stands behind the closing quote; begins at the opening one
};

struct CsvRecord {
    std::size_t first_cell = 0;
    std::uint64_t line = 0; ///< lines of the text before it
};

/// The records of a piece of text. Cells of record `i` end where those of record `i + 1` begin.
struct CsvScan {
    std::vector<CsvCell> cells;
    std::vector<CsvRecord> records;
    std::size_t consumed = 0;    ///< bytes, up to the end of the last whole record
    std::uint64_t lines = 0;     ///< line ends within them
    bool open_quote = false;     ///< the text ends within a quoted cell ...
    std::uint64_t open_line = 0; ///< ... that begins this many lines into the text
    [[nodiscard]] std::size_t cells_end(std::size_t record) const {
        return record + 1 < records.size() ? records[record + 1].first_cell : cells.size();
    }
};

/// Finds at most `max_records` whole records; blank lines are none. A line ends with LF, CR or both. With `last` the text ends
/// the file, and what stands behind the last line end is a record too. Knows nothing of columns.
/// \pre text[text.size()] may be read, as in a std::string; text is below 4 GiB
void scan_csv(const std::string& text, char delimiter, bool last, std::size_t max_records, CsvScan& scan);

/// The text of a cell with its quotes undone.
void append_unquoted(std::string& out, std::string_view text, const CsvCell& cell);

} // namespace gridwarden::io
