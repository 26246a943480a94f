#include "page/flow_table.hpp"

#include <algorithm>

namespace gridwarden::page {

namespace {

constexpr double size = 6.8, padding = 4, header_height = 14;

TextStyle style_in(double width) { return {.size = size, .width = width - padding}; }

double row_height(Canvas& canvas, const FlowTable& table, std::size_t row, double width) {
    double height = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        height = std::max(height, canvas.measure(table.rows[row][c], style_in(table.columns[c].share * width)).height);
    }
    return height + 2.5;
}

} // namespace

std::size_t rows_that_fit(Canvas& canvas, const FlowTable& table, std::size_t first, Size room) {
    double left = room.height - header_height;
    std::size_t row = first;
    while (row < table.rows.size() && (left -= row_height(canvas, table, row, room.width)) >= 0) {
        ++row;
    }
    return std::max(row - first, std::min<std::size_t>(1, table.rows.size() - first));
}

double draw_rows(Canvas& canvas, const FlowTable& table, std::size_t first, std::size_t last, double x, double y, double width) {
    const double top = y;
    const auto put = [&](const std::string& text, std::size_t column, double left, double middle_or_top, const TextStyle& style) {
        const double breadth = table.columns[column].share * width;
        const auto box = table.columns[column].number ? canvas.measure(text, style).width : 0;
        canvas.text(text, table.columns[column].number ? left + breadth - padding - std::min(box, breadth - padding) : left, middle_or_top, style);
    };
    canvas.line(x, y, x + width, y, {ink, 0.9, {}});
    double left = x;
    for (std::size_t c = 0; c < table.columns.size(); left += table.columns[c++].share * width) {
        put(table.columns[c].title, c, left, y + 2, {.size = size, .bold = true, .width = table.columns[c].share * width - padding, .lines = 1});
    }
    y += header_height;
    canvas.line(x, y, x + width, y, {ink, 0.4, {}});
    for (std::size_t row = first; row < last; ++row) {
        left = x;
        for (std::size_t c = 0; c < table.columns.size(); left += table.columns[c++].share * width) {
            put(table.rows[row][c], c, left, y + 1, style_in(table.columns[c].share * width));
        }
        y += row_height(canvas, table, row, width);
        canvas.line(x, y, x + width, y, {row + 1 == last ? ink : pale, row + 1 == last ? 0.9 : 0.25, {}});
    }
    return y - top;
}

} // namespace gridwarden::page
