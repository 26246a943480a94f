#pragma once

#include "core/language.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::model {

/// Grade of a protection zone; the order is from the strictest. `unknown` is less strict than all.
enum class ZoneGrade : std::uint8_t { first, second, quasi, unknown };

/// `1`, `2`, `quasi`; empty for unknown.
std::string_view name_of(ZoneGrade grade);

/// Reads the words that maps and registers use, after `text::fold`: `1`, `一级`, `一级保护区`, `level 1`, `grade 1`, `zone I`, `准`,
/// `quasi`, ... Unknown for what the table does not hold: never guessed.
ZoneGrade parse_zone_grade(std::string_view text);

/// What every rule of a rule file tells about itself, of whatever sort it is, and how sure that is.
struct Provision {
    std::string id;
    std::vector<std::string> kinds;     ///< kinds of sites it speaks of; empty = every kind, also none stated
    std::vector<std::string> not_kinds; ///< kinds it does not speak of
    std::map<std::string, std::string> clause; ///< by language: as it is cited
    std::map<std::string, std::string> text;   ///< by language: what it demands
    std::string source;                      ///< where the text was read
    std::string edition;
    std::string jurisdiction;
    bool verified = false; ///< whether the text was checked against its source
};

/// What a clause says about sites of these kinds in zones of these grades.
struct Rule : Provision {
    std::vector<ZoneGrade> grades;
};

/// Whether a list holds a word, both after `text::fold`.
bool holds_word(const std::vector<std::string>& words, std::string_view word);

/// Whether a rule speaks of sites of this kind.
bool speaks_of(const Provision& rule, std::string_view kind);

/// A text in a language, else in any it has; empty where there is none.
std::string_view in_language(const std::map<std::string, std::string>& texts, Language lang);

/// Finds the rule that speaks of a kind in a grade: the first that fits, in the order of the list.
class RuleBook {
public:
    explicit RuleBook(std::vector<Rule> rules) : rules_(std::move(rules)) {}
    [[nodiscard]] const std::vector<Rule>& rules() const noexcept { return rules_; }
    /// Index into `rules()`, or nothing.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view kind, ZoneGrade grade) const;

private:
    std::vector<Rule> rules_;
};

} // namespace gridwarden::model
