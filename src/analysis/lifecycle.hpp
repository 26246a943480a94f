#pragma once

#include "core/issue.hpp"
#include "model/status.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace gridwarden::analysis {

/// How each problem of a ledger stands at the end of the as-of day. Columns of the same length as the ledger, in row order.
struct Lifecycle {
    std::vector<std::optional<model::Progress>> state; ///< nothing where neither status nor dates tell it
    std::vector<std::optional<model::DeadlineType>> deadline_type;
    std::vector<std::int64_t> overdue_days; ///< days since the deadline, 0 up to the deadline day itself; null where closed, of unknown state or without deadline
    std::vector<std::int64_t> days_left;    ///< days until the deadline, 0 on the day itself and after; null likewise
    std::vector<std::int64_t> cycle;        ///< 1, and one more each time the problem came back: rows of one id in order of `opened`
    std::vector<std::uint8_t> in_snapshot;  ///< opened on or before the as-of day, or no date is given
};

/// Reads states by the canonical fields `status`, `deadline_type`, `opened`, `deadline`, `accepted`, `closed`. Dates up to the as-of day go before
/// the status: a problem closed on the 20th was not closed on the 10th. Type of deadline and progress are independent (domain rule R27); only `closed`
/// is closed. Issues: a phrase that is not known (GW-LEDG-001, -002), dates out of order (-003), a date that contradicts the status (-004, -005), a deadline
/// that is missing where the type asks for one (-006), a cycle begun before the last was closed (-007), a row not yet opened (-008),
/// a deadline that is past while the state is not known (-009).
Lifecycle lifecycle(const table::Table& ledger, std::int32_t as_of, IssueSink& issues);

/// closed + open + unknown + later = all.
struct Tally {
    std::uint64_t all = 0, closed = 0, open = 0, unknown = 0, later = 0;
    std::uint64_t overdue = 0; ///< of the open ones
};
Tally tally(const Lifecycle& lifecycle);

/// The ledger with `state`, `overdue_days`, `days_left` and `cycle` behind its own columns.
table::Table with_lifecycle(const table::Table& ledger, const Lifecycle& lifecycle);

/// Whether the ledger maps a field that can tell a state: status, accepted or closed.
bool tells_state(const table::Schema& schema);

/// The same table whose role `status` is the column `state`: what counts open, overdue and closed then follows the life cycle.
/// Unchanged where no field tells a state, so that the counts are null and not 0.
table::Table status_by_state(table::Table ledger);

} // namespace gridwarden::analysis
