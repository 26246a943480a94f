#pragma once

#include "io/xlsx_book.hpp"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace gridwarden::io {

/// A cell that holds something.
struct SheetCell {
    enum class Kind { value, error, not_computed };
    std::uint32_t column = 0;
    Kind kind = Kind::value; ///< error: `text` is `#REF!` or the like; not_computed: `text` is the formula
    std::string text;
};

/// A row with at least one such cell; cells in order of columns.
struct SheetRow {
    std::uint32_t row = 0; ///< counted from 0
    bool hidden = false;
    std::vector<SheetCell> cells;
};

/// What of a sheet is not its rows.
struct SheetLayout {
    std::vector<CellRange> merges;         ///< of more than one cell, by first row
    bool locked = false;                   ///< its cells may not be changed; it reads as any other
};

/// The rows of a sheet one after another; memory does not grow with their number.
class XlsxRows {
public:
    XlsxRows(const XlsxBook& book, const XlsxSheetInfo& sheet);
    ~XlsxRows();
    XlsxRows(const XlsxRows&) = delete;
    XlsxRows& operator=(const XlsxRows&) = delete;
    /// \throws Error GW-IO-002
    bool next(SheetRow& row);
    /// Columns are known once the first row was read, merges (which stand behind the rows) from `layout_of`.
    [[nodiscard]] const std::vector<std::uint32_t>& hidden_columns() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Merged cells and the lock, which a sheet names behind its rows: found by searching its text, without parsing the rows.
SheetLayout layout_of(const XlsxBook& book, const XlsxSheetInfo& sheet);

} // namespace gridwarden::io
