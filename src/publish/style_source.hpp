#pragma once

#include "core/language.hpp"
#include "json/value.hpp"
#include "publish/style.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gridwarden::publish {

/// A file of `styles/`, built into the program so that it needs no data path.
struct StyleSource {
    std::string_view name; ///< `sites`, `rollup`, ...
    std::string_view json;
};
std::span<const StyleSource> style_sources(); ///< made by cmake/Embed.cmake

/// The source of a style, parsed once.
const json::Value& style_source(std::string_view name);

/// Members of a source. What a program of ours asks for is there: anything else is a defect.
const json::Value& member(const json::Value& object, std::string_view key);
std::string text_in(const json::Value& bilingual, Language lang);

/// A symbol from a source, with what `base` says where it is silent.
Symbol symbol_from(const json::Value& source, const Symbol& base = {});
std::optional<Labelling> labelling_from(const json::Value& style, const table::Schema& schema);

} // namespace gridwarden::publish
