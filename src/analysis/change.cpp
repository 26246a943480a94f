#include "analysis/change.hpp"

#include "analysis/cells.hpp"
#include "analysis/lifecycle.hpp"
#include "geodesy/geodesic.hpp"
#include "index/near_index.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace gridwarden::analysis {

namespace {

using model::Progress;
constexpr auto no_row = ChangedRow::no_row;
constexpr double place_and_name = 0.6; ///< least score of a match by place and name
constexpr double name_alone = 0.9;
constexpr double another_name = 0.3;   ///< names less alike than this are another problem's
const Length far_away = Length::kilometres(2);

/// One snapshot of a ledger, as columns.
struct Snapshot {
    std::vector<std::string> ids, names, kinds;
    std::vector<std::uint8_t> own_id; ///< the id is a real one, not the row's number
    std::vector<std::int32_t> deadlines;
    Lifecycle life;
    std::vector<Place> places;         ///< of each row in its file
    std::vector<shape::Coord> anchors; ///< NaN without a place
};

/// Ids that ingest made of file and row (`ledger.csv:12`) say nothing about the next month.
std::vector<std::uint8_t> own_ids(const table::Table& ledger, const std::vector<std::string>& ids) {
    std::vector<std::uint8_t> own;
    for (const auto& batch : ledger.batches) {
        for (const auto row : batch.rows) {
            const auto& id = ids[own.size()];
            own.push_back(!id.empty() && id != batch.origin->path + ":" + std::to_string(row) ? 1 : 0);
        }
    }
    return own;
}

Snapshot snapshot_of(const table::Table& ledger, std::int32_t as_of) {
    Snapshot s;
    s.ids = role_texts(ledger, "id");
    s.names = role_texts(ledger, "name");
    s.kinds = role_texts(ledger, "kind");
    s.own_id = own_ids(ledger, s.ids);
    s.deadlines = role_days(ledger, "deadline");
    s.life = lifecycle(ledger, as_of, no_issues());
    s.places = places_in_input(ledger);
    s.anchors = anchors_of(ledger);
    return s;
}

/// Distances between the rows of two snapshots.
class Between {
public:
    Between(const Snapshot& before, const Snapshot& now, unsigned threads) : before_(before.anchors), now_(now.anchors), index_(now.anchors, {}, threads) {}
    [[nodiscard]] bool placed(std::size_t before, std::size_t now) const { return placed(before) && is_finite(now_[now]); }
    [[nodiscard]] bool placed(std::size_t before) const { return is_finite(before_[before]); }
    /// \pre placed(before, now)
    [[nodiscard]] Length distance(std::size_t before, std::size_t now) const { return geodesy::distance(before_[before], now_[now]); }
    void within(std::size_t before, Length bound, index::Neighbours& out) const { index_.within(index::Origin(before_[before]), bound, out); }

private:
    const std::vector<shape::Coord>& before_;
    const std::vector<shape::Coord>& now_;
    index::NearIndex index_;
};

struct Match {
    std::size_t before, now;
    MatchedBy by;
    double score;
};

class Matcher {
public:
    Matcher(const Snapshot& before, const Snapshot& now, const Between& between, IssueSink& issues)
        : before_(before), now_(now), between_(between), issues_(issues), taken_before_(before.ids.size()), taken_now_(now.ids.size()) {}

    std::vector<Match> all(Length within) {
        by_id();
        by_place(within);
        by_name();
        return std::move(matches_);
    }

private:
    void take(const Match& match) {
        taken_before_[match.before] = true;
        taken_now_[match.now] = true;
        matches_.push_back(match);
    }

    /// Both the place and the name are another's: the id was given to another problem.
    [[nodiscard]] bool is_another(std::size_t before, std::size_t now) const {
        return between_.placed(before, now) && between_.distance(before, now) > far_away && !before_.names[before].empty() && !now_.names[now].empty() &&
               likeness(before_.names[before], now_.names[now]) < another_name;
    }

    void by_id() {
        std::map<std::pair<std::string_view, std::int64_t>, std::size_t> rows;
        for (std::size_t row = 0; row < before_.ids.size(); ++row) {
            if (before_.own_id[row] != 0) {
                rows.emplace(std::pair{std::string_view(before_.ids[row]), before_.life.cycle[row]}, row);
            }
        }
        for (std::size_t row = 0; row < now_.ids.size(); ++row) {
            const auto found = now_.own_id[row] == 0 ? rows.end() : find_cycle(rows, row);
            if (found == rows.end() || taken_before_[found->second]) {
                continue;
            }
            if (is_another(found->second, row)) {
                issues_.add({"GW-DIFF-001", now_.places[row], now_.ids[row], {{"before", before_.names[found->second]}, {"now", now_.names[row]}}});
            } else {
                take({found->second, row, MatchedBy::id, 1});
            }
        }
    }

    /// The old row of this id and cycle; a single row that came back by its status is the old first cycle gone on.
    template <class Rows>
    typename Rows::iterator find_cycle(Rows& rows, std::size_t row) const {
        const std::string_view id = now_.ids[row];
        auto found = rows.find({id, now_.life.cycle[row]});
        if (found == rows.end() && now_.life.state[row] == Progress::reopened) {
            found = rows.find({id, now_.life.cycle[row] - 1});
        }
        return found;
    }

    [[nodiscard]] bool same_kind(std::size_t before, std::size_t now) const {
        return before_.kinds[before].empty() || now_.kinds[now].empty() || before_.kinds[before] == now_.kinds[now];
    }
    [[nodiscard]] bool free_before(std::size_t row) const { return !taken_before_[row]; }
    /// Two ids that differ are two problems.
    [[nodiscard]] bool may_match(std::size_t before, std::size_t now) const {
        return !taken_now_[now] && (before_.own_id[before] == 0 || now_.own_id[now] == 0) && same_kind(before, now);
    }

    void take_best_first(std::vector<Match> candidates) {
        std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
        for (const auto& match : candidates) {
            if (free_before(match.before) && !taken_now_[match.now]) {
                take(match);
            }
        }
    }

    void by_place(Length within) {
        std::vector<Match> candidates;
        index::Neighbours near;
        for (std::size_t row = 0; row < before_.ids.size(); ++row) {
            if (!free_before(row) || !between_.placed(row)) {
                continue;
            }
            near.clear();
            between_.within(row, within, near);
            for (const auto& neighbour : near.rows) {
                const double closeness = 1 - static_cast<double>(neighbour.distance) / 1e9 / std::max(within.in_metres(), 1e-3);
                const double score = 0.5 * closeness + 0.5 * likeness(before_.names[row], now_.names[neighbour.row]);
                if (score >= place_and_name && may_match(row, neighbour.row)) {
                    candidates.push_back({row, neighbour.row, MatchedBy::place, score});
                }
            }
        }
        take_best_first(std::move(candidates));
    }

    /// Rows of which one has no place, by name: those that share a pair of characters are few, those of the same name fewer.
    void by_name() {
        std::vector<Match> candidates;
        std::vector<std::size_t> open;
        for (std::size_t row = 0; row < now_.ids.size(); ++row) {
            if (!taken_now_[row] && !now_.names[row].empty()) {
                open.push_back(row);
            }
        }
        for (std::size_t row = 0; row < before_.ids.size(); ++row) {
            if (!free_before(row) || before_.names[row].empty()) {
                continue;
            }
            for (const auto other : open) {
                if (between_.placed(row, other) || !may_match(row, other)) {
                    continue;
                }
                if (const double score = likeness(before_.names[row], now_.names[other]); score >= name_alone) {
                    candidates.push_back({row, other, MatchedBy::text, score});
                }
            }
        }
        take_best_first(std::move(candidates));
    }

    const Snapshot& before_;
    const Snapshot& now_;
    const Between& between_;
    IssueSink& issues_;
    std::vector<bool> taken_before_;
    std::vector<bool> taken_now_;
    std::vector<Match> matches_;
};

bool closed(const std::optional<Progress>& state) { return state && model::is_closed(*state); }

void judge_pair(const Snapshot& before, const Snapshot& now, Length moved, ChangedRow& row) {
    const auto& was = before.life.state[row.before];
    const auto& is = now.life.state[row.now];
    if ((closed(was) && is && !closed(is)) || (is == Progress::reopened && was != Progress::reopened)) {
        row.all.push_back(Change::reopened);
    }
    if (!closed(was) && closed(is)) {
        row.all.push_back(Change::closed);
    }
    const auto old_deadline = before.deadlines[row.before];
    const auto deadline = now.deadlines[row.now];
    if (old_deadline != table::DateColumn::null && (deadline == table::DateColumn::null || deadline > old_deadline)) {
        row.all.push_back(Change::slipped);
    }
    if (row.moved_m > moved.in_metres()) {
        row.all.push_back(Change::moved);
    }
    if (text::fold(before.names[row.before]) != text::fold(now.names[row.now])) {
        row.all.push_back(Change::reworded);
    }
    row.change = row.all.empty() ? Change::same : row.all.front();
}

} // namespace

std::string_view name_of(Change change) {
    constexpr std::string_view names[] = {"reopened", "closed", "opened", "gone", "slipped", "moved", "reworded", "same"};
    return names[static_cast<std::size_t>(change)];
}

std::vector<ChangedRow> changes(const table::Table& old_ledger, const table::Table& new_ledger, const ChangeOptions& options, IssueSink& issues) {
    const auto before = snapshot_of(old_ledger, options.as_of);
    const auto now = snapshot_of(new_ledger, options.as_of);
    const Between between(before, now, options.threads);
    std::vector<ChangedRow> rows(now.ids.size());
    std::vector<bool> found(before.ids.size());
    for (const auto& match : Matcher(before, now, between, issues).all(options.match_within)) {
        auto& row = rows[match.now];
        row.before = match.before;
        row.by = match.by;
        row.score = match.score;
        row.moved_m = between.placed(match.before, match.now) ? between.distance(match.before, match.now).in_metres() : std::numeric_limits<double>::quiet_NaN();
        found[match.before] = true;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].now = i;
        if (rows[i].before != no_row) {
            judge_pair(before, now, options.moved, rows[i]);
        } else {
            rows[i].change = now.life.cycle[i] > 1 ? Change::reopened : Change::opened;
            rows[i].all = {rows[i].change};
        }
    }
    for (std::size_t i = 0; i < before.ids.size(); ++i) {
        if (!found[i]) {
            issues.add({"GW-DIFF-002", before.places[i], before.ids[i], {{"name", before.names[i]}}});
            rows.push_back({no_row, i, Change::gone, {Change::gone}, MatchedBy::none, 0, 0});
        }
    }
    return rows;
}

} // namespace gridwarden::analysis
