#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// Which departures count. Two-sided: twice the smaller tail, at most 1. Folded: the smaller tail by itself, as GeoDa and PySAL
/// print it; on pure noise about 10 % of units are at 0.05 or below by it.
enum class Alternative { two_sided, greater, less, folded };

/// Benjamini and Hochberg 1995 (step-up), Bonferroni, or as it is.
enum class Correction { fdr, bonferroni, none };

/// p of a standard normal score; NaN stays NaN.
double normal_p(double z, Alternative alternative);

/// p of a permutation test in which `at_least` and `at_most` of `permutations` reached the observed value from above and below:
/// (count + 1) / (permutations + 1) for each tail.
double permutation_p(std::uint32_t at_least, std::uint32_t at_most, std::uint32_t permutations, Alternative alternative);

/// The p of two tails that are known as shares.
double p_of_tails(double upper, double lower, Alternative alternative);

/// The smallest p that so many permutations can give.
double permutation_floor(std::uint32_t permutations, Alternative alternative);

/// Adjusted p, over those that are not NaN.
std::vector<double> adjusted(std::span<const double> p, Correction correction);

/// 3, 2, 1 for p at most 0.01, 0.05, 0.10, with the sign of z; 0 for others.
int confidence_bin(double p, double z);

} // namespace gridwarden::analysis
