#pragma once

#include "core/issue.hpp"
#include "table/stream.hpp"

#include <memory>
#include <string>

namespace gridwarden::io {

struct WriteOptions {
    std::string format;         ///< by extension where empty: geojson geojsonl csv gpkg fgb xlsx ods shp parquet json
    bool overwrite = false;     ///< an existing file is an error (GW-OUT-001, exit 4) without it
    int precision = 7;          ///< decimals of coordinates
    std::string out_crs;        ///< all but GeoJSON; empty = WGS 84
    bool bom = false;           ///< CSV: a byte order mark, so that spreadsheets read UTF-8
    std::string metadata;       ///< GeoJSON: the foreign member `gridwarden`, as JSON; empty = none
    unsigned threads = 1;       ///< to format and write text on; the bytes are the same
    std::string* sha256 = nullptr; ///< where `finish` puts the SHA-256 of a text file, which is hashed while it is written; else untouched
    std::string layer;          ///< layer name in formats that have one; the file's stem where empty
};

/// Opens an output. `-` is stdout. Rows appear in the order written (but in FlatGeobuf in that of its spatial index, where every
/// row has a geometry). Files are written under a temporary name beside the
/// target, synced and renamed by `finish`; a sink destroyed before leaves nothing.
/// \throws Error GW-OUT-001 (exists), -002 (folder missing or not writable), -003 (format unknown), -004 (disk full or any
/// failed write), -005 (format cannot hold this data), all with exit status 4 (003: 2).
std::unique_ptr<table::Sink> open_sink(const std::string& path, const WriteOptions& options, IssueSink& issues);

/// Appends a geometry as canonical RFC 7946 GeoJSON: right-hand rule, split at the antimeridian, fixed decimals.
void append_geojson_geometry(std::string& out, const shape::Geometry& geometry, int precision);

} // namespace gridwarden::io
