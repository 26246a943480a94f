#include "text/encoding_score.hpp"

#include "core/utf8.hpp"
#include "text/common_han.hpp"
#include "text/text.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <unordered_set>

namespace gridwarden::text {

namespace {

constexpr double least_score = 0.5;
constexpr double least_lead = 0.15;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
bool within(unsigned c, unsigned low, unsigned high) { return c >= low && c <= high; }

/// Marks for characters; their mean is the score.
struct Marks {
    double sum = 0;
    std::size_t count = 0;
    void add(double mark) {
        sum += mark;
        ++count;
    }
    [[nodiscard]] double mean() const { return count == 0 ? 0 : sum / static_cast<double>(count); }
};

bool is_common_han(char32_t c) {
    static const auto common = [] {
        std::unordered_set<char32_t> all;
        for (std::size_t at = 0; at < common_han.size();) {
            const auto length = utf8_sequence(common_han.substr(at));
            all.insert(utf8_character(common_han.substr(at, length)));
            at += length;
        }
        return all;
    }();
    return common.contains(c);
}

/// The one character of some bytes; U+FFFD where they are none.
char32_t decoded(std::string_view sequence, const char* encoding) {
    std::size_t damaged = 0;
    const auto utf8 = to_utf8(sequence, encoding, damaged);
    const auto length = utf8.empty() ? 0 : utf8_sequence(utf8);
    return length == 0 || length != utf8.size() ? U'\uFFFD' : utf8_character(utf8);
}

constexpr double mark_of_half_set = 0.35; ///< a character of the commoner half of its set
constexpr double mark_of_sign = 0.6;      ///< punctuation, full-width letters and figures
constexpr double mark_of_four = 0.7;      ///< four bytes are seldom right by chance

/// A sequence of an encoding for Chinese: its length, and its mark; length 0 where the bytes are none.
struct Sequence {
    std::size_t length = 0;
    double mark = 0;
};

bool is_sign(char32_t c) {
    return within(c, 0x3000, 0x303F) || within(c, 0xFF01, 0xFF5E) || within(c, 0x2010, 0x2033) || within(c, 0x2160, 0x217F) || c == 0xB0 ||
           c == 0x2103;
}

/// Marks of the two-byte characters met; a text has a thousand different ones, and to decode one takes long.
class HanMarks {
public:
    explicit HanMarks(const char* encoding) : encoding_(encoding) {}
    double of(std::string_view pair, bool commoner_half) {
        auto& known = known_[byte_at(pair, 0) << 8 | byte_at(pair, 1)];
        if (known < 0) {
            const auto c = decoded(pair, encoding_);
            known = is_common_han(c) ? 1 : is_sign(c) ? mark_of_sign : commoner_half ? mark_of_half_set : 0;
        }
        return known;
    }

private:
    const char* encoding_;
    std::vector<double> known_ = std::vector<double>(1 << 16, -1.0);
};

/// Two bytes 81-FE 40-FE (not 7F), or four bytes 81-FE 30-39 81-FE 30-39 (GB 18030-2005, 5); its commoner half are the rows B0 to D7 of
/// GB 2312.
Sequence gb18030_sequence(std::string_view bytes, HanMarks& marks) {
    if (bytes.size() < 2 || !within(byte_at(bytes, 0), 0x81, 0xFE)) {
        return {};
    }
    const auto second = byte_at(bytes, 1);
    if (within(second, 0x30, 0x39)) {
        const bool four = bytes.size() >= 4 && within(byte_at(bytes, 2), 0x81, 0xFE) && within(byte_at(bytes, 3), 0x30, 0x39);
        return four ? Sequence{4, mark_of_four} : Sequence{};
    }
    if (!within(second, 0x40, 0xFE) || second == 0x7F) {
        return {};
    }
    return {2, marks.of(bytes.substr(0, 2), within(byte_at(bytes, 0), 0xB0, 0xD7) && second >= 0xA1)};
}

/// Two bytes 81-FE, then 40-7E or A1-FE; its commoner half are the rows A4 to C6.
Sequence big5_sequence(std::string_view bytes, HanMarks& marks) {
    if (bytes.size() < 2 || !within(byte_at(bytes, 0), 0x81, 0xFE)) {
        return {};
    }
    const auto second = byte_at(bytes, 1);
    if (!within(second, 0x40, 0x7E) && !within(second, 0xA1, 0xFE)) {
        return {};
    }
    return {2, marks.of(bytes.substr(0, 2), within(byte_at(bytes, 0), 0xA4, 0xC6))};
}

/// Kana are the rows A4 and A5. Without it Japanese would pass for Big5, where these rows are the commonest.
Sequence euc_jp_sequence(std::string_view bytes) {
    constexpr double mark_of_kanji = 0.3;
    const bool pair = bytes.size() >= 2 && within(byte_at(bytes, 0), 0xA1, 0xFE) && within(byte_at(bytes, 1), 0xA1, 0xFE);
    return pair ? Sequence{2, within(byte_at(bytes, 0), 0xA4, 0xA5) ? 1 : mark_of_kanji} : Sequence{};
}

template <class Take>
double score_of_sequences(std::string_view bytes, Take take) {
    Marks marks;
    for (std::size_t at = 0; at < bytes.size();) {
        if (byte_at(bytes, at) < 0x80) {
            ++at;
            continue;
        }
        const auto found = take(bytes.substr(at));
        const bool cut_off = found.length == 0 && at + 4 > bytes.size() && marks.count > 0;
        if (!cut_off) {
            marks.add(found.length == 0 ? 0 : found.mark);
        }
        at += std::max<std::size_t>(found.length, 1);
    }
    return marks.mean();
}

bool is_ascii_letter(unsigned c) { return within(c | 0x20U, 'a', 'z'); }

/// A mark for a letter of a word in Latin script. Between small letters a capital is a misreading, and a sign nearly always.
double mark_of_latin(char32_t c, unsigned before, unsigned after, std::size_t run) {
    constexpr std::u32string_view common = U"àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšžýÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÚÛÜŠŽŒ";
    constexpr std::u32string_view signs = U"°²³º’‘“”–©®§£€«»µ½·\u00A0";
    constexpr double mark_of_latin_sign = 0.4;
    const bool in_word = is_ascii_letter(before) || is_ascii_letter(after);
    if (common.find(c) != common.npos && in_word && run <= 2) {
        const bool small_before = within(before, 'a', 'z');
        const bool capital_around = within(before, 'A', 'Z') && !within(after, 'a', 'z');
        const bool capital = u_isupper(static_cast<UChar32>(c)) != 0;
        return capital ? (small_before ? 0 : 1) : (capital_around ? 0.4 : 1);
    }
    return signs.find(c) != signs.npos && !(is_ascii_letter(before) && is_ascii_letter(after)) ? mark_of_latin_sign : 0;
}

double score_of_latin(std::string_view bytes, const char* encoding) {
    std::vector<char32_t> letters(128);
    for (unsigned c = 0; c < letters.size(); ++c) {
        const char byte = static_cast<char>(c + 0x80);
        letters[c] = decoded({&byte, 1}, encoding);
    }
    Marks marks;
    for (std::size_t at = 0; at < bytes.size();) {
        auto end = at;
        while (end < bytes.size() && byte_at(bytes, end) >= 0x80) {
            ++end;
        }
        const unsigned before = at > 0 ? byte_at(bytes, at - 1) : 0;
        const unsigned after = end < bytes.size() ? byte_at(bytes, end) : 0;
        for (auto i = at; i < end; ++i) {
            marks.add(mark_of_latin(letters[byte_at(bytes, i) - 0x80], before, after, end - at));
        }
        at = std::max(end, at + 1);
    }
    return marks.mean();
}

} // namespace

std::vector<EncodingScore> score_encodings(std::string_view bytes) {
    HanMarks gb18030("GB18030");
    HanMarks big5("Big5");
    std::vector<EncodingScore> scores{{"UTF-8", score_of_sequences(bytes, [](auto rest) { return Sequence{utf8_sequence(rest), 1}; })},
                                      {"GB18030", score_of_sequences(bytes, [&](auto rest) { return gb18030_sequence(rest, gb18030); })},
                                      {"Big5", score_of_sequences(bytes, [&](auto rest) { return big5_sequence(rest, big5); })},
                                      {"EUC-JP", score_of_sequences(bytes, euc_jp_sequence)},
                                      {"windows-1252", score_of_latin(bytes, "windows-1252")},
                                      {"macintosh", score_of_latin(bytes, "macintosh")}};
    std::stable_sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    return scores;
}

bool is_rare_han(char32_t character) {
    if (is_common_han(character)) {
        return false;
    }
    char bytes[8];
    const auto one = icu::UnicodeString(static_cast<UChar32>(character));
    const auto size = one.extract(0, one.length(), bytes, static_cast<std::uint32_t>(sizeof bytes), "GB18030");
    const bool in_gb2312 = size == 2 && within(static_cast<unsigned char>(bytes[0]), 0xB0, 0xF7) && static_cast<unsigned char>(bytes[1]) >= 0xA1;
    return !in_gb2312;
}

bool is_sure(const std::vector<EncodingScore>& scores) {
    return scores[0].score >= least_score && scores[0].score - scores[1].score >= least_lead;
}

} // namespace gridwarden::text
