#include "geodesy/crs.hpp"

#include <gtest/gtest.h>

namespace gridwarden::geodesy {
namespace {

TEST(ChoosePlane, TakesTheThreeDegreeBeltInChina) {
    const Plane plane = choose_plane({118.6, 30.1, 121.4, 31.9});
    EXPECT_EQ(plane.crs.text, "EPSG:4549");
    EXPECT_EQ(plane.name, parse_crs("EPSG:4549").name);
    EXPECT_NE(plane.reason.find("120E"), std::string::npos);
    EXPECT_NEAR(plane.worst_scale_error_per_km.in_metres(), 0.24, 0.05); // 240 ppm at 1.4 degrees from the meridian
}

TEST(ChoosePlane, KnowsEveryBeltByItsName) {
    for (int belt = 25; belt <= 45; ++belt) {
        const double middle = belt * 3.0;
        const Plane plane = choose_plane({middle - 0.5, 35, middle + 0.5, 36});
        EXPECT_EQ(plane.name, parse_crs(plane.crs.text).name);
        EXPECT_LT(plane.worst_scale_error_per_km.in_metres(), 0.05);
    }
}

TEST(ChoosePlane, TakesUtmAbroadAndAcrossBelts) {
    EXPECT_EQ(choose_plane({-74.3, 40.5, -73.7, 40.9}).crs.text, "EPSG:32618");
    EXPECT_EQ(choose_plane({151.0, -34.0, 151.4, -33.6}).crs.text, "EPSG:32756");
    EXPECT_EQ(choose_plane({114.2, 30.0, 118.0, 31.0}).crs.text, "EPSG:32650"); // two belts, one zone
    EXPECT_EQ(choose_plane({181.0, 60.0, 183.0, 61.0}).crs.text, "EPSG:32601"); // unwrapped
    EXPECT_EQ(choose_plane({-74.3, 40.5, -73.7, 40.9}).name, parse_crs("EPSG:32618").name);
}

TEST(ChoosePlane, FallsBackToEqualAreaAboutTheCentre) {
    const Plane country = choose_plane({73.5, 18.0, 135.1, 53.6});
    EXPECT_EQ(country.crs.text, "+proj=laea +lat_0=35.8 +lon_0=104.3 +datum=WGS84 +units=m +no_defs +type=crs");
    EXPECT_GT(country.worst_scale_error_per_km.in_metres(), 10.0);
    EXPECT_EQ(parse_crs(country.crs.text).kind, CrsKind::projected);
    EXPECT_NE(choose_plane({177.0, -20.0, 182.0, -16.0}).crs.text.find("lon_0=179.5"), std::string::npos); // Fiji
    EXPECT_NE(choose_plane({-180, -90, 180, 90}).crs.text.find("+proj=laea"), std::string::npos);
    EXPECT_NE(choose_plane({10, 85, 11, 86}).crs.text.find("+proj=laea"), std::string::npos);
}

TEST(ChoosePlane, OfOnePointIsTheBeltItLiesIn) {
    EXPECT_EQ(choose_plane({120.0, 30.0, 120.0, 30.0}).crs.text, "EPSG:4549");
    EXPECT_ANY_THROW(static_cast<void>(choose_plane({})));
}

} // namespace
} // namespace gridwarden::geodesy
