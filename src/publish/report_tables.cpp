#include "publish/report_numbers.hpp"

#include "core/message.hpp"
#include "model/names.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace gridwarden::publish {

namespace {

std::size_t count(std::uint64_t number) { return static_cast<std::size_t>(number); }

/// The number of a cell in a table: `—` for null.
std::string count_text(double number) { return std::isnan(number) ? "—" : decimal_text(number, 0); }

/// The count of a balance by its step and its name.
std::optional<std::uint64_t> balance_of(const Publication& publication, const std::string& step, const std::string& name) {
    for (const auto& done : publication.steps) {
        for (const auto& [key, value] : done.balance) {
            if (done.as == step && key == name) {
                return value;
            }
        }
    }
    return std::nullopt;
}

bool is_petition(const std::string& kind) {
    const auto folded = text::fold(kind);
    return folded == "petition" || folded == "信访" || folded == "举报" || folded == "信访举报" || folded == "complaint";
}

/// The types of one case: `大气、水`, `air; noise`.
std::vector<std::string> types_of(std::string_view text) {
    std::vector<std::string> types;
    while (!text.empty()) {
        std::size_t end = text.size(), next = text.size();
        for (const std::string_view mark : {";", "；", "、", "，", ",", "/", "|"}) {
            if (const auto at = text.find(mark); at < end) {
                end = at;
                next = at + mark.size();
            }
        }
        if (const auto type = text::trim(text.substr(0, end)); !type.empty()) {
            types.emplace_back(type);
        }
        text.remove_prefix(next);
    }
    return types;
}

} // namespace

ReportTable units_table(const Publication& publication, const PublishedLayer& layer) {
    const auto lang = publication.lang;
    ReportTable table;
    table.caption = fill(Bilingual{"{what} by areal unit ({step})", "各单元{what}（{step}）"}.in(lang), {{"what", Bilingual{"Sites", "点位情况"}}, {"step", layer.group}}, lang);
    const std::vector<std::string> columns{"site_count", "open_count", "overdue_count", "closed_count"};
    table.header = {model::title_of("unit_name", lang)};
    for (const auto& column : columns) {
        table.header.push_back(model::title_of(column, lang));
    }
    table.header.push_back(model::title_of("closed_share", lang));
    table.numeric = {false, true, true, true, true, true};
    const auto names = texts_in(layer.table, "unit_name");
    std::vector<std::vector<double>> numbers;
    for (const auto& column : columns) {
        numbers.push_back(numbers_in(layer.table, column));
    }
    const auto row_of = [&](const std::string& name, const std::vector<double>& cells) {
        std::vector<std::string> row{name};
        for (const auto cell : cells) {
            row.push_back(count_text(cell));
        }
        const bool known = !std::isnan(cells[3]) && cells[0] > 0;
        row.push_back(known ? percent_text(static_cast<std::uint64_t>(cells[3]), static_cast<std::uint64_t>(cells[0])) : "—");
        return row;
    };
    std::vector<double> sums(columns.size(), 0);
    for (std::size_t unit = 0; unit < names.size(); ++unit) {
        std::vector<double> cells;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            cells.push_back(numbers[c][unit]);
            sums[c] += numbers[c][unit]; // null where any is
        }
        table.rows.push_back(row_of(names[unit], cells));
    }
    table.rows.push_back(row_of(std::string(Bilingual{"Total", "合计"}.in(lang)), sums));
    table.has_total = true;
    const auto levels = numbers_in(layer.table, "level");
    const auto outside = levels.empty() ? std::nullopt : balance_of(publication, layer.group, "unassigned_level" + decimal_text(levels.front(), 0));
    if (outside && *outside > 0) {
        table.note = fill(Bilingual{"{n} {n|site lies|sites lie} in no unit of this level and {n|is|are} not counted.", "另有 {n} 个点位不在该级任何单元内，未计入。"}.in(lang), {{"n", count(*outside)}}, lang);
    }
    return table;
}

std::optional<ReportTable> states_table(const Publication& publication, const PublishedLayer& layer) {
    const auto lang = publication.lang;
    const auto field = has_column(layer.table, "category") ? "category" : "kind";
    if (!has_column(layer.table, field) || !layer.style) {
        return std::nullopt;
    }
    const auto groups = texts_in(layer.table, field);
    const auto states = texts_in(layer.table, "state");
    std::map<std::string, std::map<std::string, std::uint64_t>> counts;
    std::map<std::string, std::uint64_t> of_state;
    for (std::size_t row = 0; row < groups.size(); ++row) {
        ++counts[groups[row]][states[row]];
        ++of_state[states[row]];
    }
    constexpr std::size_t most_rows = 40;
    if (counts.size() > most_rows) {
        return std::nullopt;
    }
    ReportTable table;
    table.caption = fill(Bilingual{"Problems by {field} and state ({step})", "问题按{field}与状态统计（{step}）"}.in(lang), {{"field", model::title_of(field, lang)}, {"step", layer.group}}, lang);
    table.header = {model::title_of(field, lang)};
    std::vector<std::string> order; // of the legend, the unknown last
    for (const auto& shown : layer.style->classes) {
        if (const auto value = shown.value.value_or(""); of_state.contains(value)) {
            order.push_back(value);
            table.header.push_back(shown.label);
        }
    }
    const std::string total(Bilingual{"Total", "合计"}.in(lang));
    table.header.push_back(total);
    table.numeric.assign(table.header.size(), true);
    table.numeric.front() = false;
    const auto add = [&](const std::string& name, const std::map<std::string, std::uint64_t>& row) {
        std::vector<std::string> cells{name.empty() ? std::string(Bilingual{"not stated", "未填"}.in(lang)) : name};
        std::uint64_t sum = 0;
        for (const auto& state : order) {
            const auto found = row.find(state);
            const auto n = found == row.end() ? 0 : found->second;
            cells.push_back(std::to_string(n));
            sum += n;
        }
        cells.push_back(std::to_string(sum));
        table.rows.push_back(std::move(cells));
    };
    for (const auto& [name, row] : counts) {
        add(name, row);
    }
    add(total, of_state);
    table.has_total = true;
    return table;
}

std::optional<ReportTable> overdue_table(const Publication& publication, const PublishedLayer& layer) {
    constexpr std::size_t most_rows = 100;
    const auto lang = publication.lang;
    const auto days = numbers_in(layer.table, "overdue_days");
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < days.size(); ++row) {
        if (days[row] > 0) {
            rows.push_back(row);
        }
    }
    if (rows.empty()) {
        return std::nullopt;
    }
    const auto ids = texts_in(layer.table, "site_id");
    std::sort(rows.begin(), rows.end(), [&](auto a, auto b) { return days[a] != days[b] ? days[a] > days[b] : ids[a] != ids[b] ? ids[a] < ids[b] : a < b; });
    ReportTable table;
    table.caption = fill(Bilingual{"Overdue problems ({step})", "逾期问题清单（{step}）"}.in(lang), {{"step", layer.group}}, lang);
    table.header = {std::string(Bilingual{"No.", "序号"}.in(lang))};
    table.numeric = {true};
    std::vector<std::vector<std::string>> columns;
    for (const auto* name : {"site_id", "site_name", "unit", "responsible", "deadline", "overdue_days"}) {
        if (has_column(layer.table, name)) {
            table.header.push_back(model::title_of(name, lang));
            table.numeric.push_back(std::string_view(name) == "overdue_days");
            columns.push_back(texts_in(layer.table, name));
        }
    }
    for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) {
        std::vector<std::string> cells{std::to_string(i + 1)};
        for (const auto& column : columns) {
            cells.push_back(column[rows[i]]);
        }
        table.rows.push_back(std::move(cells));
    }
    if (rows.size() > most_rows) {
        table.note = fill(Bilingual{"{more} more are in the layer {name}.", "其余 {more} 项见图层 {name}。"}.in(lang), {{"more", rows.size() - most_rows}, {"name", layer.name}}, lang);
    }
    return table;
}

std::optional<ReportTable> petitions_table(const Publication& publication, const PublishedLayer& layer) {
    const auto lang = publication.lang;
    const auto kinds = texts_in(layer.table, "kind");
    const auto categories = texts_in(layer.table, "category");
    std::string unit_column = "unit";
    for (int level = 1; has_column(layer.table, "level" + std::to_string(level) + "_name"); ++level) {
        if (level <= 2) { // the towns, not the villages
            unit_column = "level" + std::to_string(level) + "_name";
        }
    }
    const auto units = texts_in(layer.table, unit_column);
    std::map<std::string, std::map<std::string, std::uint64_t>> counts;
    std::map<std::string, std::uint64_t> cases, of_type;
    std::uint64_t all = 0, typed = 0;
    for (std::size_t row = 0; row < kinds.size(); ++row) {
        if (!is_petition(kinds[row])) {
            continue;
        }
        ++all;
        ++cases[units[row]];
        const std::set<std::string> once = [&] { const auto t = types_of(categories[row]); return std::set<std::string>(t.begin(), t.end()); }();
        for (const auto& type : once) {
            ++counts[units[row]][type];
            ++of_type[type];
            ++typed;
        }
    }
    constexpr std::size_t most_types = 10;
    if (all == 0 || of_type.empty() || of_type.size() > most_types) {
        return std::nullopt;
    }
    ReportTable table;
    table.caption = std::string(Bilingual{"Petitions by areal unit and type", "信访举报按单元与类型统计"}.in(lang));
    table.header = {model::title_of("unit_name", lang), std::string(Bilingual{"Cases", "件数"}.in(lang))};
    for (const auto& [type, n] : of_type) {
        table.header.push_back(type);
    }
    table.numeric.assign(table.header.size(), true);
    table.numeric.front() = false;
    const auto add = [&](const std::string& name, std::uint64_t of_cases, std::map<std::string, std::uint64_t>& row) {
        std::vector<std::string> cells{name.empty() ? std::string(Bilingual{"in no unit", "不在单元内"}.in(lang)) : name, std::to_string(of_cases)};
        for (const auto& [type, n] : of_type) {
            cells.push_back(std::to_string(row[type]));
        }
        table.rows.push_back(std::move(cells));
    };
    for (const auto& [unit, n] : cases) {
        add(unit, n, counts[unit]);
    }
    add(std::string(Bilingual{"Total", "合计"}.in(lang)), all, of_type);
    table.has_total = true;
    table.note = fill(Bilingual{"A case may have several types and counts in each: {cases} cases, {types} types.", "同一件可涉及多个类型并分别计入：共 {cases} 件，类型合计 {types}。"}.in(lang),
                      {{"cases", count(all)}, {"types", count(typed)}}, lang);
    return table;
}

} // namespace gridwarden::publish
