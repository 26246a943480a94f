#include "index/near_index.hpp"

#include "geodesy/geodesic.hpp"
#include "oracle/nearest_by_brute_force.hpp"

#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::index {
namespace {

using oracle::Near;
using shape::Coord;
using shape::Geometry;

std::vector<Near> as_near(const Neighbours& found) {
    std::vector<Near> all;
    for (const auto& row : found.rows) {
        all.push_back({in_millimetres(row.distance), row.row});
    }
    return all;
}

std::vector<Near> up_to(std::vector<Near> all, Nanometres limit) {
    std::erase_if(all, [&](const Near& near) { return near.nanometres > limit + 500; });
    return all;
}

/// Points and questions of each nasty kind.
struct Cloud {
    std::string name;
    std::vector<Coord> points;
    std::vector<Coord> asked;
};

Cloud random_cloud(std::string name, Coord centre, double lon_spread, double lat_spread) {
    Cloud cloud{std::move(name), {}, {}};
    std::mt19937_64 random(9);
    std::uniform_real_distribution<double> unit(-1, 1);
    const auto draw = [&] {
        return Coord{std::remainder(centre.x + lon_spread * unit(random), 360.0), std::clamp(centre.y + lat_spread * unit(random), -90.0, 90.0)};
    };
    for (int i = 0; i < 700; ++i) {
        cloud.points.push_back(draw());
    }
    for (int i = 0; i < 20; ++i) {
        cloud.asked.push_back(draw());
    }
    return cloud;
}

std::vector<Cloud> clouds() {
    std::vector<Cloud> all{random_cloud("county", {121, 31}, 0.3, 0.3), random_cloud("continent", {105, 35}, 30, 18), random_cloud("earth", {0, 0}, 180, 90),
                           random_cloud("antimeridian", {180, -17}, 0.4, 0.4), random_cloud("north pole", {0, 90}, 180, 0.5),
                           random_cloud("south pole", {0, -90}, 180, 0.01), random_cloud("one metre", {10, 50}, 1e-5, 1e-5)};
    Cloud nasty{"nasty", {}, {}};
    for (int i = 0; i < 5; ++i) { // coincident, on either side of the antimeridian, every longitude of a pole, antipodes
        nasty.points.insert(nasty.points.end(), {{121, 31}, {180, 5}, {-180, 5}, {40.0 * i, 90}, {-59, -31}, {-59 + 1e-4 * i, -31}, {121.01, 31}, {120.99, 31}, {0, 0}, {180, 0}});
    }
    nasty.points.push_back({std::nan(""), std::nan("")});
    nasty.asked = {{121, 31}, {-180, 5}, {180, 5}, {17, 90}, {17, -90}, {0, 0}, {180, 0}, {59, 31}, {-59, -31}};
    all.push_back(nasty);
    return all;
}

TEST(NearIndex, FindsWhatTheInverseProblemSays) {
    for (const auto& cloud : clouds()) {
        const NearIndex index(cloud.points, {}, 2);
        Neighbours found;
        for (const auto& from : cloud.asked) {
            const auto all = oracle::all_distances(from, cloud.points);
            const Origin origin(from);
            for (const std::size_t place : {std::size_t{0}, all.size() / 50, all.size() / 3, all.size() - 1}) {
                const auto limit = all[place].nanometres; // a bound that is met exactly
                index.within(origin, Length::metres(static_cast<double>(limit) / 1e9), found);
                ASSERT_EQ(as_near(found), up_to(all, limit)) << cloud.name << ' ' << from.x << ' ' << from.y << " within " << limit;
                index.nearest(origin, place + 1, Length::metres(1e9), found);
                ASSERT_EQ(as_near(found), up_to(all, 1'000'000 * all[place].millimetres + 499'499)) << cloud.name << " nearest " << place + 1;
            }
            index.within(origin, Length::kilometres(20100), found);
            ASSERT_EQ(as_near(found), all) << cloud.name;
            for (const auto& row : found.rows) {
                const auto line = geodesy::inverse(from, cloud.points[row.row]);
                ASSERT_EQ(std::isnan(row.azimuth_deg), in_millimetres(row.distance) == 0);
                if (in_millimetres(row.distance) > 0 && row.distance < 19'900'000'000'000'000 && std::abs(from.y) < 89.999) {
                    const double off = std::remainder(row.azimuth_deg - line.azimuth_from.in_degrees(), 360.0);
                    ASSERT_LT(std::abs(off) * 3.15 / 180 * line.distance.in_metres(), 1e-3 + 1e-9 * line.distance.in_metres()) << cloud.name;
                }
            }
        }
    }
}

TEST(NearIndex, HasClosedBounds) {
    const Coord station{121.2, 31.2};
    const auto at = [&](double metres) { return geodesy::direct(station, Angle::degrees(40.997), Length::metres(metres)); };
    const NearIndex index({at(1000.0), at(1000.001), at(999.999), station}, {}, 1);
    Neighbours found;
    index.within(Origin(station), Length::kilometres(1), found);
    EXPECT_EQ(as_near(found), (std::vector<Near>{{0, 3}, {999'999, 2}, {1'000'000, 0}}));
    index.within(Origin(station), Length(), found);
    EXPECT_EQ(as_near(found), (std::vector<Near>{{0, 3}}));
    index.within(Origin(station), parse_length("1mi"), found);
    EXPECT_EQ(found.rows.size(), 4U);
    EXPECT_NEAR(found.rows.back().azimuth_deg, 40.997, 1e-6);
}

TEST(NearIndex, OfNothingFindsNothing) {
    const NearIndex index({}, {}, 1);
    Neighbours found;
    index.within(Origin(Coord{0, 0}), Length::kilometres(1), found);
    EXPECT_TRUE(found.rows.empty());
    index.nearest(Origin(Coord{0, 0}), 3, Length::kilometres(1), found);
    EXPECT_TRUE(found.rows.empty());
}

Geometry blob(std::mt19937_64& random, Coord centre, double size, int corners, shape::Kind kind) {
    std::uniform_real_distribution<double> radius(0.4, 1.0);
    shape::Path path;
    for (int i = 0; i < corners; ++i) {
        const double angle = 6.283185307179586 * i / corners;
        const double r = size * radius(random);
        path.push_back({centre.x + r * std::cos(angle), std::clamp(centre.y + r * std::sin(angle), -90.0, 90.0)});
    }
    if (kind == shape::Kind::polygon) {
        path.push_back(path.front());
        return shape::polygon({path});
    }
    return {kind, {{path}}};
}

/// Points, lines and footprints of every size, asked from points, lines and footprints.
class Outlines : public testing::TestWithParam<std::pair<Coord, double>> {};

TEST_P(Outlines, AreAsNearAsEveryPairOfEdgesSays) {
    const auto [centre, size] = GetParam();
    std::mt19937_64 random(21);
    std::uniform_real_distribution<double> unit(-1, 1);
    const auto place = [&] { return Coord{centre.x + 5 * size * unit(random), std::clamp(centre.y + 5 * size * unit(random), -89.9, 89.9)}; };
    std::vector<Coord> points(40, Coord{std::nan(""), std::nan("")});
    std::vector<Shape> shapes;
    std::vector<Geometry> all;
    for (std::uint32_t row = 0; row < 40; ++row) {
        const auto kind = row % 4 == 0 ? shape::Kind::point : row % 4 == 1 ? shape::Kind::line : shape::Kind::polygon;
        if (kind == shape::Kind::point) {
            points[row] = place();
            all.push_back(shape::point(points[row]));
        } else {
            all.push_back(blob(random, place(), size * std::pow(10, unit(random)), 3 + static_cast<int>(row) / 2, kind));
            shapes.push_back({row, all.back()});
        }
    }
    const NearIndex index(points, shapes, 1);
    Neighbours found;
    for (int i = 0; i < 12; ++i) {
        const auto from = i % 3 == 0 ? shape::point(place()) : blob(random, place(), size, 4 + i, i % 3 == 1 ? shape::Kind::line : shape::Kind::polygon);
        const Origin origin = i % 3 == 0 ? Origin(from.parts[0][0][0]) : Origin(from);
        std::vector<Near> expected;
        for (std::uint32_t row = 0; row < all.size(); ++row) {
            expected.push_back(oracle::near_at(oracle::distance_between(from, all[row]), row));
        }
        std::sort(expected.begin(), expected.end());
        const auto agree = [&](const std::vector<Near>& wanted) {
            ASSERT_EQ(found.rows.size(), wanted.size()) << i;
            for (std::size_t k = 0; k < wanted.size(); ++k) {
                ASSERT_NEAR(static_cast<double>(found.rows[k].distance), static_cast<double>(wanted[k].nanometres), 1e6) << i << ' ' << k;
                if (found.rows[k].way != no_way) {
                    const auto& way = found.ways[found.rows[k].way];
                    ASSERT_NEAR(geodesy::distance(way.from, way.to).in_metres(), static_cast<double>(found.rows[k].distance) / 1e9, 2e-3);
                }
            }
        };
        index.within(origin, Length::kilometres(20100), found);
        agree(expected);
        const auto limit = expected[expected.size() / 2].nanometres + 2'000'000;
        index.within(origin, Length::metres(static_cast<double>(limit) / 1e9), found);
        agree(up_to(expected, limit));
        index.nearest(origin, 7, Length::metres(1e9), found);
        agree(up_to(expected, 1'000'000 * expected[6].millimetres + 499'499));
    }
}
INSTANTIATE_TEST_SUITE_P(Places, Outlines, testing::Values(std::pair{Coord{120, 30}, 0.001}, std::pair{Coord{-70, 55}, 0.1}, std::pair{Coord{30, -80}, 1.0},
                                                           std::pair{Coord{0, 0}, 3.0}));

TEST(NearIndex, SeesAcrossTheAntimeridianAndIntoPolygons) {
    const auto fiji = shape::parse_wkt("POLYGON((179 -18,181 -18,181 -16,179 -16,179 -18))");
    const auto split = shape::parse_wkt("MULTIPOLYGON(((179 -18,180 -18,180 -16,179 -16,179 -18)),((-180 -18,-179 -18,-179 -16,-180 -16,-180 -18)))");
    const auto hole = shape::parse_wkt("POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4))");
    const std::vector<Shape> shapes{{0, fiji}, {1, split}, {2, hole}};
    const NearIndex index(std::vector<Coord>(3, Coord{std::nan(""), std::nan("")}), shapes, 1);
    Neighbours found;
    for (const Coord inside : {Coord{179.5, -17}, Coord{-179.5, -17}, Coord{180, -17}, Coord{-180, -17}}) {
        index.within(Origin(inside), Length(), found);
        EXPECT_EQ(as_near(found), (std::vector<Near>{{0, 0}, {0, 1}})) << inside.x;
    }
    index.within(Origin(Coord{-178.99, -17}), Length::kilometres(2), found);
    ASSERT_EQ(found.rows.size(), 2U);
    EXPECT_EQ(found.rows[0].distance, found.rows[1].distance);
    EXPECT_NEAR(found.rows[0].azimuth_deg, 270, 0.01);
    EXPECT_NEAR(found.ways[0].to.x, -179, 1e-9);
    index.within(Origin(Coord{5, 5}), Length::kilometres(1), found);
    EXPECT_TRUE(found.rows.empty()) << "a hole is no ground of it";
    index.within(Origin(shape::parse_wkt("POLYGON((-1 -1,11 -1,11 11,-1 11,-1 -1))")), Length(), found);
    EXPECT_EQ(as_near(found), (std::vector<Near>{{0, 2}})) << "held as a whole";
}

TEST(NearIndex, AgreesWithGoldenNeighbours) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto folder = *shared / "golden" / "06_cluster";
    std::vector<Coord> facilities;
    std::map<std::string, std::uint32_t> row_of;
    for (const auto& row : test::read_csv(folder / "nearest_facilities.csv")) {
        row_of[row.text("id")] = static_cast<std::uint32_t>(facilities.size());
        facilities.push_back(row.coord("lon", "lat"));
    }
    std::map<std::string, Coord> queries;
    for (const auto& row : test::read_csv(folder / "nearest_queries.csv")) {
        queries[row.text("id")] = row.coord("lon", "lat");
    }
    const NearIndex index(facilities, {}, 1);
    Neighbours found;
    for (const auto& row : test::read_csv(folder / "nearest5.csv")) {
        index.nearest(Origin(queries.at(row.text("query"))), 5, Length::metres(1e9), found);
        const auto& got = found.rows.at(static_cast<std::size_t>(row.number("rank")) - 1);
        EXPECT_NEAR(static_cast<double>(got.distance) / 1e9, row.number("distance_m"), 2e-6);
        if (row.text("tie_with_next") == "0") {
            EXPECT_EQ(got.row, row_of.at(row.text("facility"))) << row.text("query") << ' ' << row.text("rank");
        }
    }
    for (const auto& row : test::read_csv(folder / "within_radius.csv")) {
        index.within(Origin(queries.at(row.text("query"))), Length::metres(row.number("radius_m")), found);
        EXPECT_EQ(found.rows.size(), static_cast<std::size_t>(row.number("count"))) << row.text("query");
    }
}

} // namespace
} // namespace gridwarden::index
