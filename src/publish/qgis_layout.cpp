#include "publish/qgis_layout.hpp"

#include "core/number_text.hpp"
#include "publish/qml_symbol.hpp"
#include "publish/xml.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gridwarden::publish {

namespace {

/// What QGIS calls kinds of items.
enum class Item { page = 65638, map = 65639, picture = 65640, label = 65641, legend = 65642, scale_bar = 65646 };

struct Place {
    double x, y, width, height; ///< millimetres from the upper left corner of the page
};

constexpr Place page{0, 0, 297, 210};
constexpr Place map_place{12, 22, 205, 168};
constexpr const char* ink = "34,34,34,255";
constexpr const char* grey = "90,90,90,255";

/// Items are told apart by numbers that stay from run to run.
std::string uuid(std::size_t number) {
    char text[48];
    std::snprintf(text, sizeof text, "{%08zx-0000-4000-8000-000000000000}", number);
    return text;
}

std::string pair_mm(double a, double b) { return number_text(a, 6) + "," + number_text(b, 6) + ",mm"; }

std::string colour(const char* name, const char* rgb) { return element(name, {{"red", rgb}, {"green", rgb}, {"blue", rgb}, {"alpha", "255"}}); }

std::string item(Item kind, std::size_t number, const Place& at, Attributes more, const std::string& inner, bool frame = false) {
    Attributes all{{"type", std::to_string(static_cast<int>(kind))}, {"uuid", uuid(number)}, {"templateUuid", uuid(number)}, {"id", kind == Item::map ? "map" : ""}, {"position", pair_mm(at.x, at.y)},
                   {"positionOnPage", pair_mm(at.x, at.y)}, {"size", pair_mm(at.width, at.height)}, {"zValue", std::to_string(number % 64)}, {"opacity", "1"},
                   {"visibility", "1"}, {"frame", frame ? "true" : "false"}, {"background", "false"}, {"outlineWidthM", "0.3,mm"}, {"referencePoint", "0"}};
    all.insert(all.end(), more.begin(), more.end());
    return element("LayoutItem", all, colour("FrameColor", "34") + colour("BackgroundColor", "255") + inner) + "\n";
}

std::string font_families() {
    std::string inner;
    for (const auto* family : {"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC"}) {
        inner += element("family", {{"name", family}});
    }
    return element("families", {}, inner);
}

std::string text_style(double size, const char* rgba, bool bold = false) {
    return element("text-style", {{"fontFamily", "Noto Sans CJK SC"}, {"fontSize", number_text(size)}, {"fontSizeUnit", "Point"}, {"fontWeight", bold ? "75" : "50"},
                                  {"textColor", rgba}, {"textOpacity", "1"}, {"multilineHeight", "1.1"}},
                   font_families());
}

/// QGIS 3.22 reads the font of a label from its own element, later ones from `text-style`.
std::string old_font(double size, bool bold) { return "Noto Sans CJK SC," + number_text(size) + ",-1,5," + (bold ? "75" : "50") + ",0,0,0,0,0"; }

struct Lettering {
    double size;
    bool bold = false;
    int align = 1; ///< Qt: 1 left, 2 right, 4 middle
    const char* rgba = ink;
};

std::string label(std::size_t number, const Place& at, const std::string& text, const Lettering& letters) {
    const auto rgb = std::string(letters.rgba).substr(0, std::string(letters.rgba).find(','));
    return item(Item::label, number, at,
                {{"labelText", text}, {"halign", std::to_string(letters.align)}, {"valign", "32"}, {"marginX", "0"}, {"marginY", "0"}, {"htmlState", "0"}},
                element("LabelFont", {{"description", old_font(letters.size, letters.bold)}, {"style", ""}}) + colour("FontColor", rgb.c_str()) +
                    text_style(letters.size, letters.rgba, letters.bold));
}

std::string fill_symbol(const Symbol& symbol) { return qml_symbol(symbol, shape::Kind::polygon, ""); }

std::string layer_set(const std::vector<LayoutLayer>& layers) {
    std::string inner;
    for (const auto& layer : layers) {
        inner += element("Layer", {{"source", layer.source}, {"provider", layer.raster ? "gdal" : "ogr"}, {"name", layer.title}}, layer.id);
    }
    return element("LayerSet", {}, inner);
}

/// A grid of whole minutes, about five lines across: 1, 2, 5, 10, 15, 20, 30 minutes or whole degrees.
double grid_degrees(const shape::Box& extent) {
    const double degrees = std::max(extent.max_x - extent.min_x, extent.max_y - extent.min_y) / 111000;
    for (const double minutes : {1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 120.0, 300.0}) {
        if (degrees * 60 / minutes <= 6) {
            return minutes / 60;
        }
    }
    return 10;
}

std::string grid(std::size_t number, const shape::Box& extent) {
    Symbol line;
    line.stroke = "#7c93b2";
    line.stroke_mm = 0.1;
    line.dash = "1;0.8";
    const auto step = number_text(grid_degrees(extent), 12);
    const auto lonlat = element("spatialrefsys", {}, element("srsid", {}, "1") + element("authid", {}, "EPSG:4326"));
    return element("ComposerMapGrid",
                   {{"uuid", uuid(number)}, {"name", "grid"}, {"show", "1"}, {"gridStyle", "0"}, {"intervalX", step}, {"intervalY", step}, {"unit", "0"}, {"showAnnotation", "1"},
                    {"annotationFormat", "5"}, {"annotationPrecision", "0"}, {"frameAnnotationDistance", "0.7"}, {"gridFrameStyle", "0"}, {"leftAnnotationPosition", "1"},
                    {"rightAnnotationPosition", "1"}, {"topAnnotationPosition", "1"}, {"bottomAnnotationPosition", "1"}, {"leftAnnotationDisplay", "1"},
                    {"rightAnnotationDisplay", "3"}, {"topAnnotationDisplay", "3"}, {"bottomAnnotationDisplay", "2"}, {"leftAnnotationDirection", "1"},
                    {"bottomAnnotationDirection", "0"}, {"blendMode", "0"}},
                   element("lineStyle", {}, qml_symbol(line, shape::Kind::line, "")) + lonlat + text_style(6, grey));
}

/// The box at the next scale that holds it. QGIS changes a map whose extent has other proportions than its place.
shape::Box fitted(const shape::Box& box, const Place& place) {
    const double least = 1000 * std::max((box.max_x - box.min_x) / place.width, (box.max_y - box.min_y) / place.height);
    double scale = least;
    for (const auto next : layout_scales()) {
        scale = next >= least ? next : scale;
    }
    const double metres_a_mm = scale / 1000;
    const double x = (box.min_x + box.max_x) / 2;
    const double y = (box.min_y + box.max_y) / 2;
    return {x - metres_a_mm * place.width / 2, y - metres_a_mm * place.height / 2, x + metres_a_mm * place.width / 2, y + metres_a_mm * place.height / 2};
}

std::string map_item(std::size_t number, const QgisLayout& layout) {
    const auto box = fitted(layout.extent, map_place);
    const auto metres = [](double v) { return number_text(v, 12); };
    const auto extent = element("Extent", {{"xmin", metres(box.min_x)}, {"ymin", metres(box.min_y)}, {"xmax", metres(box.max_x)}, {"ymax", metres(box.max_y)}});
    return item(Item::map, number, map_place,
                {{"keepLayerSet", "true"}, {"followPreset", "false"}, {"mapRotation", "0"}, {"drawCanvasItems", "true"}, {"labelMargin", "0,mm"}},
                extent + layer_set(layout.layers) + grid(number + 32, box) +
                    element("AtlasMap", {{"atlasDriven", layout.atlas ? "1" : "0"}, {"scalingMode", "1"}, {"margin", "0.2"}}),
                true);
}

std::string legend_style(const char* name, double size, bool bold, const char* gap, const char* left = "0") {
    return element("style", {{"name", name}, {"alignment", "1"}, {"marginTop", gap}, {"marginLeft", left}},
                   element("styleFont", {{"description", old_font(size, bold)}, {"style", ""}}) + text_style(size, ink, bold));
}

std::string legend(std::size_t number, std::size_t map, const QgisLayout& layout, double top) {
    std::string tree;
    for (const auto& layer : layout.layers) {
        tree += !layer.in_legend ? "" : element("layer-tree-layer", {{"id", layer.id}, {"name", layer.title}, {"source", layer.source}, {"providerKey", layer.raster ? "gdal" : "ogr"},
                                             {"checked", "Qt::Checked"}, {"expanded", "1"}});
    }
    const auto styles = legend_style("title", 9, true, "0") + legend_style("group", 8.5, true, "2") + legend_style("subgroup", 8.5, true, "2.5") +
                        legend_style("symbol", 7.5, false, "1") + legend_style("symbolLabel", 7.5, false, "1", "2");
    return item(Item::legend, number, {222, top, 64, 60},
                {{"title", ""}, {"map_uuid", uuid(map)}, {"columnCount", "1"}, {"symbolWidth", "6"}, {"symbolHeight", "3.5"}, {"resizeToContents", "1"}, {"boxSpace", "0"},
                 {"lineSpacing", "1"}, {"wmsLegendWidth", "50"}, {"wmsLegendHeight", "25"}, {"fontColor", "#222222"}, {"legendFilterByAtlas", "0"}},
                element("styles", {}, styles) + element("layer-tree-group", {}, tree));
}

std::string scale_bar(std::size_t number, std::size_t map) {
    return item(Item::scale_bar, number, {160, 192, 60, 12},
                {{"mapUuid", uuid(map)}, {"style", "Single Box"}, {"unitType", "km"}, {"unitLabel", "km"}, {"numMapUnitsPerScaleBarUnit", "1"}, {"segmentSizeMode", "1"},
                 {"minBarWidth", "24"}, {"maxBarWidth", "56"}, {"numSegments", "2"}, {"numSegmentsLeft", "0"}, {"numUnitsPerSegment", "5"}, {"segmentMillimeters", "20"},
                 {"height", "1.6"}, {"labelBarSpace", "1"}, {"boxContentSpace", "0.5"}, {"outlineWidth", "0.2"}, {"alignment", "0"}, {"lineJoinStyle", "miter"},
                 {"lineCapStyle", "square"}},
                text_style(7, ink) + colour("fillColor", "34") + colour("fillColor2", "255") + colour("strokeColor", "34"));
}

std::string base64(std::string_view bytes) {
    constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += i + k > bytes.size() ? '=' : digits[group >> (18 - 6 * k) & 63U];
        }
    }
    return out;
}

/// Points to true north in the middle of the map.
std::string north_arrow(std::size_t number, std::size_t map) {
    static const auto drawing = base64("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 32\"><path d=\"M10,9 L4,31 L10,26 Z\" fill=\"#222\"/>"
                                       "<path d=\"M10,9 L16,31 L10,26 Z\" fill=\"#fff\" stroke=\"#222\" stroke-width=\"0.8\"/>"
                                       "<path d=\"M7,7 V1 L13,7 V1\" fill=\"none\" stroke=\"#222\" stroke-width=\"1.4\"/></svg>");
    return item(Item::picture, number, {206, 25, 8, 13},
                {{"file", "base64:" + drawing}, {"mode", "0"}, {"resizeMode", "0"}, {"anchorPoint", "4"}, {"mapUuid", uuid(map)}, {"northMode", "1"}, {"northOffset", "0"},
                 {"pictureRotation", "0"}, {"svgFillColor", ink}, {"svgBorderColor", ink}, {"svgBorderWidth", "0.2"}},
                "");
}

std::string page_element(std::size_t number) {
    Symbol paper;
    paper.fill = "#ffffff";
    const auto symbol = fill_symbol(paper);
    const Place at = page;
    return element("PageCollection", {},
                   symbol + element("LayoutItem", {{"type", std::to_string(static_cast<int>(Item::page))}, {"uuid", uuid(number)}, {"templateUuid", uuid(number)}, {"position", "0,0,mm"},
                                                   {"positionOnPage", "0,0,mm"}, {"size", pair_mm(at.width, at.height)}, {"opacity", "1"}, {"visibility", "1"},
                                                   {"background", "true"}, {"frame", "false"}},
                                    symbol)) + "\n";
}

/// The numbers of the unit on the page, as an expression that QGIS evaluates for each.
std::string figures_text(const LayoutAtlas& atlas) {
    std::string text;
    for (const auto& [title, field] : atlas.figures) {
        text += (text.empty() ? "" : "\n") + title + ": [% coalesce(round(\"" + field + "\", 2), '—') %]";
    }
    return text;
}

std::string atlas_element(const QgisLayout& layout) {
    if (!layout.atlas) {
        return {};
    }
    const auto& [coverage, id, name, figures] = *layout.atlas;
    return element("Atlas", {{"enabled", "1"}, {"coverageLayer", coverage.id}, {"coverageLayerName", coverage.title}, {"coverageLayerSource", coverage.source},
                             {"coverageLayerProvider", "ogr"}, {"pageNameExpression", "\"" + name + "\""}, {"hideCoverage", "0"}, {"sortFeatures", "1"},
                             {"sortKey", "\"" + id + "\""}, {"sortAscending", "1"}, {"filterFeatures", "0"}, {"filenamePattern", "'unit_'||\"" + id + "\""}});
}

} // namespace

std::vector<double> layout_scales() {
    std::vector<double> scales;
    for (double power = 1e7; power >= 1e3; power /= 10) {
        for (const double step : {8.0, 6.0, 5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.2, 1.0}) {
            scales.push_back(step * power);
        }
    }
    return scales;
}

std::string layout_element(const QgisLayout& layout, std::size_t number) {
    const std::size_t first = number * 256;
    const std::size_t map = first + 2;
    const auto& atlas = layout.atlas;
    const auto title = atlas ? layout.title + " · [% \"" + atlas->name_field + "\" %]" : layout.title;
    std::string caption;
    for (const auto& line : layout.caption) {
        caption += (caption.empty() ? "" : "\n") + line;
    }
    const auto figures = atlas ? figures_text(*atlas) : std::string();
    std::string body = page_element(first + 1) + map_item(map, layout) + label(first + 3, {12, 8, 215, 10}, title, {16, true}) +
                       label(first + 4, {222, 9, 63, 8}, layout.mark, {8, false, 2, grey}) + north_arrow(first + 6, map) +
                       label(first + 7, {12, 194, 145, 12}, caption, {6.5, false, 1, grey}) + scale_bar(first + 8, map) +
                       label(first + 9, {222, 195, 63, 5}, layout.lang == Language::zh ? "比例尺 1:[% format_number(map_get(item_variables('map'), 'map_scale'), 0) %]" : "Scale 1:[% format_number(map_get(item_variables('map'), 'map_scale'), 0) %]", {7, false, 1, ink});
    const double figures_mm = 4.2 * (atlas ? static_cast<double>(atlas->figures.size()) : 0);
    if (!figures.empty()) {
        body += label(first + 10, {222, 22, 63, figures_mm}, figures, {8, false, 1, ink});
    }
    body += legend(first + 5, map, layout, 22 + (figures.empty() ? 0 : figures_mm + 4));
    return element("Layout", {{"name", layout.name}, {"units", "mm"}, {"printResolution", "300"}, {"worldFileMap", ""}}, body + atlas_element(layout)) + "\n";
}

} // namespace gridwarden::publish
