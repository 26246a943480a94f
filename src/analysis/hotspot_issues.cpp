#include "analysis/hotspot_issues.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

constexpr std::size_t fewest = 8;
constexpr std::size_t enough = 30;

/// The first ids of units without a score for this reason: `a, b, c ...`, and how many there are.
struct Named {
    std::string ids;
    std::size_t count = 0;
};

Named named(const HotspotInput& input, const Hotspot& scores, NoScore reason) {
    constexpr std::size_t most = 5;
    Named found;
    for (std::size_t i = 0; i < scores.reasons.size(); ++i) {
        if (scores.reasons[i] == reason && ++found.count <= most) {
            found.ids += (found.count > 1 ? ", " : "") + input.ids[i];
        }
    }
    found.ids += found.count > most ? ", ..." : "";
    return found;
}

void tell_unscored(const HotspotInput& input, const Hotspot& scores, IssueSink& issues) {
    constexpr std::pair<NoScore, const char*> told[] = {
        {NoScore::missing, "GW-HOT-003"}, {NoScore::island, "GW-HOT-004"}, {NoScore::constant, "GW-HOT-006"}};
    for (const auto& [reason, code] : told) {
        if (const auto units = named(input, scores, reason); units.count > 0) {
            issues.add({code, {}, units.ids, {{"count", units.count}, {"all", scores.reasons.size()}}});
        }
    }
}

/// Where the smallest p of the permutations bounds the adjusted p away from 99 %: units at that p, or a correction that leaves
/// even it too large.
void tell_floor(const Significance& s, const HotspotOptions& options, IssueSink& issues) {
    const double floor = permutation_floor(options.permutations, options.alternative);
    std::size_t tests = 0;
    std::size_t at_floor = 0;
    for (const double p : s.p_perm) {
        tests += std::isnan(p) ? 0U : 1U;
        at_floor += p <= floor ? 1U : 0U;
    }
    if (tests == 0 || (at_floor == 0 && options.correction == Correction::fdr && floor <= 0.01)) {
        return;
    }
    const double factor = options.correction == Correction::bonferroni             ? static_cast<double>(tests)
                          : options.correction == Correction::fdr && at_floor > 0 ? static_cast<double>(tests) / static_cast<double>(at_floor)
                                                                                  : 1.0;
    const double least = std::min(1.0, floor * factor);
    if (least <= 0.01) {
        return;
    }
    const double needed = std::ceil(factor * floor * (options.permutations + 1.0) / 0.01) - 1;
    issues.add({"GW-HOT-007", {}, number_text(least, 3),
                {{"permutations", std::size_t{options.permutations}},
                 {"floor", number_text(floor, 3)},
                 {"tests", tests},
                 {"lost", least > 0.10 ? "90, 95, 99 %" : least > 0.05 ? "95, 99 %" : "99 %"},
                 {"needed", static_cast<std::size_t>(needed)}}});
}

} // namespace

void require_enough(std::size_t units, bool force, IssueSink& issues) {
    if (units < fewest && !force) {
        throw Error("GW-HOT-001", {{"count", units}, {"fewest", fewest}});
    }
    if (units < enough) {
        issues.add({"GW-HOT-002", {}, std::to_string(units), {{"enough", enough}}});
    }
}

void tell_scores(const HotspotInput& input, const Hotspot& scores, std::size_t parts, const HotspotOptions& options, IssueSink& issues) {
    tell_unscored(input, scores, issues);
    if (parts > 1) {
        issues.add({"GW-HOT-005", {}, std::to_string(parts), {}});
    }
    if (options.permutations > 0 && !scores.exact) { // both statistics have the same tails, so telling of one is enough
        tell_floor(scores.gi_z.empty() ? scores.moran : scores.gi, options, issues);
    }
}

} // namespace gridwarden::analysis
