#include "core/error.hpp"
#include "geodesy/geodesic.hpp"
#include "oracle/area_by_slices.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::geodesy {
namespace {

double square_metres(const shape::Geometry& g) {
    return area(g).in_square_metres();
}

shape::Path star(std::mt19937_64& random, shape::Coord centre, double size_deg, int corners) {
    std::uniform_real_distribution<double> radius(0.4, 1.0);
    shape::Path ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * 3.14159265358979 * i / corners;
        const double r = size_deg * radius(random);
        ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

TEST(Area, OfOneDegreeCellIsTheClosedFormOfTheStrip) {
    const shape::Path cell{{116, 39}, {117, 39}, {117, 40}, {116, 40}, {116, 39}};
    const auto exact = static_cast<double>((oracle::strip(40) - oracle::strip(39)) * 3.14159265358979323846L / 180);
    EXPECT_NEAR(square_metres(shape::polygon({cell})) / exact, 1.0, 1e-14);
}

TEST(Area, OfTheWholeEarthInEightCellsIsItsSurface) {
    double sum = 0;
    for (int i = 0; i < 4; ++i) {
        const double west = -180.0 + 90 * i;
        sum += square_metres(shape::polygon({{{west, 0}, {west + 90, 0}, {west + 90, 90}, {west, 90}, {west, 0}}}));
        sum += square_metres(shape::polygon({{{west, -90}, {west + 90, -90}, {west + 90, 0}, {west, 0}, {west, -90}}}));
    }
    EXPECT_NEAR(sum / 510065621724088.44, 1.0, 1e-13); // 4 pi times the authalic radius squared
}

TEST(Area, AgreesWithSlicesForEverySize) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> lon(-170, 170);
    std::uniform_real_distribution<double> lat(-60, 60);
    for (const double size : {0.03, 0.5, 8.0, 25.0}) { // 5 km to a continent
        for (int i = 0; i < 3; ++i) {
            const shape::Path ring = star(random, {lon(random), lat(random)}, size, 12);
            const auto slices = static_cast<double>(oracle::ring_area_by_slices(ring, 100000));
            EXPECT_NEAR(square_metres(shape::polygon({ring})) / slices, 1.0, 2e-10)
                << size; // slices err by (size/1e5)^2
        }
    }
}

TEST(Area, KeepsItsDigitsForSmallRingsAndSliversFarFromGreenwich) {
    // 10 km long and 8 cm wide, then 1 m square: compared with slices, which are in long double.
    const shape::Path sliver{{117.0, 34.0}, {117.1, 34.03}, {117.1, 34.0300007}, {117.0, 34.0000007}, {117.0, 34.0}};
    const shape::Path tiny{{121.5, 31.2}, {121.50001, 31.2}, {121.50001, 31.20001}, {121.5, 31.20001}, {121.5, 31.2}};
    for (const auto& ring : {sliver, tiny}) {
        const auto slices = static_cast<double>(oracle::ring_area_by_slices(ring, 20000));
        EXPECT_NEAR(square_metres(shape::polygon({ring})) / slices, 1.0, 1e-9);
        EXPECT_NEAR(square_metres(shape::polygon({ring})), slices, 1e-4);
    }
}

TEST(Area, TakesHolesAwayWhateverTheDirectionOfRings) {
    const shape::Path outer{{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}};
    shape::Path hole{{0.5, 0.5}, {1, 0.5}, {1, 1}, {0.5, 1}, {0.5, 0.5}};
    const double expected = square_metres(shape::polygon({outer})) - square_metres(shape::polygon({hole}));
    EXPECT_DOUBLE_EQ(square_metres(shape::polygon({outer, hole})), expected);
    std::reverse(hole.begin(), hole.end());
    EXPECT_DOUBLE_EQ(square_metres(shape::polygon({outer, hole})), expected);
}

TEST(Area, IsTheSameAcrossTheAntimeridianAndMovedByWholeTurns) {
    const double plain = square_metres(shape::polygon({{{10, 50}, {20, 52}, {18, 60}, {10, 50}}}));
    EXPECT_NEAR(square_metres(shape::polygon({{{175, 50}, {-175, 52}, {-177, 60}, {175, 50}}})), plain, plain * 1e-12);
    EXPECT_NEAR(square_metres(shape::polygon({{{175, 50}, {185, 52}, {183, 60}, {175, 50}}})), plain, plain * 1e-12);
}

TEST(Area, OfOtherKindsAndOfNothingIsZero) {
    EXPECT_EQ(square_metres(shape::point({1, 2})), 0.0);
    EXPECT_EQ(square_metres({}), 0.0);
    EXPECT_EQ(square_metres({shape::Kind::polygon, {{{}}}}), 0.0);
    EXPECT_EQ(square_metres(shape::polygon({{{1, 1}}})), 0.0);
    EXPECT_EQ(square_metres(shape::polygon({{{1, 1}, {2, 2}, {1, 1}}})), 0.0);
}

TEST(Area, ClosesARingThatIsNot) {
    const shape::Path closed{{0, 0}, {2, 0}, {2, 2}, {0, 0}};
    const shape::Path open{{0, 0}, {2, 0}, {2, 2}};
    EXPECT_EQ(square_metres(shape::polygon({open})), square_metres(shape::polygon({closed})));
}

TEST(Area, RefusesARingRoundAPole) {
    const shape::Geometry cap = shape::polygon({{{0, 70}, {90, 70}, {180, 70}, {-90, 70}, {0, 70}}});
    try {
        static_cast<void>(area(cap));
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-GEOM-010");
    }
}

TEST(Area, AgreesWithReferenceAreas) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto rows = test::read_csv(*shared / "golden/02_geodesic/area.csv");
    const auto polygons = test::read_polygons(*shared / "golden/02_geodesic/area_polygons.geojson");
    ASSERT_EQ(rows.size(), polygons.size());
    int compared = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string& reference = rows[i].text("area_lonlat_edges_m2");
        if (reference.empty() ||
            rows[i].text("category") == "global") { // edges of over 180 degrees: read otherwise there
            continue;
        }
        const double expected = std::abs(rows[i].number("area_lonlat_edges_m2"));
        EXPECT_NEAR(square_metres(polygons[i].geometry), expected, 1e-4 + 1e-9 * expected)
            << rows[i].text("id") << rows[i].text("category");
        ++compared;
    }
    EXPECT_GT(compared, 35);
}

} // namespace
} // namespace gridwarden::geodesy
