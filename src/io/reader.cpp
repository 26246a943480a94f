#include "io/reader.hpp"

#include "core/error.hpp"
#include "io/csv_source.hpp"
#include "io/file_bytes.hpp"
#include "io/gdal_source.hpp"
#include "io/geojson_source.hpp"
#include "io/input_format.hpp"
#include "io/where_filter.hpp"
#include "io/zip_member.hpp"

#include <cpl_vsi.h>
#include <filesystem>

namespace gridwarden::io {

namespace {

/// The first bytes of a workbook or archive, and of an old workbook.
bool looks_binary(const std::string& path) {
    const std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> file(VSIFOpenL(path.c_str(), "rb"), VSIFCloseL);
    char head[8] = {};
    const auto size = file ? VSIFReadL(head, 1, sizeof head, file.get()) : 0;
    const std::string_view bytes(head, size);
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

bool is_regular_file(const std::string& path) { return is_virtual_path(path) || std::filesystem::is_regular_file(path); }

std::unique_ptr<table::Source> open_any(const model::InputSpec& spec, const InputFormat& format, IssueSink& issues) {
    if (format.reader != Reader::gdal && is_regular_file(spec.path) && looks_binary(spec.path)) {
        throw Error("GW-IO-019", {{"path", spec.path}});
    }
    if (format.reader == Reader::csv) {
        return open_csv(spec, issues);
    }
    if (format.reader == Reader::geojson) {
        if (auto source = open_geojson(spec, issues)) {
            return source;
        }
    }
    return open_gdal(spec, format.reader == Reader::gdal ? format : InputFormat{}, issues);
}

LayerInfo csv_info(const model::InputSpec& spec) {
    LayerInfo info;
    info.driver = "CSV";
    const auto source = open_csv(spec, no_issues());
    for (const auto& field : source->schema().fields) {
        info.columns.push_back(field.name);
    }
    return info;
}

} // namespace

std::unique_ptr<table::Source> open_source(const model::InputSpec& asked, IssueSink& issues) {
    const auto spec = inside_zip(asked);
    auto source = open_any(spec, input_format(spec), issues);
    return spec.has("where") ? filtered(std::move(source), spec.get("where"), asked.path, issues) : std::move(source);
}

std::vector<LayerInfo> list_layers(const std::string& path, const std::string& format, const std::string& encoding) {
    model::InputSpec asked{path, {}, "", ""};
    if (!format.empty()) {
        asked.keys["format"] = format;
    }
    if (!encoding.empty()) {
        asked.keys["encoding"] = encoding;
    }
    const auto spec = inside_zip(asked);
    const auto chosen = input_format(spec);
    if (chosen.reader == Reader::csv) {
        return {csv_info(spec)};
    }
    if (chosen.reader == Reader::geojson) {
        if (auto layers = list_geojson(spec); !layers.empty()) {
            return layers;
        }
    }
    return list_gdal(spec, chosen.reader == Reader::gdal ? chosen : InputFormat{});
}

} // namespace gridwarden::io
