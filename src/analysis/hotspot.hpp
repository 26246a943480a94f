#pragma once

#include "analysis/local_statistics.hpp"
#include "analysis/significance.hpp"
#include "analysis/weights.hpp"
#include "core/issue.hpp"
#include "table/column.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

enum class LocalG { none, gi, gi_star };

struct HotspotOptions {
    LocalG local_g = LocalG::gi_star;
    bool local_moran = true;
    std::uint32_t permutations = 9999; ///< 0: analytic p only
    std::uint64_t seed = 1;
    Alternative alternative = Alternative::two_sided;
    Correction correction = Correction::fdr;
    unsigned threads = 1;
    bool exact = false; ///< all permutations counted instead of some drawn, where that can be done (exact_permutation.hpp)
};

/// Why a unit has no score.
enum class NoScore : std::uint8_t { scored, missing, island, constant };
std::string_view name_of(NoScore reason); ///< empty for `scored`

/// p in its four forms; NaN where there is none.
struct Significance {
    std::vector<double> p;         ///< normal
    std::vector<double> p_adj;
    std::vector<double> p_perm;    ///< all NaN without permutations
    std::vector<double> p_perm_adj;
};

/// Scores of units or cells, in their order. Vectors of statistics that were not asked for are empty.
struct Hotspot {
    std::vector<NoScore> reasons;
    std::vector<std::int64_t> neighbours; ///< among the units that have a value
    std::vector<double> gi_z;
    Significance gi;
    std::vector<std::int64_t> gi_bin;     ///< -3..3; null (table::IntegerColumn::null) without a score
    std::vector<double> moran_i;
    std::vector<double> moran_z;
    Significance moran;
    std::vector<std::string_view> moran_class; ///< `HH LL HL LH ns island`; empty = null
    GlobalStatistic global_moran;     ///< with the weights as they are
    GlobalStatistic global_moran_row; ///< with row-standardised weights
    GlobalStatistic general_g;
    std::size_t with_value = 0; ///< units that have a value
    bool exact = false;         ///< p_perm counts all permutations
};

/// What is scored: units or cells alike. \pre rows in id order; one value, one row of weights and one id each
struct HotspotInput {
    std::span<const double> values; ///< NaN = missing: the unit is left out of everything
    const Weights& weights;
    std::span<const std::string> ids;
};

/// Statistics, permutations, correction, bins and classes. `gi_bin` and `moran_class` go by the adjusted p, of the permutations
/// where there are any. Tells as issues: exact counting that
/// does not apply, missing values, islands, parts without a link, values that do not vary, few units, bins
/// that so few permutations cannot reach. The same at any thread count.
/// \throws Error GW-HOT-001 for fewer than 8 units with a value, unless `force`
Hotspot hotspot(const HotspotInput& input, const HotspotOptions& options, bool force, IssueSink& issues);

/// The contract's columns from `neighbours` on.
std::vector<table::Column> columns_of(const Hotspot& scores);

} // namespace gridwarden::analysis
