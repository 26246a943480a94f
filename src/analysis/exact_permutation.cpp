#include "analysis/exact_permutation.hpp"

#include "core/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gridwarden::analysis {

namespace {

constexpr double most_steps = 4e9;
constexpr double most_cells = 6e7;
constexpr double least_share = 1e-12;

/// Values as whole numbers from 0, and how often each occurs.
struct Whole {
    std::vector<std::uint32_t> value;
    std::map<std::uint32_t, std::size_t> times;
};

std::optional<Whole> whole_from_zero(std::span<const double> values) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    if (values.empty() || *most - *least > 1e7) {
        return std::nullopt;
    }
    Whole whole;
    for (const double value : values) {
        if (value != std::floor(value)) {
            return std::nullopt;
        }
        whole.value.push_back(static_cast<std::uint32_t>(value - *least));
        ++whole.times[whole.value.back()];
    }
    return whole;
}

std::size_t most_neighbours(const Weights& weights) {
    std::size_t most = 0;
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        most = std::max(most, weights.count(unit));
    }
    return most;
}

/// The largest sum of so many values.
std::size_t largest_sum(const Whole& whole, std::size_t count) {
    std::size_t sum = 0;
    for (auto at = whole.times.rbegin(); at != whole.times.rend() && count > 0; ++at) {
        const auto taken = std::min(count, at->second);
        sum += taken * at->first;
        count -= taken;
    }
    return sum;
}

double subsets(double of, double size) { return std::lgamma(of + 1) - std::lgamma(size + 1) - std::lgamma(of - size + 1); }

bool countable(const Whole& whole, std::size_t most, std::size_t sums) {
    const auto k = static_cast<double>(most);
    const auto n = static_cast<double>(whole.value.size());
    const double cells = (k + 1) * static_cast<double>(sums);
    const double steps = cells * k / 2 * static_cast<double>(whole.times.size());
    double largest = 0;
    for (double size = 0; size <= k; ++size) {
        largest = std::max(largest, subsets(n, size));
    }
    return cells <= most_cells && steps <= most_steps && largest < 600; // e^600 is within the range of doubles
}

/// Number of subsets by size and sum: [size][sum].
using Table = std::vector<std::vector<double>>;

/// One value more, of which there are `times`: each size and sum also comes from taking it once, twice, ...
void add_value(Table& table, std::uint32_t value, std::size_t times) {
    for (auto size = table.size(); size-- > 1;) {
        double ways = 1;
        for (std::size_t taken = 1; taken <= std::min(size, times); ++taken) {
            ways *= static_cast<double>(times - taken + 1) / static_cast<double>(taken);
            const auto shift = taken * value;
            const auto& from = table[size - taken];
            auto& to = table[size];
            for (auto sum = to.size(); sum-- > shift;) {
                to[sum] += ways * from[sum - shift];
            }
        }
    }
}

/// The table of all units but one that has this value: what contains it is taken away, from small to large.
Table without(Table table, std::uint32_t value) {
    for (std::size_t size = 1; size < table.size(); ++size) {
        for (std::size_t sum = value; sum < table[size].size(); ++sum) {
            table[size][sum] = std::max(0.0, table[size][sum] - table[size - 1][sum - value]);
        }
    }
    return table;
}

/// Shares of subsets of one size whose sum is at most, and at least, each sum.
struct Tails {
    std::vector<double> at_most;
    std::vector<double> at_least;
    explicit Tails(const std::vector<double>& by_sum) : at_most(by_sum), at_least(by_sum) {
        for (std::size_t sum = 1; sum < by_sum.size(); ++sum) {
            at_most[sum] += at_most[sum - 1];
        }
        const double all = at_most.empty() || at_most.back() == 0 ? 1.0 : at_most.back();
        for (auto sum = by_sum.size(); sum-- > 0;) {
            at_least[sum] += sum + 1 < by_sum.size() ? at_least[sum + 1] : 0.0;
        }
        for (std::size_t sum = 0; sum < by_sum.size(); ++sum) {
            at_most[sum] /= all;
            at_least[sum] /= all;
        }
    }
};

std::size_t observed_sum(const Whole& whole, const Weights& weights, std::size_t unit) {
    std::size_t sum = 0;
    for (const auto other : weights.of(unit)) {
        sum += whole.value[other];
    }
    return sum;
}

} // namespace

std::optional<PermutationShares> permute_exactly(std::span<const double> values, const Weights& weights, unsigned threads) {
    const auto whole = whole_from_zero(values);
    const auto most = most_neighbours(weights);
    if (!whole || !equal_in_rows(weights)) {
        return std::nullopt;
    }
    const auto sums = largest_sum(*whole, most) + 1;
    if (!countable(*whole, most, sums)) {
        return std::nullopt;
    }
    Table all(most + 1, std::vector<double>(sums, 0.0));
    all[0][0] = 1;
    for (const auto& [value, times] : whole->times) {
        add_value(all, value, times);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> units_of; // by own value
    for (std::uint32_t unit = 0; unit < values.size(); ++unit) {
        units_of[whole->value[unit]].push_back(unit);
    }
    std::vector<const decltype(units_of)::value_type*> groups;
    for (const auto& group : units_of) {
        groups.push_back(&group);
    }
    PermutationShares shares{std::vector<double>(values.size(), 1.0), std::vector<double>(values.size(), 1.0)};
    parallel_ranges(groups.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
        for (auto g = begin; g < end; ++g) {
            const auto others = without(all, groups[g]->first);
            std::vector<Tails> tails;
            for (const auto& by_sum : others) {
                tails.emplace_back(by_sum);
            }
            for (const auto unit : groups[g]->second) {
                if (const auto k = weights.count(unit); k > 0) {
                    const auto sum = observed_sum(*whole, weights, unit);
                    shares.at_least[unit] = std::max(least_share, tails[k].at_least[sum]);
                    shares.at_most[unit] = std::max(least_share, tails[k].at_most[sum]);
                }
            }
        }
    });
    return shares;
}

} // namespace gridwarden::analysis
