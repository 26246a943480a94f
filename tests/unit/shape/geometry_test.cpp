#include "shape/crs_tag.hpp"
#include "shape/geometry.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gridwarden::shape {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

const Path outer = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
const Path hole = {{1, 1}, {1, 2}, {2, 2}, {1, 1}};

TEST(Box, IsEmptyUntilSomethingIsAdded) {
    Box box;
    EXPECT_TRUE(box.empty());
    EXPECT_FALSE(box.contains({0, 0}));
    EXPECT_FALSE(box.intersects(box));
    box.add(Box{});
    EXPECT_TRUE(box.empty()) << "an empty box adds nothing";
    box.add(Coord{1, 2});
    EXPECT_FALSE(box.empty());
    EXPECT_TRUE(box.contains({1, 2}));
}

TEST(Box, IsClosed) {
    Box box;
    box.add(Coord{0, 0});
    box.add(Coord{-2, 3});
    EXPECT_EQ(box, (Box{-2, 0, 0, 3}));
    EXPECT_TRUE(box.contains({-2, 3}));
    EXPECT_TRUE(box.contains({-1, 0}));
    EXPECT_FALSE(box.contains({std::nextafter(0.0, 1.0), 1}));
    EXPECT_TRUE(box.intersects({0, 3, 5, 5})) << "a corner is enough";
    EXPECT_FALSE(box.intersects({0.1, 0, 5, 5}));
    EXPECT_FALSE(box.intersects(Box{}));
    EXPECT_FALSE(box.contains({nan, 1}));
}

TEST(Box, GrowsByBoxesAndIgnoresNan) {
    Box box{0, 0, 1, 1};
    box.add(Box{5, -1, 6, 0});
    EXPECT_EQ(box, (Box{0, -1, 6, 1}));
    box.add(Coord{nan, nan});
    EXPECT_EQ(box, (Box{0, -1, 6, 1}));
}

TEST(IsFinite, NeedsBothOrdinates) {
    EXPECT_TRUE(is_finite({0, -1e308}));
    EXPECT_FALSE(is_finite({nan, 0}));
    EXPECT_FALSE(is_finite({0, inf}));
    EXPECT_FALSE(is_finite({-inf, nan}));
}

TEST(Geometry, IsMadeOfParts) {
    EXPECT_TRUE(Geometry{}.empty());
    EXPECT_EQ(Geometry{}.kind, Kind::none);
    const auto one = point({1, 2});
    EXPECT_EQ(one.kind, Kind::point);
    EXPECT_EQ(coordinate_count(one), 1U);
    EXPECT_EQ(box_of(one), (Box{1, 2, 1, 2}));
    const auto square = polygon({outer, hole});
    EXPECT_EQ(square.kind, Kind::polygon);
    ASSERT_EQ(square.parts.size(), 1U);
    EXPECT_EQ(square.parts[0].size(), 2U);
    EXPECT_EQ(coordinate_count(square), 9U);
    EXPECT_EQ(box_of(square), (Box{0, 0, 4, 4}));
}

TEST(Geometry, SumsOverParts) {
    const Geometry lines{Kind::line, {{{{0, 0}, {1, 1}}}, {{{-5, 7}, {2, 2}, {3, 3}}}}};
    EXPECT_EQ(coordinate_count(lines), 5U);
    EXPECT_EQ(box_of(lines), (Box{-5, 0, 3, 7}));
    EXPECT_EQ(coordinate_count(Geometry{}), 0U);
    EXPECT_TRUE(box_of(Geometry{}).empty());
}

TEST(Geometry, EqualsByValueAndOrder) {
    EXPECT_EQ(polygon({outer}), polygon({outer}));
    EXPECT_NE(polygon({outer}), polygon({outer, hole}));
    EXPECT_NE(polygon({outer}), (Geometry{Kind::line, {{outer}}}));
    EXPECT_NE(point({1, 2}), point({2, 1}));
}

TEST(CrsTag, IsStatedOrNot) {
    EXPECT_FALSE(CrsTag{}.stated());
    EXPECT_TRUE(wgs84().stated());
    EXPECT_EQ(wgs84(), (CrsTag{"EPSG:4326"}));
    EXPECT_NE(wgs84(), (CrsTag{"gcj02"}));
}

} // namespace
} // namespace gridwarden::shape
