#pragma once

#include "analysis/weights.hpp"

#include <optional>
#include <span>
#include <vector>

namespace gridwarden::analysis {

/// Share of all conditional permutations in which a unit's neighbour sum is at least, and at most, as large as the observed one.
struct PermutationShares {
    std::vector<double> at_least;
    std::vector<double> at_most;
};

/// What endlessly many permutations would give, without drawing any: so there is no smallest p, and FDR can work on a million cells.
/// The number of k-subsets with a given sum is counted value by value (each taken 0 to k times), and the unit's own value taken out
/// again. Only that last step subtracts; its error is below 1e-12 of all subsets, and no share is given as less than that.
/// Nothing where it does not apply: values that are no whole numbers, weights unequal in a row, or a table too large to count
/// (range of sums times neighbours times distinct values, or subsets beyond the range of doubles).
std::optional<PermutationShares> permute_exactly(std::span<const double> values, const Weights& weights, unsigned threads);

} // namespace gridwarden::analysis
