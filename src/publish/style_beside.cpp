#include "io/files.hpp"
#include "publish/qml_mark.hpp"
#include "publish/style.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace gridwarden::publish {

namespace {

namespace fs = std::filesystem;
constexpr std::array map_formats = {".geojson", ".geojsonl", ".gpkg", ".fgb", ".shp", ".tif", ".tiff"};

bool is_map(const fs::path& path) {
    const auto ending = text::lower_ascii(path.extension().string());
    return std::find(map_formats.begin(), map_formats.end(), ending) != map_formats.end();
}

} // namespace

bool edited_by_hand(const std::string& qml_path) { return !is_as_marked(io::read_file(qml_path)); }

std::string write_style_beside(const std::string& layer_path, const std::string& qml, const std::string& earlier_folder) {
    const fs::path layer(layer_path);
    if (qml.empty() || !is_map(layer)) {
        return {};
    }
    auto target = layer;
    target.replace_extension(".qml");
    const auto earlier = earlier_folder.empty() ? target : fs::path(earlier_folder) / target.filename();
    if (fs::exists(earlier) && edited_by_hand(earlier.string())) {
        target.replace_extension(".new.qml");
    }
    io::write_file(target.string(), qml, true);
    return target.string();
}

} // namespace gridwarden::publish
