#include "command/qgis_file.hpp"

#include "geodesy/crs.hpp"
#include "model/names.hpp"
#include "publish/qgis_project.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>

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

/// Titles as they stand everywhere else.
void take_titles(std::vector<publish::ProjectLayer>& layers, const publish::Publication& made) {
    for (auto& layer : layers) {
        const auto name = layer.file.substr(0, layer.file.rfind('.'));
        const auto same = [&](const auto& published) { return !published.input && published.name == name; };
        if (const auto found = std::find_if(made.layers.begin(), made.layers.end(), same); found != made.layers.end()) {
            layer.title = found->title;
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

std::string approval(const publish::Publication& made, bool zh) {
    if (!made.approval_number.empty()) {
        return (zh ? "审图号：" : "Map approval number: ") + made.approval_number;
    }
    return zh ? "审图号：（待审）　未经地图审核，不得公开" : "Map approval number: none yet. Not reviewed: not to be published";
}

/// What stands below each map: days, source and CRS; then the approval number.
std::vector<std::string> caption_of(const publish::Publication& made) {
    const bool zh = made.lang == Language::zh;
    auto line = (zh ? "基准日：" : "As of ") + text::date_text(made.as_of);
    if (made.data_until) {
        line += (zh ? "　数据截至：" : "; data until ") + text::date_text(*made.data_until);
    }
    for (const auto& [label, text] : {std::pair{zh ? "　来源：" : "; source: ", made.source}, {zh ? "　编制：" : "; made by ", made.producer}}) {
        line += text.empty() ? "" : label + text;
    }
    return {line + (zh ? "　坐标系：" : "; CRS: ") + made.plane_crs, approval(made, zh)};
}

std::vector<std::string> files_shown(const std::vector<publish::ProjectLayer>& layers) {
    std::vector<std::string> files;
    for (const auto& layer : layers) {
        if (layer.shown) {
            files.push_back(layer.file);
        }
    }
    return files;
}

/// An overview of what is shown and, where units are among it, an atlas with a page for each of them.
std::vector<publish::ProjectLayout> layouts_of(const std::vector<publish::ProjectLayer>& layers, const std::string& title, const publish::Publication& made) {
    const bool zh = made.lang == Language::zh;
    publish::ProjectLayout overview{{zh ? "总览图 A4" : "Overview A4", title, caption_of(made), zh ? "内部资料" : "Internal", {}, {}, {}, made.lang}, files_shown(layers), ""};
    std::vector<publish::ProjectLayout> layouts{overview};
    const auto units = std::find_if(layers.rbegin(), layers.rend(), [](const auto& layer) { return layer.shown && layer.file.find("-rollup") != std::string::npos; });
    if (units != layers.rend()) {
        auto atlas = overview;
        atlas.page.name = zh ? "分幅图集 A4" : "Atlas A4";
        atlas.page.atlas = publish::LayoutAtlas{{}, "unit_id", "unit_name", {}};
        for (const auto* field : {"site_count", "open_count", "overdue_count", "closed_count", "area_km2"}) {
            atlas.page.atlas->figures.emplace_back(model::title_of(field, made.lang), field);
        }
        atlas.atlas_file = units->file;
        layouts.push_back(std::move(atlas));
    }
    return layouts;
}

} // namespace

void write_qgis_project(const publish::Publication& made, const std::string& folder, Context& context) {
    auto layers = context.layers();
    // What `check` found is looked at when it is asked for; the first layer of the month's work stands first.
    std::stable_partition(layers.begin(), layers.end(), [](const auto& layer) { return layer.group != "check"; });
    const auto extent = context.extent();
    if (layers.empty() || extent.empty()) {
        return;
    }
    take_titles(layers, made);
    choose_shown(layers);
    const auto plane = geodesy::choose_plane(extent);
    auto layouts = layouts_of(layers, made.title, made);
    context.write_text(folder + "/gridwarden.qgs",
                       publish::to_qgs({made.title, plane.crs.text, in_plane(extent, plane), std::move(layers), std::move(layouts), made.lang}));
}

} // namespace gridwarden::command
