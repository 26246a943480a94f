#pragma once

#include "json/value.hpp"
#include "model/rule.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::project {

/// A file of `layers/rules/`, built into the program so that it needs no data path.
struct RuleSource {
    std::string_view name; ///< `source-zone-prohibitions`
    std::string_view json;
};
std::span<const RuleSource> rule_sources(); ///< made by cmake/Embed.cmake

/// One key of a rule, for the reader and the published schema alike. Keys for rules of another sort (a setback's value,
/// relation, where it is measured from) are added here.
struct RuleKey {
    std::string_view name;
    Bilingual help;
    bool required;
    json::Kind kind;
};
std::span<const RuleKey> rule_keys();

/// The rules of a text. \throws Error GW-JSON-001 (not JSON), GW-RULE-001 (unknown key), -002 (wrong type or value), -003 (missing
/// key), -004 (an id twice), each with line and column.
std::vector<model::Rule> parse_rules(std::string_view text, const std::string& file);

/// The rules that are built in, replaced by id by those of the files, in the order of the files; rules of a new id go in front, so
/// that they are found first.
std::vector<model::Rule> rules_with(const std::vector<std::string>& files);

/// The JSON Schema of rule files.
std::string rules_schema();

} // namespace gridwarden::project
