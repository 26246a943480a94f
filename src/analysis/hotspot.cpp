#include "analysis/hotspot.hpp"

#include "analysis/exact_permutation.hpp"
#include "analysis/hotspot_issues.hpp"
#include "analysis/permutation.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::analysis {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The units that have a value, and their weights among each other.
struct Present {
    std::vector<std::uint32_t> unit;
    std::vector<double> values;
    Weights weights;

    explicit Present(const HotspotInput& input) {
        std::vector<std::uint8_t> kept(input.values.size());
        for (std::uint32_t i = 0; i < input.values.size(); ++i) {
            kept[i] = std::isnan(input.values[i]) ? 0 : 1;
            if (kept[i] != 0) {
                unit.push_back(i);
                values.push_back(input.values[i]);
            }
        }
        weights = unit.size() == input.values.size() ? input.weights : among(input.weights, kept);
    }

    /// A vector for all units from one for those that have a value.
    template <class T>
    std::vector<T> spread(const std::vector<T>& some, std::size_t all, T null) const {
        std::vector<T> out(all, null);
        for (std::size_t i = 0; i < unit.size(); ++i) {
            out[unit[i]] = some[i];
        }
        return out;
    }
};

std::vector<double> normal_ps(const std::vector<double>& z, Alternative alternative) {
    std::vector<double> p;
    p.reserve(z.size());
    for (const double score : z) {
        p.push_back(normal_p(score, alternative));
    }
    return p;
}

/// The tails of the permutations: how often a neighbour sum reached the observed one from above and from below.
PermutationShares tails_of(const Present& present, HotspotOptions& options, IssueSink& issues) {
    if (options.exact) {
        if (auto exact = permute_exactly(present.values, present.weights, options.threads)) {
            return std::move(*exact);
        }
        options.exact = false;
        issues.add({"GW-HOT-024", {}, std::to_string(options.permutations), {}});
    }
    if (options.permutations == 0) {
        return {};
    }
    const auto counts = permute(present.values, present.weights, {options.permutations, options.seed, options.threads});
    PermutationShares tails;
    for (std::size_t i = 0; i < counts.at_least.size(); ++i) {
        tails.at_least.push_back(permutation_p(counts.at_least[i], options.permutations, options.permutations, Alternative::greater));
        tails.at_most.push_back(permutation_p(options.permutations, counts.at_most[i], options.permutations, Alternative::less));
    }
    return tails;
}

/// p of the permutations; `sign` (where given) tells the units whose tails change places: local Moran's below the mean. A unit at
/// the mean itself has I = 0 in every permutation.
std::vector<double> permutation_ps(const std::vector<double>& z, const PermutationShares& tails, const HotspotOptions& options,
                                   const std::vector<double>* sign) {
    std::vector<double> p(z.size(), none);
    for (std::size_t i = 0; i < tails.at_least.size(); ++i) {
        if (std::isnan(z[i])) {
            continue;
        }
        auto up = tails.at_least[i];
        auto down = tails.at_most[i];
        if (sign != nullptr && (*sign)[i] < 0) {
            std::swap(up, down);
        } else if (sign != nullptr && (*sign)[i] == 0) {
            up = down = 1;
        }
        p[i] = p_of_tails(up, down, options.alternative);
    }
    return p;
}

Significance significance_of(const std::vector<double>& z, const PermutationShares& tails, const HotspotOptions& options,
                             const std::vector<double>* sign = nullptr) {
    Significance s;
    s.p = normal_ps(z, options.alternative);
    s.p_adj = adjusted(s.p, options.correction);
    s.p_perm = permutation_ps(z, tails, options, sign);
    s.p_perm_adj = adjusted(s.p_perm, options.correction);
    return s;
}

const std::vector<double>& deciding(const Significance& s, const HotspotOptions& options) {
    return options.exact || options.permutations > 0 ? s.p_perm_adj : s.p_adj;
}

std::vector<std::int64_t> bins_of(const std::vector<double>& z, const std::vector<double>& p) {
    std::vector<std::int64_t> bins(z.size(), table::IntegerColumn::null);
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (!std::isnan(z[i])) {
            bins[i] = confidence_bin(p[i], z[i]);
        }
    }
    return bins;
}

std::vector<std::string_view> classes_of(const LocalMoran& moran, const std::vector<double>& p) {
    std::vector<std::string_view> classes(p.size());
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (std::isnan(moran.z[i])) {
            continue;
        }
        const bool high = moran.deviation[i] > 0;
        const bool among_high = moran.lag[i] > 0;
        classes[i] = p[i] > 0.05 ? "ns" : high ? (among_high ? "HH" : "HL") : (among_high ? "LH" : "LL");
    }
    return classes;
}

void spread(Significance& s, const Present& present, std::size_t all) {
    for (auto* p : {&s.p, &s.p_adj, &s.p_perm, &s.p_perm_adj}) {
        *p = present.spread(*p, all, none);
    }
}

/// Values of a size whose fourth powers are still numbers: scores do not depend on the unit of measure.
std::vector<double> of_fair_size(std::vector<double> values) {
    double most = 0;
    for (const double value : values) {
        most = std::max(most, std::abs(value));
    }
    if (most > 1e60 || (most > 0 && most < 1e-60)) {
        for (double& value : values) {
            value = std::ldexp(value, -std::ilogb(most)); // exact
        }
    }
    return values;
}

/// Scores of the units that have a value.
Hotspot score(const Present& present, HotspotOptions options, IssueSink& issues) {
    const auto values = of_fair_size(present.values);
    Hotspot scores;
    const auto tails = tails_of(present, options, issues);
    scores.exact = options.exact;
    if (options.local_g != LocalG::none) {
        scores.gi_z = (options.local_g == LocalG::gi ? local_gi : local_gi_star)(values, present.weights, options.threads);
        scores.gi = significance_of(scores.gi_z, tails, options);
        scores.gi_bin = bins_of(scores.gi_z, deciding(scores.gi, options));
    }
    if (options.local_moran) {
        auto moran = local_moran(values, present.weights, options.threads);
        scores.moran = significance_of(moran.z, tails, options, &moran.deviation);
        scores.moran_class = classes_of(moran, deciding(scores.moran, options));
        scores.moran_i = std::move(moran.i);
        scores.moran_z = std::move(moran.z);
    }
    scores.global_moran = global_moran(values, present.weights);
    scores.global_moran_row = global_moran(values, row_standardised(present.weights));
    scores.general_g = general_g(values, present.weights);
    return scores;
}

/// From the units that have a value to all of them.
void spread(Hotspot& scores, const Present& present, std::size_t all) {
    if (!scores.gi_z.empty()) {
        scores.gi_z = present.spread(scores.gi_z, all, none);
        scores.gi_bin = present.spread(scores.gi_bin, all, table::IntegerColumn::null);
        spread(scores.gi, present, all);
    }
    if (!scores.moran_z.empty()) {
        scores.moran_i = present.spread(scores.moran_i, all, none);
        scores.moran_z = present.spread(scores.moran_z, all, none);
        scores.moran_class = present.spread(scores.moran_class, all, std::string_view());
        spread(scores.moran, present, all);
    }
}

void set_reasons(Hotspot& scores, const Present& present, std::size_t all) {
    const auto& z = scores.gi_z.empty() ? scores.moran_z : scores.gi_z;
    scores.with_value = present.unit.size();
    scores.reasons.assign(all, NoScore::missing);
    scores.neighbours.assign(all, table::IntegerColumn::null);
    for (std::size_t i = 0; i < present.unit.size(); ++i) {
        const auto unit = present.unit[i];
        const auto count = present.weights.count(i);
        scores.neighbours[unit] = static_cast<std::int64_t>(count);
        scores.reasons[unit] = count == 0 ? NoScore::island : std::isnan(z[unit]) ? NoScore::constant : NoScore::scored;
        if (count == 0 && !scores.moran_class.empty()) {
            scores.moran_class[unit] = "island";
        }
    }
}

} // namespace

std::string_view name_of(NoScore reason) {
    constexpr std::string_view names[] = {"", "missing", "island", "constant"};
    return names[static_cast<std::size_t>(reason)];
}

Hotspot hotspot(const HotspotInput& input, const HotspotOptions& options, bool force, IssueSink& issues) {
    const Present present(input);
    require_enough(present.unit.size(), force, issues);
    auto scores = score(present, options, issues);
    spread(scores, present, input.values.size());
    set_reasons(scores, present, input.values.size());
    tell_scores(input, scores, connected_parts(present.weights), options, issues);
    return scores;
}

} // namespace gridwarden::analysis
