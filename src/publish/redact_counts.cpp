#include "publish/redact_counts.hpp"

#include "publish/personal.hpp"
#include "publish/suppress.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::publish {

namespace {

constexpr std::int64_t least_count = 3;

/// These say how many there are, or let it be computed.
constexpr std::array counted{"site_count", "site_density_km2", "open_count", "overdue_count", "closed_count", "closed_share", "small_n", "sites", "sites_covered", "value"};

bool among(const auto& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// The whole numbers of a column over all rows; -1 where there is none.
std::vector<std::int64_t> whole_numbers(const table::Table& table, int column) {
    std::vector<std::int64_t> out;
    for (const auto& batch : table.batches) {
        const auto* cells = column < 0 ? nullptr : std::get_if<table::IntegerColumn>(&batch.columns[static_cast<std::size_t>(column)].cells);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            out.push_back(cells == nullptr || cells->values[row] == table::IntegerColumn::null ? -1 : cells->values[row]);
        }
    }
    return out;
}

void set_null(table::Cells& cells, std::size_t row) {
    std::visit(
        [&]<class C>(C& c) {
            if constexpr (std::is_same_v<C, table::TextColumn>) {
                c.cells[row] = {};
            } else if constexpr (std::is_same_v<C, table::DictionaryColumn>) {
                c.codes[row] = C::none;
            } else if constexpr (std::is_same_v<C, table::NumberColumn>) {
                c.values[row] = std::nan("");
            } else if constexpr (std::is_same_v<C, table::DateColumn>) {
                c.days[row] = C::null;
            } else {
                c.values[row] = C::null;
            }
        },
        cells);
}

/// Breakdowns and parts of `site_count` of which a told row gives 1 or 2, or all but 1 or 2.
std::set<std::string> small_parts(const table::Table& table) {
    const auto whole = whole_numbers(table, table.schema.index_of("site_count"));
    std::set<std::string> small;
    for (std::size_t i = 0; i < table.schema.fields.size(); ++i) {
        const auto& name = table.schema.fields[i].name;
        if (!is_breakdown(name) && name != "open_count" && name != "overdue_count" && name != "closed_count") {
            continue;
        }
        const auto part = whole_numbers(table, static_cast<int>(i));
        for (std::size_t row = 0; row < part.size(); ++row) {
            const auto rest = whole[row] - part[row];
            if ((part[row] > 0 && part[row] < least_count) || (part[row] >= 0 && rest > 0 && rest < least_count)) {
                small.insert(is_breakdown(name) ? name.substr(0, name.rfind('_') + 1) : name);
            }
        }
    }
    if (small.contains("open_count") || small.contains("closed_count") || small.contains("overdue_count")) {
        small.insert({"open_count", "closed_count", "overdue_count", "closed_share"});
    }
    return small;
}

bool counts_sites(const PublishedLayer& layer) { return layer.table.schema.index_of("site_count") >= 0 && layer.table.schema.index_of("unit_id") >= 0; }

} // namespace

bool is_breakdown(std::string_view name) { return name.starts_with("count_"); }

std::vector<std::string> texts(const table::Table& table, std::string_view name) {
    const int column = table.schema.index_of(name);
    std::vector<std::string> out;
    std::string scratch;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            out.emplace_back(column < 0 ? std::string_view() : text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch).value_or(std::string_view()));
        }
    }
    return out;
}

std::vector<bool> small_rows(const table::Table& table, const std::set<std::string>& hidden_units) {
    const auto ids = texts(table, "unit_id");
    const auto parents = texts(table, "parent_id");
    const auto numbers = whole_numbers(table, table.schema.index_of("site_count"));
    std::vector<SmallCount> counts;
    std::vector<bool> already;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        counts.push_back({parents[row], numbers[row]});
        already.push_back(hidden_units.contains(ids[row]) || hidden_units.contains(parents[row])); // parts of a hidden unit would give its sum
    }
    return suppressed(counts, least_count, std::move(already));
}

void blank_counts(table::Table& table, const std::vector<bool>& hidden) {
    std::size_t first = 0;
    for (auto& batch : table.batches) {
        for (std::size_t i = 0; i < batch.columns.size(); ++i) {
            const auto& name = table.schema.fields[i].name;
            for (std::size_t row = 0; (among(counted, name) || is_breakdown(name)) && row < batch.size(); ++row) {
                if (hidden[first + row]) {
                    set_null(batch.columns[i].cells, row);
                }
            }
        }
        first += batch.size();
    }
}

void drop_small_parts(table::Table& table, bool sites_hidden, std::set<std::string>& dropped) {
    auto small = small_parts(table);
    if (sites_hidden) {
        small.insert({"count_", "open_count", "closed_count", "overdue_count", "closed_share"});
    }
    std::set<std::string> names;
    for (const auto& field : table.schema.fields) {
        const auto covers = [&](const std::string& part) { return part == field.name || (part.ends_with('_') && field.name.starts_with(part)); };
        if (std::any_of(small.begin(), small.end(), covers)) {
            names.insert(field.name);
        }
    }
    dropped.insert(names.begin(), names.end());
    table = without_columns(std::move(table), names);
}

std::set<std::string> hidden_units(const std::vector<PublishedLayer>& layers) {
    std::set<std::string> hidden;
    std::size_t before = 0;
    do {
        before = hidden.size();
        for (const auto& layer : layers) {
            const auto ids = counts_sites(layer) ? texts(layer.table, "unit_id") : std::vector<std::string>();
            const auto rows = ids.empty() ? std::vector<bool>() : small_rows(layer.table, hidden);
            for (std::size_t row = 0; row < rows.size(); ++row) {
                if (rows[row]) {
                    hidden.insert(ids[row]);
                }
            }
        }
    } while (before != hidden.size());
    return hidden;
}

} // namespace gridwarden::publish
