#include "core/number_text.hpp"
#include "io/sinks.hpp"
#include "json/writer.hpp"
#include "text/text.hpp"

#include <charconv>

namespace gridwarden::io {

namespace {

void append_integer(std::string& out, std::int64_t value) {
    char buffer[24];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

/// Appends one cell.
struct CellWriter {
    std::string& out;
    std::size_t row;

    void operator()(const table::TextColumn& column) const {
        const auto cell = column.cells[row];
        if (cell.null()) {
            out += "null";
            return;
        }
        const auto bytes = std::string_view(*column.bytes).substr(cell.begin, cell.size());
        if (cell.literal()) {
            out += bytes;
        } else {
            json::append_string(out, bytes);
        }
    }
    void operator()(const table::DictionaryColumn& column) const {
        const auto code = column.codes[row];
        code == table::DictionaryColumn::none ? void(out += "null") : json::append_string(out, (*column.values)[code]);
    }
    void operator()(const table::IntegerColumn& column) const {
        const auto value = column.values[row];
        value == table::IntegerColumn::null ? void(out += "null") : append_integer(out, value);
    }
    void operator()(const table::NumberColumn& column) const {
        if (const auto value = column.values[row]; std::isfinite(value)) {
            append_number(out, value);
        } else {
            out += "null";
        }
    }
    void operator()(const table::BooleanColumn& column) const {
        const auto value = column.values[row];
        out += value == table::BooleanColumn::null ? "null" : value == 1 ? "true" : "false";
    }
    void operator()(const table::DateColumn& column) const {
        if (column.days[row] == table::DateColumn::null) {
            out += "null";
            return;
        }
        out += '"';
        out += text::date_text(column.days[row]);
        out += '"';
    }
};

} // namespace

void append_json_cell(std::string& out, const table::Column& column, std::size_t row) {
    std::visit(CellWriter{out, row}, column.cells);
}

} // namespace gridwarden::io
