#include "analysis/emerging.hpp"

#include "analysis/local_statistics.hpp"
#include "analysis/mann_kendall.hpp"
#include "core/parallel.hpp"
#include "core/progress.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::analysis {

namespace {

enum Pattern { fresh, consecutive, intensifying, persistent, diminishing, sporadic, oscillating, historical };

constexpr std::array<std::string_view, 8> hot_names{"new hot spot",         "consecutive hot spot", "intensifying hot spot", "persistent hot spot",
                                                    "diminishing hot spot", "sporadic hot spot",    "oscillating hot spot",  "historical hot spot"};
constexpr std::array<std::string_view, 8> cold_names{"new cold spot",         "consecutive cold spot", "intensifying cold spot",
                                                     "persistent cold spot",  "diminishing cold spot", "sporadic cold spot",
                                                     "oscillating cold spot", "historical cold spot"};
constexpr std::string_view no_pattern = "no pattern detected";

/// The pattern of a history that ends with `side`; \pre it does.
Pattern pattern_of(std::span<const std::int8_t> steps, int trend, std::int8_t side) {
    const auto on_side = std::count(steps.begin(), steps.end(), side);
    if (10 * on_side >= 9 * static_cast<std::ptrdiff_t>(steps.size())) {
        return trend == 0 ? persistent : trend == side ? intensifying : diminishing;
    }
    const auto run = std::find_if(steps.rbegin(), steps.rend(), [&](auto step) { return step != side; }) - steps.rbegin();
    if (run == on_side) {
        return run == 1 ? fresh : consecutive;
    }
    const bool other_side = std::find(steps.begin(), steps.end(), static_cast<std::int8_t>(-side)) != steps.end();
    return other_side ? oscillating : sporadic;
}

/// z by [slice][unit]; NaN where a unit has no neighbours.
std::vector<std::vector<double>> scores(std::span<const std::vector<double>> slices, const Weights& weights, unsigned threads) {
    std::vector<std::vector<double>> z;
    for (const auto& values : slices) {
        check_cancel();
        const bool varies = std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end();
        z.push_back(varies ? local_gi_star(values, weights, threads) : std::vector<double>(values.size(), 0.0));
        for (std::size_t unit = 0; unit < values.size(); ++unit) {
            if (weights.count(unit) == 0) {
                z.back()[unit] = std::nan("");
            }
        }
    }
    return z;
}

/// Hot, cold or neither by [slice][unit].
std::vector<std::vector<std::int8_t>> steps_of(const std::vector<std::vector<double>>& z, const EmergingOptions& options) {
    std::vector<double> p;
    for (const auto& slice : z) {
        for (const double score : slice) {
            p.push_back(normal_p(score, Alternative::two_sided));
        }
    }
    p = adjusted(p, options.correction);
    std::vector<std::vector<std::int8_t>> steps;
    auto next = p.begin();
    for (const auto& slice : z) {
        auto& row = steps.emplace_back();
        for (const double score : slice) {
            row.push_back(*next++ <= options.level ? (score > 0 ? std::int8_t{1} : std::int8_t{-1}) : std::int8_t{0});
        }
    }
    return steps;
}

} // namespace

std::string_view emerging_class(std::span<const std::int8_t> steps, int trend) {
    if (steps.empty()) {
        return no_pattern;
    }
    if (const auto last = steps.back(); last != 0) {
        const auto pattern = static_cast<std::size_t>(pattern_of(steps, trend, last));
        return last > 0 ? hot_names[pattern] : cold_names[pattern];
    }
    for (const std::int8_t side : {std::int8_t{1}, std::int8_t{-1}}) {
        if (10 * std::count(steps.begin(), steps.end(), side) >= 9 * static_cast<std::ptrdiff_t>(steps.size())) {
            return (side > 0 ? hot_names : cold_names)[historical];
        }
    }
    return no_pattern;
}

Emerging emerging(std::span<const std::vector<double>> slices, const Weights& weights, const EmergingOptions& options) {
    const auto z = scores(slices, weights, options.threads);
    const auto steps = steps_of(z, options);
    const auto units = weights.size();
    Emerging found{std::vector<double>(units, std::nan("")), std::vector<double>(units, std::nan("")), std::vector<std::string_view>(units)};
    parallel_ranges(units, 4096, options.threads, [&](std::size_t begin, std::size_t end) {
        std::vector<double> series(slices.size());
        std::vector<std::int8_t> history(slices.size());
        for (auto unit = begin; unit < end; ++unit) {
            if (weights.count(unit) == 0) {
                continue;
            }
            for (std::size_t slice = 0; slice < slices.size(); ++slice) {
                series[slice] = z[slice][unit];
                history[slice] = steps[slice][unit];
            }
            const auto trend = mann_kendall(series);
            found.trend_z[unit] = trend.z;
            found.trend_p[unit] = trend.p;
            found.classes[unit] = emerging_class(history, trend.p <= options.level ? (trend.z > 0 ? 1 : -1) : 0);
        }
    });
    return found;
}

} // namespace gridwarden::analysis
