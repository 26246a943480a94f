#include "core/error.hpp"
#include "io/sinks.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace gridwarden::io {

namespace {

constexpr std::array text_formats = {"geojson", "geojsonl", "csv", "json"};
constexpr std::array gdal_formats = {"gpkg", "fgb", "shp", "xlsx", "ods", "parquet"};

std::string format_of(const std::string& path, const std::string& asked) {
    auto format = text::lower_ascii(asked.empty() ? std::filesystem::path(path).extension().string() : asked);
    if (format.starts_with('.')) {
        format.erase(0, 1);
    }
    if (format == "geojsons" || format == "geojsonseq" || format == "ndjson") {
        format = "geojsonl";
    }
    return format;
}

std::string known_formats() {
    std::string list;
    for (const auto* format : text_formats) {
        list += (list.empty() ? "." : " .") + std::string(format);
    }
    for (const auto* format : gdal_formats) {
        list += gdal_can_write(format) ? " ." + std::string(format) : "";
    }
    return list;
}

} // namespace

std::unique_ptr<table::Sink> open_sink(const std::string& path, const WriteOptions& options, IssueSink& issues) {
    const auto format = format_of(path, options.format);
    if (format == "geojson" || format == "geojsonl") {
        return open_geojson_sink(path, options, format == "geojsonl");
    }
    if (format == "csv") {
        return open_csv_sink(path, options);
    }
    if (format == "json") {
        return open_json_sink(path, options);
    }
    const bool gdal = std::find(gdal_formats.begin(), gdal_formats.end(), format) != gdal_formats.end();
    if (!gdal || !gdal_can_write(format)) {
        throw Error("GW-OUT-003", {{"path", path}, {"format", format.empty() ? "-" : format}, {"formats", known_formats()}});
    }
    if (path == "-") {
        throw Error("GW-OUT-005", {{"path", "stdout"}, {"reason", "." + format + " is not a text format"}});
    }
    return open_gdal_sink(path, format, options, issues);
}

} // namespace gridwarden::io
