#include "json/writer.hpp"

#include "core/number_text.hpp"
#include "core/utf8.hpp"

#include <cmath>
#include <cstring>
#include <utility>

namespace gridwarden::json {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

bool plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\'; }

constexpr std::uint64_t each(unsigned char c) { return 0x0101010101010101ULL * c; }

/// High bits at the bytes that are below `c` (and perhaps at some behind such a byte).
constexpr std::uint64_t below(std::uint64_t bytes, unsigned char c) { return (bytes - each(c)) & ~bytes & each(0x80); }

/// How much of a text is plain, eight bytes at a time.
std::size_t plain_words(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const auto special = below(word, 0x20) | below(word ^ each('"'), 1) | below(word ^ each('\\'), 1) | (word & each(0x80));
        if (special != 0) {
            break;
        }
    }
    return at;
}

void append_escape(std::string& out, char c) {
    constexpr char digits[] = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
        out += "\\u00";
        out += digits[(static_cast<unsigned char>(c) >> 4) & 0xF];
        out += digits[static_cast<unsigned char>(c) & 0xF];
    }
}

} // namespace

void append_string(std::string& out, std::string_view text) {
    out += '"';
    const auto words = plain_words(text);
    out += text.substr(0, words);
    text.remove_prefix(words);
    while (!text.empty()) {
        std::size_t run = 0;
        while (run < text.size() && plain(text[run])) {
            ++run;
        }
        out += text.substr(0, run);
        text.remove_prefix(run);
        if (text.empty()) {
            break;
        }
        if (static_cast<unsigned char>(text.front()) < 0x80) {
            append_escape(out, text.front());
            text.remove_prefix(1);
            continue;
        }
        const auto length = utf8_sequence(text);
        out += length == 0 ? replacement : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    out += '"';
}

std::string quoted(std::string_view text) {
    std::string out;
    append_string(out, text);
    return out;
}

void Writer::newline() {
    if (indent_ > 0) {
        out_ += '\n';
        out_.append(empty_.size() * static_cast<std::size_t>(indent_), ' ');
    }
}

void Writer::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (!empty_.empty()) {
        if (!empty_.back()) {
            out_ += indent_ > 0 ? "," : ", ";
        }
        empty_.back() = false;
        newline();
    }
}

Writer& Writer::begin_object() {
    before_value();
    out_ += '{';
    empty_.push_back(true);
    return *this;
}

Writer& Writer::begin_array() {
    before_value();
    out_ += '[';
    empty_.push_back(true);
    return *this;
}

Writer& Writer::end_object() {
    const bool empty = empty_.back();
    empty_.pop_back();
    if (!empty) {
        newline();
    }
    out_ += '}';
    return *this;
}

Writer& Writer::end_array() {
    const bool empty = empty_.back();
    empty_.pop_back();
    if (!empty) {
        newline();
    }
    out_ += ']';
    return *this;
}

Writer& Writer::key(std::string_view name) {
    before_value();
    append_string(out_, name);
    out_ += ": ";
    after_key_ = true;
    return *this;
}

Writer& Writer::raw(std::string_view json) {
    before_value();
    out_ += json;
    return *this;
}

Writer& Writer::value(std::string_view text) {
    before_value();
    append_string(out_, text);
    return *this;
}

Writer& Writer::value(double number) {
    if (!std::isfinite(number)) {
        return null();
    }
    before_value();
    append_number(out_, number);
    return *this;
}

Writer& Writer::value(std::uint64_t number) { return raw(std::to_string(number)); }
Writer& Writer::value(std::int64_t number) { return raw(std::to_string(number)); }
Writer& Writer::value(bool flag) { return raw(flag ? "true" : "false"); }
Writer& Writer::null() { return raw("null"); }

std::string Writer::take() {
    auto text = std::move(out_);
    out_ = {};
    return text;
}

} // namespace gridwarden::json
