#include "analysis/exact_permutation.hpp"
#include "analysis/permutation.hpp"
#include "support/grids.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace gridwarden::analysis {
namespace {

/// All subsets of the others, one by one.
double share(const std::vector<double>& values, const Weights& weights, std::uint32_t unit, bool at_least) {
    double observed = 0;
    for (const auto other : weights.of(unit)) {
        observed += values[other];
    }
    double all = 0;
    double reached = 0;
    for (unsigned mask = 0; mask < 1U << values.size(); ++mask) {
        if (static_cast<std::size_t>(std::popcount(mask)) != weights.count(unit) || (mask >> unit & 1U) != 0) {
            continue;
        }
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum += (mask >> i & 1U) != 0 ? values[i] : 0.0;
        }
        ++all;
        reached += (at_least ? sum >= observed : sum <= observed) ? 1 : 0;
    }
    return reached / all;
}

TEST(ExactPermutation, IsCountingAllSubsets) {
    std::mt19937 random(1);
    for (int round = 0; round < 30; ++round) {
        std::vector<double> values;
        for (int i = 0; i < 12; ++i) {
            values.push_back(static_cast<double>(random() % (round % 2 == 0 ? 3 : 40)) - 5);
        }
        values[3] = round % 3 == 0 ? 1000 : values[3];
        const auto weights = test::random_weights(random, 12, 7);
        const auto exact = permute_exactly(values, weights, 2);
        ASSERT_TRUE(exact);
        for (std::uint32_t unit = 0; unit < 12; ++unit) {
            if (weights.count(unit) > 0) {
                EXPECT_NEAR(exact->at_least[unit], share(values, weights, unit, true), 1e-12) << round << " " << unit;
                EXPECT_NEAR(exact->at_most[unit], share(values, weights, unit, false), 1e-12);
            }
        }
    }
}

TEST(ExactPermutation, IsWhatManyPermutationsApproach) {
    std::mt19937 random(2);
    std::vector<double> values;
    for (int i = 0; i < 900; ++i) {
        values.push_back(static_cast<double>(random() % 6 + (random() % 40 == 0 ? random() % 100 : 0)));
    }
    const auto weights = test::grid_weights(30, 30);
    const auto exact = permute_exactly(values, weights, 1);
    ASSERT_TRUE(exact);
    constexpr std::uint32_t drawn = 99'999;
    const auto counted = permute(values, weights, {drawn, 1, 2});
    for (std::size_t unit = 0; unit < 900; ++unit) {
        const double p = exact->at_least[unit];
        EXPECT_NEAR(counted.at_least[unit] / static_cast<double>(drawn), p, 6 * std::sqrt(p * (1 - p) / drawn) + 1e-9);
    }
}

TEST(ExactPermutation, SaysWhereItDoesNotApply) {
    const auto weights = test::grid_weights(3, 3);
    EXPECT_FALSE(permute_exactly(std::vector<double>(9, 0.5), weights, 1));
    EXPECT_FALSE(permute_exactly(std::vector<double>{0, 1e9, 0, 0, 0, 0, 0, 0, 0}, weights, 1));
    auto unequal = weights;
    for (std::size_t i = 0; i < weights.neighbours.size(); ++i) {
        unequal.values.push_back(static_cast<double>(1 + i % 2));
    }
    EXPECT_FALSE(permute_exactly(std::vector<double>(9, 1.0), unequal, 1));
}

} // namespace
} // namespace gridwarden::analysis
