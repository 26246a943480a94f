#include "web/cells.hpp"

#include "core/number_text.hpp"
#include "web/codes.hpp"

#include <string_view>

namespace gridwarden::web {

namespace {

/// A cell as JSON.
std::string json_of(const table::Column& column, std::size_t row, std::string& scratch) {
    if (table::is_null(column, row)) {
        return "null";
    }
    if (const auto* numbers = std::get_if<table::NumberColumn>(&column.cells)) {
        return number_text(numbers->values[row]);
    }
    if (const auto* booleans = std::get_if<table::BooleanColumn>(&column.cells)) {
        return booleans->values[row] == 0 ? "0" : "1";
    }
    if (const auto* dates = std::get_if<table::DateColumn>(&column.cells)) {
        return std::to_string(dates->days[row]);
    }
    const std::string text(*table::text_of(column, row, scratch));
    return std::holds_alternative<table::IntegerColumn>(column.cells) ? text : json::quoted(text);
}

/// The cells of a column by their distinct values, in order of first appearance.
struct Dictionary {
    std::vector<std::string> values;
    std::vector<std::uint32_t> codes; ///< of each row
};

Dictionary dictionary_of(const table::Table& table, std::size_t column) {
    Dictionary dictionary;
    std::unordered_map<std::string, std::uint32_t> known;
    std::string scratch;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto [at, fresh] = known.emplace(json_of(batch.columns[column], row, scratch), static_cast<std::uint32_t>(dictionary.values.size()));
            if (fresh) {
                dictionary.values.push_back(at->first);
            }
            dictionary.codes.push_back(at->second);
        }
    }
    return dictionary;
}

void write_array(json::Writer& out, const std::vector<std::string>& items) {
    out.begin_array();
    for (const auto& item : items) {
        out.raw(item);
    }
    out.end_array();
}

void write_cells(json::Writer& out, const Dictionary& dictionary) {
    out.key("cells").begin_array();
    for (const auto code : dictionary.codes) {
        out.raw(dictionary.values[code]);
    }
    out.end_array();
}

std::string_view type_name(table::Type type) { return type == table::Type::integer ? name_of(table::Type::number) : name_of(type); }

std::string encoded(const table::Table& table, std::size_t column) {
    const auto dictionary = dictionary_of(table, column);
    json::Writer out(0);
    out.begin_object().key("type").value(type_name(table.schema.fields[column].type));
    if (dictionary.values.size() * 2 > dictionary.codes.size()) {
        write_cells(out, dictionary);
    } else {
        out.key("values");
        write_array(out, dictionary.values);
        write_codes(out, dictionary.codes, dictionary.values.size());
    }
    out.end_object();
    return out.take();
}

} // namespace

std::size_t Cells::index_of(const table::Table& table, std::size_t column) {
    const auto [at, fresh] = known_.emplace(encoded(table, column), columns_.size());
    if (fresh) {
        columns_.push_back(at->first);
    }
    return at->second;
}

void Cells::write(json::Writer& out) const { write_array(out, columns_); }

} // namespace gridwarden::web
