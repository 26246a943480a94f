#include "analysis/change.hpp"

#include "analysis/cells.hpp"
#include "analysis/lifecycle.hpp"
#include "analysis/with_columns.hpp"
#include "core/written_metres.hpp"
#include "text/text.hpp"

#include <limits>
#include <map>

namespace gridwarden::analysis {

namespace {

constexpr auto no_row = ChangedRow::no_row;

std::string_view name_of(MatchedBy by) {
    constexpr std::string_view names[] = {"id", "place", "text", ""};
    return names[static_cast<std::size_t>(by)];
}

/// `otherwise` where a row that is there has no state; empty where it is not there.
std::string state_text(const Lifecycle& life, std::uint64_t row, std::string_view otherwise) {
    return row == no_row ? std::string() : std::string(life.state[row] ? model::name_of(*life.state[row]) : otherwise);
}

/// The rows that are gone, in the columns of the new snapshot.
table::Batch gone_batch(const table::Table& before, const table::Table& now, const std::vector<std::uint64_t>& rows) {
    table::Batch batch;
    for (const auto& field : now.schema.fields) {
        const int named = field.role.empty() ? before.schema.index_of(field.name) : field_index(before.schema, field.role);
        const bool fits = named >= 0 && before.schema.fields[static_cast<std::size_t>(named)].type == field.type;
        auto column = fits ? table::gather(before, static_cast<std::size_t>(named), rows) : table::null_column(field, rows.size());
        column.name = field.name;
        batch.columns.push_back(std::move(column));
    }
    const auto geometries = geometries_of(before);
    batch.origin = before.batches.front().origin;
    for (const auto row : rows) {
        batch.geometry.push(geometries[row]);
        batch.rows.push_back(static_cast<std::uint32_t>(row + 1));
    }
    return batch;
}

void push(table::TextBuilder& cells, std::string_view value) { value.empty() ? cells.push_null() : cells.push(value); }

struct Columns {
    table::TextBuilder change, changes, state, old_state, by, old_id;
    table::DateColumn old_deadline;
    table::NumberColumn moved, score;
};

} // namespace

table::Table changes_table(const table::Table& before, const table::Table& now, const std::vector<ChangedRow>& rows, std::int32_t as_of) {
    const auto was = lifecycle(before, as_of, no_issues());
    const auto is = lifecycle(now, as_of, no_issues());
    const auto ids = role_texts(before, "id");
    const auto deadlines = role_days(before, "deadline");
    Columns out;
    std::vector<std::uint64_t> gone;
    for (const auto& row : rows) {
        out.change.push(name_of(row.change));
        std::string all;
        for (const auto one : row.all) {
            all.append(all.empty() ? "" : " ").append(name_of(one));
        }
        push(out.changes, all);
        push(out.state, state_text(is, row.now, ""));
        push(out.old_state, state_text(was, row.before, ""));
        push(out.by, name_of(row.by));
        const bool pair = row.by != MatchedBy::none;
        out.score.values.push_back(pair ? row.score : std::numeric_limits<double>::quiet_NaN());
        out.moved.values.push_back(pair ? written_metres(row.moved_m) : std::numeric_limits<double>::quiet_NaN());
        push(out.old_id, row.before == no_row ? std::string_view() : std::string_view(ids[row.before]));
        out.old_deadline.days.push_back(row.before == no_row ? table::DateColumn::null : deadlines[row.before]);
        if (row.now == no_row) {
            gone.push_back(row.before);
        }
    }
    auto base = now;
    if (!gone.empty()) {
        base.batches.push_back(gone_batch(before, now, gone));
    }
    return with_columns(base, {{"change", out.change.finish()}, {"changes", out.changes.finish()}, {"state", out.state.finish()},
                               {"old_state", out.old_state.finish()}, {"old_deadline", std::move(out.old_deadline)}, {"moved_m", std::move(out.moved)},
                               {"matched_by", out.by.finish()}, {"match_score", std::move(out.score)}, {"old_id", out.old_id.finish()}});
}

table::Table state_matrix(const table::Table& before, const table::Table& now, const std::vector<ChangedRow>& rows, std::int32_t as_of) {
    const auto was = lifecycle(before, as_of, no_issues());
    const auto is = lifecycle(now, as_of, no_issues());
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const auto& row : rows) {
        ++counts[{state_text(was, row.before, "unknown"), state_text(is, row.now, "unknown")}];
    }
    table::TextBuilder from, to;
    table::IntegerColumn count;
    for (const auto& [states, n] : counts) {
        states.first.empty() ? from.push_null() : from.push(states.first);
        states.second.empty() ? to.push_null() : to.push(states.second);
        count.values.push_back(n);
    }
    return table::make_table({{"old_state", from.finish()}, {"state", to.finish()}, {"site_count", std::move(count)}});
}

} // namespace gridwarden::analysis
