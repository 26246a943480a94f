#include "page/graticule.hpp"
#include "page/map_view.hpp"

#include "geodesy/geodesic.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace gridwarden::page {
namespace {

geodesy::Transform transform_of(const char* crs) { return geodesy::Transform(geodesy::parse_crs(crs)); }

MapView view_at(shape::Coord lonlat, double half_metres, const geodesy::Transform& transform) {
    transform.from_wgs84({&lonlat, 1});
    return fit_view({lonlat.x - half_metres, lonlat.y - half_metres, lonlat.x + half_metres, lonlat.y + half_metres}, {46, 66, 560, 420}, 10);
}

TEST(MapView, RoundScalesAreNotBelow) {
    EXPECT_DOUBLE_EQ(round_scale(431'000), 450'000);
    EXPECT_DOUBLE_EQ(round_scale(450'000), 450'000);
    EXPECT_DOUBLE_EQ(round_scale(1'000'001), 1'200'000);
}

TEST(MapView, PaperAndPlaneAreInverse) {
    const MapView view{{10, 20, 300, 200}, {500'000, 3'400'000}, 0.01};
    const auto back = view.to_plane(view.to_paper({512'345, 3'398'765}));
    EXPECT_NEAR(back.x, 512'345, 1e-6);
    EXPECT_NEAR(back.y, 3'398'765, 1e-6);
}

TEST(MapView, ScaleBarIsTrueOnTheGround) {
    struct Case {
        const char* crs;
        shape::Coord at;
        double half;
    };
    for (const auto& [crs, at, half] : {Case{"EPSG:4548", {118.4, 31}, 30'000}, Case{"EPSG:32618", {-74, 40.7}, 40'000}, Case{"EPSG:4547", {114.2, 50}, 3'000}, Case{"EPSG:3857", {10, 60}, 50'000},
                                        Case{"+proj=laea +lat_0=42 +lon_0=-74 +datum=WGS84 +units=m +no_defs +type=crs", {-74, 42}, 700'000}}) {
        const auto transform = transform_of(crs);
        const auto view = view_at(at, half, transform);
        const auto bar = scale_bar(view, transform, 130);
        shape::Coord ends[] = {view.to_plane({326 - bar.points / 2, 276}), view.to_plane({326 + bar.points / 2, 276})};
        transform.to_wgs84(ends);
        EXPECT_NEAR(geodesy::distance(ends[0], ends[1]).in_metres() / bar.metres, 1, 1e-3) << crs;
        EXPECT_LE(bar.points, 131);
        EXPECT_GE(bar.points, 40);
    }
}

TEST(MapView, ArrowPointsToTrueNorth) {
    const auto belt = transform_of("EPSG:4548"); // central meridian 117 E
    EXPECT_NEAR(true_north(view_at({117, 31}, 10'000, belt), belt), 0, 1e-6);
    const double east = true_north(view_at({118.4, 31}, 10'000, belt), belt) * 180 / std::numbers::pi;
    EXPECT_NEAR(east, -1.4 * std::sin(31 * std::numbers::pi / 180), 0.01); // east of it meridians lean to the west going north
}

TEST(Graticule, LabelsSayDegreesAsMapsDo) {
    EXPECT_EQ(degrees_text(117.5, true, 0.5), "117°30′E");
    EXPECT_EQ(degrees_text(-74, true, 1), "74°W");
    EXPECT_EQ(degrees_text(181, true, 1), "179°W");
    EXPECT_EQ(degrees_text(-33.005, false, 1 / 360.0), "33°00′18″S");
    EXPECT_EQ(degrees_text(0, false, 1), "0°");
}

TEST(Graticule, TicksStandWhereTheirMeridianCrossesTheFrame) {
    const auto transform = transform_of("EPSG:4548");
    const auto view = view_at({117.3, 31}, 40'000, transform);
    const auto made = graticule(view, transform);
    ASSERT_GE(made.ticks.size(), 4U);
    for (const auto& tick : made.ticks) {
        auto place = view.to_plane(tick.at);
        transform.to_wgs84({&place, 1});
        const double value = tick.meridian ? place.x : place.y;
        EXPECT_EQ(degrees_text(std::round(value / made.step) * made.step, tick.meridian, made.step), tick.label);
        EXPECT_NEAR(value, std::round(value / made.step) * made.step, 1e-4);
    }
}

TEST(Graticule, CrossesTheAntimeridian) {
    const auto transform = transform_of("+proj=laea +lat_0=-17 +lon_0=180 +datum=WGS84 +units=m +no_defs +type=crs");
    const auto made = graticule(view_at({180, -17}, 200'000, transform), transform);
    EXPECT_GE(made.ticks.size(), 4U);
    EXPECT_LE(made.ticks.size(), 16U);
}

} // namespace
} // namespace gridwarden::page
