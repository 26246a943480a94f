#include "io/reader.hpp"

#include "core/error.hpp"
#include "io/csv_source.hpp"
#include "io/file_bytes.hpp"
#include "io/gdal_source.hpp"
#include "io/geojson_source.hpp"
#include "io/input_format.hpp"
#include "io/read_ahead.hpp"
#include "io/where_filter.hpp"
#include "io/xlsx_source.hpp"
#include "io/zip_member.hpp"

#include <cpl_vsi.h>
#include <filesystem>
#include <string>

namespace gridwarden::io {

namespace {

std::string first_bytes(const std::string& path, std::size_t count) {
    const std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> file(VSIFOpenL(path.c_str(), "rb"), VSIFCloseL);
    std::string bytes(count, '\0');
    bytes.resize(file ? VSIFReadL(bytes.data(), 1, count, file.get()) : 0);
    return bytes;
}

/// The first bytes of a workbook or archive, and of an old workbook.
bool looks_binary(const std::string& path) {
    const auto bytes = first_bytes(path, 8);
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

bool is_regular_file(const std::string& path) { return is_virtual_path(path) || std::filesystem::is_regular_file(path); }

/// A file of one layer has that of its own name; GeoJSON as other programs write it may state another, at its beginning.
/// \throws Error GW-IO-004
void require_layer(const model::InputSpec& spec) {
    for (const auto* key : {"layer", "sheet"}) {
        const auto wanted = spec.get(key);
        const std::filesystem::path file(spec.path);
        if (spec.has(key) && wanted != file.stem() && wanted != file.filename() &&
            (!is_regular_file(spec.path) || first_bytes(spec.path, 4096).find('"' + wanted + '"') == std::string::npos)) {
            throw Error("GW-IO-004", {{"path", spec.path}, {"layer", wanted}, {"layers", file.stem().string()}});
        }
    }
}

std::unique_ptr<table::Source> open_any(const model::InputSpec& spec, const InputFormat& format, IssueSink& issues, unsigned threads) {
    if (format.reader == Reader::xlsx) {
        return open_xlsx(spec, issues);
    }
    if (format.reader != Reader::gdal && is_regular_file(spec.path) && looks_binary(spec.path)) {
        throw Error("GW-IO-019", {{"path", spec.path}});
    }
    if (format.reader == Reader::csv) {
        require_layer(spec);
        const auto open = [&](IssueSink& sink) { return open_csv(spec, sink); };
        return threads > 1 ? read_ahead(open, issues) : open(issues);
    }
    if (format.reader == Reader::geojson) {
        if (auto source = open_geojson(spec, issues)) {
            require_layer(spec);
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

std::unique_ptr<table::Source> open_source(const model::InputSpec& asked, IssueSink& issues, unsigned threads) {
    const auto spec = inside_zip(asked);
    auto source = open_any(spec, input_format(spec), issues, threads);
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
    if (chosen.reader == Reader::xlsx) {
        return list_xlsx(spec);
    }
    if (chosen.reader == Reader::geojson) {
        if (auto layers = list_geojson(spec); !layers.empty()) {
            return layers;
        }
    }
    return list_gdal(spec, chosen.reader == Reader::gdal ? chosen : InputFormat{});
}

} // namespace gridwarden::io
