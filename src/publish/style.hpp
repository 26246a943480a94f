#pragma once

#include "core/language.hpp"
#include "shape/geometry.hpp"
#include "table/table.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::publish {

/// One mark on the map. Colours are `#rrggbb`, sizes millimetres on paper; an empty colour draws nothing.
struct Symbol {
    std::string fill;
    double opacity = 1;    ///< of the fill, 0 to 1
    std::string stroke;
    double stroke_mm = 0.2;
    std::string dash;      ///< `3;1.5`: millimetres on and off; empty = one unbroken line
    std::string marker;    ///< shape of a point: `circle square triangle diamond pentagon star cross_fill hexagon`
    double size_mm = 2;    ///< of the marker
    bool hatch = false;    ///< oblique lines instead of a plain fill: no data
    std::string casing;    ///< colour of a broad line below the stroke; empty = none
    double casing_mm = 0;
    int pass = 0;          ///< symbols of a higher pass are drawn above all of a lower one
};

/// One entry of the legend. Which members say what belongs to it depends on the renderer.
struct StyleClass {
    std::string label;
    Symbol symbol;
    std::optional<std::string> value = {}; ///< categorised: cells equal to it; nothing = every other value, also null
    double lower = 0;                      ///< graduated: lower <= cell <= upper, the first class that fits
    double upper = 0;
};

enum class Renderer { single, categorised, graduated };

/// Text beside each feature.
struct Labelling {
    std::string field;
    double size_pt = 8;
    std::string colour;
    std::string halo;
    double halo_mm = 0;
    double from_scale = 0; ///< not drawn on maps smaller than 1:from_scale; 0 = on every map
};

/// A column as people see it: its title and its place in the attribute table.
struct StyleField {
    std::string name;
    std::string alias; ///< empty where the name is its own title
};

/// How a layer looks, as plain values: what QGIS files, map pages and legends are all written from.
struct Style {
    std::vector<shape::Kind> kinds;           ///< what the symbols are drawn on: points, lines, polygons; never empty
    Renderer renderer = Renderer::single;
    std::string field;                        ///< of a categorised or graduated renderer
    std::optional<double> null_as;            ///< graduated: the number that stands for null in the class of no data
    std::vector<StyleClass> classes;          ///< in the order of the legend
    std::optional<Labelling> labels;
    std::vector<StyleField> fields;
};

/// What a style depends on beside its layer.
struct StyleContext {
    std::map<std::string, std::vector<std::string>> declared_values; ///< a project's `values`; else those found in the layer
};

/// The style of this name (`styles/<name>.style.json`) for a layer, with classes and colours for the values of the layer and
/// titles in the language of its file. A source says by `draw` how: `single`, `classes` (fixed: values or limits), `values` (those
/// declared or found), `numbers` (natural breaks), `levels` (of areal
/// units), `bands` (pairs of limits). \throws Error GW-BUG-001 for an unknown name.
Style make_style(std::string_view name, const table::Table& layer, Language lang, const StyleContext& context);

/// A QGIS style (QGIS 3.22 and later: symbology, labels, aliases, column order). It carries the SHA-256 of itself, so that
/// an edit by hand can be told.
std::string to_qml(const Style& style);

/// The QGIS style of a layer; empty where the name is.
std::string qml_for(std::string_view name, const table::Table& layer, Language lang, const StyleContext& context);

/// Whether a QGIS style is not (or no longer) as we wrote it.
bool edited_by_hand(const std::string& qml_path);

/// Writes the style beside a layer of a map format (`towns.geojson` gets `towns.qml`) and returns where; a style edited by hand
/// is kept and the new one goes to `towns.new.qml`. The earlier style is looked for in `earlier_folder` where that is given (the
/// folder that a run made aside will replace). Tables (`.csv .json .xlsx .ods`), stdout and an empty style get none: then
/// nothing is written and the result is empty. \throws Error GW-OUT-002, GW-OUT-004
std::string write_style_beside(const std::string& layer_path, const std::string& qml, const std::string& earlier_folder = "");

} // namespace gridwarden::publish
