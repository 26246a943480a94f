#include "core/utf8.hpp"
#include "text/near_miss.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace gridwarden::text {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Zero-width characters, soft hyphen and the byte order mark: invisible, and never part of a name.
bool invisible(UChar32 c) { return c == 0xFEFF || c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060; }

/// Removes blanks at the ends and repeats inside.
std::string single_blanks(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

/// Traditional to simplified characters. A transliterator takes milliseconds to make and is not thread safe: one a thread.
const icu::Transliterator* simplifier() {
    thread_local const std::unique_ptr<icu::Transliterator> made = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(
            icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    }();
    return made.get();
}

std::string fold_unicode(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    const auto* const compatible = icu::Normalizer2::getNFKCCasefoldInstance(status); // also full width to half width
    if (U_SUCCESS(status)) {
        text = compatible->normalize(text, status);
    }
    icu::UnicodeString visible;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (!invisible(c)) {
            visible.append(u_isUWhiteSpace(c) ? UChar32{' '} : c);
        }
    }
    if (const auto* transliterator = simplifier()) {
        transliterator->transliterate(visible);
    }
    std::string out;
    visible.toUTF8String(out);
    return single_blanks(out);
}

std::size_t width_of(UChar32 c) {
    const auto kind = u_charType(c);
    if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR || invisible(c)) {
        return 0;
    }
    const auto east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

/// Calls `take(character, end)` for each character until it says no; a byte that is not UTF-8 counts as U+FFFD.
template <class Take>
void each_character(std::string_view utf8, Take take) {
    for (std::size_t at = 0; at < utf8.size();) {
        const auto length = utf8_sequence(utf8.substr(at, 4));
        const auto c = length == 0 ? U'\uFFFD' : utf8_character(utf8.substr(at, length));
        at += std::max<std::size_t>(length, 1);
        if (!take(static_cast<UChar32>(c), at)) {
            return;
        }
    }
}

std::vector<UChar32> characters(std::string_view utf8) {
    std::vector<UChar32> out;
    each_character(utf8, [&](UChar32 c, std::size_t) {
        out.push_back(c);
        return true;
    });
    return out;
}

} // namespace

std::string icu_version() { return U_ICU_VERSION; }

std::string fold(std::string_view utf8) { return is_ascii(utf8) ? lower_ascii(single_blanks(utf8)) : fold_unicode(utf8); }

std::size_t display_width(std::string_view utf8) {
    std::size_t width = 0;
    each_character(utf8, [&](UChar32 c, std::size_t) {
        width += width_of(c);
        return true;
    });
    return width;
}

std::string pad(std::string_view utf8, std::size_t width, bool right_align) {
    const auto now = display_width(utf8);
    const std::string blanks(width > now ? width - now : 0, ' ');
    return right_align ? blanks + std::string(utf8) : std::string(utf8) + blanks;
}

std::string clip(std::string_view utf8, std::size_t width) {
    if (display_width(utf8) <= width) {
        return std::string(utf8);
    }
    std::size_t used = 0;
    std::size_t kept = 0;
    each_character(utf8, [&](UChar32 c, std::size_t end) {
        used += width_of(c);
        if (used + 1 > width) {
            return false;
        }
        kept = end;
        return true;
    });
    return width == 0 ? std::string() : std::string(utf8.substr(0, kept)) + "…";
}

std::size_t edits_of_a_slip(std::string_view word, std::string_view name) {
    const auto edits = edit_distance(word, name);
    auto letters = characters(word);
    auto of_name = characters(name);
    const auto most = std::max(letters.size(), of_name.size());
    std::sort(letters.begin(), letters.end());
    std::sort(of_name.begin(), of_name.end());
    const bool swapped = most > 2 && edits <= 2 && letters == of_name; // `tpye` for `type`
    return swapped || 2 * edits < most ? edits : most + 4;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const auto left = characters(a);
    const auto right = characters(b);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const auto substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return std::min(row.back(), limit + 1);
}

} // namespace gridwarden::text
