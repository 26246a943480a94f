#pragma once

#include "model/siting_rule.hpp"

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

/// The rules of files by what they are about.
struct Rules {
    std::vector<model::Rule> prohibitions;   ///< the first that fits is named
    std::vector<model::SetbackRule> setbacks; ///< each that fits is judged
    std::vector<model::ZoneRule> zones;       ///< the first of a grade that fits is drawn
};

/// The rules of a text. \throws Error GW-JSON-001 (not JSON), GW-RULE-001 (unknown key), -002 (wrong type or value), -003 (missing
/// key), -004 (an id twice), -007 (a distance without unit), -008 (no distance), -009 (a condition without test), each with line and column.
Rules parse_rules(std::string_view text, const std::string& file);

/// The rules that are built in, replaced by id by those of the files, in the order of the files; rules of a new id go in front, so
/// that they are found first. \throws Error as above; GW-RULE-005 (exceptions go round in a ring), -006 (an exception names no rule)
Rules rules_with(const std::vector<std::string>& files);

} // namespace gridwarden::project
