#pragma once

#include "core/language.hpp"
#include "table/column.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gridwarden::office {

/// Rows of a layer that a workbook shows, of the 1,048,575 that a sheet could hold: more open slowly or not at all. What has more is cut, and that is told.
inline constexpr std::uint64_t shown_rows = 50'000;

struct BookMeta {
    std::string title;
    std::string program;
    std::int32_t as_of = 0; ///< stands for the day it was made, so that the bytes do not depend on today
    Language lang = Language::en;
};

enum class CellLook { text, wrapped, integer, number, metres, km2, degrees, percent, date, centred };

struct SheetColumn {
    std::string title;
    CellLook look = CellLook::text;
    double width = 10;                     ///< in characters; a Chinese one counts as two
    std::optional<std::pair<std::string, std::string>> heat = {}; ///< colours `#rrggbb` of the least and the greatest number
    bool bar = false;                      ///< a bar as long as the share
    std::vector<std::string> choices = {}; ///< values that may be chosen in the cells
};

/// How sheets print: A4, the header on each page, as broad as the paper.
struct SheetLook {
    std::string heading;     ///< above each printed page
    std::string footing;     ///< below, before the page number
    bool landscape = true;
    bool borders = false;    ///< lines around every cell: to be written on by hand
    std::uint32_t frozen_columns = 0;
};

/// Writes a workbook row by row in little memory. Texts are texts: none becomes a formula, a number or a link. The same calls give the same bytes.
class Book {
public:
    explicit Book(const BookMeta& meta);
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    /// Begins a sheet with its header row, frozen and with a filter. Its name is made legal and unique. Returns the name.
    std::string begin_sheet(std::string_view name, std::vector<SheetColumn> columns, const SheetLook& look);

    /// The next cell of the row.
    void cell(const table::Column& column, std::size_t row);
    void text(std::string_view text);
    void number(double number); ///< NaN leaves the cell empty
    void day(std::int32_t day);
    void blank();
    void end_row();

    /// Texts that were longer than a cell can be.
    [[nodiscard]] std::uint64_t cut() const noexcept;

    /// The bytes of the workbook. \throws Error GW-OUT-004 where there is no room for them
    std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Names for sheets: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, not `History`, unique without regard to case.
class SheetNames {
public:
    std::string legal(std::string_view wish);

private:
    std::vector<std::string> taken_; ///< folded
};

/// A breadth for a column by its title (which may be broken into lines) and its first cells, 6 to 36.
double width_of(std::string_view title, const table::Column& column);

} // namespace gridwarden::office
