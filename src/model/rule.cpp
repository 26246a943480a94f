#include "model/rule.hpp"

#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::model {

namespace {

struct Word {
    std::string_view text;
    ZoneGrade grade;
};

// Folded, without blanks, and without the words that say only what kind of thing it is.
constexpr Word words[] = {
    {"1", ZoneGrade::first},     {"一", ZoneGrade::first},   {"一级", ZoneGrade::first},  {"1级", ZoneGrade::first},
    {"i", ZoneGrade::first},     {"ⅰ", ZoneGrade::first},   {"i级", ZoneGrade::first},   {"first", ZoneGrade::first},
    {"2", ZoneGrade::second},    {"二", ZoneGrade::second},  {"二级", ZoneGrade::second}, {"2级", ZoneGrade::second},
    {"ii", ZoneGrade::second},   {"ⅱ", ZoneGrade::second},  {"ii级", ZoneGrade::second}, {"second", ZoneGrade::second},
    {"quasi", ZoneGrade::quasi}, {"准", ZoneGrade::quasi},   {"准级", ZoneGrade::quasi},
};

/// Takes a word away where it stands, unless it is all there is.
void drop(std::string& text, std::string_view word) {
    const auto at = text.find(word);
    if (at != std::string::npos && text.size() > word.size()) {
        text.erase(at, word.size());
    }
}

std::vector<std::string> folded(std::vector<std::string> kinds) {
    std::transform(kinds.begin(), kinds.end(), kinds.begin(), [](const auto& kind) { return text::fold(kind); });
    return kinds;
}

bool holds(const std::vector<std::string>& kinds, std::string_view kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

} // namespace

std::string_view name_of(ZoneGrade grade) {
    constexpr std::string_view names[] = {"1", "2", "quasi", ""};
    return names[static_cast<std::size_t>(grade)];
}

ZoneGrade parse_zone_grade(std::string_view text) {
    auto word = text::fold(text);
    std::erase_if(word, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    for (const auto* said : {"饮用水", "水源地", "水源", "保护区", "protection", "level", "grade", "class", "zone"}) {
        drop(word, said);
    }
    const auto known = std::find_if(std::begin(words), std::end(words), [&](const Word& w) { return w.text == word; });
    return known == std::end(words) ? ZoneGrade::unknown : known->grade;
}

std::string_view in_language(const std::map<std::string, std::string>& texts, Language lang) {
    const auto found = texts.find(lang == Language::zh ? "zh" : "en");
    return found != texts.end() ? std::string_view(found->second) : texts.empty() ? std::string_view() : std::string_view(texts.begin()->second);
}

RuleBook::RuleBook(std::vector<Rule> rules) : rules_(std::move(rules)), folded_(rules_) {
    for (auto& rule : folded_) {
        rule.kinds = folded(std::move(rule.kinds));
        rule.not_kinds = folded(std::move(rule.not_kinds));
    }
}

std::optional<std::size_t> RuleBook::find(std::string_view kind, ZoneGrade grade) const {
    const auto wanted = text::fold(kind);
    const auto fits = [&](const Rule& rule) {
        return std::find(rule.grades.begin(), rule.grades.end(), grade) != rule.grades.end() &&
               (rule.kinds.empty() || holds(rule.kinds, wanted)) && !holds(rule.not_kinds, wanted);
    };
    const auto found = std::find_if(folded_.begin(), folded_.end(), fits);
    return found == folded_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - folded_.begin()));
}

} // namespace gridwarden::model
