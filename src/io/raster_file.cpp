#include "io/raster_file.hpp"

#include "core/error.hpp"
#include "core/version.hpp"
#include "io/gdal_scope.hpp"
#include "io/gdal_target.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <filesystem>
#include <gdal_priv.h>
#include <limits>
#include <memory>
#include <ogr_spatialref.h>

namespace gridwarden::io {

namespace {

constexpr double no_data = -9999.0;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// The raster in GDAL's memory.
Dataset in_memory(const GdalWriteScope& scope, const std::string& path, const table::Raster& raster, const std::string& metadata) {
    const auto& grid = raster.grid;
    const int columns = static_cast<int>(grid.columns);
    const int rows = static_cast<int>(grid.rows);
    std::vector<float> cells(raster.values.size());
    std::transform(raster.values.begin(), raster.values.end(), cells.begin(),
                   [](double v) { return static_cast<float>(std::isfinite(v) ? v : no_data); });
    auto* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    Dataset made(driver->Create("", columns, rows, 1, GDT_Float32, nullptr));
    scope.require(made != nullptr, path);
    double transform[] = {grid.west_m, grid.cell_m, 0.0, grid.north_m, 0.0, -grid.cell_m};
    OGRSpatialReference reference;
    scope.require(reference.SetFromUserInput(grid.crs.text.c_str()) == OGRERR_NONE, path);
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    auto* band = made->GetRasterBand(1);
    const bool done = made->SetGeoTransform(transform) == CE_None && made->SetSpatialRef(&reference) == CE_None &&
                      band->SetNoDataValue(no_data) == CE_None &&
                      band->RasterIO(GF_Write, 0, 0, columns, rows, cells.data(), columns, rows, GDT_Float32, 0, 0) == CE_None;
    scope.require(done, path);
    band->SetDescription(raster.band.c_str());
    band->SetUnitType(raster.unit.c_str());
    made->SetMetadataItem("TIFFTAG_SOFTWARE", ("gridwarden " + std::string(version)).c_str());
    if (!metadata.empty()) {
        made->SetMetadataItem("gridwarden", metadata.c_str());
    }
    return made;
}

} // namespace

bool is_raster(const std::string& path, const std::string& format) {
    auto ending = text::lower_ascii(format.empty() ? std::filesystem::path(path).extension().string() : format);
    if (ending.starts_with('.')) {
        ending.erase(0, 1);
    }
    return ending == "tif" || ending == "tiff" || ending == "gtiff" || ending == "cog";
}

void write_geotiff(const std::string& path, const table::Raster& raster, const RasterWriteOptions& options) {
    if (path == "-") {
        throw Error("GW-OUT-005", {{"path", "stdout"}, {"reason", "a GeoTIFF is not a text format"}});
    }
    constexpr std::size_t most = std::numeric_limits<int>::max();
    if (raster.grid.columns > most || raster.grid.rows > most) {
        throw Error("GW-OUT-005", {{"path", path}, {"reason", "a GeoTIFF has at most 2,147,483,647 rows and columns"}});
    }
    GdalTarget target(path, "tif", options.overwrite);
    {
        const GdalWriteScope scope;
        const auto source = in_memory(scope, target.path(), raster, options.metadata);
        auto* driver = GetGDALDriverManager()->GetDriverByName("COG");
        scope.require(driver != nullptr, target.path());
        const char* creation[] = {"COMPRESS=DEFLATE", "PREDICTOR=YES", "OVERVIEW_RESAMPLING=AVERAGE", "BIGTIFF=IF_SAFER", nullptr};
        const Dataset written(driver->CreateCopy(target.working_path().c_str(), source.get(), FALSE, const_cast<char**>(creation), nullptr, nullptr));
        scope.require(written != nullptr, target.path());
    }
    target.commit();
}

} // namespace gridwarden::io
