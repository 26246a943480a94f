#pragma once

#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::io {

inline constexpr std::size_t dbf_cell_size = 254;     ///< bytes
inline constexpr std::size_t sheet_cell_size = 32767; ///< characters
inline constexpr std::uint64_t sheet_rows = 1'048'575; ///< below the header
inline constexpr std::size_t dbf_columns = 255;

/// What must be known about a format that GDAL writes for us.
struct GdalFormat {
    std::string_view name;       ///< as in `WriteOptions::format`
    const char* driver;
    bool sheet = false;          ///< a spreadsheet: no geometry type, no CRS
    bool whole = false;          ///< takes one kind of geometry for the layer: all rows must be known before the first
    bool ignores_case = false;   ///< names of columns that differ by case only are the same
    bool short_names = false;    ///< 10 ASCII characters a name, 254 bytes a cell, one kind of geometry
};
const GdalFormat& gdal_format(std::string_view name);

/// Names of columns as the format can hold them, in the order of the schema: unchanged where they fit; otherwise cut and
/// numbered so that all differ. A Chinese name in a Shapefile becomes `field_<n>`.
std::vector<std::string> fitting_names(const std::vector<std::string>& names, const GdalFormat& format);

/// At most `limit` bytes of UTF-8, no character cut in two.
std::string_view cut_to_bytes(std::string_view text, std::size_t limit);
/// At most `limit` characters as spreadsheets count them (UTF-16 units).
std::string_view cut_to_characters(std::string_view text, std::size_t limit);

/// The layer's name, as a sheet may bear it: at most 31 characters without `[]:*?/\`.
std::string sheet_name(std::string_view name);

} // namespace gridwarden::io
