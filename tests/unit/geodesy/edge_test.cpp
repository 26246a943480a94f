#include "geodesy/geodesic.hpp"
#include "oracle/distance_by_sampling.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::geodesy {
namespace {

double metres(shape::Coord a, shape::Coord b) {
    return distance(a, b).in_metres();
}
double to_edge(shape::Coord p, shape::Coord a, shape::Coord b) {
    return distance_to_edge(p, a, b).in_metres();
}

void expect_nearest(shape::Coord p, shape::Coord a, shape::Coord b) {
    const double sampled = oracle::distance_by_sampling(p, a, b, metres);
    EXPECT_NEAR(to_edge(p, a, b), sampled, 1e-3)
        << p.x << ' ' << p.y << " to " << a.x << ' ' << a.y << " - " << b.x << ' ' << b.y;
}

class EdgeDistance : public testing::TestWithParam<double> {};

/// Edges of a size anywhere, seen from near and from far.
TEST_P(EdgeDistance, IsTheLeastOfManyPlaces) {
    const double size = GetParam();
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> lon(-100, 100);
    std::uniform_real_distribution<double> lat(-85, 85);
    std::uniform_real_distribution<double> unit(-1, 1);
    for (int i = 0; i < 150; ++i) {
        const shape::Coord a{lon(random), lat(random)};
        const shape::Coord b{a.x + size * unit(random), std::clamp(a.y + size * unit(random), -90.0, 90.0)};
        const double away = size * std::pow(10.0, 2 * unit(random) - 1);
        const shape::Coord p{(a.x + b.x) / 2 + away * unit(random),
                             std::clamp((a.y + b.y) / 2 + away * unit(random), -90.0, 90.0)};
        expect_nearest(p, a, b);
    }
}
INSTANTIATE_TEST_SUITE_P(Sizes, EdgeDistance, testing::Values(1e-5, 1e-3, 0.02, 0.5, 6.0, 40.0));

TEST(EdgeDistanceTo, APlaceOnTheEdgeIsNothing) {
    EXPECT_NEAR(to_edge({117.05, 34.015}, {117.0, 34.0}, {117.1, 34.03}), 0.0, 1e-4);
    EXPECT_EQ(to_edge({117.0, 34.0}, {117.0, 34.0}, {117.1, 34.03}), 0.0);
}

TEST(EdgeDistanceTo, AnEdgeWithoutLengthIsThatToItsPlace) {
    EXPECT_DOUBLE_EQ(to_edge({117, 34}, {117.1, 34}, {117.1, 34}), metres({117, 34}, {117.1, 34}));
}

TEST(EdgeDistanceTo, FollowsTheParallelAndNotTheGreatCircle) {
    // The parallel of 60 N over 90 degrees: the great circle between its ends passes hundreds of kilometres further
    // north.
    EXPECT_NEAR(to_edge({45, 61}, {0, 60}, {90, 60}), metres({45, 61}, {45, 60}), 1e-3);
}

TEST(EdgeDistanceTo, AcrossTheAntimeridianAsElsewhere) {
    const double plain = to_edge({0.01, 40.02}, {-0.1, 40}, {0.1, 40.01});
    EXPECT_NEAR(to_edge({-179.99, 40.02}, {179.9, 40}, {-179.9, 40.01}), plain, 1e-6);
    EXPECT_NEAR(to_edge({-179.99, 40.02}, {179.9, 40}, {180.1, 40.01}), plain, 1e-6);
}

TEST(EdgeDistanceTo, RoundThePoles) {
    expect_nearest({0, 90}, {10, 89}, {80, 89.5});
    expect_nearest({100, 89.9}, {-80, 89.9}, {-60, 89});
    expect_nearest({0, -89.99}, {-170, -89.9}, {0, -89.95});
    expect_nearest({20, 89.999}, {-90, 89.99}, {90, 89.99});
    EXPECT_NEAR(to_edge({0, 89}, {-90, 90}, {90, 90}), metres({0, 89}, {0, 90}), 1e-6);
}

/// Nothing within the distance may lie outside the box.
TEST(Reach, HoldsEverythingWithinTheDistance) {
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int i = 0; i < 200000; ++i) {
        const bool polar = i % 4 == 0;
        const double lat =
            polar ? (90 - std::pow(10.0, -6 * unit(random))) * (i % 8 ? 1 : -1) : -90 + 180 * unit(random);
        const shape::Coord at{-180 + 360 * unit(random), lat};
        const Length reached = Length::metres(std::pow(10.0, 8 * unit(random) - 2));
        const Reach box = reach(at, reached);
        const shape::Coord edge = direct(at, Angle::degrees(360 * unit(random)), reached);
        EXPECT_LE(std::abs(edge.y - at.y), box.lat_deg) << lat << ' ' << reached.in_metres();
        EXPECT_LE(std::abs(std::remainder(edge.x - at.x, 360.0)), box.lon_deg) << lat << ' ' << reached.in_metres();
    }
}

TEST(Reach, IsNotMuchTooLargeInTheMiddleLatitudes) {
    const Reach box = reach({117, 34}, Length::kilometres(1));
    EXPECT_NEAR(box.lat_deg, 0.00904, 2e-5);
    EXPECT_NEAR(box.lon_deg, 0.01083, 2e-5);
}

TEST(Reach, IsTheWholeTurnNearAPole) {
    EXPECT_EQ(reach({0, 89.999}, Length::kilometres(1)).lon_deg, 360.0);
    EXPECT_EQ(reach({0, 0}, Length::kilometres(30000)).lon_deg, 360.0);
}

} // namespace
} // namespace gridwarden::geodesy
