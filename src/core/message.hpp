#pragma once

#include "core/language.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden {

/// How bad: an *error* rejects the row (or ends the run when thrown), a *warning* or *note* lets it pass.
enum class Level { error, warning, note };

/// Which exit status a thrown message ends the program with (the contract's table).
enum class Exit { done = 0, finding = 1, usage = 2, input = 3, output = 4, defect = 70, interrupted = 130 };

/// What the program knows about one message code. Placeholders in the texts are `{name}`.
struct MessageEntry {
    std::string_view code;    ///< stable, `GW-<AREA>-<nnn>`
    Level level;              ///< when it is an issue about data
    Exit exit;                ///< when it is thrown
    Bilingual message;        ///< what is wrong, with place and value
    Bilingual hint;           ///< what to type next; may be empty only for a defect of ours
    Bilingual explanation;    ///< why it matters, for `gridwarden explain CODE`
};

/// All entries, sorted by code. Kept in `core/catalogue/`, one file an area.
std::span<const MessageEntry> catalogue();

/// The entry of a code. \throws Error GW-ARG-020 for an unknown code.
const MessageEntry& catalogue_entry(std::string_view code);

/// A named value that fills `{name}` in a text.
struct Argument {
    std::string name;
    std::string value;
    std::string zh = {}; ///< where it is another in Chinese
    Argument(std::string_view argument_name, Bilingual words) : name(argument_name), value(words.en), zh(words.zh) {}
    Argument(std::string_view argument_name, std::string_view text) : name(argument_name), value(text) {}
    Argument(std::string_view argument_name, const char* text) : name(argument_name), value(text) {}
    Argument(std::string_view argument_name, const std::string& text) : name(argument_name), value(text) {}
    Argument(std::string_view argument_name, double number);      ///< at most 12 significant digits
    Argument(std::string_view argument_name, std::size_t number);
    Argument(std::string_view argument_name, int number);
};
using Arguments = std::vector<Argument>;

/// Fills the placeholders; `{name|row|rows}` is the word that goes with the number `name`. A placeholder without an argument stays
/// visible as `{name}`, so that a test finds it.
std::string fill(std::string_view text, const Arguments& arguments, Language lang = Language::en);

} // namespace gridwarden
