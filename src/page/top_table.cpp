#include "page/top_table.hpp"

#include "core/number_text.hpp"
#include "model/names.hpp"
#include "page/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace gridwarden::page {

namespace {

/// Which columns tell what a layer of a style is about; the last is the one it is ordered by.
struct Plan {
    std::string_view style;
    Bilingual title;
    std::array<std::string_view, 4> columns;
    bool ascending = false; ///< else only rows above 0 count
    std::string_view only = {}; ///< a column that must be true
};
constexpr Plan plans[] = {
    {"rollup", {"Units with the most sites", "点位最多的单元"}, {"unit_name", "open_count", "closed_share", "site_count"}},
    {"overdue", {"Units with the most overdue problems", "逾期问题最多的单元"}, {"unit_name", "site_count", "open_count", "overdue_count"}},
    {"coverage", {"Units with the most ground not covered", "未覆盖面积最大的单元"}, {"unit_name", "area_km2", "covered_share", "gap_km2"}},
    {"hotspot", {"Highest scores", "得分最高者"}, {"unit_name", "site_count", "value", "gi_z"}},
    {"lisa", {"Highest scores", "得分最高者"}, {"unit_name", "site_count", "value", "moran_z"}},
    {"service", {"Plants by load", "设施负荷"}, {"plant_name", "served", "capacity", "load"}},
    {"hot-zones", {"Hot zones", "热区"}, {"zone_id", "unit_count", "site_count", "peak_z"}},
    {"gaps", {"Largest gaps", "最大空白区"}, {"gap_id", "deepest_m", "", "area_km2"}},
    {"ledger", {"Longest overdue", "逾期最久的问题"}, {"site_name", "state", "deadline", "overdue_days"}},
    {"links", {"Nearest sites", "最近的点位"}, {"site_name", "station_name", "sector", "distance_m"}, true},
    {"hits", {"Sites inside zones", "保护区内的点位"}, {"site_name", "zone_name", "zone_level", ""}, false, "governs"},
    {"lookback", {"Look-backs", "回头看"}, {"site_name", "lookback", "last_visit", "visit_count"}},
};

bool can_sum(std::string_view column) {
    constexpr std::string_view sums[] = {"site_count", "open_count", "overdue_count", "closed_count", "area_km2", "covered_km2", "gap_km2", "served", "load"};
    return std::find(std::begin(sums), std::end(sums), column) != std::end(sums);
}

/// Text cells of the field that is drawn are read as in the legend.
std::string label_of(const publish::Style& style, std::string_view column, const std::string& cell) {
    if (column == style.field) {
        for (const auto& c : style.classes) {
            if (c.value && *c.value == cell) {
                return c.label;
            }
        }
    }
    return cell;
}

/// Rows that are drawn, ordered by a number; those without it are left out and, where the most comes first, those that have none of it.
std::vector<std::size_t> ordered(const PlaneLayer& layer, const std::vector<double>& by, bool ascending) {
    std::vector<std::size_t> rows;
    for (const auto& feature : layer.features) {
        if (feature.style_class >= 0 && (by.empty() || (std::isfinite(by[feature.row]) && (ascending || by[feature.row] > 0)))) {
            rows.push_back(feature.row);
        }
    }
    if (!by.empty()) {
        std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return ascending ? by[a] < by[b] : by[a] > by[b]; });
    }
    return rows;
}

std::vector<std::string_view> present(const Plan& plan, const table::Schema& schema) {
    std::vector<std::string_view> columns;
    for (auto column : plan.columns) {
        if (column == "unit_name" && schema.index_of(column) < 0) {
            column = "cell_id";
        }
        if (!column.empty() && schema.index_of(column) >= 0) {
            columns.push_back(column);
        }
    }
    return columns;
}

bool is_number(const table::Schema& schema, std::string_view column) {
    const auto type = schema.fields[static_cast<std::size_t>(schema.index_of(column))].type;
    return type == table::Type::integer || type == table::Type::number;
}

TopTable planned(const Plan& plan, const PlaneLayer& layer, const Ground& ground) {
    const auto& source = layer.layer->table;
    const auto columns = present(plan, source.schema);
    TopTable made{std::string(plan.title.in(ground.lang)), {}, {}, {}};
    std::vector<std::vector<std::string>> cells;
    for (const auto column : columns) {
        made.columns.push_back({model::title_of(column, ground.lang), is_number(source.schema, column)});
        cells.push_back(texts_of(source, column));
    }
    const bool by_number = !columns.empty() && made.columns.back().number && columns.back() == plan.columns.back();
    const auto by = by_number ? numbers_of(source, columns.back()) : std::vector<double>();
    const auto ids = texts_of(source, "unit_id");
    auto rows = ordered(layer, by, plan.ascending);
    if (!plan.only.empty()) {
        const auto wanted = texts_of(source, plan.only);
        std::erase_if(rows, [&](auto row) { return wanted[row] != "true"; });
    }
    const double most = by.empty() || rows.empty() ? 0 : plan.ascending ? by[rows.back()] : by[rows.front()];
    std::vector<double> sums(columns.size(), 0);
    for (const auto row : rows) {
        TopTable::Row entry{{}, most > 0 && by[row] > 0 && !plan.ascending ? by[row] / most : 0, ids[row]};
        for (std::size_t c = 0; c < columns.size(); ++c) {
            entry.cells.push_back(shown(columns[c], label_of(*layer.layer->style, columns[c], cells[c][row]), ground.lang));
        }
        made.rows.push_back(std::move(entry));
    }
    bool summed = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto numbers = numbers_of(source, columns[c]);
        double sum = 0;
        for (const auto& feature : layer.features) {
            sum += feature.style_class >= 0 && std::isfinite(numbers[feature.row]) ? numbers[feature.row] : 0;
        }
        const bool can = c > 0 && can_sum(columns[c]);
        summed = summed || can;
        made.total.push_back(can ? shown(columns[c], sum, ground.lang) : "");
    }
    if (!summed) {
        made.total.clear();
    }
    return made;
}

/// Sites that know their unit, counted by it.
TopTable counted_by_unit(const PlaneLayer& layer, const Ground& ground) {
    const auto finest = "level" + std::to_string(ground.levels.size());
    TopTable made{std::string(Bilingual{"Units with the most of them", "所在最多的单元"}.in(ground.lang)), {}, {}, {}};
    const auto ids = texts_of(layer.layer->table, finest + "_id"), names = texts_of(layer.layer->table, finest + "_name");
    std::map<std::string, std::pair<std::string, std::size_t>> counts;
    std::size_t all = 0, nowhere = 0;
    for (const auto& feature : layer.features) {
        all += feature.style_class >= 0 ? 1 : 0;
        if (feature.style_class >= 0 && !ids[feature.row].empty()) {
            auto& [name, count] = counts[ids[feature.row]];
            name = names[feature.row];
            ++count;
        } else {
            nowhere += feature.style_class >= 0 ? 1 : 0;
        }
    }
    std::vector<std::pair<std::string, std::pair<std::string, std::size_t>>> rows(counts.begin(), counts.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second.second > b.second.second; });
    made.columns = {{ground.levels.back().label, false}, {model::title_of("site_count", ground.lang), true}};
    for (const auto& [id, unit] : rows) {
        made.rows.push_back({{unit.first, grouped(unit.second)}, static_cast<double>(unit.second) / static_cast<double>(rows.front().second.second), id});
    }
    if (nowhere > 0) {
        made.rows.push_back({{std::string(Bilingual{"(in no unit)", "（不在任何单元内）"}.in(ground.lang)), grouped(nowhere)}, 0, ""});
    }
    made.total = {"", grouped(all)};
    return made;
}

struct Columns {
    std::vector<double> left, right;
};

/// Numbers take what they need, the first column what is left, further texts share alike.
Columns lay_columns(Canvas& canvas, const TopTable& table, std::size_t rows, const Rect& room, double size) {
    std::vector<double> widths;
    double taken = 14;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        double width = 0;
        for (std::size_t r = 0; r < rows; ++r) {
            width = std::max(width, canvas.measure(table.rows[r].cells[c], {.size = size}).width);
        }
        width = std::max(width, std::min(canvas.measure(table.columns[c].title, {.size = size - 0.6, .bold = true}).width, room.width * 0.22));
        if (!table.total.empty()) {
            width = std::max(width, canvas.measure(table.total[c], {.size = size, .bold = true}).width);
        }
        widths.push_back(std::min(width + 7, c == 0 ? room.width : room.width * (table.columns[c].number ? 0.26 : 0.3)));
        taken += c == 0 ? 0 : widths.back();
    }
    widths[0] = room.width - taken;
    Columns columns;
    double x = room.x + 14;
    for (const double width : widths) {
        columns.left.push_back(x);
        columns.right.push_back(x += width);
    }
    return columns;
}

void leave_out(TopTable& table, std::ptrdiff_t column) {
    table.columns.erase(table.columns.begin() + column);
    for (auto& row : table.rows) {
        row.cells.erase(row.cells.begin() + column);
    }
    if (!table.total.empty()) {
        table.total.erase(table.total.begin() + column);
    }
}

void draw_cells(Canvas& canvas, const TopTable& table, const std::vector<std::string>& cells, const Columns& columns, double y, const TextStyle& style) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
        auto set = style;
        set.width = columns.right[c] - columns.left[c] - 4;
        set.lines = 1;
        if (table.columns[c].number && c > 0) {
            const double width = std::min(canvas.measure(cells[c], style).width, set.width);
            canvas.text(cells[c], columns.right[c] - 3 - width, y, set, 0, 0.5);
        } else {
            canvas.text(cells[c], columns.left[c] + (c > 0 ? 4 : 0), y, set, 0, 0.5);
        }
    }
}

} // namespace

TopTable top_table(const PlaneLayer& layer, const Ground& ground) {
    const auto plan = std::find_if(std::begin(plans), std::end(plans), [&](const auto& p) { return p.style == layer.layer->style_name; });
    if (plan != std::end(plans)) {
        return planned(*plan, layer, ground);
    }
    const bool knows_units = !ground.levels.empty() && layer.layer->table.schema.index_of("level" + std::to_string(ground.levels.size()) + "_id") >= 0;
    return knows_units ? counted_by_unit(layer, ground) : TopTable();
}

void draw_top_table(Canvas& canvas, TopTable table, const Rect& room, Language lang, const PlaceOf& place_of) {
    constexpr double row_height = 11.5, size = 7;
    const double needed = 15 + 13 + (table.total.empty() ? 0 : row_height) + row_height;
    const auto most = room.height > needed ? static_cast<std::size_t>((room.height - needed) / row_height) : 0;
    const auto rows = std::min({table.rows.size(), most, std::size_t{25}});
    if (rows == 0) {
        return;
    }
    auto columns = lay_columns(canvas, table, rows, room, size);
    for (; table.columns.size() > 2 && columns.right[0] - columns.left[0] < 0.36 * room.width; columns = lay_columns(canvas, table, rows, room, size)) {
        leave_out(table, 1);
    }
    const auto rule = [&](double y, double width) { canvas.line(room.x, y, room.right(), y, {ink, width, {}}); };
    double y = room.y;
    canvas.text(table.title, room.x, y, {.size = 8.5, .bold = true, .width = room.width, .lines = 1});
    y += 15;
    rule(y, 0.9);
    std::vector<std::string> titles;
    for (const auto& column : table.columns) {
        titles.push_back(column.title);
    }
    draw_cells(canvas, table, titles, columns, y + 6.5, {.size = size - 0.6, .bold = true});
    y += 13;
    rule(y, 0.4);
    for (std::size_t r = 0; r < rows; ++r, y += row_height) {
        const auto& row = table.rows[r];
        const double bar = row.bar * (columns.right.back() - columns.left.back());
        if (bar > 0) {
            canvas.rect({columns.right.back() - bar, y + 1, bar, row_height - 2});
            canvas.fill(colour("#f8dcc8"));
        }
        const auto place = place_of && !row.unit_id.empty() ? place_of(row.unit_id) : std::string();
        canvas.text(std::to_string(r + 1), room.x + 9, y + row_height / 2, {.size = size - 0.6, .colour = grey}, 1, 0.5);
        if (!place.empty()) {
            canvas.begin_link(place);
        }
        draw_cells(canvas, table, row.cells, columns, y + row_height / 2, {.size = size});
        if (!place.empty()) {
            canvas.end_link();
        }
    }
    if (table.rows.size() > rows) {
        const auto more = grouped(table.rows.size() - rows);
        canvas.text(lang == Language::zh ? "另有 " + more + " 行，见表格文件" : "and " + more + " more, in the tables", columns.left[0], y + row_height / 2, {.size = size - 0.6, .colour = grey}, 0, 0.5);
        y += row_height;
    }
    if (!table.total.empty()) {
        rule(y, 0.4);
        auto cells = table.total;
        cells[0] = Bilingual{"Total", "合计"}.in(lang);
        draw_cells(canvas, table, cells, columns, y + row_height / 2, {.size = size, .bold = true});
        y += row_height;
    }
    rule(y, 0.9);
}

} // namespace gridwarden::page
