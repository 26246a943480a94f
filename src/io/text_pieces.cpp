#include "io/text_pieces.hpp"

#include "core/error.hpp"
#include "io/tell.hpp"
#include "text/text.hpp"

#include <algorithm>

#include <simdjson.h>

namespace gridwarden::io {

namespace {

constexpr std::size_t sample_size = 1 << 20;
constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

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

/// UTF-16 without a mark: every second byte of western text is zero.
text::Encoding unmarked_utf16(std::string_view bytes) {
    const auto head = bytes.substr(0, 4096);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        (i % 2 == 0 ? even : odd) += head[i] == '\0' ? 1U : 0U;
    }
    if (even + odd == 0 || std::max(even, odd) < 10 * std::min(even, odd) + head.size() / 8) {
        return {"", false};
    }
    return {even > odd ? "UTF-16BE" : "UTF-16LE", false};
}

} // namespace

std::string decide_encoding(std::string_view bytes, const std::string& wanted, const std::string& path, IssueSink& issues) {
    if (!wanted.empty()) {
        std::size_t damaged = 0;
        text::to_utf8("", wanted, damaged); // refuses an unknown name
        return is_utf8_name(wanted) ? "UTF-8" : wanted;
    }
    auto found = unmarked_utf16(bytes);
    if (found.name.empty()) {
        if (simdjson::validate_utf8(bytes)) {
            return "UTF-8";
        }
        found = text::detect_encoding(bytes.substr(0, sample_size));
        if (found.name.empty() || is_utf8_name(found.name)) {
            found = text::detect_encoding(bytes.substr(first_bad_line(bytes), sample_size));
        }
    }
    if (found.name.empty() || is_utf8_name(found.name)) {
        throw Error("GW-IO-027", {{"path", path}});
    }
    tell(issues, "GW-IO-020", {path, "", 0, ""}, found.name, {});
    return found.name;
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
        const auto end = raw_.find_first_of("\r\n", size);
        size = end == std::string_view::npos ? raw_.size() : end + 1;
    }
    const bool first = decoded_.empty() && raw_.size() == bytes_.view().size();
    decoded_ += text::to_utf8(raw_.substr(0, size), encoding_, damaged_);
    raw_.remove_prefix(size);
    if (first && decoded_.starts_with(utf8_bom)) {
        decoded_.erase(0, utf8_bom.size());
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

void TextPieces::tell_damage(IssueSink& issues) const {
    if (damaged_ > 0) {
        tell(issues, "GW-IO-026", {path_, "", 0, ""}, encoding_, {{"bytes", damaged_}});
    }
}

} // namespace gridwarden::io
