#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gridwarden::text {

/// Version of the ICU library.
std::string icu_version();

/// Names as ICU converters understand them: `UTF-8`, `GB18030`, `Big5`, `UTF-16LE`, `macintosh`, ...
struct Encoding {
    std::string name;
    bool certain = true; ///< false where several encodings fit and the likeliest was taken
};

/// Whether the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

/// Finds the encoding of the first bytes of a file: BOM, then valid UTF-8, then GB18030 (every sequence valid).
/// Nothing fits: empty name. (The full detector with scores belongs to the reading of messy registers.)
Encoding detect_encoding(std::string_view bytes);

/// Decodes to UTF-8. \throws Error GW-ENC-002 for an unknown encoding name; bytes that do not decode become U+FFFD and
/// are counted in `damaged`.
std::string to_utf8(std::string_view bytes, const std::string& encoding, std::size_t& damaged);

/// Folds a header or name for comparison: full width to half width, case, surrounding and repeated blanks, zero-width
/// characters and BOM removed, traditional to simplified Chinese.
std::string fold(std::string_view utf8);

/// Columns on a terminal: Chinese characters take two, combining marks none.
std::size_t display_width(std::string_view utf8);
std::string pad(std::string_view utf8, std::size_t width, bool right_align = false);
/// Cuts to at most `width` columns, ending in `…` where something was cut.
std::string clip(std::string_view utf8, std::size_t width);

std::string_view trim(std::string_view text);
bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);
std::string lower_ascii(std::string_view text);

/// A whole decimal number (`12`, `-3.5`, `1e3`), correctly rounded; blanks around it are allowed, nothing else is.
/// Nothing for text that is not one; NaN and infinities written out (`nan`, `inf`) are given as such.
std::optional<double> parse_number(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);

/// `2024-03-31`, `2024/3/31`, `2024.3.31`, `20240331`, `2024年3月31日`, with or without a time of day behind it (dropped).
/// Days since 1970-01-01; nothing where the text is no such date. (Date phrases come with the ledger doctor.)
std::optional<std::int32_t> parse_date(std::string_view text);
std::string date_text(std::int32_t days);
/// Today in local time.
std::int32_t today();

/// Whether this is the name of a time zone in the IANA database, of which ICU brings its own copy (`Asia/Shanghai`, `UTC`); exact letters.
bool is_time_zone(const std::string& name);
/// The name that takes the fewest edits, letters' case aside.
std::string nearest_time_zone(std::string_view name);

/// Whether a cell means "nothing here": empty, `xx`, `*`, `**`, `—`, `-`, `/`, `无`, `null`, `NA`, `N/A`, `nan` (any case).
bool is_missing(std::string_view text);

/// How many edits turn one into the other (for near misses in messages), at most `limit` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit = 8);

} // namespace gridwarden::text
