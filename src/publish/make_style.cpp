#include "core/error.hpp"
#include "core/number_text.hpp"
#include "model/names.hpp"
#include "publish/bands.hpp"
#include "publish/graduated.hpp"
#include "publish/layer_values.hpp"
#include "publish/style_source.hpp"

#include <algorithm>

namespace gridwarden::publish {

namespace {

const Symbol& base_of(const json::Value& source, Symbol& into) {
    if (const auto* base = source.find("base")) {
        into = symbol_from(*base);
    }
    return into;
}

/// A label of a source, where it has one.
std::string label_of(const json::Value& source, Language lang) {
    return source.find("label") == nullptr ? std::string() : text_in(member(source, "label"), lang);
}

/// Every feature alike.
void draw_single(Style& style, const json::Value& source, Language lang) {
    Symbol base;
    const auto& single = member(source, "single");
    style.renderer = Renderer::single;
    style.classes = {{label_of(single, lang), symbol_from(single, base_of(source, base))}};
}

/// The values to tell apart: those declared, in their order, then nothing else; else those of the layer.
std::vector<std::string> wanted_values(const table::Table& layer, int column, const std::string& field, const StyleContext& context) {
    const auto declared = context.declared_values.find(field);
    return declared == context.declared_values.end() ? values_of(layer, column) : declared->second;
}

/// Beyond the last symbol shapes begin again with other colours.
Symbol symbol_of_value(const json::Value& source, std::size_t i, const Symbol& base) {
    const auto& symbols = member(source, "symbols").items;
    const auto round = i / symbols.size();
    auto symbol = symbol_from(symbols[i % symbols.size()], base);
    symbol.fill = member(symbols[(i + 3 * round) % symbols.size()], "fill").text;
    return symbol;
}

/// By the values of a field that are declared or found.
void draw_values(Style& style, const json::Value& source, const table::Table& layer, Language lang, const StyleContext& context) {
    const auto& field = member(source, "field").text;
    const int column = layer.schema.index_of(field);
    auto values = column < 0 ? std::vector<std::string>() : wanted_values(layer, column, field, context);
    if (values.empty()) {
        draw_single(style, source, lang);
        return;
    }
    Symbol base;
    base_of(source, base);
    values.resize(std::min(values.size(), static_cast<std::size_t>(*member(source, "most").number())));
    style.renderer = Renderer::categorised;
    style.field = field;
    for (std::size_t i = 0; i < values.size(); ++i) {
        style.classes.push_back({values[i], symbol_of_value(source, i, base), values[i]});
    }
    const auto& other = member(source, "other");
    style.classes.push_back({text_in(member(other, "label"), lang), symbol_from(member(other, "symbol"), base)});
}

/// By a number: natural breaks, 0 apart.
void draw_numbers(Style& style, const json::Value& source, const table::Table& layer, Language lang) {
    const auto& field = member(source, "field").text;
    const int column = layer.schema.index_of(field);
    const auto numbers = column < 0 ? Numbers() : numbers_of(layer, column);
    const auto& no_data = member(source, "no_data");
    Symbol base;
    base_of(source, base);
    if (numbers.values.empty()) {
        style.renderer = Renderer::single;
        style.classes = {{text_in(member(no_data, "label"), lang), symbol_from(member(no_data, "symbol"), base)}};
        return;
    }
    style.renderer = Renderer::graduated;
    style.field = field;
    const auto classes = classify(numbers.values, member(source, "ramp").items.size());
    const std::size_t zero = classes.front().lower == 0 && classes.front().upper == 0 ? 1 : 0;
    for (auto i = classes.size(); i-- > 0;) { // high to low, as legends are read
        auto symbol = base;
        symbol.fill = i < zero ? member(member(source, "zero"), "fill").text : ramp_colour(source, i - zero, classes.size() - zero);
        style.classes.push_back({classes[i].label, symbol, std::nullopt, classes[i].lower, classes[i].upper});
    }
    if (numbers.has_null) {
        style.null_as = std::min(0.0, style.classes.back().lower) - 1;
        style.classes.push_back({text_in(member(no_data, "label"), lang), symbol_from(member(no_data, "symbol"), base), std::nullopt,
                                 *style.null_as, *style.null_as});
    }
}

/// By the level of areal units.
void draw_levels(Style& style, const json::Value& source, const table::Table& layer, Language lang) {
    const auto& field = member(source, "field").text;
    const int column = layer.schema.index_of(field);
    const auto numbers = column < 0 ? Numbers() : numbers_of(layer, column);
    auto levels = numbers.values;
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    if (levels.empty()) {
        draw_single(style, source, lang);
        return;
    }
    const auto& symbols = member(source, "levels").items;
    style.renderer = Renderer::categorised;
    style.field = field;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto level = number_text(levels[i]);
        auto symbol = symbol_from(symbols[std::min(i, symbols.size() - 1)]);
        symbol.pass = static_cast<int>(2 * (levels.size() - 1 - i));
        style.classes.push_back({fill(text_in(member(source, "label"), lang), {{"level", level}}), symbol, level});
    }
    if (numbers.has_null) {
        style.classes.push_back({text_in(member(source, "other"), lang), symbol_from(member(source, "single"))});
    }
}

/// By classes that the source fixes: values of a field, limits of a number, or (without either) all the rest.
void draw_classes(Style& style, const json::Value& source, Language lang) {
    Symbol base;
    base_of(source, base);
    style.field = member(source, "field").text;
    style.renderer = Renderer::categorised;
    for (const auto& entry : member(source, "classes").items) {
        StyleClass made{label_of(entry, lang), symbol_from(member(entry, "symbol"), base)};
        if (const auto* value = entry.find("value")) {
            made.value = value->text;
        } else if (entry.find("lower") != nullptr) {
            style.renderer = Renderer::graduated;
            made.lower = *member(entry, "lower").number();
            made.upper = *member(entry, "upper").number();
        }
        style.classes.push_back(std::move(made));
    }
}

/// What an empty layer is drawn as.
shape::Kind kind_of(const json::Value& source) {
    const auto* geometry = source.find("geometry");
    return geometry == nullptr ? shape::Kind::point : geometry->text == "polygon" ? shape::Kind::polygon : shape::Kind::line;
}

std::vector<StyleField> fields_of(const table::Schema& schema, Language lang) {
    std::vector<StyleField> fields;
    for (const auto& field : schema.fields) {
        const auto title = model::title_of(field.name, lang);
        fields.push_back({field.name, title == field.name ? std::string() : title});
    }
    return fields;
}

/// By bands of a number: a class for each distinct pair of the source's fields `lower` and `upper`.
void draw_bands(Style& style, const json::Value& source, const table::Table& layer, Language lang) {
    style.field = member(source, "lower").text;
    const int lower = layer.schema.index_of(style.field);
    const int upper = layer.schema.index_of(member(source, "upper").text);
    std::map<double, double> bands;
    if (lower >= 0 && upper >= 0) {
        const auto from = numbers_of(layer, lower).values;
        const auto to = numbers_of(layer, upper).values;
        for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i) {
            bands[from[i]] = to[i];
        }
    }
    if (bands.empty()) {
        draw_single(style, source, lang);
        return;
    }
    const std::size_t zero = bands.begin()->first == 0 ? 1 : 0; // what lies below the first limit is not coloured
    Symbol base;
    base_of(source, base);
    style.renderer = Renderer::graduated;
    std::size_t i = 0;
    for (const auto& [from, to] : bands) {
        auto symbol = base;
        symbol.fill = i < zero ? std::string() : ramp_colour(source, i - zero, bands.size() - zero);
        style.classes.insert(style.classes.begin(), {band_label(from, to), symbol, std::nullopt, from, from});
        ++i;
    }
}

} // namespace

Style make_style(std::string_view name, const table::Table& layer, Language lang, const StyleContext& context) {
    const auto& source = style_source(name);
    Style style;
    style.kinds = kinds_of(layer);
    if (style.kinds.empty()) {
        style.kinds = {kind_of(source)};
    }
    style.labels = labelling_from(source, layer.schema);
    style.fields = fields_of(layer.schema, lang);
    const auto& draw = member(source, "draw").text;
    if (draw == "values") {
        draw_values(style, source, layer, lang, context);
    } else if (draw == "numbers") {
        draw_numbers(style, source, layer, lang);
    } else if (draw == "bands") {
        draw_bands(style, source, layer, lang);
    } else if (draw == "levels") {
        draw_levels(style, source, layer, lang);
    } else if (draw == "classes") {
        draw_classes(style, source, lang);
    } else if (draw == "single") {
        draw_single(style, source, lang);
    } else {
        defect("styles/" + std::string(name) + ".style.json: nothing is drawn by " + draw);
    }
    return style;
}

std::string qml_for(std::string_view name, const table::Table& layer, Language lang, const StyleContext& context) {
    return name.empty() ? std::string() : to_qml(make_style(name, layer, lang, context));
}

} // namespace gridwarden::publish
