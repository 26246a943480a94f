#include "command/qgis_file.hpp"

#include "geodesy/crs.hpp"
#include "publish/qgis_project.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gridwarden::command {

namespace {

/// A lon/lat box in the plane, by points along its sides, with a margin around it.
shape::Box in_plane(const shape::Box& lonlat, const geodesy::Plane& plane) {
    std::vector<shape::Coord> along;
    constexpr int steps = 16;
    for (int i = 0; i <= steps; ++i) {
        const double x = lonlat.min_x + (lonlat.max_x - lonlat.min_x) * i / steps;
        const double y = lonlat.min_y + (lonlat.max_y - lonlat.min_y) * i / steps;
        along.insert(along.end(), {{x, lonlat.min_y}, {x, lonlat.max_y}, {lonlat.min_x, y}, {lonlat.max_x, y}});
    }
    geodesy::Transform(geodesy::parse_crs(plane.crs.text)).from_wgs84(along);
    shape::Box box;
    for (const auto c : along) {
        box.add(c);
    }
    const double margin = 0.03 * std::max(box.max_x - box.min_x, box.max_y - box.min_y);
    return {box.min_x - margin, box.min_y - margin, box.max_x + margin, box.max_y + margin};
}

/// Two layers of one title are told apart by their files.
void tell_apart(std::vector<publish::ProjectLayer>& layers) {
    std::map<std::string, int> counts;
    for (const auto& layer : layers) {
        ++counts[layer.title];
    }
    for (auto& layer : layers) {
        if (counts[layer.title] > 1) {
            layer.title += " (" + layer.file.substr(0, layer.file.rfind('.')) + ")";
        }
    }
}

/// The first sites, and the last of the rollups of that step (the finest level).
void choose_shown(std::vector<publish::ProjectLayer>& layers) {
    if (layers.empty()) {
        return;
    }
    layers.front().shown = true;
    const auto rollup = [&](const auto& layer) { return layer.group == layers.front().group && layer.file.find("-rollup-") != std::string::npos; };
    if (const auto last = std::find_if(layers.rbegin(), layers.rend(), rollup); last != layers.rend()) {
        last->shown = true;
    }
}

} // namespace

void write_qgis_project(const project::Project& project, const std::string& folder, Context& context) {
    auto layers = context.layers();
    // What `check` found is looked at when it is asked for; the first layer of the month's work stands first.
    std::stable_partition(layers.begin(), layers.end(), [](const auto& layer) { return layer.group != "check"; });
    const auto extent = context.extent();
    if (layers.empty() || extent.empty()) {
        return;
    }
    tell_apart(layers);
    choose_shown(layers);
    const auto plane = geodesy::choose_plane(extent);
    const auto title = project.title.find(context.file_lang == Language::zh ? "zh" : "en");
    context.write_text(folder + "/gridwarden.qgs",
                       publish::to_qgs({title == project.title.end() ? std::string() : title->second, plane.crs.text, in_plane(extent, plane), std::move(layers)}));
}

} // namespace gridwarden::command
