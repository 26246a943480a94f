#include "text/damage.hpp"

#include "core/utf8.hpp"
#include "text/encoding_score.hpp"

#include <algorithm>
#include <initializer_list>

namespace gridwarden::text {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view replacement_as_gbk = "锟斤拷";

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }

char32_t character_at(std::string_view utf8, std::size_t at) {
    const auto length = at < utf8.size() ? utf8_sequence(utf8.substr(at, 4)) : 0;
    return length == 0 ? U'\0' : utf8_character(utf8.substr(at, length));
}

char32_t character_before(std::string_view utf8, std::size_t at) {
    auto begin = at;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(utf8[--begin]) & 0xC0U) == 0x80) {
    }
    return begin < at ? character_at(utf8, begin) : U'\0';
}

Damage find_private_use(std::string_view utf8, std::size_t from) {
    for (auto at = utf8.find_first_of("\xEE\xEF\xF3\xF4", from); at != npos; at = utf8.find_first_of("\xEE\xEF\xF3\xF4", at + 1)) {
        const auto c = character_at(utf8, at);
        if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) {
            return {Damage::Kind::private_use, at, utf8_sequence(utf8.substr(at, 4))};
        }
    }
    return {};
}

/// Whether a rare character stands among the next few of a run of Chinese characters.
bool rare_behind(std::string_view utf8, std::size_t at) {
    constexpr int characters_asked = 5;
    for (int i = 0; i < characters_asked; ++i) {
        const auto c = character_at(utf8, at);
        if (!is_han(c)) {
            return false;
        }
        if (is_rare_han(c)) {
            return true;
        }
        at += utf8_sequence(utf8.substr(at, 4));
    }
    return false;
}

Damage find_question_mark(std::string_view utf8, std::size_t from) {
    for (auto at = utf8.find('?', from); at != npos;) {
        const auto end = std::min(utf8.find_first_not_of('?', at), utf8.size());
        const auto marks = end - at;
        const bool behind_han = is_han(character_before(utf8, at));
        const bool before_han = is_han(character_at(utf8, end));
        const bool whole = at == 0 && end == utf8.size() && marks >= 2;
        if (whole || ((behind_han || at == 0) && before_han && (marks > 1 || rare_behind(utf8, end))) || (behind_han && marks > 2)) {
            return {Damage::Kind::question_mark, at, marks};
        }
        at = utf8.find('?', end);
    }
    return {};
}

} // namespace

Damage find_damage(std::string_view utf8, std::size_t from) {
    Damage first;
    const auto take = [&](Damage found) {
        if (found.kind != Damage::Kind::none && (first.kind == Damage::Kind::none || found.at < first.at)) {
            first = found;
        }
    };
    for (const auto sign : {replacement, replacement_as_gbk}) {
        if (const auto at = utf8.find(sign, from); at != npos) {
            take({Damage::Kind::replaced, at, sign.size()});
        }
    }
    take(find_private_use(utf8, from));
    take(find_question_mark(utf8, from));
    return first;
}

} // namespace gridwarden::text
