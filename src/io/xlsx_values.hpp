#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gridwarden::io {

/// A cell by its column and row, both counted from 0.
struct CellPlace {
    std::uint32_t column = 0;
    std::uint32_t row = 0;
};
inline constexpr std::uint32_t most_sheet_rows = 1 << 20;
inline constexpr std::uint32_t most_sheet_columns = 1 << 14;

/// `B3`, also `$B$3`; nothing where the text is no cell within the bounds of a sheet.
std::optional<CellPlace> cell_place(std::string_view reference);
/// `B3`
std::string cell_name(CellPlace place);

/// Cells that are merged into one, ends included.
struct CellRange {
    CellPlace from;
    CellPlace to;
};
/// `A1:B2`, or one cell.
std::optional<CellRange> cell_range(std::string_view reference);

/// What a number of a cell means by its number format.
enum class NumberKind { plain, day, time_of_day, moment };

/// By a format's number where it is built in (ECMA-376 part 1, 18.8.30, with the East Asian ones), else by its code: letters of day or
/// hour outside quotes and brackets.
NumberKind number_kind(int format, std::string_view code);

/// A stored number as people know it: at most 15 significant digits; a day as `2024-03-31`, a moment as `2024-03-31 12:00:00`, a time of
/// day as `12:00:00`. A number that is no day of the calendar stays one. The 29th of February 1900, which there was not, is the 28th.
std::string cell_number(std::string_view stored, NumberKind kind, bool from_1904);

/// Undoes `_x000D_` as workbooks write characters that XML cannot hold.
std::string unescaped(std::string text);

} // namespace gridwarden::io
