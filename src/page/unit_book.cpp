#include "page/unit_book.hpp"

#include "model/names.hpp"
#include "page/cells.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::page {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
using Rows = std::map<std::string, std::size_t>;

/// The row of each unit in a table that has one a unit.
Rows rows_of(const table::Table& table) {
    Rows rows;
    const auto ids = texts_of(table, "unit_id");
    for (std::size_t row = 0; row < ids.size(); ++row) {
        rows.emplace(ids[row], row);
    }
    return rows;
}

bool tells_nothing(std::string_view column) {
    constexpr std::string_view known[] = {"unit_id", "unit_name", "level", "parent_id"};
    return std::find(std::begin(known), std::end(known), column) != std::end(known);
}

/// Sites' states by id, in the words of the ledger's legend.
std::map<std::string, std::string> states_of(const publish::Publication& publication) {
    std::map<std::string, std::string> states;
    for (const auto& layer : publication.layers) {
        if (layer.style_name != "ledger" || !layer.style) {
            continue;
        }
        const auto ids = texts_of(layer.table, "site_id"), cells = texts_of(layer.table, "state");
        const auto overdue = numbers_of(layer.table, "overdue_days");
        for (std::size_t row = 0; row < ids.size(); ++row) {
            const auto& classes = layer.style->classes;
            const auto found = std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.value && *c.value == cells[row]; });
            auto words = found == classes.end() ? cells[row] : found->label;
            if (overdue[row] > 0) {
                words += publication.lang == Language::zh ? "（逾期 " + std::to_string(std::llround(overdue[row])) + " 天）" : " (" + std::to_string(std::llround(overdue[row])) + " days overdue)";
            }
            states[ids[row]] = words;
        }
    }
    return states;
}

} // namespace

UnitBook::UnitBook(const Ground& ground, std::size_t level) : ground_(ground), level_(level), lines_(ground.levels[level].units.size()), sites_(lines_.size()), counts_(lines_.size()) {
    gather_figures();
    gather_sites();
}

void UnitBook::gather_figures() {
    const auto& units = ground_.levels[level_].units;
    for (const auto& layer : ground_.publication.layers) {
        const auto& fields = layer.table.schema.fields;
        const auto rows = rows_of(layer.table);
        if (layer.input || layer.table.schema.index_of("unit_name") < 0 || std::none_of(units.begin(), units.end(), [&](const auto& unit) { return rows.contains(unit.id); })) {
            continue;
        }
        for (auto& lines : lines_) {
            lines.push_back({layer.title + (ground_.lang == Language::zh ? "（" : " (") + layer.name + (ground_.lang == Language::zh ? "）" : ")"), ""});
        }
        for (const auto& field : fields) {
            if (tells_nothing(field.name)) {
                continue;
            }
            const auto cells = texts_of(layer.table, field.name);
            const auto title = model::title_of(field.name, ground_.lang);
            for (std::size_t u = 0; u < units.size(); ++u) {
                if (const auto row = rows.find(units[u].id); row != rows.end()) {
                    lines_[u].push_back({title, shown(field.name, cells[row->second], ground_.lang)});
                }
            }
        }
    }
}

/// Of the sites of a unit; a longer list belongs into a workbook.
constexpr std::size_t most_listed = 150;

void UnitBook::gather_sites() {
    const auto& units = ground_.levels[level_].units;
    const auto column = "level" + std::to_string(level_ + 1) + "_id";
    const auto& layers = ground_.publication.layers;
    const auto found = std::find_if(layers.begin(), layers.end(), [&](const auto& layer) { return layer.style_name == "sites" && layer.style && layer.table.schema.index_of(column) >= 0; });
    if (found == layers.end()) {
        return;
    }
    site_layer_ = static_cast<std::size_t>(found - layers.begin());
    const auto& table = found->table;
    const auto unit_ids = texts_of(table, column), ids = texts_of(table, "site_id"), names = texts_of(table, "site_name"), kinds = texts_of(table, "kind"),
               statuses = texts_of(table, "status"), deadlines = texts_of(table, "deadline");
    const auto states = states_of(ground_.publication);
    unit_of_row_.assign(unit_ids.size(), nowhere);
    for (std::size_t row = 0; row < unit_ids.size(); ++row) {
        const auto at = std::lower_bound(units.begin(), units.end(), unit_ids[row], [](const auto& unit, const auto& id) { return unit.id < id; });
        if (unit_ids[row].empty() || at == units.end() || at->id != unit_ids[row]) {
            continue;
        }
        const auto unit = static_cast<std::size_t>(at - units.begin());
        unit_of_row_[row] = unit;
        if (++counts_[unit] > most_listed) {
            continue;
        }
        const auto state = states.find(ids[row]);
        const auto number = std::to_string(sites_[unit].size() + 1);
        sites_[unit].push_back({row, {number, ids[row], names[row], kinds[row], state != states.end() ? state->second : statuses[row], deadlines[row]}});
    }
}

std::vector<UnitBook::Line> UnitBook::lines_of(std::size_t unit) const {
    constexpr std::size_t many = 36, most = 72;
    auto lines = lines_[unit];
    if (lines.size() > many) {
        std::erase_if(lines, [](const auto& line) { return line.value == "0"; });
        lines.push_back({std::string(Bilingual{"Counts of 0 are left out", "计数为 0 的项从略"}.in(ground_.lang)), ""});
    }
    if (lines.size() > most) {
        lines.resize(most - 1);
        lines.push_back({std::string(Bilingual{"More in the tables", "其余见表格文件"}.in(ground_.lang)), ""});
    }
    return lines;
}

SheetText UnitBook::text(std::size_t unit, std::size_t number) const {
    const bool zh = ground_.lang == Language::zh;
    const auto& tree = ground_.publication.units.levels;
    std::string parents;
    for (std::size_t level = level_, at = unit; level > 0 && !tree[level].parents.empty() && tree[level].parents[at] != model::no_unit; --level) {
        at = tree[level].parents[at];
        parents = tree[level - 1].names[at] + (parents.empty() ? "" : " / ") + parents;
    }
    const auto& u = ground_.levels[level_].units[unit];
    const auto code = zh ? "编码 " + u.id : "code " + u.id;
    return {u.name, parents + (parents.empty() ? "" : zh ? "　" : "   ") + ground_.levels[level_].label + (zh ? "　" : "   ") + code + (zh ? "　统计基准日 " : "   as of ") + text::date_text(ground_.publication.as_of),
            (zh ? "单元图 " : "Unit ") + std::to_string(number), ""};
}

} // namespace gridwarden::page
