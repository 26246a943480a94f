#include "analysis/significance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridwarden::analysis {

namespace {

double upper_tail(double z) { return 0.5 * std::erfc(z / std::numbers::sqrt2); }

/// Rows of p that are not NaN, the largest p first.
std::vector<std::size_t> descending(std::span<const double> p) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!std::isnan(p[i])) {
            rows.push_back(i);
        }
    }
    std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return p[a] > p[b]; });
    return rows;
}

} // namespace

double p_of_tails(double upper, double lower, Alternative alternative) {
    switch (alternative) {
    case Alternative::greater: return upper;
    case Alternative::less: return lower;
    case Alternative::folded: return std::min(upper, lower);
    case Alternative::two_sided: break;
    }
    return std::min(1.0, 2.0 * std::min(upper, lower));
}

double normal_p(double z, Alternative alternative) {
    return std::isnan(z) ? z : p_of_tails(upper_tail(z), upper_tail(-z), alternative);
}

double permutation_p(std::uint32_t at_least, std::uint32_t at_most, std::uint32_t permutations, Alternative alternative) {
    const double all = permutations + 1.0;
    return p_of_tails((at_least + 1.0) / all, (at_most + 1.0) / all, alternative);
}

double permutation_floor(std::uint32_t permutations, Alternative alternative) {
    return p_of_tails(1.0 / (permutations + 1.0), 1.0, alternative == Alternative::less ? Alternative::greater : alternative);
}

std::vector<double> adjusted(std::span<const double> p, Correction correction) {
    std::vector<double> out(p.begin(), p.end());
    if (correction == Correction::none) {
        return out;
    }
    const auto rows = descending(p);
    const auto tests = static_cast<double>(rows.size());
    double least = 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto rank = static_cast<double>(rows.size() - i);
        const double scaled = p[rows[i]] * tests / (correction == Correction::fdr ? rank : 1.0);
        least = correction == Correction::fdr ? std::min(least, scaled) : std::min(1.0, scaled);
        out[rows[i]] = least;
    }
    return out;
}

int confidence_bin(double p, double z) {
    const int level = p <= 0.01 ? 3 : p <= 0.05 ? 2 : p <= 0.10 ? 1 : 0;
    return z < 0 ? -level : level;
}

} // namespace gridwarden::analysis
