#include "core/number_text.hpp"
#include "io/files.hpp"
#include "publish/qml_mark.hpp"
#include "publish/qml_symbol.hpp"
#include "publish/xml.hpp"

#include <algorithm>

namespace gridwarden::publish {

namespace {

constexpr const char* head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n";
constexpr const char* fonts[] = {"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC"};

/// An element whose content are lines of their own.
std::string lines(std::string_view name, const Attributes& attributes, const std::string& inner) {
    std::string content(1, '\n');
    content += inner;
    return element(name, attributes, content);
}

std::string field_expression(const std::string& name) {
    std::string out = "\"";
    for (const char c : name) {
        out.append(c == '"' ? 2 : 1, c);
    }
    return out + '"';
}

std::string text_expression(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        out.append(c == '\'' || c == '\\' ? 2 : 1, c);
    }
    return out + "'";
}

std::string symbols_of(const Style& style) {
    std::string inner;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        inner += qml_symbol(style.classes[i].symbol, style.kinds.front(), std::to_string(i)) + "\n";
    }
    return lines("symbols", {}, inner);
}

std::string renderer_element(const Style& style, const char* type, const Attributes& more, const std::string& inner) {
    const bool passes = std::any_of(style.classes.begin(), style.classes.end(), [](const auto& c) { return c.symbol.pass != 0; });
    Attributes attributes{{"type", type}};
    attributes.insert(attributes.end(), more.begin(), more.end());
    attributes.insert(attributes.end(), {{"symbollevels", passes ? "1" : "0"}, {"enableorderby", "0"}, {"forceraster", "0"}});
    return element("renderer-v2", attributes, inner);
}

std::string categories_of(const Style& style) {
    std::string inner;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        const auto& entry = style.classes[i];
        inner += element("category", {{"value", entry.value.value_or("")}, {"type", "string"}, {"label", entry.label},
                                             {"symbol", std::to_string(i)}, {"render", "true"}}) + "\n";
    }
    return lines("categories", {}, inner);
}

std::string ranges_of(const Style& style) {
    std::string inner;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        const auto& entry = style.classes[i];
        inner += element("range", {{"lower", number_text(entry.lower, 15)}, {"upper", number_text(entry.upper, 15)},
                                          {"label", entry.label}, {"symbol", std::to_string(i)}, {"render", "true"}}) + "\n";
    }
    return lines("ranges", {}, inner) + symbols_of(style) +
           element("classificationMethod", {{"id", "Jenks"}},
                   element("labelFormat", {{"format", "%1 – %2"}, {"labelprecision", "2"}, {"trimtrailingzeroes", "1"}}));
}

/// Every value that no other class names, null too.
std::string rest_filter(const Style& style) {
    const auto field = field_expression(style.field);
    std::string list;
    for (const auto& entry : style.classes) {
        list += entry.value ? (list.empty() ? "" : ", ") + text_expression(*entry.value) : "";
    }
    return "(" + field + " IS NULL OR " + field + " NOT IN (" + list + "))";
}

std::string filter_of(const Style& style, const StyleClass& entry, shape::Kind kind) {
    const char* name = kind == shape::Kind::point ? "Point" : kind == shape::Kind::line ? "Line" : "Polygon";
    const auto of_kind = "geometry_type($geometry) = " + text_expression(name);
    if (style.renderer == Renderer::single) {
        return of_kind;
    }
    const auto of_value = entry.value ? field_expression(style.field) + " = " + text_expression(*entry.value) : rest_filter(style);
    return of_value + " AND " + of_kind;
}

/// A file of mixed kinds opens as a layer for each kind, all with the same style: rules tell the kinds apart.
std::string rules_of(const Style& style) {
    std::string rules;
    std::string symbols;
    std::size_t n = 0;
    for (const auto kind : style.kinds) {
        for (const auto& entry : style.classes) {
            const auto name = std::to_string(n++);
            rules += element("rule", {{"key", "{rule-" + name + "}"}, {"symbol", name}, {"label", entry.label},
                                             {"filter", filter_of(style, entry, kind)}}) + "\n";
            symbols += qml_symbol(entry.symbol, kind, name) + "\n";
        }
    }
    return lines("rules", {{"key", "{rules}"}}, rules) + lines("symbols", {}, symbols);
}

std::string renderer_of(const Style& style) {
    if (style.kinds.size() > 1 && style.renderer != Renderer::graduated) {
        return renderer_element(style, "RuleRenderer", {}, rules_of(style));
    }
    switch (style.renderer) {
    case Renderer::categorised:
        return renderer_element(style, "categorizedSymbol", {{"attr", style.field}}, categories_of(style) + symbols_of(style));
    case Renderer::graduated: {
        const auto field = field_expression(style.field);
        const auto attribute = style.null_as ? "coalesce(" + field + ", " + number_text(*style.null_as) + ")" : style.field;
        return renderer_element(style, "graduatedSymbol", {{"attr", attribute}, {"graduatedMethod", "GraduatedColor"}}, ranges_of(style));
    }
    case Renderer::single: break;
    }
    return renderer_element(style, "singleSymbol", {}, symbols_of(style));
}

std::string text_style_of(const Labelling& labels) {
    std::string families;
    for (const auto* font : fonts) {
        families += element("family", {{"name", font}});
    }
    const auto buffer = element("text-buffer", {{"bufferDraw", labels.halo_mm > 0 ? "1" : "0"}, {"bufferSize", number_text(labels.halo_mm)},
                                                {"bufferSizeUnits", "MM"}, {"bufferColor", qgis_colour(labels.halo)},
                                                {"bufferOpacity", "0.9"}, {"bufferNoFill", "1"}, {"bufferJoinStyle", "128"}});
    return element("text-style", {{"fieldName", labels.field}, {"isExpression", "0"}, {"fontFamily", fonts[0]},
                                  {"fontSize", number_text(labels.size_pt)}, {"fontSizeUnit", "Point"}, {"fontWeight", "50"},
                                  {"textColor", qgis_colour(labels.colour)}, {"textOpacity", "1"}, {"multilineHeight", "1"}},
                   element("families", {}, families) + buffer);
}

std::string labeling_of(const Style& style) {
    if (!style.labels) {
        return {};
    }
    const bool polygons = style.kinds.front() == shape::Kind::polygon;
    const auto placement = polygons ? Attributes{{"placement", "4"}, {"centroidInside", "1"}, {"priority", "8"}}
                                    : Attributes{{"placement", "6"}, {"predefinedPositionOrder", "TR,TL,BR,BL,R,L,TSR,BSR"},
                                                 {"offsetType", "1"}, {"dist", "0.4"}, {"distUnits", "MM"}, {"priority", "5"}};
    Attributes rendering{{"drawLabels", "1"}, {"obstacle", polygons ? "0" : "1"}, {"displayAll", "0"}, {"fontLimitPixelSize", "0"}};
    if (style.labels->from_scale > 0) {
        rendering.insert(rendering.end(), {{"scaleVisibility", "1"}, {"scaleMin", "0"}, {"scaleMax", number_text(style.labels->from_scale)}});
    }
    return element("labeling", {{"type", "simple"}},
                   element("settings", {{"calloutType", "simple"}},
                           text_style_of(*style.labels) + element("text-format", {{"multilineAlign", "0"}}) +
                               element("placement", placement) + element("rendering", rendering)));
}

std::string aliases_of(const Style& style) {
    std::string inner;
    for (std::size_t i = 0; i < style.fields.size(); ++i) {
        const auto& field = style.fields[i];
        inner += element("alias", {{"field", field.name}, {"index", std::to_string(i)}, {"name", field.alias}}) + "\n";
    }
    return lines("aliases", {}, inner);
}

std::string column_order_of(const Style& style) {
    std::string inner;
    for (const auto& field : style.fields) {
        inner += element("column", {{"type", "field"}, {"name", field.name}, {"hidden", "0"}, {"width", "-1"}}) + "\n";
    }
    inner += element("column", {{"type", "actions"}, {"hidden", "1"}, {"width", "-1"}}) + "\n";
    return element("attributetableconfig", {{"actionWidgetStyle", "dropDown"}, {"sortExpression", ""}, {"sortOrder", "0"}},
                   lines("columns", {}, inner));
}

} // namespace

std::string to_qml(const Style& style) {
    std::string body;
    for (const auto& part : {renderer_of(style), labeling_of(style), aliases_of(style), column_order_of(style)}) {
        body += part.empty() ? "" : part + "\n";
    }
    std::string qml = head;
    qml += lines("qgis", {{"version", "3.22.0"}, {"styleCategories", "Symbology|Labeling|Fields|AttributeTable"},
                          {"labelsEnabled", style.labels ? "1" : "0"}}, body);
    return marked(std::move(qml) + "\n");
}

} // namespace gridwarden::publish
