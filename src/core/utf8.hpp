#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gridwarden {

/// Length of the well-formed UTF-8 sequence that begins `bytes`, or 0 (Unicode 15, table 3-7). \pre not empty.
std::size_t utf8_sequence(std::string_view bytes) noexcept;

/// The character of a well-formed sequence of this length.
char32_t utf8_character(std::string_view sequence) noexcept;

/// Offset of the first byte that is not UTF-8, or the size.
std::size_t utf8_valid_prefix(std::string_view bytes) noexcept;

/// Bytes for people, as `EE 86 9A`.
std::string as_hex(std::string_view bytes);

} // namespace gridwarden
