#include "geodesy/chord.hpp"

#include "geodesy/geodesic.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::geodesy {
namespace {

class Chord : public testing::TestWithParam<double> {};

/// Against the inverse problem, everywhere on the Earth, poles and antimeridian included.
TEST_P(Chord, TellsDistanceAndAzimuthOfShortWays) {
    const double size = GetParam();
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> unit(-1, 1);
    for (int i = 0; i < 20000; ++i) {
        const shape::Coord from{180 * unit(random), i % 10 == 0 ? std::copysign(90 - 1e-3 * std::abs(unit(random)), unit(random))
                                                                : std::asin(unit(random)) / radians_per_degree};
        const auto to = direct(from, Angle::degrees(180 + 180 * unit(random)), Length::metres(size * std::abs(unit(random))));
        const auto line = inverse(from, to);
        const Horizon horizon(from);
        const auto end = geocentric(to);
        const double chord = norm(end - horizon.position());
        ASSERT_NEAR(short_distance(horizon.position(), end, chord), line.distance.in_metres(), 1e-8) << from.x << ' ' << from.y;
        ASSERT_LE(chord, line.distance.in_metres() + 1e-8);
        ASSERT_GE(longest_over_chord(chord), line.distance.in_metres() - 1e-8);
        if (chord >= 10 && std::abs(from.y) < 89.9) {
            const double off = std::remainder(horizon.azimuth_deg(end, line.distance.in_metres()) - line.azimuth_from.in_degrees(), 360.0);
            ASSERT_LE(std::abs(off) * radians_per_degree * chord, 1e-6 + 1e-9 * chord) << from.x << ' ' << from.y << " at " << chord;
        }
    }
}
INSTANTIATE_TEST_SUITE_P(Sizes, Chord, testing::Values(0.5, 30.0, 3000.0, 29'990.0));

TEST(Chord, BoundsHoldForLongWaysToo) {
    std::mt19937_64 random(6);
    std::uniform_real_distribution<double> unit(-1, 1);
    for (int i = 0; i < 50000; ++i) {
        const shape::Coord a{180 * unit(random), 90 * unit(random)};
        const shape::Coord b{180 * unit(random), 90 * unit(random)};
        const double chord = norm(geocentric(b) - geocentric(a));
        const double metres = distance(a, b).in_metres();
        ASSERT_LE(chord, metres + 1e-8);
        ASSERT_GE(longest_over_chord(chord), metres - 1e-8);
    }
}

} // namespace
} // namespace gridwarden::geodesy
