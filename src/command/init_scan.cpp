#include "command/init_scan.hpp"

#include "core/error.hpp"
#include "ingest/columns.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <filesystem>

namespace gridwarden::command {

namespace {

namespace fs = std::filesystem;
using ingest::Meaning;

struct Word {
    std::string_view word;
    model::Role role;
};

// Looked for in this order: `air-stations in zones` would be stations.
constexpr Word role_words[] = {
    {"stations", model::Role::stations}, {"站点", model::Role::stations},   {"监测站", model::Role::stations},
    {"zones", model::Role::zones},       {"保护区", model::Role::zones},    {"receptors", model::Role::receptors},
    {"敏感点", model::Role::receptors},  {"plants", model::Role::plants},   {"visits", model::Role::visits},
    {"回头看", model::Role::visits},     {"units", model::Role::units},     {"边界", model::Role::units},
    {"网格", model::Role::units},        {"sites", model::Role::sites},     {"台账", model::Role::sites},
};

std::optional<model::Role> role_in(const std::string& name) {
    const auto folded = text::fold(name);
    for (const auto& [word, role] : role_words) {
        if (folded.find(word) != std::string::npos) {
            return role;
        }
    }
    return std::nullopt;
}

bool is_data_file(const fs::path& path) {
    constexpr std::string_view known[] = {".csv", ".tsv", ".geojson", ".json", ".geojsonl", ".ndjson", ".topojson", ".gpkg", ".shp",
                                          ".fgb", ".kml", ".kmz",     ".gml",  ".gpx",      ".xlsx",   ".xls",      ".ods",  ".zip"};
    const auto extension = text::lower_ascii(path.extension().string());
    return std::find(std::begin(known), std::end(known), extension) != std::end(known);
}

/// A folder that `run` wrote is not an input of the next one.
bool is_result(const fs::path& folder) { return fs::exists(folder / "run.json") || folder.filename() == "out"; }

std::vector<std::string> data_files(const fs::path& root) {
    std::vector<std::string> files;
    for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator(); ++at) {
        if (at->is_directory() && is_result(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file() && is_data_file(at->path()) && !at->path().filename().string().starts_with('.')) {
            files.push_back(fs::relative(at->path(), root).generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Keys for columns whose headings speak for themselves.
void add_keys(FoundInput& input) {
    struct Entry {
        const char* key;
        Meaning meaning;
    };
    const auto add = [&](Entry entry) {
        if (const auto column = ingest::column_meaning(input.layer.columns, entry.meaning); column >= 0) {
            input.spec.keys[entry.key] = input.layer.columns[static_cast<std::size_t>(column)];
        }
    };
    for (const auto& entry : {Entry{"id", Meaning::id}, Entry{"name", Meaning::name}}) {
        add(entry);
    }
    if (input.role == model::Role::sites) {
        for (const auto& entry : {Entry{"kind", Meaning::kind}, Entry{"status", Meaning::status}, Entry{"deadline", Meaning::deadline}}) {
            add(entry);
        }
    }
    if (input.layer.has_geometry) {
        return;
    }
    for (const auto& entry : {Entry{"lon", Meaning::longitude}, Entry{"lat", Meaning::latitude}}) {
        add(entry);
    }
    if (!input.spec.has("lon") && !input.spec.has("lat")) {
        for (const auto& entry : {Entry{"x", Meaning::x}, Entry{"y", Meaning::y}, Entry{"wkt", Meaning::wkt}}) {
            add(entry);
        }
    }
}

bool has_places(const FoundInput& input) {
    return input.layer.has_geometry || ingest::names_coordinates(input.spec);
}

bool is_project(const fs::path& file) { return text::lower_ascii(file.filename().string()).find("project") != std::string::npos; }

void scan_file(const fs::path& root, const std::string& path, Language lang, Scan& scan) {
    if (is_project(path) && fs::path(path).extension() == ".json") {
        return;
    }
    std::vector<io::LayerInfo> layers;
    try {
        layers = io::list_layers((root / path).string());
    } catch (const Error& error) {
        scan.left_out.push_back({path, error.message(lang)});
        return;
    }
    for (auto& layer : layers) {
        FoundInput input{{path, {}, {}, {}}, role_of_path(path), std::move(layer), false};
        if (layers.size() > 1) {
            input.spec.keys[input.layer.driver == "XLSX" || input.layer.driver == "ODS" ? "sheet" : "layer"] = input.layer.name;
            input.role = input.role ? input.role : role_in(input.layer.name);
        }
        add_keys(input);
        if (!has_places(input)) {
            const auto named = layers.size() > 1 ? path + " [" + input.layer.name + "]" : path;
            scan.left_out.push_back({named, lang == Language::zh ? "没有坐标列，也没有几何" : "no geometry and no columns of coordinates"});
            continue;
        }
        input.crs_open = !input.layer.crs.stated();
        scan.inputs.push_back(std::move(input));
    }
}

/// Coarser levels have fewer units.
bool comes_before(const FoundInput& a, const FoundInput& b) {
    const auto rank = [](const FoundInput& input) { return input.role ? static_cast<int>(*input.role) : 99; };
    if (rank(a) != rank(b)) {
        return rank(a) < rank(b);
    }
    return a.role == model::Role::units && a.layer.rows < b.layer.rows;
}

} // namespace

std::optional<model::Role> role_of_path(const std::string& path) {
    const fs::path whole(path);
    const auto folders = whole.parent_path();
    for (const auto& folder : folders) {
        if (const auto role = role_in(folder.string())) {
            return role;
        }
    }
    return role_in(whole.stem().string());
}

Scan scan_folder(const std::string& folder, Language lang) {
    if (!fs::is_directory(folder)) {
        throw Error("GW-IO-001", {{"path", folder}, {"near", "—"}});
    }
    Scan scan;
    for (const auto& path : data_files(folder)) {
        scan_file(folder, path, lang, scan);
    }
    std::stable_sort(scan.inputs.begin(), scan.inputs.end(), comes_before);
    return scan;
}

} // namespace gridwarden::command
