#include "geodesy/geodesic.hpp"

#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

namespace gridwarden::geodesy {
namespace {

TEST(Geodesic, SolvesThePublishedExampleOfTheRequirements) {
    const Line line = inverse({120, 30}, {120.1, 30.1});
    EXPECT_NEAR(line.distance.in_metres(), 14693.097, 5e-3);
    EXPECT_NEAR(line.azimuth_from.in_degrees(), 40.997, 1e-3);
}

TEST(Geodesic, GivesAzimuthsFromNorthClockwiseBelow360) {
    EXPECT_DOUBLE_EQ(inverse({0, 0}, {0, 1}).azimuth_from.in_degrees(), 0.0);
    EXPECT_DOUBLE_EQ(inverse({0, 0}, {1, 0}).azimuth_from.in_degrees(), 90.0);
    EXPECT_DOUBLE_EQ(inverse({0, 0}, {0, -1}).azimuth_from.in_degrees(), 180.0);
    EXPECT_DOUBLE_EQ(inverse({0, 0}, {-1, 0}).azimuth_from.in_degrees(), 270.0);
}

TEST(Geodesic, TakesTheShortWayAcrossTheAntimeridian) {
    EXPECT_NEAR(distance({179.9, 10}, {-179.9, 10}).in_metres(), distance({0, 10}, {0.2, 10}).in_metres(), 1e-6);
    EXPECT_NEAR(distance({190, 10}, {-170, 10}).in_metres(), 0.0, 1e-9);
}

TEST(Geodesic, DirectUndoesInverse) {
    const shape::Coord from{116.4, 39.9};
    const shape::Coord to{121.5, 31.2};
    const Line line = inverse(from, to);
    const shape::Coord there = direct(from, line.azimuth_from, line.distance);
    EXPECT_NEAR(there.x, to.x, 1e-12);
    EXPECT_NEAR(there.y, to.y, 1e-12);
}

TEST(Geodesic, LengthOfALineIsTheSumOfItsEdges) {
    const shape::Geometry line{shape::Kind::line, {{{{120, 30}, {120.1, 30.1}, {120, 30}}}, {{{0, 0}, {0, 1}}}}};
    EXPECT_NEAR(length(line).in_metres(), 2 * 14693.097 + 110574.389, 0.02);
    EXPECT_EQ(length(shape::point({1, 2})).in_metres(), 0.0);
}

TEST(Geodesic, AgreesWithTwoHundredReferencePairs) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto rows = test::read_csv(*shared / "golden/02_geodesic/inverse.csv");
    ASSERT_EQ(rows.size(), 200U);
    for (const auto& row : rows) {
        const Line line = inverse(row.coord("lon1", "lat1"), row.coord("lon2", "lat2"));
        EXPECT_NEAR(line.distance.in_metres(), row.number("s12_m"), 1e-6) << row.text("id");
        if (row.text("azi_ambiguous") != "1") {
            const double off = std::remainder(line.azimuth_from.in_degrees() - row.number("azi1_deg"), 360.0);
            EXPECT_LE(std::abs(off) * 0.0174532925 * std::abs(row.number("m12_m")), 1e-6) << row.text("id");
        }
    }
}

} // namespace
} // namespace gridwarden::geodesy
