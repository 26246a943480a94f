#include "index/border_index.hpp"

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace gridwarden::index {
namespace {

using shape::parse_wkt;

/// The slow way: every edge of every unit.
double least_distance(const shape::Geometry& unit, shape::Coord p) {
    double best = std::numeric_limits<double>::infinity();
    for (const auto& part : unit.parts) {
        for (const auto& ring : part) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                best = std::min(best, geodesy::distance_to_edge(p, ring[i - 1], ring[i]).in_metres());
            }
        }
    }
    return best;
}

shape::Geometry star(std::mt19937_64& random, shape::Coord centre, double size, int corners) {
    std::uniform_real_distribution<double> radius(0.5, 1.0);
    shape::Path ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * 3.14159265358979 * i / corners;
        const double r = size * radius(random);
        double lon = centre.x + r * std::cos(angle);
        lon = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon; // written as files do
        ring.push_back({lon, std::clamp(centre.y + r * std::sin(angle), -90.0, 90.0)});
    }
    ring.push_back(ring.front());
    return shape::polygon({ring});
}

/// Units and points about a place, asked with distances of their own size; every answer as by hand.
void compare(shape::Coord place, double size, unsigned seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> unit(-1, 1);
    std::vector<shape::Geometry> units;
    for (int i = 0; i < 25; ++i) {
        units.push_back(
            star(random, {place.x + 4 * size * unit(random), place.y + 4 * size * unit(random)}, size, 5 + i));
    }
    const BorderIndex index(units);
    std::vector<std::uint32_t> found;
    for (int i = 0; i < 150; ++i) {
        shape::Coord p{place.x + 6 * size * unit(random), std::clamp(place.y + 6 * size * unit(random), -90.0, 90.0)};
        p.x = p.x > 180 ? p.x - 360 : p.x < -180 ? p.x + 360 : p.x;
        const Length limit = Length::metres(111000 * size * std::pow(10.0, 1.5 * unit(random) - 0.5));
        std::vector<std::uint32_t> expected;
        double nearest = std::numeric_limits<double>::infinity();
        bool close_call = false;
        for (std::uint32_t u = 0; u < units.size(); ++u) {
            const double metres = least_distance(units[u], p);
            nearest = std::min(nearest, metres);
            close_call = close_call || std::abs(metres - limit.in_metres()) < 1e-3;
            if (metres <= limit.in_metres()) {
                expected.push_back(u);
            }
        }
        if (close_call) {
            continue;
        }
        index.units_within(p, limit, found);
        ASSERT_EQ(found, expected) << p.x << ' ' << p.y << " within " << limit.in_metres();
        const double got = index.nearest(p, limit).in_metres();
        if (nearest <= limit.in_metres()) {
            ASSERT_NEAR(got, nearest, 1e-3) << p.x << ' ' << p.y;
        } else {
            ASSERT_TRUE(std::isinf(got));
        }
    }
}

TEST(BorderIndex, AgreesWithEveryEdgeInTheMiddleLatitudes) {
    compare({116.3, 34.1}, 0.01, 1);
    compare({-74, 40.7}, 0.1, 2);
    compare({20, 5}, 2.0, 3);
}
TEST(BorderIndex, AgreesWithEveryEdgeAcrossTheAntimeridian) {
    compare({179.99, -17}, 0.01, 4);
    compare({-179.5, 65}, 0.5, 5);
    compare({180, 0}, 3.0, 6);
}
TEST(BorderIndex, AgreesWithEveryEdgeNearThePoles) {
    compare({10, 88}, 0.3, 7);
    compare({-100, 89.9}, 0.02, 8);
    compare({170, -89}, 0.5, 9);
}

TEST(BorderIndex, TakesABoundAsClosed) {
    const std::vector units{parse_wkt("POLYGON((116 34,117 34,117 35,116 35,116 34))")};
    const BorderIndex index(units);
    const shape::Coord south = geodesy::direct({116.5, 34}, Angle::degrees(180), Length::metres(1000));
    std::vector<std::uint32_t> found;
    index.units_within(south, Length::metres(1000), found);
    EXPECT_EQ(found, std::vector<std::uint32_t>{0});
    index.units_within(south, Length::metres(999.99), found);
    EXPECT_TRUE(found.empty());
    EXPECT_NEAR(index.nearest(south, Length::metres(1000)).in_metres(), 1000, 1e-3);
    index.units_within({116.5, 34}, Length{}, found); // on the border itself
    EXPECT_EQ(found, std::vector<std::uint32_t>{0});
}

TEST(BorderIndex, KnowsHolesAndForgetsTheCutAtTheAntimeridian) {
    const std::vector units{
        parse_wkt("POLYGON((0 0,1 0,1 1,0 1,0 0),(0.4 0.4,0.6 0.4,0.6 0.6,0.4 0.6,0.4 0.4))"),
        parse_wkt("MULTIPOLYGON(((178 20,180 20,180 22,178 22,178 20)),((-180 20,-178 20,-178 22,-180 22,-180 20)))")};
    const BorderIndex index(units);
    std::vector<std::uint32_t> found;
    index.units_within({0.41, 0.5}, Length::kilometres(2), found);
    EXPECT_EQ(found, std::vector<std::uint32_t>{0});
    index.units_within({179.999, 21}, Length::kilometres(50), found);
    EXPECT_TRUE(found.empty());
    EXPECT_NEAR(index.nearest({-179.999, 21}, Length::kilometres(500)).in_metres(), 110700, 500);
}

TEST(BorderIndex, OfNothingOrNowhereFindsNothing) {
    const BorderIndex empty({});
    std::vector<std::uint32_t> found{7};
    empty.units_within({0, 0}, Length::kilometres(1), found);
    EXPECT_TRUE(found.empty());
    EXPECT_TRUE(std::isinf(empty.nearest({0, 0}, Length::kilometres(30000)).in_metres()));
    const std::vector units{parse_wkt("POLYGON((0 0,1 0,1 1,0 0))")};
    const BorderIndex index(units);
    index.units_within({std::nan(""), 0}, Length::kilometres(1), found);
    EXPECT_TRUE(found.empty());
    EXPECT_TRUE(std::isinf(index.nearest({0, std::nan("")}, Length::kilometres(1)).in_metres()));
}

} // namespace
} // namespace gridwarden::index
