#include "publish/style_source.hpp"

#include "core/error.hpp"

#include <functional>
#include <map>

namespace gridwarden::publish {

namespace {

void read(const json::Value& source, std::string_view key, std::string& into) {
    if (const auto* value = source.find(key)) {
        into = value->text;
    }
}

void read(const json::Value& source, std::string_view key, double& into) {
    if (const auto* value = source.find(key)) {
        into = value->number().value_or(into);
    }
}

std::map<std::string, json::Value, std::less<>> parse_sources() {
    std::map<std::string, json::Value, std::less<>> parsed;
    for (const auto& source : style_sources()) {
        const std::string name(source.name);
        parsed.emplace(name, json::parse(source.json, "styles/" + name + ".style.json"));
    }
    return parsed;
}

} // namespace

const json::Value& style_source(std::string_view name) {
    static const auto parsed = parse_sources();
    const auto found = parsed.find(name);
    if (found == parsed.end()) {
        defect("no style is built in for " + std::string(name));
    }
    return found->second;
}

const json::Value& member(const json::Value& object, std::string_view key) {
    const auto* value = object.find(key);
    if (value == nullptr) {
        defect("a style source lacks " + std::string(key));
    }
    return *value;
}

std::string text_in(const json::Value& bilingual, Language lang) { return member(bilingual, lang == Language::zh ? "zh" : "en").text; }

Symbol symbol_from(const json::Value& source, const Symbol& base) {
    auto symbol = base;
    read(source, "fill", symbol.fill);
    read(source, "opacity", symbol.opacity);
    read(source, "stroke", symbol.stroke);
    read(source, "stroke_mm", symbol.stroke_mm);
    read(source, "dash", symbol.dash);
    read(source, "marker", symbol.marker);
    read(source, "size_mm", symbol.size_mm);
    read(source, "casing", symbol.casing);
    read(source, "casing_mm", symbol.casing_mm);
    if (const auto* pass = source.find("pass")) {
        symbol.pass = static_cast<int>(pass->number().value_or(0));
    }
    const auto* hatch = source.find("hatch");
    symbol.hatch = symbol.hatch || (hatch != nullptr && hatch->boolean);
    return symbol;
}

std::optional<Labelling> labelling_from(const json::Value& style, const table::Schema& schema) {
    const auto* source = style.find("labels");
    if (source == nullptr || schema.index_of(member(*source, "field").text) < 0) {
        return std::nullopt;
    }
    Labelling labels;
    read(*source, "field", labels.field);
    read(*source, "size_pt", labels.size_pt);
    read(*source, "colour", labels.colour);
    read(*source, "halo", labels.halo);
    read(*source, "halo_mm", labels.halo_mm);
    read(*source, "from_scale", labels.from_scale);
    return labels;
}

} // namespace gridwarden::publish
