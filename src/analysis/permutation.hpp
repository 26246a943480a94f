#pragma once

#include "analysis/weights.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::analysis {

struct PermutationOptions {
    std::uint32_t permutations = 9999;
    std::uint64_t seed = 1;
    unsigned threads = 1;
};

/// How many permutations gave a unit a neighbour sum at least, and at most, as large as the observed one. Gi, Gi* and (with the
/// tails exchanged for values below the mean) local Moran's I are all ordered by that sum.
struct PermutationCounts {
    std::vector<std::uint32_t> at_least;
    std::vector<std::uint32_t> at_most;
    friend bool operator==(const PermutationCounts&, const PermutationCounts&) = default;
};

/// Conditional permutation: the unit keeps its value, its neighbours' are drawn from the others without replacement. Draw d of
/// permutation p is a function of (seed, p, d) and the number of units only; all units share the draws of a permutation, each
/// passing over itself. Values are turned into integers first (exactly where they are whole numbers, else to 2^-62 of the largest
/// possible sum), so that sums and comparisons are exact. Values have no NaN; units are in id order.
PermutationCounts permute(std::span<const double> values, const Weights& weights, const PermutationOptions& options);

/// The two ways `permute` chooses from. By rank: the sums of a permutation are the same for all units of k neighbours but those
/// drawn in it, so they are sorted once and looked up; needs weights equal within each row. By gathering: each sum is added up; any
/// weights. Where both apply they give the same counts.
PermutationCounts permute_by_rank(std::span<const double> values, const Weights& weights, const PermutationOptions& options);
PermutationCounts permute_by_gathering(std::span<const double> values, const Weights& weights, const PermutationOptions& options);

} // namespace gridwarden::analysis
