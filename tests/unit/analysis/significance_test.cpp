#include "analysis/significance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace gridwarden::analysis {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(Significance, NormalP) {
    EXPECT_NEAR(normal_p(1.959963984540054, Alternative::two_sided), 0.05, 1e-15);
    EXPECT_NEAR(normal_p(-1.959963984540054, Alternative::two_sided), 0.05, 1e-15);
    EXPECT_NEAR(normal_p(-1.959963984540054, Alternative::less), 0.025, 1e-15);
    EXPECT_NEAR(normal_p(-1.959963984540054, Alternative::greater), 0.975, 1e-15);
    EXPECT_NEAR(normal_p(1.959963984540054, Alternative::folded), 0.025, 1e-15);
    EXPECT_EQ(normal_p(0, Alternative::two_sided), 1);
    EXPECT_TRUE(std::isnan(normal_p(none, Alternative::two_sided)));
}

TEST(Significance, PermutationP) {
    EXPECT_DOUBLE_EQ(permutation_p(4, 96, 99, Alternative::two_sided), 0.10);
    EXPECT_DOUBLE_EQ(permutation_p(4, 96, 99, Alternative::greater), 0.05);
    EXPECT_DOUBLE_EQ(permutation_p(4, 96, 99, Alternative::less), 0.97);
    EXPECT_DOUBLE_EQ(permutation_p(99, 99, 99, Alternative::two_sided), 1);
    EXPECT_DOUBLE_EQ(permutation_floor(999, Alternative::two_sided), 0.002);
    EXPECT_DOUBLE_EQ(permutation_floor(999, Alternative::less), 0.001);
}

/// By hand: 0.01 0.02 0.03 0.04 over four tests is 0.04 0.04 0.04 0.04.
TEST(Significance, BenjaminiHochberg) {
    const std::vector<double> p{0.04, none, 0.01, 0.03, 0.02};
    const auto q = adjusted(p, Correction::fdr);
    EXPECT_TRUE(std::isnan(q[1]));
    for (const std::size_t i : {0U, 2U, 3U, 4U}) {
        EXPECT_DOUBLE_EQ(q[i], 0.04);
    }
    const auto b = adjusted(p, Correction::bonferroni);
    EXPECT_DOUBLE_EQ(b[0], 0.16);
    EXPECT_DOUBLE_EQ(adjusted({p.data(), 1}, Correction::none)[0], 0.04);
    EXPECT_TRUE(adjusted({}, Correction::fdr).empty());
}

/// The definition: the smallest of m p_j / rank over all p_j that are not smaller.
TEST(Significance, TwinOfBenjaminiHochberg) {
    std::mt19937 random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> p;
        for (int i = 0; i < 30; ++i) {
            p.push_back(static_cast<double>(random() % 40) / 39);
        }
        const auto q = adjusted(p, Correction::fdr);
        for (std::size_t i = 0; i < p.size(); ++i) {
            double least = 1;
            for (const double other : p) {
                const auto rank = std::count_if(p.begin(), p.end(), [&](double v) { return v <= other; });
                least = other >= p[i] ? std::min(least, 30 * other / static_cast<double>(rank)) : least;
            }
            EXPECT_NEAR(q[i], least, 1e-15);
        }
    }
}

TEST(Significance, Bins) {
    EXPECT_EQ(confidence_bin(0.01, 5), 3);
    EXPECT_EQ(confidence_bin(0.010001, -5), -2);
    EXPECT_EQ(confidence_bin(0.10, 1), 1);
    EXPECT_EQ(confidence_bin(0.100001, 1), 0);
}

} // namespace
} // namespace gridwarden::analysis
