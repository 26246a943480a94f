#include "analysis/rollup.hpp"

#include "core/error.hpp"
#include "model/status.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>

namespace gridwarden::analysis {

namespace {

using model::no_unit;
using table::Type;

constexpr std::size_t most_values = 100;
constexpr std::uint32_t missing = 0xFFFFFFFFU; ///< a cell that holds nothing
constexpr std::int64_t few = 5;                ///< counts below are flagged (contract, 3)

/// A field to count by: for each site the place of its value among `values`, `values.size()` for the others, or `missing`.
struct Counted {
    std::string name;
    std::vector<std::string> values;
    std::vector<std::uint32_t> of_site;
};

int find_column(const table::Table& sites, const std::string& name) {
    const auto role = sites.schema.index_of_role(name);
    const auto column = role >= 0 ? role : sites.schema.index_of(name);
    if (column < 0) {
        std::string all;
        for (const auto& field : sites.schema.fields) {
            all += (all.empty() ? "" : ", ") + field.name;
        }
        throw Error("GW-ASSIGN-003", {{"value", name}, {"columns", all}});
    }
    return column;
}

/// Calls `see(site, text)`, with no text for null, for every site in order.
template <class See>
void each_cell(const table::Table& sites, int column, See see) {
    std::string scratch;
    std::size_t site = 0;
    for (const auto& batch : sites.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row, ++site) {
            see(site, text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch));
        }
    }
}

std::vector<std::string> values_found(const table::Table& sites, int column) {
    std::set<std::string, std::less<>> found;
    each_cell(sites, column, [&](std::size_t, std::optional<std::string_view> text) {
        if (text && !text->empty() && found.find(*text) == found.end()) {
            found.emplace(*text);
        }
    });
    std::vector<std::string> values(found.begin(), found.end());
    values.resize(std::min(values.size(), most_values));
    return values;
}

Counted counted_field(const table::Table& sites, const std::string& name, const RollupOptions& options) {
    const auto column = find_column(sites, name);
    const auto declared = options.values.find(name);
    Counted counted{name, declared == options.values.end() ? values_found(sites, column) : declared->second, {}};
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (std::uint32_t i = 0; i < counted.values.size(); ++i) {
        places.emplace(counted.values[i], i);
    }
    counted.of_site.assign(sites.size(), missing);
    each_cell(sites, column, [&](std::size_t site, std::optional<std::string_view> text) {
        if (text && !text->empty()) {
            const auto known = places.find(*text);
            counted.of_site[site] = known == places.end() ? static_cast<std::uint32_t>(counted.values.size()) : known->second;
        }
    });
    return counted;
}

/// How each site stands; `mapped` is false where no register maps a status (or a deadline).
struct States {
    bool status_mapped = false;
    bool deadline_mapped = false;
    std::vector<std::uint8_t> closed;  ///< 0 open, 1 closed, 2 not known
    std::vector<std::uint8_t> overdue; ///< open, with a deadline before the as-of day
};

States states_of(const table::Table& sites, const RollupOptions& options, IssueSink& issues) {
    States states;
    const auto status = sites.schema.index_of_role("status");
    const auto deadline = sites.schema.index_of_role("deadline");
    states.status_mapped = status >= 0;
    states.deadline_mapped = status >= 0 && deadline >= 0;
    states.closed.assign(sites.size(), 2);
    states.overdue.assign(sites.size(), 0);
    if (!states.status_mapped) {
        return states;
    }
    std::unordered_map<std::string, std::optional<model::Progress>> known;
    std::vector<std::string> unknown;
    each_cell(sites, status, [&](std::size_t site, std::optional<std::string_view> text) {
        if (!text || text->empty()) {
            return;
        }
        const auto [at, fresh] = known.try_emplace(std::string(*text));
        if (fresh) {
            at->second = model::parse_progress(*text);
        }
        if (at->second) {
            states.closed[site] = model::is_closed(*at->second) ? 1 : 0;
        } else if (fresh) {
            unknown.push_back(at->first);
        }
    });
    for (const auto& phrase : unknown) {
        issues.add({"GW-ASSIGN-004", {}, phrase, {}});
    }
    if (states.deadline_mapped) {
        std::size_t site = 0;
        for (const auto& batch : sites.batches) {
            const auto& days = std::get<table::DateColumn>(batch.columns[static_cast<std::size_t>(deadline)].cells).days;
            for (const auto day : days) {
                states.overdue[site] = states.closed[site] == 0 && day != table::DateColumn::null && day < options.as_of ? 1 : 0;
                ++site;
            }
        }
    }
    return states;
}

/// The counts of one level, by unit.
struct Counts {
    std::vector<std::int64_t> sites, open, overdue, closed;
    std::vector<std::vector<std::vector<std::int64_t>>> by; ///< [field][value, other, missing][unit]
};

Counts count_level(const std::vector<std::uint32_t>& unit_of_site, std::size_t units, const std::vector<Counted>& fields, const States& states) {
    Counts counts;
    const std::vector<std::int64_t> none(units, 0);
    counts.sites = counts.open = counts.overdue = counts.closed = none;
    for (const auto& field : fields) {
        counts.by.emplace_back(field.values.size() + 2, none);
    }
    for (std::size_t site = 0; site < unit_of_site.size(); ++site) {
        const auto unit = unit_of_site[site];
        if (unit == no_unit) {
            continue;
        }
        ++counts.sites[unit];
        counts.open[unit] += states.closed[site] == 0 ? 1 : 0;
        counts.closed[unit] += states.closed[site] == 1 ? 1 : 0;
        counts.overdue[unit] += states.overdue[site];
        for (std::size_t f = 0; f < fields.size(); ++f) {
            const auto value = fields[f].of_site[site];
            ++counts.by[f][value == missing ? fields[f].values.size() + 1 : value][unit];
        }
    }
    return counts;
}

/// Builds the table of a level column by column.
class Builder {
public:
    explicit Builder(const model::UnitLevel& level) : level_(level) {}

    void text(std::string name, const std::vector<std::string>& values, std::string role = "") {
        table::TextBuilder cells;
        for (const auto& value : values) {
            value.empty() ? cells.push_null() : cells.push(value);
        }
        add({std::move(name), Type::text, std::move(role)}, cells.finish());
    }
    void integers(std::string name, std::vector<std::int64_t> values) { add({std::move(name), Type::integer, ""}, table::IntegerColumn{std::move(values)}); }
    void no_integers(std::string name) { integers(std::move(name), std::vector(level_.size(), table::IntegerColumn::null)); }
    void numbers(std::string name, std::vector<double> values) { add({std::move(name), Type::number, ""}, table::NumberColumn{std::move(values)}); }
    void flags(std::string name, std::vector<std::uint8_t> values) { add({std::move(name), Type::boolean, ""}, table::BooleanColumn{std::move(values)}); }

    table::Table finish() {
        table::Table out;
        out.schema.fields = std::move(fields_);
        out.schema.crs = shape::wgs84();
        auto origin = std::make_shared<table::Origin>();
        origin->path = level_.source;
        batch_.origin = std::move(origin);
        batch_.rows = level_.rows;
        for (const auto& polygon : level_.polygons) {
            batch_.geometry.push(polygon);
        }
        out.batches.push_back(std::move(batch_));
        return out;
    }

private:
    void add(table::Field field, table::Cells cells) {
        batch_.columns.push_back({field.name, std::move(cells)});
        fields_.push_back(std::move(field));
    }
    const model::UnitLevel& level_;
    std::vector<table::Field> fields_;
    table::Batch batch_;
};

/// values / by, null where `by` is 0.
std::vector<double> ratios(const std::vector<std::int64_t>& values, const std::vector<double>& by) {
    std::vector<double> out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        out.push_back(by[i] == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(values[i]) / by[i]);
    }
    return out;
}

std::vector<std::string> parent_ids(const model::UnitTree& tree, std::size_t k) {
    std::vector<std::string> ids(tree.levels[k].size());
    for (std::size_t unit = 0; k > 0 && unit < ids.size(); ++unit) {
        if (const auto parent = tree.levels[k].parents[unit]; parent != no_unit) {
            ids[unit] = tree.levels[k - 1].ids[parent];
        }
    }
    return ids;
}

void add_states(Builder& out, const Counts& counts, const States& states) {
    states.status_mapped ? out.integers("open_count", counts.open) : out.no_integers("open_count");
    states.deadline_mapped ? out.integers("overdue_count", counts.overdue) : out.no_integers("overdue_count");
    states.status_mapped ? out.integers("closed_count", counts.closed) : out.no_integers("closed_count");
    std::vector<double> sites(counts.sites.begin(), counts.sites.end());
    out.numbers("closed_share", states.status_mapped ? ratios(counts.closed, sites)
                                                     : std::vector(sites.size(), std::numeric_limits<double>::quiet_NaN()));
}

table::Table level_table(const model::UnitTree& tree, std::size_t k, const Counts& counts, const std::vector<Counted>& fields, const States& states) {
    const auto& level = tree.levels[k];
    Builder out(level);
    out.text("unit_id", level.ids, "id");
    out.text("unit_name", level.names, "name");
    out.integers("level", std::vector(level.size(), static_cast<std::int64_t>(k) + 1));
    out.text("parent_id", parent_ids(tree, k));
    std::vector<double> areas;
    for (const auto area : level.areas) {
        areas.push_back(area.in_square_kilometres());
    }
    out.numbers("area_km2", areas);
    out.integers("site_count", counts.sites);
    out.numbers("site_density_km2", ratios(counts.sites, areas));
    for (std::size_t f = 0; f < fields.size(); ++f) {
        const auto prefix = "count_" + fields[f].name + "_";
        for (std::size_t v = 0; v < fields[f].values.size(); ++v) {
            out.integers(prefix + fields[f].values[v], counts.by[f][v]);
        }
        out.integers(prefix + "_other", counts.by[f][fields[f].values.size()]);
        out.integers(prefix + "_missing", counts.by[f][fields[f].values.size() + 1]);
    }
    add_states(out, counts, states);
    std::vector<std::uint8_t> small;
    for (const auto count : counts.sites) {
        small.push_back(count < few ? 1 : 0);
    }
    out.flags("small_n", std::move(small));
    return out.finish();
}

} // namespace

std::vector<Rollup> rollup(const table::Table& sites, const model::UnitTree& units, const Assignment& assignment,
                           const RollupOptions& options, IssueSink& issues) {
    std::vector<Counted> fields;
    for (const auto& name : options.by) {
        fields.push_back(counted_field(sites, name, options));
    }
    const auto states = states_of(sites, options, issues);
    std::vector<Rollup> rollups;
    for (std::size_t k = 0; k < units.levels.size(); ++k) {
        const auto counts = count_level(assignment.unit[k], units.levels[k].size(), fields, states);
        Rollup rollup{level_table(units, k, counts, fields, states), 0, 0};
        for (const auto count : counts.sites) {
            rollup.assigned += static_cast<std::uint64_t>(count);
        }
        rollup.unassigned = static_cast<std::uint64_t>(std::count(assignment.unit[k].begin(), assignment.unit[k].end(), no_unit));
        if (rollup.assigned + rollup.unassigned != sites.size()) {
            defect("level " + std::to_string(k + 1) + " does not add up");
        }
        rollups.push_back(std::move(rollup));
    }
    return rollups;
}

} // namespace gridwarden::analysis
