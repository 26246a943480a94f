#include "analysis/hotspot.hpp"

#include <algorithm>
#include <functional>

namespace gridwarden::analysis {

namespace {

table::Column numbers(const char* name, const std::vector<double>& values) { return {name, table::NumberColumn{values}}; }

/// Few distinct texts; empty is null.
table::Column texts(const char* name, std::size_t size, const std::function<std::string_view(std::size_t)>& text) {
    std::vector<std::string> values;
    table::DictionaryColumn column;
    for (std::size_t i = 0; i < size; ++i) {
        const auto cell = text(i);
        const auto found = std::find(values.begin(), values.end(), cell);
        column.codes.push_back(cell.empty() ? table::DictionaryColumn::none : static_cast<std::uint32_t>(found - values.begin()));
        if (found == values.end() && !cell.empty()) {
            values.emplace_back(cell);
        }
    }
    column.values = std::make_shared<const std::vector<std::string>>(std::move(values));
    return {name, std::move(column)};
}

void add_significance(std::vector<table::Column>& columns, const std::string& statistic, const Significance& s) {
    columns.push_back(numbers((statistic + "_p").c_str(), s.p));
    columns.push_back(numbers((statistic + "_p_adj").c_str(), s.p_adj));
    columns.push_back(numbers((statistic + "_p_perm").c_str(), s.p_perm));
    columns.push_back(numbers((statistic + "_p_perm_adj").c_str(), s.p_perm_adj));
}

} // namespace

std::vector<table::Column> columns_of(const Hotspot& scores) {
    std::vector<table::Column> columns;
    columns.push_back({"neighbours", table::IntegerColumn{scores.neighbours}});
    columns.push_back(texts("gi_reason", scores.reasons.size(), [&](std::size_t i) { return name_of(scores.reasons[i]); }));
    if (!scores.gi_z.empty()) {
        columns.push_back(numbers("gi_z", scores.gi_z));
        add_significance(columns, "gi", scores.gi);
        columns.push_back({"gi_bin", table::IntegerColumn{scores.gi_bin}});
    }
    if (!scores.moran_z.empty()) {
        columns.push_back(numbers("moran_i", scores.moran_i));
        columns.push_back(numbers("moran_z", scores.moran_z));
        add_significance(columns, "moran", scores.moran);
        columns.push_back(texts("moran_class", scores.moran_class.size(), [&](std::size_t i) { return scores.moran_class[i]; }));
    }
    return columns;
}

} // namespace gridwarden::analysis
