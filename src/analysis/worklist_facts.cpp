#include "analysis/worklist_facts.hpp"

#include "analysis/assign.hpp"
#include "analysis/cells.hpp"
#include "core/error.hpp"
#include "index/near_index.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <unordered_map>

namespace gridwarden::analysis {

namespace {

constexpr auto no_day = table::DateColumn::null;

/// The rows of each site id: the cycles of a problem bear one id.
using RowsById = std::unordered_map<std::string, std::vector<std::size_t>>;

RowsById rows_by_id(const table::Table& sites) {
    RowsById rows;
    const auto ids = role_texts(sites, "id");
    for (std::size_t row = 0; row < ids.size(); ++row) {
        rows[ids[row]].push_back(row);
    }
    return rows;
}

template <class Take>
void each_row_of(const RowsById& rows, const std::string& id, Take take) {
    if (const auto found = rows.find(id); found != rows.end()) {
        std::for_each(found->second.begin(), found->second.end(), take);
    }
}

/// The texts of a column by name; empty texts where there is no such column.
std::vector<std::string> texts_named(const table::Table& table, std::string_view name) {
    const int column = table.schema.index_of(name);
    return column < 0 ? std::vector<std::string>(table.size()) : texts_of(table, column);
}

bool closed(const SiteFacts& facts, std::size_t row) { return facts.life.state[row] && model::is_closed(*facts.life.state[row]); }

void take_hits(const table::Table& hits, const RowsById& rows, SiteFacts& facts) {
    const auto ids = texts_named(hits, "site_id");
    const auto relations = texts_named(hits, "relation");
    const auto grades = texts_named(hits, "zone_level");
    for (std::size_t hit = 0; hit < ids.size(); ++hit) {
        if (relations[hit] != "inside" && relations[hit] != "part") {
            continue;
        }
        const auto grade = model::parse_zone_grade(grades[hit]);
        each_row_of(rows, ids[hit], [&](std::size_t row) {
            facts.in_zone[row] = 1;
            facts.grade[row] = std::min(facts.grade[row], grade);
        });
    }
}

void take_hot(const table::Table& areas, unsigned threads, SiteFacts& facts) {
    const int bin = areas.schema.index_of("gi_bin");
    const auto bins = bin < 0 ? std::vector<double>(areas.size(), 0) : numbers_of(areas, bin);
    const auto ruled = texts_named(areas, "rule_hot");
    const auto polygons = geometries_of(areas);
    std::vector<shape::Geometry> hot;
    for (std::size_t area = 0; area < polygons.size(); ++area) {
        if ((bins[area] >= 1 || ruled[area] == "true") && polygons[area].kind == shape::Kind::polygon) {
            hot.push_back(polygons[area]);
        }
    }
    if (hot.empty()) {
        return;
    }
    const auto located = index::build_partition_index(hot, facts.anchors.size(), threads)->locate(facts.anchors, threads);
    for (std::size_t row = 0; row < facts.hot.size(); ++row) {
        if (located.unit[row] != index::none) {
            facts.hot[row] = 1;
        }
    }
}

/// A closed problem that came back, and the new problem that it came back as.
void take_lookback(const table::Table& lookback, const RowsById& rows, SiteFacts& facts) {
    const auto ids = texts_named(lookback, "site_id");
    const auto visited = texts_named(lookback, "visited");
    const auto rebound = texts_named(lookback, "rebound");
    const auto reasons = texts_named(lookback, "rebound_reason");
    const int day_column = lookback.schema.index_of("last_visit");
    const auto days = day_column < 0 ? std::vector<std::int32_t>(ids.size(), no_day) : days_of(lookback, day_column);
    constexpr std::string_view as_problem = "problem ";
    for (std::size_t i = 0; i < ids.size(); ++i) {
        each_row_of(rows, ids[i], [&](std::size_t row) {
            if (!closed(facts, row)) {
                return;
            }
            facts.looked_back[row] = 1;
            facts.visited[row] = visited[i] == "true" ? 1 : 0;
            facts.last_visit[row] = days[i];
            if (rebound[i] == "true" && !reasons[i].starts_with(as_problem)) {
                facts.rebound[row] = 1;
            }
        });
        if (reasons[i].starts_with(as_problem)) {
            each_row_of(rows, reasons[i].substr(as_problem.size()), [&](std::size_t row) {
                if (!closed(facts, row)) {
                    facts.rebound[row] = 1;
                }
            });
        }
    }
}

class VisitJoin {
public:
    VisitJoin(const WorklistSources& sources, const WorklistOptions& options, const RowsById& rows, SiteFacts& facts)
        : options_(options), rows_(rows), facts_(facts), index_(facts.anchors, {}, options.threads), days_(role_days(*sources.visits, "opened")),
          anchors_(anchors_of(*sources.visits)), named_(sources.visits->size()) {
        if (const int column = options.problem.empty() ? -1 : field_index(sources.visits->schema, options.problem); column >= 0) {
            named_ = texts_of(*sources.visits, column);
        }
    }

    void join() {
        for (std::size_t visit = 0; visit < days_.size(); ++visit) {
            if (days_[visit] != no_day && days_[visit] > options_.as_of) {
                continue;
            }
            if (!named_[visit].empty()) {
                each_row_of(rows_, named_[visit], [&](std::size_t row) { note(visit, row); });
            } else if (is_finite(anchors_[visit])) {
                near_.clear();
                index_.nearest(index::Origin(anchors_[visit]), 1, options_.visit_within, near_);
                if (!near_.rows.empty()) {
                    note(visit, near_.rows.front().row);
                }
            }
        }
    }

private:
    /// What a look-back said of a closed problem stands.
    void note(std::size_t visit, std::size_t row) {
        if (facts_.looked_back[row] == 0) {
            facts_.visited[row] = 1;
            facts_.last_visit[row] = std::max(facts_.last_visit[row], days_[visit]); // null is below every day
        }
    }

    const WorklistOptions& options_;
    const RowsById& rows_;
    SiteFacts& facts_;
    index::NearIndex index_;
    index::Neighbours near_;
    std::vector<std::int32_t> days_;
    std::vector<shape::Coord> anchors_;
    std::vector<std::string> named_;
};

void take_units(const WorklistSources& sources, const WorklistOptions& options, SiteFacts& facts) {
    if (sources.units == nullptr || sources.units->empty()) {
        return;
    }
    const auto assignment = assign(sources.sites, *sources.units, {options.default_accuracy, false, options.threads, nullptr});
    facts.agrees = assignment.agrees;
    for (std::uint32_t level = 0; level < assignment.unit.size(); ++level) {
        for (std::size_t row = 0; row < facts.unit.size(); ++row) {
            if (assignment.unit[level][row] != model::no_unit) {
                facts.unit[row] = {level, assignment.unit[level][row]};
            }
        }
    }
}

} // namespace

SiteFacts site_facts(const WorklistSources& sources, const WorklistOptions& options) {
    const auto size = sources.sites.size();
    const std::vector<std::uint8_t> no(size, 0);
    const std::vector<std::int32_t> never(size, no_day);
    SiteFacts facts{lifecycle(sources.sites, options.as_of, no_issues()), role_days(sources.sites, "opened"), role_days(sources.sites, "deadline"), never, no, no, no, no, no,
                    std::vector<model::ZoneGrade>(size, model::ZoneGrade::unknown), std::vector<std::uint8_t>(size, 2), std::vector<UnitAt>(size, {0, model::no_unit}),
                    anchors_of(sources.sites), sources.visits != nullptr};
    const auto rows = rows_by_id(sources.sites);
    for (std::size_t row = 0; row < size; ++row) {
        facts.rebound[row] = facts.life.state[row] == model::Progress::reopened || (facts.life.cycle[row] > 1 && !closed(facts, row)) ? 1 : 0;
    }
    for (const auto* hits : sources.hits) {
        take_hits(*hits, rows, facts);
    }
    for (const auto* areas : sources.hot) {
        take_hot(*areas, options.threads, facts);
    }
    for (const auto* lookback : sources.lookbacks) {
        take_lookback(*lookback, rows, facts);
    }
    if (sources.visits != nullptr) {
        VisitJoin(sources, options, rows, facts).join();
    }
    take_units(sources, options, facts);
    return facts;
}

} // namespace gridwarden::analysis
