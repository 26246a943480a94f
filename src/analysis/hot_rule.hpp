#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// A rule by which an administration calls units hot.
struct HotRule {
    enum class Kind {
        top,       ///< the largest values, a share of the units that have one
        above,     ///< values above a number
        worst_yoy, ///< largest growth on the same period of the year before
        worst_mom  ///< largest growth on the period before
    } kind = Kind::top;
    double number = 0.1; ///< the share (0 to 1), or the number; growth takes the share
};

/// Reads `top:10%`, `above:20`, `worst-yoy`, `worst-mom` (the worst tenth), `worst-yoy:5%`. \throws Error GW-HOT-060
HotRule parse_rule(const std::string& text);

/// What a rule says of each unit.
struct RuleAnswer {
    std::vector<std::uint8_t> hot;     ///< 0, 1, or 2 (null) where there is no value
    std::vector<std::string> reasons;  ///< why, for hot units and for those that could not be judged; else empty
    std::size_t count = 0;             ///< hot units
    double cut = 0;                    ///< the least value (or growth) that is hot; NaN where none is
};

/// Judges values (NaN = none). Units that tie at the cut are all hot, so a top tenth may hold more than a tenth; a value of 0 is never
/// hot by `top`. Growth is (value - previous) / previous and must be above 0; from 0 it is `new` and hot (or `eliminated`, never hot, for a
/// fall to 0); `previous` is NaN where a unit was not in the earlier layer.
RuleAnswer judge(std::span<const double> values, std::span<const double> previous, const HotRule& rule);

/// Rule against statistic: `both`, `rule only`, `statistic only`, `neither`; empty where either has no answer. `bins` as in `gi_bin`.
std::string_view agreement(std::uint8_t rule_hot, std::int64_t bin);

} // namespace gridwarden::analysis
