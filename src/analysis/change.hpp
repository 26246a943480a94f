#pragma once

#include "core/issue.hpp"
#include "core/quantity.hpp"
#include "table/table.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// What became of a problem between two snapshots of a ledger. Where several are true the first of this order is the `change`, and all are
/// listed: reopened, closed, opened, gone, slipped, moved, reworded.
enum class Change : std::uint8_t { reopened, closed, opened, gone, slipped, moved, reworded, same };
std::string_view name_of(Change change);

struct ChangeOptions {
    std::int32_t as_of = 0;                    ///< states are those of this day, in both snapshots
    Length moved = Length::metres(50);         ///< farther than this is moved
    Length match_within = Length::metres(200); ///< rows without an id can match within this
    unsigned threads = 1;
};

/// How a row of one snapshot found its row in the other.
enum class MatchedBy : std::uint8_t { id, place, text, none };

struct ChangedRow {
    static constexpr std::uint64_t no_row = UINT64_MAX;
    std::uint64_t now = no_row;    ///< row of the new snapshot; none: gone
    std::uint64_t before = no_row; ///< row of the old one; none: opened
    Change change = Change::same;
    std::vector<Change> all;       ///< in the order of the enum; empty where the same
    MatchedBy by = MatchedBy::none;
    double score = 0;              ///< 1 by id; else likeness of place and text, 0 to 1
    double moved_m = 0;            ///< NaN where either has no place
};

/// Matches two snapshots and tells what changed: rows of the new one in its order, then those that are gone, in the old order. Each row is matched at
/// most once. First by id and cycle; rows whose id is only their row number, by place and name with a score (at least 0.6, best first, ties by row), then, where a
/// place is missing, by name alone (at least 0.9). An id under which place and name are both another's is told (GW-DIFF-001) and not matched. A row that is gone
/// is told (GW-DIFF-002): problems are closed, they do not vanish. `slipped`: the deadline is later than it was, or was taken away.
std::vector<ChangedRow> changes(const table::Table& before, const table::Table& now, const ChangeOptions& options, IssueSink& issues);

/// The new snapshot's columns (those of the old one for rows that are gone, as far as it has them) and `change changes state old_state old_deadline
/// moved_m matched_by match_score old_id`.
table::Table changes_table(const table::Table& before, const table::Table& now, const std::vector<ChangedRow>& rows, std::int32_t as_of);

/// How many went from which state to which: `old_state state site_count`; null for a row that was or is not there.
table::Table state_matrix(const table::Table& before, const table::Table& now, const std::vector<ChangedRow>& rows, std::int32_t as_of);

/// How alike two names are, 0 to 1: pairs of neighbouring characters in common (Dice), after folding width, case and traditional forms.
double likeness(std::string_view a, std::string_view b);

} // namespace gridwarden::analysis
