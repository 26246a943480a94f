#pragma once

#include "io/writer.hpp"

#include <string>
#include <string_view>

namespace gridwarden::io {

/// The sinks behind `open_sink`, one function a family of formats.
std::unique_ptr<table::Sink> open_geojson_sink(const std::string& path, const WriteOptions& options, bool lines);
std::unique_ptr<table::Sink> open_json_sink(const std::string& path, const WriteOptions& options);
std::unique_ptr<table::Sink> open_csv_sink(const std::string& path, const WriteOptions& options);
std::unique_ptr<table::Sink> open_gdal_sink(const std::string& path, const std::string& format, const WriteOptions& options,
                                            IssueSink& issues);

/// Whether this build of GDAL can write a format of ours (`gpkg`, `parquet`, ...).
bool gdal_can_write(std::string_view format);

/// Appends a cell as JSON: literals as they were written, text and dates as strings, null and what is not finite as null.
void append_json_cell(std::string& out, const table::Column& column, std::size_t row);

/// Appends a cell as CSV: quoted where needed, null as nothing, empty text as `""`. Text that a spreadsheet would run as a formula
/// (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, is longer than one character and is no number) gets an apostrophe in front.
void append_csv_text(std::string& out, std::string_view text);
void append_csv_cell(std::string& out, const table::Column& column, std::size_t row, std::string& scratch);

/// Names of columns where those of the geometry stand behind the attributes: an attribute of such a name (in any case) gets `src_` in
/// front, as often as needed.
std::vector<std::string> names_beside(const table::Schema& schema, const std::vector<std::string>& geometry_columns);

} // namespace gridwarden::io
