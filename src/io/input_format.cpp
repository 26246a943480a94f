#include "io/input_format.hpp"

#include "core/error.hpp"
#include "text/text.hpp"

#include <filesystem>
#include <gdal.h>
#include <mutex>

namespace gridwarden::io {

namespace {

struct Name {
    std::string_view name; ///< as in `format=` and as extension
    Reader reader;
    std::string_view driver;
};

constexpr Name names[] = {
    {"csv", Reader::csv, ""},
    {"tsv", Reader::csv, ""},
    {"geojson", Reader::geojson, ""},
    {"geojsonl", Reader::geojson, ""},
    {"geojsonseq", Reader::geojson, ""},
    {"topojson", Reader::gdal, "TopoJSON"},
    {"gpkg", Reader::gdal, "GPKG"},
    {"shp", Reader::gdal, "ESRI Shapefile"},
    {"fgb", Reader::gdal, "FlatGeobuf"},
    {"kml", Reader::gdal, "LIBKML"},
    {"kmz", Reader::gdal, "LIBKML"},
    {"gml", Reader::gdal, "GML"},
    {"gpx", Reader::gdal, "GPX"},
    {"xlsx", Reader::xlsx, ""},
    {"xls", Reader::xlsx, ""},
    {"ods", Reader::gdal, "ODS"},
    {"parquet", Reader::gdal, "Parquet"},
};

/// Extensions that are read by us; text unless the content says otherwise; all others go to GDAL.
constexpr Name extensions[] = {
    {".csv", Reader::csv, ""},          {".tsv", Reader::csv, ""},         {".txt", Reader::csv, ""},
    {".tab", Reader::csv, ""},          {".geojson", Reader::geojson, ""}, {".json", Reader::geojson, ""},
    {".geojsonl", Reader::geojson, ""}, {".geojsons", Reader::geojson, ""}, {".ndjson", Reader::geojson, ""},
    {".jsonl", Reader::geojson, ""},  {".xlsx", Reader::xlsx, ""},         {".xlsm", Reader::xlsx, ""},
    {".xltx", Reader::xlsx, ""},        {".xls", Reader::xlsx, ""},          {".et", Reader::xlsx, ""},
};

/// The name of a driver of this GDAL, in any case of letters; empty for none that reads vectors.
std::string driver_named(const std::string& name) {
    static std::once_flag registered;
    std::call_once(registered, GDALAllRegister);
    auto* driver = GDALGetDriverByName(name.c_str());
    return driver != nullptr && GDALGetMetadataItem(driver, GDAL_DCAP_VECTOR, nullptr) != nullptr ? GDALGetDriverShortName(driver) : "";
}

InputFormat asked_format(const model::InputSpec& spec, const std::string& format) {
    const auto folded = text::lower_ascii(format);
    for (const auto& known : names) {
        if (known.name == folded) {
            return {known.reader, driver_named(std::string(known.driver)), true};
        }
    }
    const auto driver = driver_named(format);
    if (driver.empty()) {
        throw Error("GW-IO-003", {{"path", spec.path}, {"format", format}, {"formats", known_formats()}});
    }
    if (driver == "CSV") {
        return {Reader::csv, "", true};
    }
    return driver.starts_with("GeoJSON") ? InputFormat{Reader::geojson, "", true} : InputFormat{Reader::gdal, driver, true};
}

} // namespace

std::string known_formats() {
    std::string all;
    for (const auto& known : names) {
        all += (all.empty() ? "" : ", ") + std::string(known.name);
    }
    return all;
}

InputFormat input_format(const model::InputSpec& spec) {
    const auto asked = spec.get("format");
    const auto format = asked.empty() ? InputFormat{} : asked_format(spec, asked);
    if (spec.path == "-" && (asked.empty() || format.reader == Reader::gdal || format.reader == Reader::xlsx)) {
        throw Error("GW-IO-006", {{"format", asked.empty() ? "—" : asked}});
    }
    if (!asked.empty()) {
        return format;
    }
    const auto extension = text::lower_ascii(std::filesystem::path(spec.path).extension().string());
    for (const auto& known : extensions) {
        if (known.name == extension) {
            return {known.reader, "", false};
        }
    }
    return {};
}

} // namespace gridwarden::io
