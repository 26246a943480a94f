#include "geodesy/nearest.hpp"

#include "geodesy/geodesic.hpp"
#include "oracle/distance_by_sampling.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::geodesy {
namespace {

/// The slow way: the distance of many places of the first edge to the second, then again round the best.
double by_sampling(shape::Coord a, shape::Coord b, shape::Coord c, shape::Coord d) {
    double low = 0.0;
    double high = 1.0;
    double best = 1e300;
    for (int round = 0; round < 4; ++round) {
        constexpr int places = 60;
        int nearest = 0;
        double least = 1e300;
        for (int i = 0; i <= places; ++i) {
            const double t = low + (high - low) * i / places;
            const double metres = distance_to_edge({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, c, d).in_metres();
            if (metres < least) {
                least = metres;
                nearest = i;
            }
        }
        best = std::min(best, least);
        const double step = (high - low) / places;
        const double middle = low + step * nearest;
        low = std::max(low, middle - step);
        high = std::min(high, middle + step);
    }
    return best;
}

void expect_nearest(shape::Coord a, shape::Coord b, shape::Coord c, shape::Coord d, double tolerance) {
    const auto found = nearest_between_edges(a, b, c, d);
    const double metres = found.distance.in_metres();
    ASSERT_LE(metres, by_sampling(a, b, c, d) + 1e-3) << a.x << ' ' << a.y << " - " << b.x << ' ' << b.y << " and " << c.x << ' ' << c.y << " - " << d.x << ' ' << d.y;
    ASSERT_GE(metres, by_sampling(a, b, c, d) - tolerance);
    ASSERT_NEAR(distance(found.from, found.to).in_metres(), metres, 1e-4);
}

class EdgePairs : public testing::TestWithParam<double> {};

TEST_P(EdgePairs, AreAsNearAsManyPlacesSay) {
    const double size = GetParam();
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> unit(-1, 1);
    for (int i = 0; i < 60; ++i) {
        const shape::Coord a{100 * unit(random), 75 * unit(random)};
        const auto beside = [&](double reach) { return shape::Coord{a.x + reach * unit(random), std::clamp(a.y + reach * unit(random), -89.0, 89.0)}; };
        const auto b = beside(size);
        const auto c = beside(3 * size);
        // every third is nearly parallel: then the nearest places may lie inside both edges
        const auto d = i % 3 == 0 ? shape::Coord{c.x + b.x - a.x + 1e-4 * size * unit(random), c.y + b.y - a.y + 1e-4 * size * unit(random)} : beside(3 * size);
        expect_nearest(a, b, c, d, 111000 * size * 1e-3 + 1e-3); // sampling steps over crossings
    }
}
INSTANTIATE_TEST_SUITE_P(Sizes, EdgePairs, testing::Values(1e-4, 0.01, 1.0, 8.0));

TEST(NearestBetweenEdges, IsNothingWhereTheyCrossOrTouch) {
    EXPECT_EQ(nearest_between_edges({0, 0}, {1, 1}, {0, 1}, {1, 0}).distance.in_metres(), 0.0);
    EXPECT_EQ(nearest_between_edges({179.5, -1}, {-179.5, 1}, {179.9, 1}, {-179.9, -1}).distance.in_metres(), 0.0);
    EXPECT_LT(nearest_between_edges({0, 0}, {1, 0}, {0.5, 0}, {0.5, 1}).distance.in_metres(), 1e-4);
    EXPECT_LT(nearest_between_edges({120, 30}, {121, 31}, {121, 31}, {122, 30}).distance.in_metres(), 1e-9);
}

/// R35: two squares of 100 m, 250 m apart edge to edge.
TEST(NearestBetweenEdges, MeasuresTheGapOfTwoSquares) {
    const auto east = [](shape::Coord from, double metres) { return direct(from, Angle::degrees(90), Length::metres(metres)); };
    const auto north = [](shape::Coord from, double metres) { return direct(from, Angle::degrees(0), Length::metres(metres)); };
    const shape::Coord corner{120, 30};
    const auto right = east(corner, 100);
    const auto other = east(corner, 350);
    EXPECT_NEAR(nearest_between_edges(right, north(right, 100), other, north(other, 100)).distance.in_metres(), 250.0, 0.01);
}

} // namespace
} // namespace gridwarden::geodesy
