#include "core/error.hpp"
#include "core/number_text.hpp"
#include "model/names.hpp"
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

void make_single(Style& style, const json::Value& source, std::string_view key) {
    Symbol base;
    style.renderer = Renderer::single;
    style.classes = {{"", symbol_from(member(source, key), base_of(source, base))}};
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

void make_sites(Style& style, const json::Value& source, const table::Table& layer, Language lang, const StyleContext& context) {
    const auto& field = member(source, "field").text;
    const int column = layer.schema.index_of(field);
    auto values = column < 0 ? std::vector<std::string>() : wanted_values(layer, column, field, context);
    if (values.empty()) {
        make_single(style, source, "single");
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

/// A colour of the ramp for class `i` of `n`, the whole ramp used; its middle for one class.
const std::string& ramp_colour(const json::Value& source, std::size_t i, std::size_t n) {
    const auto& ramp = member(source, "ramp").items;
    const auto last = ramp.size() - 1;
    return ramp[n < 2 ? last / 2 : (i * last + (n - 1) / 2) / (n - 1)].text;
}

void make_rollup(Style& style, const json::Value& source, const table::Table& layer, Language lang) {
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

void make_units(Style& style, const json::Value& source, const table::Table& layer, Language lang) {
    const auto& field = member(source, "field").text;
    const int column = layer.schema.index_of(field);
    const auto numbers = column < 0 ? Numbers() : numbers_of(layer, column);
    auto levels = numbers.values;
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    if (levels.empty()) {
        make_single(style, source, "single");
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

void make_issues(Style& style, const json::Value& source, Language lang) {
    Symbol base;
    base_of(source, base);
    style.renderer = Renderer::categorised;
    style.field = member(source, "field").text;
    for (const auto& entry : member(source, "values").items) {
        style.classes.push_back({text_in(member(entry, "label"), lang), symbol_from(member(entry, "symbol"), base),
                                 member(entry, "value").text});
    }
}

std::string_view source_name(LayerKind kind) {
    switch (kind) {
    case LayerKind::sites: return "sites";
    case LayerKind::rollup: return "rollup";
    case LayerKind::units: return "units";
    case LayerKind::issues: return "issues";
    case LayerKind::plain: break;
    }
    defect("a plain layer has no style");
}

std::vector<StyleField> fields_of(const table::Schema& schema, Language lang) {
    std::vector<StyleField> fields;
    for (const auto& field : schema.fields) {
        const auto title = model::title_of(field.name, lang);
        fields.push_back({field.name, title == field.name ? std::string() : title});
    }
    return fields;
}

} // namespace

Style make_style(LayerKind kind, const table::Table& layer, Language lang, const StyleContext& context) {
    const auto& source = style_source(source_name(kind));
    Style style;
    style.kinds = kinds_of(layer);
    if (style.kinds.empty()) {
        style.kinds = {kind == LayerKind::rollup || kind == LayerKind::units ? shape::Kind::polygon : shape::Kind::point};
    }
    style.labels = labelling_from(source, layer.schema);
    style.fields = fields_of(layer.schema, lang);
    switch (kind) {
    case LayerKind::sites: make_sites(style, source, layer, lang, context); break;
    case LayerKind::rollup: make_rollup(style, source, layer, lang); break;
    case LayerKind::units: make_units(style, source, layer, lang); break;
    case LayerKind::issues: make_issues(style, source, lang); break;
    case LayerKind::plain: break;
    }
    return style;
}

std::string qml_for(LayerKind kind, const table::Table& layer, Language lang, const StyleContext& context) {
    return kind == LayerKind::plain ? std::string() : to_qml(make_style(kind, layer, lang, context));
}

} // namespace gridwarden::publish
