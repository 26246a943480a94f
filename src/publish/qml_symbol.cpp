#include "publish/qml_symbol.hpp"

#include "core/number_text.hpp"
#include "publish/xml.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gridwarden::publish {

namespace {

constexpr const char* hatch_colour = "#8c8c8c";

std::string options(const Attributes& values) {
    std::string inner;
    for (const auto& [name, value] : values) {
        inner += element("Option", {{"type", "QString"}, {"name", std::string(name)}, {"value", value}});
    }
    return element("Option", {{"type", "Map"}}, inner);
}

std::string layer(const char* type, int pass, const Attributes& values, const std::string& inner = {}) {
    return element("layer", {{"class", type}, {"enabled", "1"}, {"locked", "0"}, {"pass", std::to_string(pass)}}, options(values) + inner);
}

std::string symbol_element(const char* type, const std::string& name, const std::string& layers) {
    return element("symbol", {{"type", type}, {"name", name}, {"alpha", "1"}, {"clip_to_extent", "1"}, {"force_rhr", "0"}}, layers);
}

std::string line(const std::string& colour, double width_mm, const std::string& dash, int pass) {
    Attributes values{{"line_color", qgis_colour(colour)}, {"line_width", number_text(width_mm)}, {"line_width_unit", "MM"},
                      {"line_style", "solid"}, {"joinstyle", "round"}, {"capstyle", dash.empty() ? "round" : "flat"}};
    if (!dash.empty()) {
        values.insert(values.end(), {{"use_custom_dash", "1"}, {"customdash", dash}, {"customdash_unit", "MM"}});
    }
    return layer("SimpleLine", pass, values);
}

std::string marker(const Symbol& symbol) {
    return layer("SimpleMarker", symbol.pass,
                 {{"name", symbol.marker.empty() ? "circle" : symbol.marker}, {"color", qgis_colour(symbol.fill)},
                  {"outline_color", qgis_colour(symbol.stroke)}, {"outline_style", symbol.stroke.empty() ? "no" : "solid"},
                  {"outline_width", number_text(symbol.stroke_mm)}, {"outline_width_unit", "MM"}, {"joinstyle", "round"},
                  {"size", number_text(symbol.size_mm)}, {"size_unit", "MM"}});
}

std::string area(const Symbol& symbol, const std::string& outline) {
    return layer("SimpleFill", symbol.pass,
                 {{"color", qgis_colour(symbol.fill, symbol.opacity)}, {"style", "solid"}, {"outline_color", qgis_colour(outline)},
                  {"outline_style", outline.empty() ? "no" : "solid"}, {"outline_width", number_text(symbol.stroke_mm)},
                  {"outline_width_unit", "MM"}, {"joinstyle", "round"}});
}

std::string hatching(const std::string& name, int pass) {
    return layer("LinePatternFill", pass, {{"angle", "45"}, {"distance", "1.4"}, {"distance_unit", "MM"}, {"line_width", "0.2"}},
                 symbol_element("line", "@" + name + "@1", line(hatch_colour, 0.2, "", 0)));
}

std::string point_inside(const Symbol& symbol, const std::string& name) {
    return layer("CentroidFill", symbol.pass, {{"point_on_surface", "1"}, {"point_on_all_parts", "0"}},
                 symbol_element("marker", "@" + name + "@1", marker(symbol)));
}

/// Outlines alone, where there is no fill; else the fill, for footprints of sites with an outline of its own colour.
std::string polygon_layers(const Symbol& symbol, const std::string& name) {
    std::string layers;
    if (!symbol.casing.empty()) {
        layers += line(symbol.casing, symbol.casing_mm, "", symbol.pass);
    }
    if (symbol.fill.empty()) {
        return layers + line(symbol.stroke, symbol.stroke_mm, symbol.dash, symbol.pass + (symbol.casing.empty() ? 0 : 1));
    }
    const bool footprint = !symbol.marker.empty();
    layers += area(symbol, footprint ? symbol.fill : symbol.stroke);
    layers += symbol.hatch ? hatching(name, symbol.pass) : "";
    layers += footprint ? point_inside(symbol, name) : "";
    return layers;
}

} // namespace

std::string qgis_colour(const std::string& colour, double opacity) {
    if (colour.size() != 7) {
        return "0,0,0,0";
    }
    std::string out;
    for (std::size_t i = 1; i < colour.size(); i += 2) {
        int part = 0;
        std::from_chars(colour.data() + i, colour.data() + i + 2, part, 16);
        out += std::to_string(part) + ",";
    }
    return out + std::to_string(std::lround(opacity * 255));
}

std::string qml_symbol(const Symbol& symbol, shape::Kind kind, const std::string& name) {
    switch (kind) {
    case shape::Kind::line: {
        const bool site = !symbol.fill.empty();
        const auto width = site ? std::max(symbol.stroke_mm, 0.7) : symbol.stroke_mm;
        return symbol_element("line", name, line(site ? symbol.fill : symbol.stroke, width, symbol.dash, symbol.pass));
    }
    case shape::Kind::polygon: return symbol_element("fill", name, polygon_layers(symbol, name));
    default: return symbol_element("marker", name, marker(symbol));
    }
}

} // namespace gridwarden::publish
