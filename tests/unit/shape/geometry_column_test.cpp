#include "shape/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace gridwarden::shape {
namespace {

const Geometry square = polygon({{{0, 0}, {4, 0}, {4, 4}, {0, 0}}, {{1, 1}, {2, 1}, {2, 2}, {1, 1}}});
const Geometry islands{Kind::polygon, {{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}, {{{5, 5}, {6, 5}, {6, 6}, {5, 5}}, {{5.1, 5.1}, {5.2, 5.1}, {5.2, 5.2}, {5.1, 5.1}}}}};
const Geometry road{Kind::line, {{{{0, 0}, {1, 1}}}}};
const Geometry pair{Kind::point, {{{{1, 1}}}, {{{2, 2}}}}};

TEST(GeometryColumn, PointsTakeSixteenBytesARow) {
    GeometryColumn column;
    EXPECT_EQ(column.size(), 0U);
    EXPECT_TRUE(column.points_only());
    column.reserve(1000);
    for (int i = 0; i < 1000; ++i) {
        i % 10 == 3 ? column.push_none() : column.push_point({116.0 + i, 39});
    }
    EXPECT_EQ(column.size(), 1000U);
    EXPECT_TRUE(column.points_only());
    EXPECT_EQ(column.bytes(), 16000U);
    EXPECT_EQ(column.coordinates().size(), 1000U) << "one a row";
    EXPECT_TRUE(std::isnan(column.coordinates()[3].x));
    EXPECT_EQ(column.kind(3), Kind::none);
    EXPECT_FALSE(column.is_single_point(3));
    EXPECT_TRUE(column.get(3).empty());
    EXPECT_EQ(column.point(999), (Coord{1115, 39}));
}

TEST(GeometryColumn, SinglePointsByAnyDoorStayPoints) {
    GeometryColumn column;
    column.push(point({1, 2}));
    column.push(Geometry{});
    column.push(Geometry{Kind::polygon, {}});
    EXPECT_TRUE(column.points_only());
    EXPECT_EQ(column.get(0), point({1, 2}));
    EXPECT_EQ(column.kind(2), Kind::none) << "a polygon without parts is nothing";
}

TEST(GeometryColumn, TurnsGeneralWithoutLoss) {
    for (const auto& other : {square, islands, road, pair}) {
        GeometryColumn column;
        column.push_point({1, 2});
        column.push_none();
        column.push(other);
        column.push_point({3, 4});
        column.push_none();
        column.push(Geometry{});
        EXPECT_FALSE(column.points_only());
        ASSERT_EQ(column.size(), 6U);
        EXPECT_EQ(column.get(0), point({1, 2}));
        EXPECT_EQ(column.kind(1), Kind::none);
        EXPECT_TRUE(column.get(1).empty());
        EXPECT_EQ(column.get(2), other);
        EXPECT_EQ(column.kind(2), other.kind);
        EXPECT_FALSE(column.is_single_point(2));
        EXPECT_TRUE(column.is_single_point(3));
        EXPECT_EQ(column.point(3), (Coord{3, 4}));
        EXPECT_FALSE(column.is_single_point(4));
        EXPECT_EQ(column.kind(5), Kind::none);
        EXPECT_EQ(column.coordinates().size(), 2 + coordinate_count(other)) << "none takes no coordinate here";
    }
}

TEST(GeometryColumn, GeneralFromTheFirstRow) {
    GeometryColumn column;
    column.push(islands);
    column.push(square);
    EXPECT_EQ(column.get(0), islands);
    EXPECT_EQ(column.get(1), square);
    EXPECT_GT(column.bytes(), 16 * (coordinate_count(islands) + coordinate_count(square)));
}

TEST(GeometryColumn, CoordinatesCanBeMovedInPlace) {
    GeometryColumn column;
    column.push_point({1, 2});
    column.push(road);
    for (auto& c : column.coordinates()) {
        c.x += 100;
    }
    EXPECT_EQ(column.point(0), (Coord{101, 2}));
    EXPECT_EQ(column.get(1), (Geometry{Kind::line, {{{{100, 0}, {101, 1}}}}}));
}

TEST(GeometryColumn, HalfACoordinateIsNotNothing) {
    GeometryColumn column;
    column.push_point({std::nan(""), 5});
    EXPECT_EQ(column.kind(0), Kind::point);
}

TEST(GeometryColumn, AnyMixtureComesBackInOrder) {
    const Geometry choices[] = {Geometry{}, point({7, 8}), square, islands, road, pair};
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        GeometryColumn column;
        std::vector<Geometry> expected;
        for (auto n = random() % 12; n > 0; --n) {
            expected.push_back(choices[random() % std::size(choices)]);
            column.push(expected.back());
        }
        ASSERT_EQ(column.size(), expected.size());
        for (std::size_t row = 0; row < expected.size(); ++row) {
            ASSERT_EQ(column.get(row), expected[row]) << "round " << round << " row " << row;
            ASSERT_EQ(column.kind(row), expected[row].kind);
            ASSERT_EQ(column.is_single_point(row), expected[row] == choices[1]);
        }
    }
}

} // namespace
} // namespace gridwarden::shape
