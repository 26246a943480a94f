#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gridwarden::text {

struct TextColumnSpec {
    std::string title;
    bool right = false;  ///< numbers
    bool shrinks = false; ///< may be clipped where the table is wider than the terminal
};

/// A table for a terminal: titles, a rule, rows; two blanks between columns. Widths are those on a terminal (Chinese characters take two).
/// A table that is too wide is clipped in its widest shrinking columns, down to eight columns each. Lines end without blanks.
std::string text_table(const std::vector<TextColumnSpec>& columns, const std::vector<std::vector<std::string>>& rows, std::size_t width);

} // namespace gridwarden::text
