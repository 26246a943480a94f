#include "model/siting_rule.hpp"

#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gridwarden::model {

namespace {

/// Follows exceptions from a rule until it comes back to one that it passed.
bool follow(const std::map<std::string, const SetbackRule*>& by_id, const std::string& id, std::vector<std::string>& way,
            std::map<std::string, bool>& done) {
    if (const auto seen = std::find(way.begin(), way.end(), id); seen != way.end()) {
        way.erase(way.begin(), seen);
        return true;
    }
    const auto rule = by_id.find(id);
    if (rule == by_id.end() || done[id]) {
        return false;
    }
    way.push_back(id);
    for (const auto& other : rule->second->unless) {
        if (follow(by_id, other, way, done)) {
            return true;
        }
    }
    way.pop_back();
    done[id] = true;
    return false;
}

} // namespace

Answer judge(const Condition& condition, std::string_view cell) {
    const auto trimmed = text::trim(cell);
    if (trimmed.empty()) {
        return Answer::unknown;
    }
    if (!condition.is.empty()) {
        return holds_word(condition.is, trimmed) ? Answer::yes : Answer::no;
    }
    const auto number = text::parse_number(trimmed);
    if (!number || std::isnan(*number)) {
        return Answer::unknown;
    }
    const bool holds = (!condition.at_least || *number >= *condition.at_least) && (!condition.above || *number > *condition.above) &&
                       (!condition.at_most || *number <= *condition.at_most) && (!condition.below || *number < *condition.below);
    return holds ? Answer::yes : Answer::no;
}

std::vector<std::string> circular_exception(const std::vector<SetbackRule>& rules) {
    std::map<std::string, const SetbackRule*> by_id;
    for (const auto& rule : rules) {
        by_id.emplace(rule.id, &rule);
    }
    std::map<std::string, bool> done;
    std::vector<std::string> way;
    for (const auto& rule : rules) {
        if (follow(by_id, rule.id, way, done)) {
            return way;
        }
    }
    return {};
}

} // namespace gridwarden::model
