#include "io/table_finder.hpp"

#include "model/headings.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace gridwarden::io {

namespace {

using Row = std::vector<std::string>;

bool is_filled(std::string_view cell) { return !text::trim(cell).empty(); }

bool is_value(std::string_view cell) { return text::parse_number(cell).has_value() || text::parse_date(cell).has_value(); }

std::size_t filled_cells(const Row& row) {
    return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](const auto& cell) { return is_filled(cell); }));
}

/// The number of cells that full rows fill; a single row of far more is broken, not full.
std::size_t fullest(const TableRows& rows) {
    std::vector<std::size_t> filled;
    for (const auto& row : rows) {
        filled.push_back(filled_cells(row));
    }
    std::sort(filled.rbegin(), filled.rend());
    const bool broken = filled.size() > 3 && filled[0] >= 2 * filled[1] && filled[1] >= 2;
    return filled[broken ? 1 : 0];
}

/// Whether all filled cells are texts, each once.
bool are_names(const Row& row) {
    std::set<std::string, std::less<>> seen;
    return std::all_of(row.begin(), row.end(), [&](const auto& cell) {
        return !is_filled(cell) || (!is_value(cell) && seen.insert(std::string(text::trim(cell))).second);
    });
}

bool looks_like_header(const Row& row) {
    const auto known = std::count_if(row.begin(), row.end(), [](const auto& cell) { return model::is_known_heading(cell); });
    return are_names(row) && (known >= 2 || filled_cells(row) >= 3);
}

std::size_t header_row(const TableRows& rows) {
    const auto enough = fullest(rows);
    const auto is_full = [&](const Row& row) { return filled_cells(row) * 2 > enough; };
    if (is_full(rows[0])) {
        return 0;
    }
    const auto found = std::find_if(rows.begin() + 1, rows.end(), [&](const Row& row) { return is_full(row) && looks_like_header(row); });
    return found == rows.end() ? 0 : static_cast<std::size_t>(found - rows.begin());
}

/// Upper names over the cells that they are merged over.
Row spread(const Row& row, std::size_t number, const std::vector<TableMerge>& merges) {
    auto out = row;
    for (const auto& merge : merges) {
        if (merge.first_row <= number && number <= merge.last_row && merge.first_column < row.size()) {
            for (auto column = merge.first_column; column <= merge.last_column && column < row.size(); ++column) {
                out[column] = row[merge.first_column];
            }
        }
    }
    return out;
}

/// Whether a cell below a row of the header is the same cell, merged downwards.
bool is_merged_down(std::size_t row, std::size_t column, const std::vector<TableMerge>& merges) {
    return std::any_of(merges.begin(), merges.end(), [&](const TableMerge& merge) {
        return merge.first_row <= row && row < merge.last_row && merge.first_column <= column && column <= merge.last_column;
    });
}

bool is_merged_across(std::size_t row, std::size_t column, const std::vector<TableMerge>& merges) {
    return std::any_of(merges.begin(), merges.end(), [&](const TableMerge& merge) {
        return merge.first_row <= row && row <= merge.last_row && merge.first_column <= column && column <= merge.last_column &&
               merge.first_column < merge.last_column;
    });
}

/// A lower name that nothing merges must prove itself: it is known as a heading, or a value stands below it.
/// The upper names over the lower ones where the row below `upper` holds such; empty where it does not. A lower name stands below an
/// upper one that is merged across, or below an empty cell or the filled cell left of that; everywhere else the lower row is empty.
Row upper_names(const TableRows& rows, std::size_t upper, const std::vector<TableMerge>& merges) {
    if (upper + 1 >= rows.size()) {
        return {};
    }
    const auto& lower = rows[upper + 1];
    const auto& given = rows[upper];
    auto names = spread(given, upper, merges);
    bool grouped = false;
    for (std::size_t column = 0; column < lower.size(); ++column) {
        if (!is_filled(lower[column])) {
            continue;
        }
        const bool next_is_open = column + 1 < given.size() && !is_filled(given[column + 1]) && is_filled(lower[column + 1]);
        const bool below_group = is_merged_across(upper, column, merges) || !is_filled(given[column]) || next_is_open;
        if (is_value(lower[column]) || !below_group || is_merged_down(upper, column, merges)) {
            return {};
        }
        if (!is_filled(names[column]) && column > 0) {
            names[column] = is_filled(lower[column - 1]) ? names[column - 1] : "";
        }
        grouped = grouped || is_filled(names[column]);
    }
    const auto proves = [&](std::size_t column) {
        return is_filled(lower[column]) && (is_merged_across(upper, column, merges) || model::is_known_heading(lower[column]) ||
                                            (upper + 2 < rows.size() && is_value(rows[upper + 2][column])));
    };
    bool proved = false;
    for (std::size_t column = 0; column < lower.size(); ++column) {
        proved = proved || proves(column);
    }
    const bool lower_is_part = filled_cells(lower) < lower.size() || std::all_of(given.begin(), given.end(), [&](const auto& cell) {
                                   return !is_filled(cell) || std::count(names.begin(), names.end(), cell) > 1;
                               });
    return grouped && proved && lower_is_part ? names : Row{};
}

std::string joined(std::string_view upper, std::string_view lower) {
    const auto above = text::trim(upper);
    const auto below = text::trim(lower);
    if (above.empty() || below.empty() || above == below) {
        return std::string(above.empty() ? below : above);
    }
    return std::string(above) + "_" + std::string(below);
}

constexpr std::string_view totals[] = {"合计", "小计", "总计", "共计", "累计", "总和", "total", "subtotal", "sub-total", "grandtotal", "sum"};
constexpr std::string_view remarks[] = {"注:", "备注:", "说明:", "填表说明", "填表人", "制表人", "制表单位", "填报人", "审核人", "负责人", "填报单位", "填报日期", "制表日期", "单位负责人", "数据来源", "资料来源", "注1", "注2",
                                        "note:", "notes:", "source:", "remark:", "remarks:"};

/// Folded, without blanks and a colon at the end.
std::string word_of(std::string_view cell) {
    std::string word;
    for (const char c : text::fold(cell)) {
        if (c != ' ') {
            word += c;
        }
    }
    return word.ends_with(':') ? word.substr(0, word.size() - 1) : word;
}

bool is_total(std::string_view cell) {
    constexpr std::size_t longest = 36; // bytes: `某某镇人民政府小计`
    const auto word = word_of(cell);
    return std::any_of(std::begin(totals), std::end(totals), [&](std::string_view total) {
        const bool chinese = static_cast<unsigned char>(total[0]) >= 0x80;
        return word == total || (chinese && word.size() <= longest && (word.ends_with(total) || word.starts_with(std::string(total) + "(")));
    });
}

bool is_remark(std::string_view cell) {
    const auto word = text::fold(cell);
    return std::any_of(std::begin(remarks), std::end(remarks), [&](std::string_view remark) { return word.starts_with(remark); });
}

} // namespace

TableHead head_in(const TableRows& rows, std::size_t row) {
    TableHead head{row, row, {}};
    for (const auto& cell : rows[row]) {
        head.names.emplace_back(text::trim(cell));
    }
    return head;
}

TableHead find_head(const TableRows& rows, const std::vector<TableMerge>& merges) {
    constexpr std::size_t most_rows = 4;
    auto head = head_in(rows, header_row(rows));
    auto upper_row = rows[head.first];
    while (head.last + 1 - head.first < most_rows) {
        auto shown = rows;
        shown[head.last] = upper_row;
        const auto upper = upper_names(shown, head.last, merges);
        if (upper.empty()) {
            break;
        }
        ++head.last;
        for (std::size_t column = 0; column < upper.size(); ++column) {
            head.names[column] = joined(upper[column], rows[head.last][column]);
        }
        upper_row = head.names;
    }
    return head;
}

RowKind kind_of_row(std::span<const std::string_view> cells, std::span<const std::string> names) {
    constexpr std::size_t few_texts = 2;
    constexpr std::size_t least_columns = 3;
    std::size_t filled = 0;
    std::size_t texts = 0;
    std::string_view first;
    bool repeats = true;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        repeats = repeats && column < names.size() && text::trim(cells[column]) == names[column];
        if (is_filled(cells[column])) {
            first = filled == 0 ? cells[column] : first;
            ++filled;
            texts += is_value(cells[column]) ? 0U : 1U;
        }
    }
    if (repeats && filled >= 2) {
        return RowKind::repeated_header;
    }
    if (is_total(first) && texts <= few_texts) {
        return RowKind::total;
    }
    return names.size() >= least_columns && filled <= 2 && is_remark(first) ? RowKind::footnote : RowKind::record;
}

bool may_be_no_record(std::string_view first_filled_cell, std::string_view first_name) {
    const auto cell = text::trim(first_filled_cell);
    if (cell.empty()) {
        return false;
    }
    if (cell == first_name) {
        return true;
    }
    if (static_cast<unsigned char>(cell.front()) < 0x80) {
        constexpr std::string_view begins[] = {"tota", "subt", "sub-", "sub ", "gran", "sum", "note", "sour", "rema"};
        const auto lower = text::lower_ascii(cell.substr(0, 4));
        return std::any_of(std::begin(begins), std::end(begins), [&](auto begin) { return lower.starts_with(begin); });
    }
    constexpr std::string_view ends[] = {"计", "計", "和", "）", ")", "：", ":"};
    constexpr std::string_view begins[] = {"注", "备", "備", "说", "說", "填", "制", "审", "審", "负", "負", "单", "單", "数", "數", "资", "資"};
    return std::any_of(std::begin(ends), std::end(ends), [&](auto end) { return cell.ends_with(end); }) ||
           std::any_of(std::begin(begins), std::end(begins), [&](auto begin) { return cell.starts_with(begin); });
}

} // namespace gridwarden::io
