#include "analysis/lookback.hpp"

#include "analysis/cells.hpp"
#include "analysis/lifecycle.hpp"
#include "analysis/with_columns.hpp"
#include "core/error.hpp"
#include "index/near_index.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

namespace gridwarden::analysis {

namespace {

constexpr auto no_day = table::DateColumn::null;
constexpr std::size_t nobody = SIZE_MAX;

/// The closed problems: where they are, since when, and by which id they are named.
struct Closed {
    std::vector<std::uint64_t> rows;
    std::vector<shape::Coord> anchors;
    std::vector<std::int32_t> since;
    std::unordered_map<std::string, std::size_t> by_id; ///< the last cycle of an id
    [[nodiscard]] std::size_t size() const { return rows.size(); }
};

Closed closed_of(const table::Table& ledger, const Lifecycle& life) {
    const auto anchors = anchors_of(ledger);
    const auto days = role_days(ledger, "closed");
    const auto ids = role_texts(ledger, "id");
    Closed closed;
    for (std::size_t row = 0; row < ledger.size(); ++row) {
        if (life.state[row] && model::is_closed(*life.state[row])) {
            closed.by_id[ids[row]] = closed.size();
            closed.rows.push_back(row);
            closed.anchors.push_back(anchors[row]);
            closed.since.push_back(days[row]);
        }
    }
    return closed;
}

struct Visits {
    std::vector<std::string> ids, problems, results;
    std::vector<std::int32_t> days;
    std::vector<shape::Coord> anchors;
    std::vector<Place> places; ///< in the file
};

Visits visits_of(const table::Table& table, const std::string& problem) {
    Visits visits{role_texts(table, "id"), std::vector<std::string>(table.size()), role_texts(table, "status"), role_days(table, "opened"), anchors_of(table),
                  places_in_input(table)};
    if (!problem.empty()) {
        const int column = field_index(table.schema, problem);
        if (column < 0) {
            std::string all;
            for (const auto& field : table.schema.fields) {
                all += (all.empty() ? "" : ", ") + field.name;
            }
            throw Error("GW-LOOK-005", {{"value", problem}, {"columns", all}});
        }
        visits.problems = texts_of(table, column);
    }
    return visits;
}

class Joiner {
public:
    Joiner(const Closed& closed, const Visits& visits, const LookbackOptions& options, IssueSink& issues)
        : closed_(closed), visits_(visits), options_(options), issues_(issues), index_(closed.anchors, {}, options.threads) {}

    void join(Lookback& out) {
        out.visits_in = visits_.ids.size();
        out.visits.assign(closed_.size(), 0);
        out.last_visit.assign(closed_.size(), no_day);
        out.last_result.assign(closed_.size(), VisitResult::unknown);
        for (std::size_t visit = 0; visit < visits_.ids.size(); ++visit) {
            take(visit, out);
        }
    }

private:
    void tell(std::string_view code, std::size_t visit, Arguments more = {}) const {
        more.emplace_back("id", visits_.ids[visit]);
        issues_.add({std::string(code), visits_.places[visit], visits_.results[visit], std::move(more)});
    }

    /// The closed problem that a visit names, else the nearest one.
    std::size_t problem_of(std::size_t visit) {
        if (const auto named = closed_.by_id.find(visits_.problems[visit]); !visits_.problems[visit].empty() && named != closed_.by_id.end()) {
            return named->second;
        }
        if (!visits_.problems[visit].empty() || !is_finite(visits_.anchors[visit])) {
            return nobody;
        }
        near_.clear();
        index_.nearest(index::Origin(visits_.anchors[visit]), 1, options_.within, near_);
        return near_.rows.empty() ? nobody : near_.rows.front().row;
    }

    void take(std::size_t visit, Lookback& out) {
        const auto day = visits_.days[visit];
        if (day != no_day && day > options_.as_of) {
            ++out.later;
            return;
        }
        const auto problem = problem_of(visit);
        if (problem == nobody) {
            ++out.elsewhere;
            tell("GW-LOOK-002", visit, {{"within", to_text(options_.within)}});
            return;
        }
        if (closed_.since[problem] != no_day && day != no_day && day < closed_.since[problem]) {
            ++out.early;
            tell("GW-LOOK-001", visit, {{"day", text::date_text(day)}, {"closed", text::date_text(closed_.since[problem])}});
            return;
        }
        ++out.matched;
        ++out.visits[problem];
        note_result(visit, problem, out);
    }

    /// Of two results of one day the worse one stands.
    void note_result(std::size_t visit, std::size_t problem, Lookback& out) {
        const auto result = parse_visit_result(visits_.results[visit]);
        if (result == VisitResult::unknown && !text::is_missing(visits_.results[visit])) {
            tell("GW-LOOK-003", visit);
        }
        const auto day = visits_.days[visit];
        const bool same_day = out.visits[problem] > 1 && day == out.last_visit[problem];
        if (same_day && result != out.last_result[problem]) {
            tell("GW-LOOK-004", visit, {{"day", day == no_day ? std::string() : text::date_text(day)}});
        }
        const bool worse = result == VisitResult::rebound || out.last_result[problem] == VisitResult::unknown;
        if (out.visits[problem] == 1 || day > out.last_visit[problem] || (same_day && worse)) {
            out.last_visit[problem] = day;
            out.last_result[problem] = result;
        }
    }

    const Closed& closed_;
    const Visits& visits_;
    const LookbackOptions& options_;
    IssueSink& issues_;
    index::NearIndex index_;
    index::Neighbours near_;
};

/// A problem of the same kind, opened near a closed one on a later day, is that one come back. The nearest is named.
void find_rebounds(const table::Table& ledger, const Lifecycle& life, const Closed& closed, const LookbackOptions& options, Lookback& out) {
    const auto opened = role_days(ledger, "opened");
    const auto kinds = role_texts(ledger, "kind");
    const auto ids = role_texts(ledger, "id");
    const index::NearIndex all(anchors_of(ledger), {}, options.threads);
    index::Neighbours near;
    for (std::size_t i = 0; i < closed.size(); ++i) {
        if (out.last_result[i] == VisitResult::rebound) {
            out.rebound[i] = 1;
            out.reason[i] = "visit " + (out.last_visit[i] == no_day ? std::string() : text::date_text(out.last_visit[i]));
            continue;
        }
        if (closed.since[i] == no_day || !is_finite(closed.anchors[i])) {
            continue;
        }
        near.clear();
        all.within(index::Origin(closed.anchors[i]), options.rebound, near);
        const auto again = std::find_if(near.rows.begin(), near.rows.end(), [&](const auto& n) {
            return n.row != closed.rows[i] && life.in_snapshot[n.row] != 0 && opened[n.row] != no_day && opened[n.row] > closed.since[i] &&
                   kinds[n.row] == kinds[closed.rows[i]];
        });
        if (again != near.rows.end()) {
            out.rebound[i] = 1;
            out.reason[i] = "problem " + ids[again->row];
        }
    }
}

} // namespace

VisitResult parse_visit_result(std::string_view phrase) {
    constexpr std::pair<std::string_view, VisitResult> phrases[] = {
        {"达标", VisitResult::solved},   {"已达标", VisitResult::solved},   {"未反弹", VisitResult::solved},   {"up to standard", VisitResult::solved},
        {"solved", VisitResult::solved}, {"no rebound", VisitResult::solved}, {"反弹", VisitResult::rebound},  {"已反弹", VisitResult::rebound},
        {"rebound", VisitResult::rebound}, {"came back", VisitResult::rebound}, {"衍生", VisitResult::derived}, {"衍生新问题", VisitResult::derived},
        {"derived", VisitResult::derived}, {"derived problem", VisitResult::derived}};
    const auto folded = text::fold(phrase);
    const auto* known = std::find_if(std::begin(phrases), std::end(phrases), [&](const auto& entry) { return entry.first == folded; });
    return known == std::end(phrases) ? VisitResult::unknown : known->second;
}

Lookback lookback(const table::Table& ledger, const table::Table& visit_table, const LookbackOptions& options, IssueSink& issues) {
    const auto life = lifecycle(ledger, options.as_of, no_issues());
    const auto closed = closed_of(ledger, life);
    const auto visits = visits_of(visit_table, options.problem);
    Lookback out;
    out.rows = closed.rows;
    out.rebound.assign(closed.size(), 0);
    out.reason.resize(closed.size());
    Joiner(closed, visits, options, issues).join(out);
    find_rebounds(ledger, life, closed, options, out);
    return out;
}

table::Table lookback_table(const table::Table& ledger, const Lookback& lookback) {
    table::BooleanColumn visited, rebound;
    table::IntegerColumn visits{lookback.visits};
    table::DateColumn last{lookback.last_visit};
    table::TextBuilder reasons, classes;
    for (std::size_t i = 0; i < lookback.rows.size(); ++i) {
        visited.values.push_back(lookback.visits[i] > 0 ? 1 : 0);
        rebound.values.push_back(lookback.rebound[i]);
        classes.push(lookback.rebound[i] != 0 ? "rebound" : lookback.visits[i] > 0 ? "visited" : "never visited");
        lookback.reason[i].empty() ? reasons.push_null() : reasons.push(lookback.reason[i]);
    }
    return with_columns(table::select_rows(ledger, lookback.rows), {{"visited", std::move(visited)}, {"visit_count", std::move(visits)}, {"last_visit", std::move(last)},
                                                                   {"rebound", std::move(rebound)}, {"rebound_reason", reasons.finish()},
                                                                   {"lookback", classes.finish()}});
}

} // namespace gridwarden::analysis
