#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gridwarden::io {

/// The first place where a text stops being JSON (RFC 8259), and what could have stood there instead.
struct JsonFault {
    std::size_t offset = 0;
    std::string expected; ///< in signs, not in words: `, ]`
};

/// Checks one JSON value with blanks around it; with `sequence` any number of them, each with an optional RS (RFC 8142)
/// in front. UTF-8 is not checked. Arrays and objects may be nested 1000 deep.
std::optional<JsonFault> find_json_fault(std::string_view text, bool sequence = false);

/// Whether the whole text is a number as JSON writes it.
bool is_json_number(std::string_view text);

/// Line and column of a byte, counted from 1; columns in characters.
struct TextPosition {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
};
TextPosition position_of(std::string_view text, std::size_t offset);

/// Undoes the escapes between the quotes of a valid JSON string; half of a surrogate pair becomes U+FFFD.
void append_unescaped(std::string& out, std::string_view inside);

} // namespace gridwarden::io
