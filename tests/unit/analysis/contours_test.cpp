#include "analysis/contours.hpp"

#include "geometry/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <random>

namespace gridwarden {
namespace {

table::Raster raster_of(std::size_t columns, std::size_t rows, const std::function<double(std::size_t, std::size_t)>& value) {
    table::Raster raster{{{"EPSG:3035"}, 0, 100.0 * static_cast<double>(rows), 100, columns, rows}, {}, "", ""};
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            raster.values.push_back(value(r, c));
        }
    }
    return raster;
}

double planar_area(const shape::Geometry& polygons) {
    double sum = 0;
    for (const auto& part : polygons.parts) {
        for (const auto& ring : part) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                sum += (ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y) / 2;
            }
        }
    }
    return sum;
}

/// All bands of a raster are valid and together are the ground above the first level.
void check_bands(const table::Raster& raster, const std::vector<double>& levels) {
    double sum = 0;
    std::vector<shape::Geometry> bands;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto above = i + 1 < levels.size() ? analysis::rings_at_or_above(raster, levels[i + 1]) : std::vector<shape::Path>();
        bands.push_back(analysis::band_between(analysis::rings_at_or_above(raster, levels[i]), above));
        const auto defect = geometry::find_defect(bands.back());
        EXPECT_FALSE(defect) << levels[i] << ": " << (defect ? defect->reason : "");
        EXPECT_GE(planar_area(bands.back()), 0.0);
        sum += planar_area(bands.back());
    }
    const auto whole = analysis::band_between(analysis::rings_at_or_above(raster, levels[0]), {});
    EXPECT_NEAR(sum, planar_area(whole), 1e-6 * (1 + planar_area(whole)));
    for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
        EXPECT_TRUE(geometry::intersection(bands[i], bands[i + 1]).empty() ||
                    std::abs(planar_area(geometry::intersection(bands[i], bands[i + 1]))) < 1e-6);
    }
}

TEST(Contours, LimitsAreRound) {
    EXPECT_EQ(analysis::round_limits(7.3, 8), (std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8}));
    EXPECT_EQ(analysis::round_limits(0.9, 8).front(), 0.2);
    EXPECT_GE(analysis::round_limits(123.4, 8).back(), 123.4);
    EXPECT_TRUE(analysis::round_limits(0, 8).empty());
    for (double highest = 1e-5; highest < 1e6; highest *= 1.37) {
        const auto limits = analysis::round_limits(highest, 8);
        EXPECT_LE(limits.size(), 9U);
        EXPECT_GE(limits.size(), 2U);
        EXPECT_GE(limits.back(), highest);
    }
}

TEST(Contours, AHillHasRingsInRings) {
    const auto hill = raster_of(41, 41, [](std::size_t r, std::size_t c) {
        return 10.0 - std::hypot(static_cast<double>(r) - 20.0, static_cast<double>(c) - 20.0);
    });
    const auto rings = analysis::rings_at_or_above(hill, 5);
    ASSERT_EQ(rings.size(), 1U);
    const auto band = analysis::band_between(rings, analysis::rings_at_or_above(hill, 8));
    ASSERT_EQ(band.parts.size(), 1U);
    EXPECT_EQ(band.parts[0].size(), 2U); // a hole
    EXPECT_NEAR(planar_area(band), std::numbers::pi * (500.0 * 500.0 - 200.0 * 200.0), 0.02 * 8e5);
    check_bands(hill, {1, 2, 5, 8});
}

TEST(Contours, AHoleInAHoleFindsItsRing) {
    const auto waves = raster_of(81, 81, [](std::size_t r, std::size_t c) {
        return 2 + 2 * std::cos(std::hypot(static_cast<double>(r) - 40.0, static_cast<double>(c) - 40.0) / 3.0);
    });
    check_bands(waves, {0.5, 1, 2, 3, 3.9});
}

TEST(Contours, RoughGroundAndTiesStayValid) {
    std::mt19937_64 random(5);
    for (int round = 0; round < 30; ++round) {
        const auto rough = raster_of(12, 9, [&](std::size_t, std::size_t) { return static_cast<double>(random() % 5); }); // values on the levels
        check_bands(rough, {1, 2, 3, 4});
        const auto smooth = raster_of(15, 15, [&](std::size_t, std::size_t) { return static_cast<double>(random() % 10000) / 1000; });
        check_bands(smooth, {2, 4, 4.2, 6, 8});
    }
    check_bands(raster_of(1, 1, [](auto, auto) { return 3.0; }), {1, 2});
    check_bands(raster_of(4, 4, [&](auto, auto) { return 1e-6 * static_cast<double>(random() % 100); }), {0, 2e-5, 4e-5, 6e-5});
    check_bands(raster_of(3, 3, [](auto, auto) { return 0.0; }), {0, 1});
}

} // namespace
} // namespace gridwarden
