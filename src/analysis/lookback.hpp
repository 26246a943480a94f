#pragma once

#include "core/issue.hpp"
#include "core/quantity.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// What a look-back (回头看) found: the problem is still solved (达标), is back (反弹), or a new one grew out of it (衍生).
enum class VisitResult : std::uint8_t { solved, rebound, derived, unknown };
/// Reads `达标`, `反弹`, `衍生`, `up to standard`, ...; unknown for every other phrase.
VisitResult parse_visit_result(std::string_view phrase);

struct LookbackOptions {
    std::int32_t as_of = 0;
    Length within = Length::metres(100);  ///< a visit without a problem's id belongs to the nearest closed problem within this
    Length rebound = Length::metres(100); ///< a new problem of the same kind within this of a closed one, after its closing, is a rebound
    std::string problem;                  ///< column of the visits that names the problem; empty: by place alone
    unsigned threads = 1;
};

/// The closed problems of a ledger and what was seen there since. Columns of one length: a row for each closed problem, in the order of the ledger.
struct Lookback {
    std::vector<std::uint64_t> rows;        ///< of the ledger
    std::vector<std::int64_t> visits;       ///< on or after the day of closing, up to the as-of day
    std::vector<std::int32_t> last_visit;   ///< null where there was none
    std::vector<VisitResult> last_result;   ///< of the last visit; `unknown` where there was none
    std::vector<std::uint8_t> rebound;
    std::vector<std::string> reason;        ///< why it counts as a rebound: `visit <date>` or `problem <id>`; empty for none
    std::uint64_t visits_in = 0;            ///< visits = matched + early + elsewhere + later
    std::uint64_t matched = 0, early = 0, elsewhere = 0, later = 0;
};

/// Joins visits to closed problems. Issues: a visit before the closing (GW-LOOK-001), one that is near no closed problem (-002), a result that is not
/// known (-003), two different results of one problem on one day (-004).
Lookback lookback(const table::Table& ledger, const table::Table& visits, const LookbackOptions& options, IssueSink& issues);

/// The closed problems with `visited visit_count last_visit rebound rebound_reason` behind the ledger's columns.
table::Table lookback_table(const table::Table& ledger, const Lookback& lookback);

} // namespace gridwarden::analysis
