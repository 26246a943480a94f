#include "web/cells.hpp"

#include "core/number_text.hpp"

#include <cmath>
#include <map>
#include <optional>

namespace gridwarden::web {

namespace {

using Texts = std::vector<std::optional<std::string>>;

Texts texts_of(const table::Table& table, std::size_t column) {
    Texts texts;
    std::string scratch;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto text = table::text_of(batch.columns[column], row, scratch);
            texts.push_back(text ? std::optional<std::string>(*text) : std::nullopt);
        }
    }
    return texts;
}

/// The distinct texts in order of first appearance, with the code of each.
struct Dictionary {
    std::vector<std::string> values;
    std::map<std::string, std::int64_t, std::less<>> codes;
};

Dictionary dictionary_of(const Texts& texts) {
    Dictionary dictionary;
    for (const auto& text : texts) {
        if (text && dictionary.codes.emplace(*text, static_cast<std::int64_t>(dictionary.values.size())).second) {
            dictionary.values.push_back(*text);
        }
    }
    return dictionary;
}

void write_texts(json::Writer& out, const Texts& texts) {
    const auto dictionary = dictionary_of(texts);
    out.key("type").value("text");
    if (dictionary.values.size() * 2 > texts.size()) {
        out.key("cells").begin_array();
        for (const auto& text : texts) {
            text ? out.value(*text) : out.null();
        }
        out.end_array();
        return;
    }
    out.key("values").begin_array();
    for (const auto& value : dictionary.values) {
        out.value(value);
    }
    out.end_array().key("codes").begin_array();
    for (const auto& text : texts) {
        out.value(text ? dictionary.codes.find(*text)->second : std::int64_t{-1});
    }
    out.end_array();
}

void write_cell(json::Writer& out, const table::Column& column, std::size_t row) {
    if (table::is_null(column, row)) {
        out.null();
    } else if (const auto* integers = std::get_if<table::IntegerColumn>(&column.cells)) {
        out.value(integers->values[row]);
    } else if (const auto* numbers = std::get_if<table::NumberColumn>(&column.cells)) {
        out.value(numbers->values[row]);
    } else if (const auto* booleans = std::get_if<table::BooleanColumn>(&column.cells)) {
        out.value(static_cast<int>(booleans->values[row]));
    } else {
        out.value(static_cast<int>(std::get<table::DateColumn>(column.cells).days[row]));
    }
}

std::string encoded(const table::Table& table, std::size_t column) {
    const auto type = table.schema.fields[column].type;
    json::Writer out(0);
    out.begin_object();
    if (type == table::Type::text) {
        write_texts(out, texts_of(table, column));
    } else {
        out.key("type").value(type == table::Type::date ? "date" : type == table::Type::boolean ? "boolean" : "number");
        out.key("cells").begin_array();
        for (const auto& batch : table.batches) {
            for (std::size_t row = 0; row < batch.size(); ++row) {
                write_cell(out, batch.columns[column], row);
            }
        }
        out.end_array();
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

void Cells::write(json::Writer& out) const {
    out.begin_array();
    for (const auto& column : columns_) {
        out.raw(column);
    }
    out.end_array();
}

} // namespace gridwarden::web
