#include "analysis/same_place.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace gridwarden::analysis {
namespace {

using shape::Coord;
using Counts = std::vector<std::uint32_t>;

/// Every position against every other.
Counts by_pairs(const std::vector<Coord>& positions) {
    Counts counts;
    for (const auto a : positions) {
        std::uint32_t same = 0;
        for (const auto b : positions) {
            same += a == b ? 1U : 0U;
        }
        counts.push_back(same);
    }
    return counts;
}

TEST(SamePlace, CountsWhatIsTheSameToTheLastBit) {
    const double next = std::nextafter(116.5, 117);
    EXPECT_EQ(count_same_place(std::vector<Coord>{{116.5, 33}, {next, 33}, {116.5, 33}, {33, 116.5}, {116.5, 33}}), (Counts{3, 1, 3, 1, 3}));
}

TEST(SamePlace, LeavesOutWhatHasNoPlace) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(count_same_place(std::vector<Coord>{{nan, nan}, {1, 2}, {1, nan}, {nan, nan}, {infinite, 2}, {1, 2}}), (Counts{0, 2, 0, 0, 0, 2}));
    EXPECT_EQ(count_same_place({}), Counts{});
}

TEST(SamePlace, KnowsNoSecondZero) {
    EXPECT_EQ(count_same_place(std::vector<Coord>{{0.0, 5}, {-0.0, 5}, {-0.0, -5}}), (Counts{2, 2, 1}));
}

TEST(SamePlace, AgreesWithComparingAllPairs) {
    std::mt19937_64 random(3);
    for (const int places : {1, 7, 40, 2000}) {
        std::vector<Coord> positions;
        for (int i = 0; i < 2000; ++i) {
            const auto at = random() % static_cast<unsigned>(places);
            positions.push_back({static_cast<double>(at % 13) / 10, static_cast<double>(at / 13)});
        }
        EXPECT_EQ(count_same_place(positions), by_pairs(positions)) << places;
    }
}

} // namespace
} // namespace gridwarden::analysis
