#include "text/text_table.hpp"

#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::text {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least = 8;

/// Makes the widest of the shrinking columns smaller, one by one, until all fit.
void shrink(std::vector<std::size_t>& widths, const std::vector<TextColumnSpec>& columns, std::size_t width) {
    auto total = gap * (widths.size() - 1);
    for (const auto w : widths) {
        total += w;
    }
    while (total > width) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (columns[i].shrinks && widths[i] > least && (widest == widths.size() || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        if (widest == widths.size()) {
            return;
        }
        --widths[widest];
        --total;
    }
}

void append_line(std::string& out, const std::vector<std::string>& cells, const std::vector<TextColumnSpec>& columns,
                 const std::vector<std::size_t>& widths) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out.append(i == 0 ? 0 : gap, ' ');
        out += pad(clip(cells[i], widths[i]), widths[i], columns[i].right);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
}

} // namespace

std::string text_table(const std::vector<TextColumnSpec>& columns, const std::vector<std::vector<std::string>>& rows, std::size_t width) {
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        titles.push_back(columns[i].title);
        widths.push_back(display_width(columns[i].title));
        for (const auto& row : rows) {
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    }
    shrink(widths, columns, width);
    std::string out;
    append_line(out, titles, columns, widths);
    std::vector<std::string> rules;
    for (const auto w : widths) {
        auto& rule = rules.emplace_back();
        for (std::size_t i = 0; i < w; ++i) {
            rule += "─";
        }
    }
    append_line(out, rules, columns, widths);
    for (const auto& row : rows) {
        append_line(out, row, columns, widths);
    }
    return out;
}

} // namespace gridwarden::text
