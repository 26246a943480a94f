#include "io/json_fault.hpp"

#include <vector>

namespace gridwarden::io {

namespace {

constexpr std::size_t deepest = 1000;
constexpr const char* any_value = "{ [ \"…\" 0-9 true false null";

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// A strict reader that keeps nothing.
class Checker {
public:
    explicit Checker(std::string_view text) : text_(text) {}

    std::optional<JsonFault> run(bool sequence) {
        skip_blanks(sequence);
        do {
            if (!value()) {
                return fault_;
            }
            skip_blanks(sequence);
        } while (sequence && at_ < text_.size());
        if (at_ < text_.size()) {
            fail("—");
            return fault_;
        }
        return std::nullopt;
    }

    bool number() {
        take('-');
        if (!take('0') && !digits()) {
            return fail("0-9");
        }
        if (take('.') && !digits()) {
            return fail("0-9");
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            if (!digits()) {
                return fail("0-9");
            }
        }
        return true;
    }
    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }

private:
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (at_ < text_.size() && text_[at_] == c) {
            ++at_;
            return true;
        }
        return false;
    }
    bool digits() {
        const auto from = at_;
        while (is_digit(peek())) {
            ++at_;
        }
        return at_ > from;
    }
    void skip_blanks(bool separators = false) {
        while (at_ < text_.size() && (is_blank(text_[at_]) || (separators && text_[at_] == '\x1E'))) {
            ++at_;
        }
    }
    bool fail(const char* expected) {
        fault_ = {at_, expected};
        return false;
    }

    bool word(std::string_view letters) {
        for (const char c : letters) {
            if (!take(c)) {
                return fail(any_value);
            }
        }
        return true;
    }

    bool string() {
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                return fail("\"");
            }
            if (c == '\\' && !escape()) {
                return false;
            }
        }
        return fail("\"");
    }

    bool escape() {
        ++at_;
        if (peek() == 'u') {
            for (int i = 0; i < 4; ++i) {
                ++at_;
                if (!is_hex(peek())) {
                    return fail("0-9 A-F");
                }
            }
            return true;
        }
        return std::string_view("\"\\/bfnrt").find(peek()) != std::string_view::npos && at_ < text_.size() ? true : fail("\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
    }

    bool scalar() {
        switch (peek()) {
        case '"': return string();
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return peek() == '-' || is_digit(peek()) ? number() : fail(any_value);
        }
    }

    bool key() {
        skip_blanks();
        if (peek() != '"') {
            return fail("\"…\"");
        }
        if (!string()) {
            return false;
        }
        skip_blanks();
        return take(':') ? true : fail(":");
    }

    /// One value of any depth, without recursion.
    bool value() {
        std::vector<char> closers;
        while (true) {
            skip_blanks();
            if (peek() == '{' || peek() == '[') {
                if (!open(closers)) {
                    return false;
                }
                if (!closers.empty() && !just_closed_) {
                    continue;
                }
            } else if (!scalar()) {
                return false;
            }
            if (!close(closers)) {
                return false;
            }
            if (closers.empty()) {
                return true;
            }
        }
    }

    /// Enters an array or object; `just_closed_` where it is empty.
    bool open(std::vector<char>& closers) {
        if (closers.size() == deepest) {
            return fail("—");
        }
        const bool object = text_[at_++] == '{';
        skip_blanks();
        just_closed_ = take(object ? '}' : ']');
        if (just_closed_) {
            return true;
        }
        closers.push_back(object ? '}' : ']');
        return !object || key();
    }

    /// Steps behind a value: over closing brackets, or over a comma to the next value.
    bool close(std::vector<char>& closers) {
        while (!closers.empty()) {
            skip_blanks();
            const char closer = closers.back();
            if (take(',')) {
                return closer == ']' || key();
            }
            if (!take(closer)) {
                return fail(closer == ']' ? ", ]" : ", }");
            }
            closers.pop_back();
        }
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool just_closed_ = false;
    JsonFault fault_;
};

void append_code_point(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

/// The number of `\uXXXX` at the start of a text; above 0xFFFF where there is none.
std::uint32_t unicode_escape(std::string_view text) {
    if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') {
        return 0x10000;
    }
    std::uint32_t code = 0;
    for (const char c : text.substr(2, 4)) {
        code = code * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return code;
}

/// Appends what a `\u` escape means and returns the bytes it took: two escapes may make one character.
std::size_t append_unicode(std::string& out, std::string_view text) {
    constexpr std::uint32_t replacement = 0xFFFD;
    const auto first = unicode_escape(text);
    if (first > 0xFFFF) { // cut short: no valid JSON
        out += text.front();
        return 1;
    }
    if (first < 0xD800 || first > 0xDFFF) {
        append_code_point(out, first);
        return 6;
    }
    const auto second = first < 0xDC00 ? unicode_escape(text.substr(6)) : 0;
    if (second < 0xDC00 || second > 0xDFFF) {
        append_code_point(out, replacement);
        return 6;
    }
    append_code_point(out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
    return 12;
}

} // namespace

std::optional<JsonFault> find_json_fault(std::string_view text, bool sequence) { return Checker(text).run(sequence); }

bool is_json_number(std::string_view text) {
    Checker checker(text);
    return checker.number() && checker.at_end();
}

TextPosition position_of(std::string_view text, std::size_t offset) {
    TextPosition position;
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++position.line;
            position.column = 1;
        } else {
            position.column += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
        }
    }
    return position;
}

void append_unescaped(std::string& out, std::string_view inside) {
    constexpr std::string_view letters = "bfnrt";
    constexpr std::string_view meanings = "\b\f\n\r\t";
    while (!inside.empty()) {
        const auto slash = inside.find('\\');
        out += inside.substr(0, slash);
        if (slash == std::string_view::npos) {
            return;
        }
        inside.remove_prefix(slash);
        if (inside[1] == 'u') {
            inside.remove_prefix(append_unicode(out, inside));
            continue;
        }
        const auto letter = letters.find(inside[1]);
        out += letter == std::string_view::npos ? inside[1] : meanings[letter];
        inside.remove_prefix(2);
    }
}

} // namespace gridwarden::io
