#include "io/text_pieces.hpp"

#include "core/error.hpp"
#include "core/utf8.hpp"
#include "io/tell.hpp"
#include "text/encoding_score.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cstdio>

#include <simdjson.h>

namespace gridwarden::io {

namespace {

constexpr std::size_t sample_size = 1 << 20;
constexpr std::size_t most_damaged_lines = 10'000;
constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

/// Position behind the line end that is at or behind `at`; npos where the text has none.
std::size_t behind_line(std::string_view text, std::size_t at) {
    const auto end = text.find_first_of("\r\n", at);
    return end == std::string_view::npos ? end : end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

bool is_utf8_name(const std::string& encoding) {
    const auto name = text::lower_ascii(encoding);
    return name == "utf-8" || name == "utf8" || name == "utf-8-sig" || name == "ascii" || name == "us-ascii";
}

/// Encodings in which a byte that looks like a line end may be half of a character, or depend on what came before.
bool needs_whole_text(const std::string& encoding) {
    const auto name = text::lower_ascii(encoding);
    const auto begins = [&](std::string_view prefix) { return name.starts_with(prefix); };
    return begins("utf-16") || begins("utf16") || begins("utf-32") || begins("utf32") || begins("utf-7") || begins("iso-2022") ||
           begins("hz") || begins("ucs") || begins("unicode");
}

/// Start of the line with the first byte that is not UTF-8.
std::size_t first_bad_line(std::string_view bytes) {
    std::size_t line = 0;
    while (line < bytes.size()) {
        auto end = bytes.find('\n', std::min(line + sample_size, bytes.size()));
        end = end == std::string_view::npos ? bytes.size() : end + 1;
        if (!simdjson::validate_utf8(bytes.substr(line, end - line))) {
            break;
        }
        line = end;
    }
    while (line < bytes.size()) {
        auto end = bytes.find('\n', line);
        end = end == std::string_view::npos ? bytes.size() : end + 1;
        if (!simdjson::validate_utf8(bytes.substr(line, end - line))) {
            break;
        }
        line = end;
    }
    return line;
}

/// By a byte order mark of UTF-16; that of UTF-8 proves nothing about the lines behind it.
std::string marked_encoding(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") ? "UTF-16LE" : bytes.starts_with("\xFE\xFF") ? "UTF-16BE" : "";
}

/// UTF-16 without a mark: every second byte of western text is zero.
std::string unmarked_utf16(std::string_view bytes) {
    const auto head = bytes.substr(0, 4096);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        (i % 2 == 0 ? even : odd) += head[i] == '\0' ? 1U : 0U;
    }
    if (even + odd == 0 || std::max(even, odd) < 10 * std::min(even, odd) + head.size() / 8) {
        return "";
    }
    return even > odd ? "UTF-16BE" : "UTF-16LE";
}

/// What stands around the first byte that is not ASCII, and around the first that is not UTF-8.
std::string sample_of(std::string_view bytes) {
    constexpr std::size_t window = 1 << 18;
    const auto high = std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto first = static_cast<std::size_t>(high - bytes.begin());
    const auto begin = first < 64 ? 0 : first - 64;
    std::string sample(bytes.substr(begin, window));
    if (const auto bad = first_bad_line(bytes); bad > begin + window) {
        sample += '\n';
        sample += bytes.substr(bad, window);
    }
    return sample;
}

std::string two_decimals(double value) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string shown(const text::EncodingScore& score) { return score.name + " " + two_decimals(score.score); }

std::size_t line_ends(std::string_view bytes) {
    std::size_t ends = 0;
    for (auto at = behind_line(bytes, 0); at != std::string_view::npos; at = behind_line(bytes, at)) {
        ++ends;
    }
    return ends;
}

} // namespace

std::string decide_encoding(std::string_view bytes, const std::string& wanted, const std::string& path, IssueSink& issues) {
    if (!wanted.empty()) {
        std::size_t damaged = 0;
        text::to_utf8("", wanted, damaged); // refuses an unknown name
        return is_utf8_name(wanted) ? "UTF-8" : wanted;
    }
    if (const auto marked = marked_encoding(bytes); !marked.empty()) {
        return marked;
    }
    if (const auto found = unmarked_utf16(bytes); !found.empty()) {
        tell(issues, "GW-IO-020", {path, "", 0, ""}, found, {{"score", "1.00"}, {"second", "UTF-8 0.00"}});
        return found;
    }
    if (simdjson::validate_utf8(bytes)) {
        return "UTF-8";
    }
    const auto scores = text::score_encodings(sample_of(bytes));
    if (!text::is_sure(scores)) {
        throw Error("GW-IO-027", {{"path", path}, {"scores", shown(scores[0]) + ", " + shown(scores[1]) + ", " + shown(scores[2])}});
    }
    if (scores[0].name != "UTF-8") { // of damaged UTF-8 its damage is told
        tell(issues, "GW-IO-020", {path, "", 0, ""}, scores[0].name, {{"score", two_decimals(scores[0].score)}, {"second", shown(scores[1])}});
    }
    return scores[0].name;
}

TextPieces::TextPieces(const model::InputSpec& spec, IssueSink& issues) : path_(spec.path), bytes_(spec.path), raw_(bytes_.view()) {
    if (raw_.empty()) {
        throw Error("GW-IO-007", {{"path", path_}});
    }
    encoding_ = decide_encoding(raw_, spec.get("encoding"), path_, issues);
    utf8_ = encoding_ == "UTF-8" && simdjson::validate_utf8(raw_);
    if (utf8_) {
        raw_.remove_prefix(raw_.starts_with(utf8_bom) ? utf8_bom.size() : 0);
    } else if (needs_whole_text(encoding_)) {
        decode_more(raw_.size());
    }
}

void TextPieces::decode_more(std::size_t wanted) {
    auto size = std::min(wanted, raw_.size());
    if (size < raw_.size()) { // a piece ends behind a line end, which is never half of a character
        size = std::min(behind_line(raw_, size), raw_.size());
    }
    const bool first = decoded_.empty() && raw_.size() == bytes_.view().size();
    const auto before = damaged_;
    const auto piece = raw_.substr(0, size);
    decoded_ += text::to_utf8(piece, encoding_, damaged_);
    if (damaged_ > before) {
        note_damage(piece);
    }
    raw_.remove_prefix(size);
    if (first && decoded_.starts_with(utf8_bom)) {
        decoded_.erase(0, utf8_bom.size());
    }
}

/// Decodes the lines of a damaged piece one by one to know which they are.
void TextPieces::note_damage(std::string_view piece) {
    if (needs_whole_text(encoding_)) {
        return;
    }
    auto line = line_ends(bytes_.view().substr(0, static_cast<std::size_t>(piece.data() - bytes_.view().data()))) + 1;
    for (std::size_t begin = 0; begin < piece.size() && damaged_lines_.size() < most_damaged_lines; ++line) {
        const auto end = std::min(behind_line(piece, begin), piece.size());
        const auto text = piece.substr(begin, end - begin);
        if (const auto bad = text::first_undecodable(text, encoding_); bad.length > 0) {
            damaged_lines_.emplace_back(line, as_hex(text.substr(bad.at, bad.length)));
        }
        begin = end;
    }
}

bool TextPieces::fill(std::string& piece, std::size_t wanted) {
    if (utf8_) {
        piece.assign(raw_.substr(0, wanted));
        return wanted >= raw_.size();
    }
    while (decoded_.size() < wanted && !raw_.empty()) {
        decode_more(wanted - decoded_.size());
    }
    piece = decoded_;
    return raw_.empty();
}

void TextPieces::consume(std::size_t bytes) {
    if (utf8_) {
        raw_.remove_prefix(bytes);
    } else {
        decoded_.erase(0, bytes);
    }
}

std::string_view TextPieces::rest() {
    if (utf8_) {
        return raw_;
    }
    decode_more(raw_.size());
    return decoded_;
}

void TextPieces::tell_damage(IssueSink& issues, bool rows_are_lines) const {
    for (const auto& [line, bytes] : damaged_lines_) {
        tell(issues, "GW-IO-045", {path_, "", rows_are_lines ? line : 0, ""}, bytes, {{"encoding", encoding_}, {"line", std::size_t{line}}});
    }
    if (damaged_ > damaged_lines_.size()) {
        tell(issues, "GW-IO-026", {path_, "", 0, ""}, encoding_, {{"bytes", damaged_}});
    }
}

} // namespace gridwarden::io
