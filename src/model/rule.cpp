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

bool holds_word(const std::vector<std::string>& words, std::string_view word) {
    const auto wanted = text::fold(word);
    return std::any_of(words.begin(), words.end(), [&](const auto& one) { return text::fold(one) == wanted; });
}

bool speaks_of(const Provision& rule, std::string_view kind) {
    return (rule.kinds.empty() || holds_word(rule.kinds, kind)) && !holds_word(rule.not_kinds, kind);
}

std::optional<std::size_t> RuleBook::find(std::string_view kind, ZoneGrade grade) const {
    const auto fits = [&](const Rule& rule) {
        return std::find(rule.grades.begin(), rule.grades.end(), grade) != rule.grades.end() && speaks_of(rule, kind);
    };
    const auto found = std::find_if(rules_.begin(), rules_.end(), fits);
    return found == rules_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - rules_.begin()));
}

} // namespace gridwarden::model
