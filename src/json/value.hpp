#pragma once

#include "core/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gridwarden::json {

enum class Kind { null, boolean, number, string, array, object };
Bilingual name_of(Kind kind);
/// The word that JSON Schema has for it.
std::string_view schema_type(Kind kind);

/// Line and column (1-based, columns in characters) where a value begins.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// A JSON value that remembers where it stood. Object members keep their order; a number keeps its text.
struct Value {
    Kind kind = Kind::null;
    Position at;
    bool boolean = false;
    std::string text; ///< of a string (decoded) or a number (as written)
    std::vector<Value> items;
    std::vector<std::pair<std::string, Value>> members;

    [[nodiscard]] const Value* find(std::string_view key) const;
    [[nodiscard]] std::optional<double> number() const;
};

/// Parses JSON with `//` and `/* */` comments. A repeated key in an object is an error.
/// \throws Error GW-JSON-001 with `file`, line, column and what was expected.
Value parse(std::string_view text, std::string_view file);

/// Like `parse`, from a file. \throws Error GW-IO-001 where it cannot be read.
Value parse_file(const std::string& path);

} // namespace gridwarden::json
