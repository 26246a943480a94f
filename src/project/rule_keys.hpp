#pragma once

#include "core/language.hpp"
#include "json/value.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gridwarden::project {

/// One key of a rule file, for the reader and the published schema alike.
struct RuleKey {
    std::string_view name;
    Bilingual help;
    bool required;
    json::Kind kind;
    std::span<const RuleKey> items = {};            ///< keys of the objects of a list; none: a list of texts
    std::span<const std::string_view> choices = {}; ///< a text, or each of a list, is one of these; none: any
};

std::span<const RuleKey> rule_file_keys();
std::span<const RuleKey> prohibition_keys();
std::span<const RuleKey> setback_keys();
std::span<const RuleKey> zone_keys();
std::span<const RuleKey> condition_keys();

/// The JSON Schema of rule files.
std::string rules_schema();

} // namespace gridwarden::project
