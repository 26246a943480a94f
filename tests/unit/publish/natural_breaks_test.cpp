#include "publish/graduated.hpp"
#include "publish/natural_breaks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace gridwarden::publish {
namespace {

using Values = std::vector<double>;

double deviation(const Values& values, double low, double high) {
    double sum = 0;
    double n = 0;
    for (const double v : values) {
        sum += v >= low && v <= high ? v : 0;
        n += v >= low && v <= high ? 1 : 0;
    }
    double squares = 0;
    for (const double v : values) {
        squares += v >= low && v <= high ? (v - sum / n) * (v - sum / n) : 0;
    }
    return squares;
}

double total(const Values& values, const std::vector<Group>& groups) {
    double sum = 0;
    for (const auto& group : groups) {
        sum += deviation(values, group.min, group.max);
    }
    return sum;
}

/// The least deviation of any way to cut the distinct values into so many groups, by trying all of them.
double least_of_all(const Values& values, std::size_t classes) {
    Values distinct = values;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    double best = std::numeric_limits<double>::infinity();
    for (unsigned cuts = 0; cuts < 1U << (distinct.size() - 1); ++cuts) {
        std::vector<Group> groups{{distinct[0], distinct[0]}};
        for (std::size_t i = 1; i < distinct.size(); ++i) {
            if ((cuts >> (i - 1) & 1U) != 0) {
                groups.push_back({distinct[i], distinct[i]});
            }
            groups.back().max = distinct[i];
        }
        if (groups.size() == std::min(classes, distinct.size())) {
            best = std::min(best, total(values, groups));
        }
    }
    return best;
}

void expect_partition(const Values& values, const std::vector<Group>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        EXPECT_LE(groups[i].min, groups[i].max);
        EXPECT_TRUE(i == 0 || groups[i - 1].max < groups[i].min);
    }
    for (const double v : values) {
        EXPECT_EQ(std::count_if(groups.begin(), groups.end(), [&](const auto& g) { return v >= g.min && v <= g.max; }), 1) << v;
    }
}

TEST(NaturalBreaks, AreNoWorseThanAnyOtherCut) {
    std::mt19937_64 random(13);
    for (int round = 0; round < 60; ++round) {
        Values values;
        for (std::size_t n = 1 + random() % 12; n > 0; --n) {
            values.push_back(static_cast<double>(random() % 40) + (round % 3 == 0 ? 1e6 : 0));
        }
        for (const std::size_t classes : {1U, 2U, 3U, 5U}) {
            const auto groups = natural_breaks(values, classes);
            expect_partition(values, groups);
            EXPECT_NEAR(total(values, groups), least_of_all(values, classes), 1e-6);
        }
    }
}

TEST(NaturalBreaks, AreFewerWhereTheValuesAre) {
    EXPECT_EQ(natural_breaks({}, 5), std::vector<Group>{});
    EXPECT_EQ(natural_breaks({1, 2}, 0), std::vector<Group>{});
    EXPECT_EQ(natural_breaks({3, 3, 3}, 5), (std::vector<Group>{{3, 3}}));
    EXPECT_EQ(natural_breaks({2, 1, 2}, 5), (std::vector<Group>{{1, 1}, {2, 2}}));
}

TEST(NaturalBreaks, CoverEveryValueWhereASampleIsTaken) {
    std::mt19937_64 random(29);
    std::normal_distribution<double> near(0, 1);
    Values values;
    for (int i = 0; i < 5000; ++i) {
        values.push_back(near(random) + 20 * static_cast<double>(i % 3));
    }
    const auto groups = natural_breaks(values, 3, 200);
    ASSERT_EQ(groups.size(), 3U);
    expect_partition(values, groups);
    EXPECT_NEAR(groups[1].min, 16, 1);
    EXPECT_LT(total(values, groups), 1.02 * total(values, natural_breaks(values, 3, 5000)));
}

TEST(Classify, PutsZeroApartAndWholeNumbersIntoWholeClasses) {
    const auto classes = classify({0, 0, 1, 2, 3, 40, 41, 90}, 3);
    ASSERT_EQ(classes.size(), 4U);
    EXPECT_EQ(classes[0], (NumberClass{0, 0, "0"}));
    EXPECT_EQ(classes[1], (NumberClass{1, 3, "1 – 3"}));
    EXPECT_EQ(classes[2], (NumberClass{4, 41, "4 – 41"}));
    EXPECT_EQ(classes[3], (NumberClass{42, 90, "42 – 90"}));
    EXPECT_EQ(classify({5, 5}, 4), (std::vector<NumberClass>{{5, 5, "5"}}));
    EXPECT_EQ(classify({0, 0}, 4), (std::vector<NumberClass>{{0, 0, "0"}}));
    EXPECT_EQ(classify({-3, 0, 8}, 4).size(), 3U); // zero is a number as others where some are negative
    EXPECT_TRUE(classify({}, 4).empty());
}

TEST(Classify, PutsEveryNumberIntoAClassThatIsNotInverted) {
    std::mt19937_64 random(31);
    std::uniform_real_distribution<double> exponent(-9, 9);
    for (int round = 0; round < 300; ++round) {
        const double scale = std::pow(10, exponent(random));
        Values values;
        for (std::size_t n = 1 + random() % 30; n > 0; --n) {
            const double v = static_cast<double>(random() % 1000) * scale;
            values.push_back(round % 2 == 0 && random() % 3 == 0 ? -v : v);
            if (random() % 4 == 0) {
                values.push_back(std::nextafter(v, 1e300)); // a neighbour that no short number parts
            }
        }
        const auto classes = classify(values, 5);
        EXPECT_LE(classes.size(), 6U);
        for (std::size_t i = 0; i < classes.size(); ++i) {
            EXPECT_LE(classes[i].lower, classes[i].upper) << classes[i].label;
            EXPECT_TRUE(i == 0 || classes[i - 1].upper <= classes[i].lower) << classes[i].label;
        }
        for (const double v : values) {
            EXPECT_TRUE(std::any_of(classes.begin(), classes.end(), [&](const auto& c) { return v >= c.lower && v <= c.upper; })) << v;
        }
        for (const auto& one : classes) {
            EXPECT_TRUE(std::any_of(values.begin(), values.end(), [&](double v) { return v >= one.lower && v <= one.upper; })) << one.label;
        }
    }
}

TEST(Classify, UsesAsFewDigitsAsTellTheGroupsApart) {
    const auto classes = classify({0.123456, 0.131, 0.5123, 0.5178, 2.718}, 3);
    ASSERT_EQ(classes.size(), 3U);
    EXPECT_EQ(classes[0].label, "0.12 – 0.3");
    EXPECT_EQ(classes[1].label, "0.3 – 2");
    EXPECT_EQ(classes[2].label, "2 – 2.8");
}

} // namespace
} // namespace gridwarden::publish
