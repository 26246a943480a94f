#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gridwarden::table {

enum class Type { text, integer, number, boolean, date };
std::string_view name_of(Type type);

/// A cell of text as a slice of the batch's bytes. `literal` marks JSON written without quotes (a number, true, an
/// array or object) that must leave as it came; null has no bytes.
struct Slice {
    static constexpr std::uint32_t null_size = 0xFFFFFFFFu;
    static constexpr std::uint32_t literal_bit = 0x80000000u;
    std::uint32_t begin = 0;
    std::uint32_t size_bits = null_size;
    [[nodiscard]] bool null() const noexcept { return size_bits == null_size; }
    [[nodiscard]] bool literal() const noexcept { return !null() && (size_bits & literal_bit) != 0; }
    [[nodiscard]] std::uint32_t size() const noexcept { return null() ? 0 : size_bits & ~literal_bit; }
};

/// Text carried along without a copy a cell: slices of one buffer that the columns of a batch share (8 bytes a cell).
struct TextColumn {
    std::shared_ptr<const std::string> bytes;
    std::vector<Slice> cells;
};

/// Text of few distinct values: codes into a shared list (4 bytes a cell). `none` is null.
struct DictionaryColumn {
    static constexpr std::uint32_t none = 0xFFFFFFFFu;
    std::shared_ptr<const std::vector<std::string>> values;
    std::vector<std::uint32_t> codes;
};

struct IntegerColumn {
    static constexpr std::int64_t null = INT64_MIN;
    std::vector<std::int64_t> values;
};
/// NaN is null.
struct NumberColumn {
    std::vector<double> values;
};
/// 0 false, 1 true, 2 null.
struct BooleanColumn {
    static constexpr std::uint8_t null = 2;
    std::vector<std::uint8_t> values;
};
/// Days since 1970-01-01; `null` is null.
struct DateColumn {
    static constexpr std::int32_t null = INT32_MIN;
    std::vector<std::int32_t> days;
};

using Cells = std::variant<TextColumn, DictionaryColumn, IntegerColumn, NumberColumn, BooleanColumn, DateColumn>;

/// A named column: name, meaning of the cells by their type. The name is what people and files see.
struct Column {
    std::string name;
    Cells cells;
};

Type type_of(const Column& column);
std::size_t size_of(const Column& column);
bool is_null(const Column& column, std::size_t row);

/// The text of a cell as it would stand in a CSV: slices as they are, numbers by `number_text`, dates as ISO, booleans as
/// `true`/`false`. Null gives nothing. The view is valid while the column lives, `scratch` holds computed text.
std::optional<std::string_view> text_of(const Column& column, std::size_t row, std::string& scratch);

/// Bytes held by the column itself, without the shared text.
std::size_t bytes_of(const Column& column);

/// Builds a text column whose bytes it owns, for columns made by us.
class TextBuilder {
public:
    void push(std::string_view text);
    void push_literal(std::string_view json);
    void push_null();
    [[nodiscard]] TextColumn finish();

private:
    std::string bytes_;
    std::vector<Slice> cells_;
};

/// Builds a dictionary column; values are numbered in order of first appearance.
DictionaryColumn make_dictionary(const std::vector<std::string>& cells);

} // namespace gridwarden::table
