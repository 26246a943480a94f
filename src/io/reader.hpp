#pragma once

#include "core/issue.hpp"
#include "model/input_spec.hpp"
#include "table/stream.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gridwarden::io {

/// What a layer of a file holds, found without reading its rows.
struct LayerInfo {
    std::string name;               ///< layer or sheet; empty for a file of one layer
    std::string driver;             ///< `CSV`, `GeoJSON`, `GPKG`, ...
    std::vector<std::string> columns;
    shape::Kind kind = shape::Kind::none; ///< none for a table or mixed kinds
    bool has_geometry = false;
    shape::CrsTag crs;              ///< as the file states it
    std::uint64_t rows = 0;         ///< 0 where it is not known cheaply
};

/// The layers of a file. \throws Error GW-IO-001 (no such file), GW-IO-002 (cannot be read), GW-IO-003 (format unknown)
std::vector<LayerInfo> list_layers(const std::string& path, const std::string& format = "", const std::string& encoding = "");

/// Opens an input by its keys `layer`, `sheet`, `header`, `format`, `encoding`, `where`. Columns come with the file's own
/// names, untyped text from CSV and GeoJSON (numbers keep their text as literals), typed from GDAL's formats. A `wkt` key or
/// CSV column is not geometry yet: that is the work of ingest. Coordinates are as the file has them, in `schema().crs`
/// (GeoJSON: WGS 84). 3D and M are dropped, curves drawn as lines to 0.1 m, unclosed rings closed: each an issue.
/// \throws Error GW-IO-001, -002, -003, -004 (no such layer; lists those there are), -005 (several layers, none named),
/// -006 (stdin needs format=), -007 (empty file). With more than one thread the next rows of a text are read while those before are used.
std::unique_ptr<table::Source> open_source(const model::InputSpec& spec, IssueSink& issues, unsigned threads = 1);

} // namespace gridwarden::io
