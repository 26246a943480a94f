#include "json/writer.hpp"

#include "core/number_text.hpp"

#include <cmath>

namespace gridwarden::json {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

/// Length of the well-formed UTF-8 sequence that begins here (Unicode 15, table 3-7), or 0.
std::size_t sequence_length(std::string_view s) {
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return tail(1) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool second = lead == 0xE0 ? byte(1) >= 0xA0 : lead == 0xED ? byte(1) <= 0x9F : true;
        return second && tail(1) && tail(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool second = lead == 0xF0 ? byte(1) >= 0x90 : lead == 0xF4 ? byte(1) <= 0x8F : true;
        return second && tail(1) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

bool plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\'; }

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
        const auto length = sequence_length(text);
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

Writer& Writer::value(std::string_view text) { return raw(quoted(text)); }
Writer& Writer::value(double number) { return raw(std::isfinite(number) ? number_text(number) : "null"); }
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
