#include "table/column.hpp"

#include "core/number_text.hpp"

#include <cmath>
#include <cstdio>
#include <unordered_map>

namespace gridwarden::table {

namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};

/// Year, month and day of a day number. Source: H. Hinnant, chrono-compatible low-level date algorithms.
std::string date_text(std::int32_t days) {
    const std::int64_t z = std::int64_t{days} + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t day_of_era = z - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    const auto day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    const auto month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
    return buffer;
}

} // namespace

std::string_view name_of(Type type) {
    constexpr std::string_view names[] = {"text", "integer", "number", "boolean", "date"};
    return names[static_cast<std::size_t>(type)];
}

Type type_of(const Column& column) {
    return std::visit(Overloaded{[](const TextColumn&) { return Type::text; }, [](const DictionaryColumn&) { return Type::text; },
                                 [](const IntegerColumn&) { return Type::integer; }, [](const NumberColumn&) { return Type::number; },
                                 [](const BooleanColumn&) { return Type::boolean; }, [](const DateColumn&) { return Type::date; }},
                      column.cells);
}

std::size_t size_of(const Column& column) {
    return std::visit(Overloaded{[](const TextColumn& c) { return c.cells.size(); }, [](const DictionaryColumn& c) { return c.codes.size(); },
                                 [](const IntegerColumn& c) { return c.values.size(); }, [](const NumberColumn& c) { return c.values.size(); },
                                 [](const BooleanColumn& c) { return c.values.size(); }, [](const DateColumn& c) { return c.days.size(); }},
                      column.cells);
}

bool is_null(const Column& column, std::size_t row) {
    return std::visit(
        Overloaded{[&](const TextColumn& c) { return c.cells[row].null(); },
                   [&](const DictionaryColumn& c) { return c.codes[row] == DictionaryColumn::none; },
                   [&](const IntegerColumn& c) { return c.values[row] == IntegerColumn::null; },
                   [&](const NumberColumn& c) { return std::isnan(c.values[row]); },
                   [&](const BooleanColumn& c) { return c.values[row] == BooleanColumn::null; },
                   [&](const DateColumn& c) { return c.days[row] == DateColumn::null; }},
        column.cells);
}

std::optional<std::string_view> text_of(const Column& column, std::size_t row, std::string& scratch) {
    if (is_null(column, row)) {
        return std::nullopt;
    }
    const auto kept = [&](std::string text) -> std::string_view {
        scratch = std::move(text);
        return scratch;
    };
    return std::visit(
        Overloaded{[&](const TextColumn& c) { return std::string_view(*c.bytes).substr(c.cells[row].begin, c.cells[row].size()); },
                   [&](const DictionaryColumn& c) { return std::string_view((*c.values)[c.codes[row]]); },
                   [&](const IntegerColumn& c) { return kept(std::to_string(c.values[row])); },
                   [&](const NumberColumn& c) { return kept(number_text(c.values[row])); },
                   [&](const BooleanColumn& c) { return std::string_view(c.values[row] != 0 ? "true" : "false"); },
                   [&](const DateColumn& c) { return kept(date_text(c.days[row])); }},
        column.cells);
}

std::size_t bytes_of(const Column& column) {
    return std::visit(
        Overloaded{[](const TextColumn& c) { return c.cells.capacity() * sizeof(Slice); },
                   [](const DictionaryColumn& c) { return c.codes.capacity() * sizeof(std::uint32_t); },
                   [](const IntegerColumn& c) { return c.values.capacity() * sizeof(std::int64_t); },
                   [](const NumberColumn& c) { return c.values.capacity() * sizeof(double); },
                   [](const BooleanColumn& c) { return c.values.capacity(); },
                   [](const DateColumn& c) { return c.days.capacity() * sizeof(std::int32_t); }},
        column.cells);
}

void TextBuilder::push(std::string_view text) {
    cells_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())});
    bytes_ += text;
}

void TextBuilder::push_literal(std::string_view json) {
    push(json);
    cells_.back().size_bits |= Slice::literal_bit;
}

void TextBuilder::push_null() { cells_.emplace_back(); }

TextColumn TextBuilder::finish() {
    TextColumn column{std::make_shared<const std::string>(std::move(bytes_)), std::move(cells_)};
    bytes_ = {};
    cells_ = {};
    return column;
}

DictionaryColumn make_dictionary(const std::vector<std::string>& cells) {
    auto values = std::make_shared<std::vector<std::string>>();
    std::unordered_map<std::string_view, std::uint32_t> known;
    DictionaryColumn column;
    column.codes.reserve(cells.size());
    for (const auto& cell : cells) {
        const auto [at, fresh] = known.try_emplace(cell, static_cast<std::uint32_t>(values->size()));
        if (fresh) {
            values->push_back(cell);
        }
        column.codes.push_back(at->second);
    }
    column.values = std::move(values);
    return column;
}

} // namespace gridwarden::table
