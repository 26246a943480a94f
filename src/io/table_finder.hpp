#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::io {

/// The first rows of a sheet or a text, blank ones left out; all of the same number of cells.
using TableRows = std::vector<std::vector<std::string>>;

/// Cells that are merged into one: rows and columns of `TableRows`, ends included.
struct TableMerge {
    std::size_t first_row = 0;
    std::size_t last_row = 0;
    std::size_t first_column = 0;
    std::size_t last_column = 0;
};

/// Where the names of the columns stand.
struct TableHead {
    std::size_t first = 0; ///< row; those above it are titles
    std::size_t last = 0;  ///< the same row, or that of the lower names of a header of several
    std::vector<std::string> names;
};

/// Finds the header: the first row that fills more than half as many cells as the fullest of the rows, below the first row only where
/// it looks like one (texts, each once, at least three or two that are known as headings). A row of names below merged or
/// empty upper names belongs to it; `坐标` over `经度` is `坐标_经度`. Rows of which none is a header: the first. \pre rows not empty
TableHead find_head(const TableRows& rows, const std::vector<TableMerge>& merges);

/// The names of a header in a row that was told.
TableHead head_in(const TableRows& rows, std::size_t row);

/// What a row below the header is.
enum class RowKind { record, total, footnote, repeated_header };

/// Totals (合计, 小计, total, ... in the first filled cell, and few texts beside it), remarks below a table (注：, 填表人：, ... in a row of
/// one or two cells) and headers that a page break repeats are no records.
RowKind kind_of_row(std::span<const std::string_view> cells, std::span<const std::string> names);

/// Whether a row that begins with this cell can be anything but a record: quick, for nearly all are.
bool may_be_no_record(std::string_view first_filled_cell, std::string_view first_name);

} // namespace gridwarden::io
