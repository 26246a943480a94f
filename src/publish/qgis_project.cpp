#include "publish/qgis_project.hpp"

#include "core/number_text.hpp"
#include "publish/qml_symbol.hpp"
#include "publish/style_source.hpp"
#include "publish/xml.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace gridwarden::publish {

namespace {

constexpr const char* focus_group = "atlas"; ///< of the layers that mark the unit of an atlas' page

/// A layer of QGIS: a file, or the features of one kind in a file that mixes them.
struct Entry {
    const ProjectLayer* layer;
    const ProjectPart* part;
    std::string id;
    std::string source;
    std::string title;
    int depth; ///< points 0, lines 1, areas 2, rasters 3: what is drawn above what
};

bool is_raster(const Entry& entry) { return entry.part->kind == shape::Kind::none; }

/// Eleven characters and more; QGIS silently replaces shorter ids. Made from the file's name, so that it stays from run to run.
std::string id_of(const std::string& source) {
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a
    for (const char c : source) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    char text[40];
    std::snprintf(text, sizeof text, "gridwarden_%016llx", static_cast<unsigned long long>(hash));
    return text;
}

std::string_view geometry_word(shape::Kind kind) {
    return kind == shape::Kind::point ? "Point" : kind == shape::Kind::line ? "LineString" : "Polygon";
}

std::vector<Entry> entries_of(const QgisProject& project) {
    std::vector<Entry> entries;
    for (const auto& layer : project.layers) {
        for (const auto& part : layer.parts) {
            const auto suffix = layer.parts.size() == 1 ? std::string() : "|geometrytype=" + std::string(geometry_word(part.kind));
            const int depth = part.kind == shape::Kind::none ? 3 : part.kind == shape::Kind::point ? 0 : part.kind == shape::Kind::line ? 1 : 2;
            const auto key = (layer.group == focus_group ? layer.group : std::string()) + layer.file + suffix;
            entries.push_back({&layer, &part, id_of(key), "./" + layer.file + suffix, layer.title, depth});
        }
    }
    return entries;
}

/// Any number above 0 as `srsid` makes QGIS read what stands beside it.
std::string crs_element(const std::string& crs) {
    const bool code = crs.starts_with("EPSG:");
    return element("spatialrefsys", {},
                   element("srsid", {}, "1") + (code ? element("authid", {}, crs) : element("proj4", {}, crs)));
}

/// What a .qml holds, which is what a layer of a project holds too.
std::string_view inside_of(std::string_view qml) {
    const auto root = qml.find("<qgis ");
    const auto begin = root == std::string_view::npos ? root : qml.find('>', root);
    const auto end = qml.rfind("</qgis>");
    return begin == std::string_view::npos || end == std::string_view::npos ? std::string_view() : qml.substr(begin + 1, end - begin - 1);
}

bool has_labels(std::string_view qml) { return qml.find("labelsEnabled=\"1\"") != std::string_view::npos; }

std::string escaped(const std::string& text) {
    const auto quoted = xml_quoted(text);
    return quoted.substr(1, quoted.size() - 2);
}

std::string layer_element(const Entry& entry) {
    const bool raster = is_raster(entry);
    const auto inner = element("id", {}, entry.id) + element("datasource", {}, escaped(entry.source)) + element("layername", {}, escaped(entry.title)) +
                       element("srs", {}, crs_element(entry.layer->crs)) + element("provider", {{"encoding", "UTF-8"}}, raster ? "gdal" : "ogr") +
                       std::string(inside_of(entry.part->qml));
    return element("maplayer", {{"type", raster ? "raster" : "vector"}, {"labelsEnabled", has_labels(entry.part->qml) ? "1" : "0"},
                                {"styleCategories", "AllStyleCategories"}}, inner) + "\n";
}

std::string tree_element(const Entry& entry) {
    return element("layer-tree-layer", {{"id", entry.id}, {"name", entry.title}, {"source", entry.source},
                                        {"providerKey", is_raster(entry) ? "gdal" : "ogr"},
                                        {"checked", entry.layer->shown ? "Qt::Checked" : "Qt::Unchecked"}, {"expanded", entry.layer->shown ? "1" : "0"}}) + "\n";
}

std::string tree_of(const std::vector<Entry>& entries) {
    std::vector<std::string> groups;
    for (const auto& entry : entries) {
        if (std::find(groups.begin(), groups.end(), entry.layer->group) == groups.end()) {
            groups.push_back(entry.layer->group);
        }
    }
    std::string tree;
    for (const auto& group : groups) {
        std::string inside;
        bool shown = false;
        for (const auto& entry : entries) {
            if (entry.layer->group == group) {
                inside += tree_element(entry);
                shown = shown || entry.layer->shown;
            }
        }
        tree += element("layer-tree-group", {{"name", group}, {"checked", "Qt::Checked"}, {"expanded", shown ? "1" : "0"}}, inside) + "\n";
    }
    return element("layer-tree-group", {}, tree);
}

std::string order_of(std::vector<Entry> entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.depth < b.depth; });
    std::string layers;
    for (const auto& entry : entries) {
        layers += element("item", {}, entry.id);
    }
    return element("custom-order", {{"enabled", "1"}}, layers);
}

std::string extent_elements(const shape::Box& box) {
    const auto number = [](double v) { return number_text(v, 12); };
    return element("xmin", {}, number(box.min_x)) + element("ymin", {}, number(box.min_y)) + element("xmax", {}, number(box.max_x)) +
           element("ymax", {}, number(box.max_y));
}

/// What the pages of an atlas choose from.
std::string scales_element() {
    std::string inner;
    for (const auto scale : layout_scales()) {
        inner += element("Scale", {{"Value", number_text(scale)}});
    }
    return element("Scales", {}, inner);
}

std::string view_of(const QgisProject& project) {
    if (project.extent.empty()) {
        return {};
    }
    const auto& box = project.extent;
    const auto number = [](double v) { return number_text(v, 12); };
    return element("mapcanvas", {{"name", "theMapCanvas"}},
                   element("extent", {}, extent_elements(box)) + element("destinationsrs", {}, crs_element(project.crs))) + "\n" +
           element("ProjectViewSettings", {{"UseProjectScales", "1"}},
                   scales_element() + element("DefaultViewExtent", {{"xmin", number(box.min_x)}, {"ymin", number(box.min_y)}, {"xmax", number(box.max_x)}, {"ymax", number(box.max_y)}},
                           crs_element(project.crs))) + "\n";
}

/// Draws the unit of an atlas' page and, outside of an atlas, nothing.
std::string focus_qml(const std::string& title) {
    Symbol outline;
    outline.stroke = "#d7301f";
    outline.stroke_mm = 0.8;
    const auto rule = element("rule", {{"key", "{focus}"}, {"symbol", "0"}, {"label", title}, {"filter", "$id = @atlas_featureid"}});
    return "<qgis >" + element("renderer-v2", {{"type", "RuleRenderer"}, {"symbollevels", "0"}},
                                        element("rules", {{"key", "{rules}"}}, rule) + element("symbols", {}, qml_symbol(outline, shape::Kind::polygon, "0"))) +
           "</qgis>";
}

/// The layers of the project and one for each atlas that marks the unit of the page.
std::vector<ProjectLayer> with_focus(const QgisProject& project) {
    auto layers = project.layers;
    for (const auto& layout : project.layouts) {
        const auto found = std::find_if(project.layers.begin(), project.layers.end(), [&](const auto& layer) { return layer.file == layout.atlas_file; });
        if (found != project.layers.end()) {
            const std::string title = project.lang == Language::zh ? "本页单元" : "Unit of this page";
            layers.push_back({found->file, focus_group, title, {{shape::Kind::polygon, focus_qml(title)}}, found->crs, false});
        }
    }
    return layers;
}

/// Of the parts of a file the first alone stands in the legend: the others are drawn in the same colours.
LayoutLayer layout_layer(const Entry& entry) {
    return {entry.id, entry.source, entry.title, is_raster(entry), entry.part == &entry.layer->parts.front()};
}

/// The layers of a layout, the uppermost first; the marked unit lies above areas and below lines and points.
std::string layout_of(const ProjectLayout& layout, const QgisProject& project, const std::vector<Entry>& entries, std::size_t number) {
    auto page = layout.page;
    page.extent = project.extent;
    page.lang = project.lang;
    for (int depth = 0; depth <= 3; ++depth) {
        for (const auto& entry : entries) {
            const bool focus = entry.layer->group == focus_group && entry.layer->file == layout.atlas_file;
            const bool wanted = entry.layer->group != focus_group && std::find(layout.files.begin(), layout.files.end(), entry.layer->file) != layout.files.end();
            if ((focus && depth == 1) || (wanted && entry.depth == depth)) {
                page.layers.push_back(layout_layer(entry));
            }
            if (page.atlas && wanted && entry.layer->file == layout.atlas_file) {
                page.atlas->coverage = layout_layer(entry);
            }
        }
    }
    return layout_element(page, number);
}

} // namespace

std::string to_qgs(const QgisProject& bare) {
    auto project = bare;
    project.layers = with_focus(bare);
    const auto entries = entries_of(project);
    std::string layouts;
    for (std::size_t i = 0; i < project.layouts.size(); ++i) {
        layouts += layout_of(project.layouts[i], project, entries, i + 1);
    }
    std::string layers;
    for (const auto& entry : entries) {
        layers += layer_element(entry);
    }
    auto tree = tree_of(entries);
    tree.insert(tree.rfind("</layer-tree-group>"), order_of(entries));
    const auto properties = element("properties", {}, element("SpatialRefSys", {}, element("ProjectionsEnabled", {{"type", "int"}}, "1")) +
                                                          element("Paths", {}, element("Absolute", {{"type", "bool"}}, "false")));
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" +
           element("qgis", {{"version", "3.22.0"}, {"projectname", project.title}},
                   "\n" + element("title", {}, escaped(project.title)) + "\n" + element("projectCrs", {}, crs_element(project.crs)) + "\n" + tree + "\n" +
                       view_of(project) + element("projectlayers", {}, "\n" + layers) + "\n" + element("Layouts", {}, "\n" + layouts) + "\n" + properties + "\n") + "\n";
}

std::string style_title(std::string_view name, Language lang) { return text_in(member(style_source(name), "title"), lang); }

} // namespace gridwarden::publish
