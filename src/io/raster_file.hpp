#pragma once

#include "table/raster.hpp"

#include <string>

namespace gridwarden::io {

struct RasterWriteOptions {
    bool overwrite = false;
    std::string metadata; ///< JSON, kept in the file's metadata under `gridwarden`
};

/// Writes a Cloud-Optimized GeoTIFF: 32-bit floats, no data as -9999, tiles of 512, overviews by average, CRS of the grid. The same
/// raster gives the same bytes. Written under a temporary name, synced and renamed.
/// \throws Error GW-OUT-001, -002, -004; GW-OUT-005 for stdout or a grid beyond what GDAL takes
void write_geotiff(const std::string& path, const table::Raster& raster, const RasterWriteOptions& options);

/// Whether a path or a format asks for a raster: `.tif`, `.tiff`.
bool is_raster(const std::string& path, const std::string& format);

} // namespace gridwarden::io
