#include "analysis/local_statistics.hpp"
#include "support/grids.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

/// Zeros, 3 by 3 ones in the middle, 5 in the centre.
std::vector<double> bump() {
    std::vector<double> values(25, 0.0);
    for (const std::size_t i : {6U, 7U, 8U, 11U, 13U, 16U, 17U, 18U}) {
        values[i] = 1;
    }
    values[12] = 5;
    return values;
}

TEST(LocalStatistics, GiStarOfTheBump) {
    const auto z = local_gi_star(bump(), test::grid_weights(5, 5), 1);
    EXPECT_NEAR(z[12], 3.315399, 1e-6);
    EXPECT_NEAR(z[11], 2.119943, 1e-6);
    EXPECT_NEAR(z[6], 1.322972, 1e-6);
    EXPECT_NEAR(z[0], -0.563479, 1e-6);
}

TEST(LocalStatistics, GlobalMoranOfTheBump) {
    const auto moran = global_moran(bump(), test::grid_weights(5, 5));
    EXPECT_NEAR(moran.value, 0.230098, 1e-6);
    EXPECT_NEAR(moran.expected, -0.041667, 1e-6);
}

/// PySAL's six points: numbers printed in esda's getisord.py (docstring and tests).
TEST(LocalStatistics, SixPoints) {
    const std::vector<double> values{2, 3, 3.2, 5, 8, 7};
    const auto weights = from_links(6, {{0, 1}, {0, 3}, {1, 0}, {1, 3}, {1, 4}, {2, 4}, {3, 0}, {3, 1}, {3, 4}, {4, 1}, {4, 2}, {4, 3}, {4, 5}, {5, 4}});
    const double gi[] = {-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941};
    const double star[] = {-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331};
    const auto g = local_gi(values, weights, 1);
    const auto s = local_gi_star(values, weights, 1);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_NEAR(g[i], gi[i], 1e-8);
        EXPECT_NEAR(s[i], star[i], 1e-8);
    }
    EXPECT_NEAR(general_g(values, weights).value, 0.55709779, 1e-8);
}

std::vector<double> random_values(std::mt19937& random, std::size_t count) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(std::exp(static_cast<double>(random() % 1000) / 200));
    }
    return values;
}

TEST(LocalStatistics, MultiplyingARowChangesNoScore) {
    std::mt19937 random(7);
    const auto values = random_values(random, 60);
    const auto plain = test::random_weights(random, 60, 7);
    auto scaled = plain;
    for (std::size_t unit = 0; unit < 60; ++unit) {
        scaled.values.insert(scaled.values.end(), plain.count(unit), 1.0 / static_cast<double>(3 + unit % 5));
    }
    const auto a = local_moran(values, plain, 1);
    const auto b = local_moran(values, scaled, 1);
    const auto g = local_gi(values, scaled, 1);
    const auto h = local_gi(values, plain, 1);
    for (std::size_t unit = 0; unit < 60; ++unit) {
        if (plain.count(unit) == 0) {
            EXPECT_TRUE(std::isnan(a.z[unit]) && std::isnan(g[unit]));
            continue;
        }
        EXPECT_NEAR(a.i[unit], b.i[unit], 1e-12);
        EXPECT_NEAR(a.z[unit], b.z[unit], 1e-10);
        EXPECT_NEAR(g[unit], h[unit], 1e-10);
    }
}

/// The conditional moments as Sokal, Oden and Thomson write them, against the identity the program uses.
TEST(LocalStatistics, ConditionalMomentsOfLocalMoran) {
    std::mt19937 random(11);
    const auto values = random_values(random, 40);
    const auto weights = test::random_weights(random, 40, 6);
    const auto moran = local_moran(values, weights, 1);
    double m2 = 0;
    for (const double d : moran.deviation) {
        m2 += d * d / 40;
    }
    for (std::size_t i = 0; i < 40; ++i) {
        if (weights.count(i) == 0) {
            continue;
        }
        const double k = static_cast<double>(weights.count(i));
        const double d = moran.deviation[i];
        const double expected = -d * d / (39 * m2);
        const double variance = d * d / (m2 * m2) * (40.0 / 38) * (1 / k - 1.0 / 39) * (m2 - d * d / 39);
        EXPECT_NEAR(moran.z[i], (moran.i[i] - expected) / std::sqrt(variance), 1e-9);
    }
}

TEST(LocalStatistics, NothingVaries) {
    const std::vector<double> same(25, 0.1);
    const auto weights = test::grid_weights(5, 5);
    for (const auto& z : {local_gi(same, weights, 1), local_gi_star(same, weights, 1), local_moran(same, weights, 1).z}) {
        EXPECT_TRUE(std::all_of(z.begin(), z.end(), [](double v) { return std::isnan(v); }));
    }
    EXPECT_TRUE(std::isnan(global_moran(same, weights).value));
    EXPECT_TRUE(std::isnan(general_g(same, weights).value));
}

/// One value that is nearly all of the variance, the others equal: Gi of that unit has nothing to vary.
TEST(LocalStatistics, OneOutlier) {
    std::vector<double> values(25, 3.0);
    values[12] = 1e9;
    const auto gi = local_gi(values, test::grid_weights(5, 5), 1);
    EXPECT_TRUE(std::isnan(gi[12]));
    EXPECT_GT(gi[11], 0);
    values[0] = 3.5;
    EXPECT_NEAR(local_gi(values, test::grid_weights(5, 5), 1)[12], local_gi({values.data(), 25}, test::grid_weights(5, 5), 2)[12], 0);
    EXPECT_LT(local_gi(values, test::grid_weights(5, 5), 1)[12], 0); // all of its neighbours are below the others' mean
}

/// Every unit a neighbour of every other: the sum is always the same.
TEST(LocalStatistics, EverybodyANeighbour) {
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < 10; ++i) {
        for (std::uint32_t j = 0; j < 10; ++j) {
            links.push_back({i, j});
        }
    }
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8, 9, 11};
    for (const double z : local_gi_star(values, from_links(10, links), 1)) {
        EXPECT_TRUE(std::isnan(z));
    }
}

} // namespace
} // namespace gridwarden::analysis
