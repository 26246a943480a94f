#include "core/number_text.hpp"
#include "io/sinks.hpp"
#include "json/writer.hpp"
#include "text/text.hpp"

namespace gridwarden::io {

namespace {

/// Appends one cell that is not null.
struct CellWriter {
    std::string& out;
    std::size_t row;

    void operator()(const table::TextColumn& column) const {
        const auto cell = column.cells[row];
        const auto bytes = std::string_view(*column.bytes).substr(cell.begin, cell.size());
        if (cell.literal()) {
            out += bytes;
        } else {
            json::append_string(out, bytes);
        }
    }
    void operator()(const table::DictionaryColumn& column) const {
        json::append_string(out, (*column.values)[column.codes[row]]);
    }
    void operator()(const table::IntegerColumn& column) const { out += std::to_string(column.values[row]); }
    void operator()(const table::NumberColumn& column) const {
        if (const auto value = column.values[row]; std::isfinite(value)) {
            append_number(out, value);
        } else {
            out += "null";
        }
    }
    void operator()(const table::BooleanColumn& column) const { out += column.values[row] == 1 ? "true" : "false"; }
    void operator()(const table::DateColumn& column) const {
        out += '"';
        out += text::date_text(column.days[row]);
        out += '"';
    }
};

} // namespace

void append_json_cell(std::string& out, const table::Column& column, std::size_t row) {
    if (is_null(column, row)) {
        out += "null";
    } else {
        std::visit(CellWriter{out, row}, column.cells);
    }
}

} // namespace gridwarden::io
