#pragma once

#include "io/xlsx_values.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::io {

/// A sheet of a workbook.
struct XlsxSheetInfo {
    std::string name;
    std::string member; ///< of the archive
    bool hidden = false;
};

/// What the sheets of a workbook share. (ECMA-376; the strict and the transitional form are read alike.)
struct XlsxBook {
    std::string path;
    std::vector<XlsxSheetInfo> sheets; ///< tables only: no charts, no macros
    std::vector<NumberKind> styles;    ///< by style of a cell
    std::string strings;               ///< the shared strings, one behind the other
    std::vector<std::uint32_t> string_ends;
    bool from_1904 = false;
    bool locked = false;               ///< its structure may not be changed; it reads as any other
    [[nodiscard]] std::string_view string(std::size_t which) const;
};

/// \throws Error GW-XLSX-001 for the old format (.xls), -002 for an encrypted book, -003 for the lock file that Excel keeps beside an
/// open book, -004 for what is a web page or a text under the name of a workbook, GW-IO-002 for a damaged one
XlsxBook open_xlsx_book(const std::string& path);

} // namespace gridwarden::io
