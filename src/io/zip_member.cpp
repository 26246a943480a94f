#include "io/zip_member.hpp"

#include "core/error.hpp"
#include "io/file_bytes.hpp"
#include "io/gdal_messages.hpp"
#include "text/text.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <algorithm>
#include <filesystem>

namespace gridwarden::io {

namespace {

namespace fs = std::filesystem;

std::string extension_of(const std::string& path) { return text::lower_ascii(fs::path(path).extension().string()); }

bool is_data_file(const std::string& path) {
    constexpr std::string_view known[] = {".csv",  ".tsv",  ".txt", ".geojson", ".json", ".geojsonl", ".ndjson", ".topojson", ".gpkg",
                                          ".shp",  ".fgb",  ".kml", ".gml",     ".gpx",  ".xlsx",     ".xls",    ".ods",      ".parquet"};
    return std::find(std::begin(known), std::end(known), extension_of(path)) != std::end(known);
}

std::vector<std::string> data_files(const std::string& folder, const std::string& path) {
    const GdalMessages quiet;
    const CPLStringList entries(VSIReadDirRecursive(folder.c_str()));
    if (entries.List() == nullptr) {
        throw Error("GW-IO-002", {{"path", path}, {"reason", "it is not a whole zip archive"}});
    }
    std::vector<std::string> files;
    for (int i = 0; i < entries.size(); ++i) {
        const char* entry = entries[i];
        if (is_data_file(entry) && !std::string_view(entry).starts_with("__MACOSX/")) {
            files.emplace_back(entry);
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) {
        all += (all.empty() ? "" : ", ") + name;
    }
    return all;
}

bool is_named(const std::string& file, const std::string& wanted) {
    return file == wanted || fs::path(file).filename() == wanted || fs::path(file).stem() == wanted;
}

bool is_archive(const std::string& path) {
    if (!path.starts_with("/vsizip/")) {
        return extension_of(path) == ".zip" && !is_virtual_path(path);
    }
    VSIStatBufL status;
    return VSIStatL(path.c_str(), &status) == 0 && VSI_ISDIR(status.st_mode);
}

} // namespace

model::InputSpec inside_zip(const model::InputSpec& spec) {
    if (!is_archive(spec.path)) {
        return spec;
    }
    require_readable(spec.path);
    const auto folder = spec.path.starts_with("/vsizip/") ? spec.path : "/vsizip/{" + spec.path + "}";
    const auto files = data_files(folder, spec.path);
    if (files.empty()) {
        throw Error("GW-IO-007", {{"path", spec.path}});
    }
    auto inner = spec;
    auto chosen = files.begin();
    if (const auto wanted = spec.get("layer"); files.size() > 1 && wanted.empty()) {
        throw Error("GW-IO-005", {{"path", spec.path}, {"layers", joined(files)}});
    } else if (files.size() > 1) {
        chosen = std::find_if(files.begin(), files.end(), [&](const auto& file) { return is_named(file, wanted); });
        if (chosen == files.end()) {
            throw Error("GW-IO-004", {{"path", spec.path}, {"layer", wanted}, {"layers", joined(files)}});
        }
        inner.keys.erase("layer");
    }
    inner.path = folder + "/" + *chosen;
    return inner;
}

} // namespace gridwarden::io
