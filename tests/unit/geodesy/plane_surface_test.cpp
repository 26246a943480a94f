#include "geodesy/plane_surface.hpp"

#include "geodesy/geodesic.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden {
namespace {

using geodesy::Crs;

double apart(geodesy::Geocentric a, geodesy::Geocentric b) { return std::hypot(a.x - b.x, a.y - b.y, a.z - b.z); }

TEST(PlaneSurface, MeetsTheTransformEverywhere) {
    for (const auto* name : {"+proj=laea +lat_0=30 +lon_0=120 +datum=WGS84 +units=m +type=crs", "EPSG:32650", "EPSG:3857"}) {
        const Crs plane = geodesy::parse_crs(name);
        shape::Coord middle{117, 31};
        geodesy::Transform(plane).from_wgs84({&middle, 1});
        const geodesy::PlaneSurface ground(plane, {middle.x - 60000, middle.y - 40000, middle.x + 60000, middle.y + 40000}, 2);
        for (int i = 0; i < 200; ++i) {
            const shape::Coord at{middle.x - 60000 + 613.7 * i, middle.y - 40000 + std::fmod(4177.3 * i, 80000.0)};
            shape::Coord lonlat = at;
            geodesy::Transform(plane).to_wgs84({&lonlat, 1});
            ASSERT_LT(apart(ground.at(at), geodesy::geocentric(lonlat)), 1e-6) << name;
        }
    }
}

TEST(PlaneSurface, MetricGivesGroundDistances) { // to fourth order: 1e-8 of the square at 1 km
    const Crs plane = geodesy::parse_crs("+proj=laea +lat_0=30 +lon_0=120 +datum=WGS84 +units=m +type=crs");
    const geodesy::PlaneSurface ground(plane, {-300000, 80000, -200000, 180000}, 1);
    const shape::Coord from{-263210, 121340};
    const auto m = ground.metric_at(from);
    for (int k = 0; k < 16; ++k) {
        const double x = 1000 * std::cos(k * 0.3927);
        const double y = 1000 * std::sin(k * 0.3927);
        std::vector<shape::Coord> pair{from, {from.x + x, from.y + y}};
        geodesy::Transform(plane).to_wgs84(pair);
        const double s = geodesy::distance(pair[0], pair[1]).in_metres();
        const double square = m.xx * x * x + 2 * m.xy * x * y + m.yy * y * y +
                              0.5 * ((m.dx_xx * x + m.dy_xx * y) * x * x + 2 * (m.dx_xy * x + m.dy_xy * y) * x * y + (m.dx_yy * x + m.dy_yy * y) * y * y);
        EXPECT_NEAR(square / (s * s), 1.0, 1e-7) << k;
    }
    EXPECT_GT(ground.largest_scale(), 1.0);
    EXPECT_LT(ground.largest_scale(), 1.001);
}

} // namespace
} // namespace gridwarden
