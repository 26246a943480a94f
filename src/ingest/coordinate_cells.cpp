#include "ingest/coordinate_cells.hpp"

#include "core/error.hpp"
#include "text/text.hpp"

#include <cmath>
#include <optional>

namespace gridwarden::ingest {

namespace {

const table::Column& column_at(const table::Batch& batch, int column) { return batch.columns[static_cast<std::size_t>(column)]; }

/// One coordinate of one row. `value` is nothing where `text` is no number.
struct Cell {
    std::string_view text; ///< empty = nothing stated
    std::optional<double> value;
    [[nodiscard]] bool finite() const { return value && std::isfinite(*value); }
};

Cell coordinate(const table::Batch& batch, int column, std::size_t row, std::string& scratch) {
    const auto& source = column_at(batch, column);
    if (const auto* numbers = std::get_if<table::NumberColumn>(&source.cells)) { // exact: never by way of the shorter text
        const double value = numbers->values[row];
        return std::isnan(value) ? Cell{} : Cell{std::isinf(value) ? "inf" : "a number", value};
    }
    Cell cell{text_of(source, row, scratch).value_or(std::string_view()), {}};
    cell.value = text::parse_number(cell.text);
    if (!cell.finite() && text::is_missing(cell.text)) { // asked last: most cells are numbers
        return {};
    }
    return cell;
}

/// What is wrong with a pair of which not both are finite numbers.
void judge_pair(const table::Batch& batch, std::size_t row, const CoordinateColumns& columns, const Cell& x, const Cell& y, RowJudge& judge) {
    const auto blame = [&](std::string_view code, bool blame_x, const Cell& shown) {
        judge.reject(row, code, column_at(batch, blame_x ? columns.x : columns.y).name, std::string(shown.text));
    };
    if (x.text.empty() && y.text.empty()) {
        judge.note(row, "GW-XY-007");
    } else if (x.text.empty() || y.text.empty()) {
        blame("GW-XY-002", x.text.empty(), x.text.empty() ? y : x);
    } else if (!x.value || !y.value) {
        blame("GW-XY-001", !x.value, x.value ? y : x);
    } else {
        blame("GW-XY-005", !x.finite(), x.finite() ? y : x);
    }
}

} // namespace

std::string_view stated_text(const table::Batch& batch, int column, std::size_t row, std::string& scratch) {
    const auto text = text_of(column_at(batch, column), row, scratch);
    return text && !text::is_missing(*text) ? *text : std::string_view();
}

shape::GeometryColumn points_of(const table::Batch& batch, const CoordinateColumns& columns, RowJudge& judge) {
    shape::GeometryColumn geometry;
    geometry.reserve(batch.size());
    std::string scratch_x;
    std::string scratch_y;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto x = coordinate(batch, columns.x, row, scratch_x);
        const auto y = coordinate(batch, columns.y, row, scratch_y);
        if (x.finite() && y.finite()) {
            geometry.push_point({*x.value, *y.value});
        } else {
            geometry.push_none();
            judge_pair(batch, row, columns, x, y, judge);
        }
    }
    return geometry;
}

shape::GeometryColumn geometries_of(const table::Batch& batch, int wkt, RowJudge& judge) {
    shape::GeometryColumn geometry;
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto text = stated_text(batch, wkt, row, scratch);
        try {
            geometry.push(text.empty() ? shape::Geometry{} : shape::parse_wkt(text));
        } catch (const Error&) {
            judge.reject(row, "GW-XY-008", column_at(batch, wkt).name, text::clip(text, 80));
            geometry.push_none();
        }
        if (text.empty()) {
            judge.note(row, "GW-XY-007");
        }
    }
    return geometry;
}

} // namespace gridwarden::ingest
