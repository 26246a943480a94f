#include "analysis/permutation.hpp"
#include "support/grids.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

std::vector<double> counts(std::mt19937& random, std::size_t size, unsigned below) {
    std::vector<double> values;
    for (std::size_t i = 0; i < size; ++i) {
        values.push_back(static_cast<double>(random() % below));
    }
    return values;
}

/// The rank method gives the counts of the plain loop, to the last one: whole numbers with many ties, rates, huge and tiny values.
TEST(Permutation, RanksAreTheGatherLoop) {
    std::mt19937 random(5);
    for (int round = 0; round < 30; ++round) {
        const std::size_t units = 5 + random() % 60;
        const auto weights = test::random_weights(random, units, std::min<std::size_t>(units - 1, 1 + random() % 12));
        auto values = counts(random, units, round % 2 == 0 ? 3 : 1000);
        const double scale = round % 3 == 0 ? 1 : round % 3 == 1 ? 1.0 / 7 : 1e-300;
        for (double& value : values) {
            value *= scale;
        }
        values[0] = round % 5 == 0 ? 1e15 * scale : -values[0];
        const PermutationOptions options{199, 42u + static_cast<unsigned>(round), 2};
        EXPECT_EQ(permute_by_rank(values, weights, options), permute_by_gathering(values, weights, options)) << round;
    }
}

TEST(Permutation, ThreadsDoNotMatter) {
    std::mt19937 random(6);
    const auto values = counts(random, 400, 9);
    const auto weights = test::grid_weights(20, 20);
    auto unequal = weights;
    for (std::size_t i = 0; i < weights.neighbours.size(); ++i) {
        unequal.values.push_back(1.0 / (1.0 + static_cast<double>(i % 7)));
    }
    for (const unsigned threads : {2U, 7U}) {
        EXPECT_EQ(permute(values, weights, {999, 1, 1}), permute(values, weights, {999, 1, threads}));
        EXPECT_EQ(permute(values, unequal, {299, 1, 1}), permute(values, unequal, {299, 1, threads}));
    }
    EXPECT_NE(permute(values, weights, {999, 1, 1}), permute(values, weights, {999, 2, 1}));
}

/// The first N permutations are the same however many follow: p is refined, not drawn anew.
TEST(Permutation, MorePermutationsKeepTheFirst) {
    std::mt19937 random(8);
    const auto values = counts(random, 100, 50);
    const auto weights = test::grid_weights(10, 10);
    const auto few = permute(values, weights, {99, 1, 1});
    const auto more = permute(values, weights, {199, 1, 1});
    for (std::size_t i = 0; i < 100; ++i) {
        EXPECT_GE(more.at_least[i], few.at_least[i]);
        EXPECT_LE(more.at_least[i], few.at_least[i] + 100);
    }
}

/// Equal weights that are not 1 are as good as 1; unequal ones go by the loop and agree in what they mean.
TEST(Permutation, WeightsThatAreEqualInARow) {
    std::mt19937 random(9);
    const auto values = counts(random, 49, 20);
    const auto plain = test::grid_weights(7, 7);
    auto standardised = plain;
    for (std::size_t unit = 0; unit < 49; ++unit) {
        standardised.values.insert(standardised.values.end(), plain.count(unit), 1.0 / static_cast<double>(plain.count(unit)));
    }
    EXPECT_TRUE(equal_in_rows(standardised));
    EXPECT_EQ(permute(values, plain, {499, 3, 1}), permute(values, standardised, {499, 3, 1}));
}

/// All subsets of the others, counted, against many draws: every neighbour set must be as likely as any other.
TEST(Permutation, AgreesWithCountingAllSubsets) {
    const std::vector<double> values{2, 3, 3.2, 5, 8, 7, 1, 4};
    const auto weights = from_links(8, {{0, 1}, {0, 3}, {1, 0}, {1, 2}, {1, 3}, {5, 4}, {6, 2}, {6, 7}});
    const std::uint32_t drawn = 99'999;
    const auto counted = permute(values, weights, {drawn, 1, 2});
    for (std::uint32_t unit = 0; unit < 8; ++unit) {
        const auto k = weights.count(unit);
        double observed = 0;
        for (const auto other : weights.of(unit)) {
            observed += values[other];
        }
        double all = 0;
        double reached = 0;
        for (unsigned mask = 0; mask < 256; ++mask) {
            if (static_cast<std::size_t>(std::popcount(mask)) != k || (mask >> unit & 1U) != 0) {
                continue;
            }
            double sum = 0;
            for (unsigned i = 0; i < 8; ++i) {
                sum += (mask >> i & 1U) != 0 ? values[i] : 0.0;
            }
            ++all;
            reached += sum >= observed - 1e-9 ? 1 : 0;
        }
        const double p = k == 0 ? 0 : reached / all;
        EXPECT_NEAR(counted.at_least[unit] / static_cast<double>(drawn), p, 5 * std::sqrt(p * (1 - p) / drawn) + 1e-12) << unit;
    }
}

TEST(Permutation, NobodyHasNeighbours) {
    const auto counted = permute(std::vector<double>{1, 2, 3}, from_links(3, {}), {99, 1, 1});
    EXPECT_EQ(counted.at_least, (std::vector<std::uint32_t>{0, 0, 0}));
}

TEST(Permutation, EverybodyIsANeighbour) {
    const auto weights = from_links(4, {{0, 1}, {0, 2}, {0, 3}});
    const auto counted = permute(std::vector<double>{0.1, 0.2, 0.3, 0.4}, weights, {99, 1, 1});
    EXPECT_EQ(counted.at_least[0], 99U); // the sum is the same in any order
    EXPECT_EQ(counted.at_most[0], 99U);
}

} // namespace
} // namespace gridwarden::analysis
