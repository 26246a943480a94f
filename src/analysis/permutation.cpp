#include "analysis/permutation.hpp"

#include "core/error.hpp"
#include "core/parallel.hpp"
#include "core/philox.hpp"
#include "core/progress.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace gridwarden::analysis {

namespace {

constexpr std::size_t grain = 16'384;
constexpr std::size_t table_entries = 16'000'000; // draws held at a time

/// Values as integers whose sums of `terms` do not overflow. Whole numbers stay as they are where they are small enough.
std::vector<std::int64_t> whole_numbers(std::span<const double> values, std::size_t terms) {
    double most = 0;
    bool whole = true;
    for (const double value : values) {
        most = std::max(most, std::abs(value));
        whole = whole && value == std::floor(value);
    }
    const int room = 62 - std::ilogb(static_cast<double>(terms)) - 1;
    const int size = most > 0 ? std::ilogb(most) + 1 : 0;
    const int shift = whole && size <= room ? 0 : room - size;
    std::vector<std::int64_t> out;
    out.reserve(values.size());
    for (const double value : values) {
        out.push_back(std::llround(std::ldexp(value, shift)));
    }
    return out;
}

/// The draws of some permutations: `width` different units each.
struct Draws {
    std::size_t width;
    std::vector<std::uint32_t> units;
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t permutation) const {
        return std::span(units).subspan(permutation * width, width);
    }
    [[nodiscard]] std::size_t size() const { return units.size() / width; }
};

/// A number below `below` for draw `draw` of a permutation. Multiplying 64 random bits is even to 2^-64 below.
std::uint32_t random_below(std::uint64_t seed, std::uint32_t permutation, std::uint32_t draw, std::uint64_t below) {
    const auto bits = philox({draw, permutation, 0, 0}, {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    const std::uint64_t high = bits[1] * below;
    const std::uint64_t low = bits[0] * below;
    return static_cast<std::uint32_t>((high + (low >> 32)) >> 32);
}

/// The first `width` steps of a Fisher-Yates shuffle of all units, anew for each permutation from `first`.
Draws draw(std::size_t units, std::size_t width, std::uint32_t first, std::size_t permutations, std::uint64_t seed, unsigned threads) {
    Draws draws{width, std::vector<std::uint32_t>(permutations * width)};
    const auto share = std::max<std::size_t>(64, permutations / std::max(1U, threads) + 1);
    parallel_ranges(permutations, share, threads, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> order(units);
        std::iota(order.begin(), order.end(), 0U);
        std::vector<std::uint32_t> taken(width);
        for (auto p = begin; p < end; ++p) {
            for (std::uint32_t d = 0; d < width; ++d) {
                taken[d] = d + random_below(seed, first + static_cast<std::uint32_t>(p), d, units - d);
                std::swap(order[d], order[taken[d]]);
                draws.units[p * width + d] = order[d];
            }
            for (auto d = width; d-- > 0;) {
                std::swap(order[d], order[taken[d]]);
            }
        }
    });
    return draws;
}

/// Sorted sums with a table of where to look: how many are below a number is found without a long search.
class Ranks {
public:
    explicit Ranks(std::vector<std::int64_t> sums) : sums_(std::move(sums)) {
        std::sort(sums_.begin(), sums_.end());
        const auto range = static_cast<std::uint64_t>(sums_.back()) - static_cast<std::uint64_t>(sums_.front());
        const std::uint64_t buckets = 4 * sums_.size() + 1024;
        while ((range >> shift_) >= buckets) {
            ++shift_;
        }
        begin_.assign((range >> shift_) + 2, 0);
        for (const auto sum : sums_) {
            ++begin_[bucket(sum) + 1];
        }
        std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    }

    [[nodiscard]] std::uint32_t below(std::int64_t sum) const noexcept {
        if (sum <= sums_.front()) {
            return 0;
        }
        if (sum > sums_.back()) {
            return static_cast<std::uint32_t>(sums_.size());
        }
        const auto at = bucket(sum);
        if (shift_ == 0) {
            return begin_[at];
        }
        const auto* base = sums_.data();
        return static_cast<std::uint32_t>(std::lower_bound(base + begin_[at], base + begin_[at + 1], sum) - base);
    }

private:
    [[nodiscard]] std::size_t bucket(std::int64_t sum) const noexcept {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(sum) - static_cast<std::uint64_t>(sums_.front())) >> shift_);
    }
    std::vector<std::int64_t> sums_;
    std::vector<std::uint32_t> begin_;
    unsigned shift_ = 0;
};

/// In which permutations a unit was drawn, and as which draw; by unit.
struct Drawn {
    struct At {
        std::uint32_t permutation;
        std::uint32_t draw;
    };
    std::vector<std::uint32_t> first;
    std::vector<At> at;

    Drawn(const Draws& draws, std::size_t units) : first(units + 1, 0), at(draws.units.size()) {
        for (const auto unit : draws.units) {
            ++first[unit + 1];
        }
        std::partial_sum(first.begin(), first.end(), first.begin());
        auto next = first;
        for (std::uint32_t p = 0; p < draws.size(); ++p) {
            const auto row = draws.of(p);
            for (std::uint32_t d = 0; d < row.size(); ++d) {
                at[next[row[d]]++] = {p, d};
            }
        }
    }
};

/// Sums of the first k draws of each permutation, for each k that units have.
struct SumsByCount {
    std::vector<std::vector<std::int64_t>> sums; ///< [k][permutation]; empty where no unit has k neighbours
    std::vector<Ranks> ranks;
    std::vector<std::uint32_t> rank_of; ///< k -> index into `ranks`

    SumsByCount(const Draws& draws, std::span<const std::int64_t> values, const std::vector<std::uint8_t>& wanted, unsigned threads)
        : sums(wanted.size()), rank_of(wanted.size(), 0) {
        for (std::size_t k = 1; k < wanted.size(); ++k) {
            sums[k].resize(wanted[k] != 0 ? draws.size() : 0);
        }
        parallel_ranges(draws.size(), 1024, threads, [&](std::size_t begin, std::size_t end) {
            for (auto p = begin; p < end; ++p) {
                std::int64_t sum = 0;
                const auto row = draws.of(p);
                for (std::size_t k = 1; k < wanted.size(); ++k) {
                    sum += values[row[k - 1]];
                    if (wanted[k] != 0) {
                        sums[k][p] = sum;
                    }
                }
            }
        });
        for (std::size_t k = 1; k < wanted.size(); ++k) {
            if (wanted[k] != 0) {
                rank_of[k] = static_cast<std::uint32_t>(ranks.size());
                ranks.emplace_back(sums[k]);
            }
        }
    }
};

std::size_t most_neighbours(const Weights& weights) {
    std::size_t most = 0;
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        most = std::max(most, weights.count(unit));
    }
    return most;
}

/// Calls `count(draws)` for blocks of permutations that fit in memory. Every unit passes over itself, so one draw more than it
/// has neighbours is enough.
template <class Count>
PermutationCounts by_blocks(const Weights& weights, const PermutationOptions& options, Count count) {
    PermutationCounts counts{std::vector<std::uint32_t>(weights.size(), 0), std::vector<std::uint32_t>(weights.size(), 0)};
    const auto most = most_neighbours(weights);
    if (most == 0) {
        return counts;
    }
    if (most + 1 > weights.size()) {
        defect("permutation: a unit has more neighbours than there are other units");
    }
    const auto block = std::max<std::size_t>(1, table_entries / (most + 1));
    for (std::size_t first = 0; first < options.permutations; first += block) {
        check_cancel();
        const auto size = std::min<std::size_t>(block, options.permutations - first);
        count(draw(weights.size(), most + 1, static_cast<std::uint32_t>(first), size, options.seed, options.threads), counts);
    }
    return counts;
}

/// The sum over the first draws that are not the unit itself, in the order of its neighbours. `term(m, unit)` is the m-th term.
template <class Sum, class Term>
Sum gathered(std::span<const std::uint32_t> row, std::size_t unit, std::size_t neighbours, Term term) {
    Sum sum = 0;
    std::size_t m = 0;
    for (std::size_t d = 0; m < neighbours; ++d) {
        if (row[d] != unit) {
            sum += term(m++, row[d]);
        }
    }
    return sum;
}

template <class Sum, class TermOf>
PermutationCounts gather(const Weights& weights, const PermutationOptions& options, TermOf term_of) {
    return by_blocks(weights, options, [&](const Draws& draws, PermutationCounts& counts) {
        parallel_ranges(weights.size(), 64, options.threads, [&](std::size_t begin, std::size_t end) {
            check_cancel();
            for (auto unit = begin; unit < end; ++unit) {
                const auto term = term_of(unit);
                const auto neighbours = weights.of(unit);
                Sum observed = 0;
                for (std::size_t m = 0; m < neighbours.size(); ++m) {
                    observed += term(m, neighbours[m]);
                }
                std::uint32_t at_least = 0;
                std::uint32_t at_most = 0;
                for (std::size_t p = 0; p < draws.size() && !neighbours.empty(); ++p) {
                    const auto sum = gathered<Sum>(draws.of(p), unit, neighbours.size(), term);
                    at_least += sum >= observed ? 1U : 0U;
                    at_most += sum <= observed ? 1U : 0U;
                }
                counts.at_least[unit] += at_least;
                counts.at_most[unit] += at_most;
            }
        });
    });
}

} // namespace

PermutationCounts permute_by_gathering(std::span<const double> values, const Weights& weights, const PermutationOptions& options) {
    if (equal_in_rows(weights)) {
        const auto x = whole_numbers(values, most_neighbours(weights) + 2);
        return gather<std::int64_t>(weights, options, [&](std::size_t) { return [&](std::size_t, std::uint32_t unit) { return x[unit]; }; });
    }
    return gather<double>(weights, options, [&](std::size_t unit) {
        return [&values, w = weights.values_of(unit)](std::size_t m, std::uint32_t other) { return w[m] * values[other]; };
    });
}

PermutationCounts permute_by_rank(std::span<const double> values, const Weights& weights, const PermutationOptions& options) {
    const auto x = whole_numbers(values, most_neighbours(weights) + 2);
    std::vector<std::uint8_t> wanted(most_neighbours(weights) + 1, 0);
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        wanted[weights.count(unit)] = 1;
    }
    return by_blocks(weights, options, [&](const Draws& draws, PermutationCounts& counts) {
        const SumsByCount by_count(draws, x, wanted, options.threads);
        const Drawn drawn(draws, weights.size());
        const auto all = static_cast<std::uint32_t>(draws.size());
        parallel_ranges(weights.size(), grain, options.threads, [&](std::size_t begin, std::size_t end) {
            for (auto unit = begin; unit < end; ++unit) {
                const auto neighbours = weights.of(unit);
                const auto k = neighbours.size();
                if (k == 0) {
                    continue;
                }
                std::int64_t observed = 0;
                for (const auto other : neighbours) {
                    observed += x[other];
                }
                const auto& ranks = by_count.ranks[by_count.rank_of[k]];
                std::uint32_t at_least = all - ranks.below(observed);
                std::uint32_t at_most = ranks.below(observed + 1);
                for (auto at = drawn.first[unit]; at < drawn.first[unit + 1]; ++at) {
                    const auto [p, d] = drawn.at[at];
                    if (d < k) { // the unit itself stands among the first k: the next draw takes its place
                        const auto with = by_count.sums[k][p];
                        const auto without = with - x[unit] + x[draws.of(p)[k]];
                        at_least += (without >= observed ? 1U : 0U) - (with >= observed ? 1U : 0U);
                        at_most += (without <= observed ? 1U : 0U) - (with <= observed ? 1U : 0U);
                    }
                }
                counts.at_least[unit] += at_least;
                counts.at_most[unit] += at_most;
            }
        });
    });
}

PermutationCounts permute(std::span<const double> values, const Weights& weights, const PermutationOptions& options) {
    return equal_in_rows(weights) ? permute_by_rank(values, weights, options) : permute_by_gathering(values, weights, options);
}

} // namespace gridwarden::analysis
