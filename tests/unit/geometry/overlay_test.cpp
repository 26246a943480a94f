#include "core/error.hpp"
#include "geometry/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::geometry {
namespace {

using shape::parse_wkt;

const auto square = parse_wkt("POLYGON((0 0,2 0,2 2,0 2,0 0))");
const auto beside = parse_wkt("POLYGON((2 0,4 0,4 2,2 2,2 0))");
const auto across = parse_wkt("POLYGON((1 1,3 1,3 3,1 3,1 1))");

TEST(Overlay, KeepsTheSmallerDimensionOfItsArguments) {
    EXPECT_EQ(shape::box_of(intersection(square, across)), (shape::Box{1, 1, 2, 2}));
    EXPECT_TRUE(intersection(square, beside).empty()); // they share a border: no area
    EXPECT_EQ(intersection(square, parse_wkt("LINESTRING(-1 1,3 1)")), parse_wkt("LINESTRING(0 1,2 1)"));
    EXPECT_EQ(intersection(parse_wkt("MULTIPOINT((1 1),(5 5))"), square), shape::point({1, 1}));
    EXPECT_TRUE(intersection(square, {}).empty());
}

TEST(Overlay, DifferenceKeepsTheKindOfTheFirst) {
    EXPECT_EQ(shape::box_of(difference(square, beside)), (shape::Box{0, 0, 2, 2}));
    EXPECT_TRUE(difference(square, square).empty());
    EXPECT_EQ(difference(square, {}), square);
    EXPECT_EQ(difference(parse_wkt("LINESTRING(-1 1,1 1)"), square), parse_wkt("LINESTRING(-1 1,0 1)"));
}

TEST(Overlay, UnionJoinsNeighbours) {
    const auto joined = unary_union({&square, &beside, &across});
    EXPECT_EQ(joined.parts.size(), 1U);
    EXPECT_FALSE(find_defect(joined));
    EXPECT_TRUE(covers(joined, square) && covers(joined, beside) && covers(joined, across));
    EXPECT_TRUE(unary_union({}).empty());
}

TEST(Overlay, CoversIncludesTheBorder) {
    EXPECT_TRUE(covers(square, square));
    EXPECT_TRUE(covers(square, shape::point({0, 1})));
    EXPECT_FALSE(covers(square, across));
    EXPECT_FALSE(covers(square, {}));
}

TEST(Overlay, FindsAPointInside) {
    const auto crescent = parse_wkt("POLYGON((0 0,10 0,10 10,0 10,0 9,9 9,9 1,0 1,0 0))");
    EXPECT_TRUE(covers(crescent, shape::point(point_inside(crescent))));
    EXPECT_TRUE(std::isnan(point_inside({}).x));
}

TEST(Overlay, TellsWhatGeosRefused) {
    try {
        static_cast<void>(intersection({shape::Kind::polygon, {{{{0, 0}, {1, 0}, {1, 1}}}}}, square));
        FAIL() << "an unclosed ring was accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-GEOM-002");
        EXPECT_NE(error.message(Language::en).find("conversion"), std::string::npos);
        EXPECT_EQ(error.message(Language::zh).find('{'), std::string::npos);
    }
}

TEST(OrientRings, TurnsOuterRingsCounterClockwiseAndHolesClockwise) {
    auto g = parse_wkt("MULTIPOLYGON(((0 0,0 4,4 4,4 0,0 0),(1 1,2 1,2 2,1 2,1 1)),((10 0,11 0,11 1,10 0)))");
    orient_rings(g);
    EXPECT_EQ(g, parse_wkt("MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1)),((10 0,11 0,11 1,10 0)))"));
    auto line = parse_wkt("LINESTRING(0 0,0 1,1 1,0 0)");
    orient_rings(line);
    EXPECT_EQ(line, parse_wkt("LINESTRING(0 0,0 1,1 1,0 0)"));
}

TEST(OrientRings, KnowsTheDirectionOfARingOfMillimetres) {
    const double d = 1e-8;
    shape::Geometry g =
        shape::polygon({{{121.5, 31.2}, {121.5, 31.2 + d}, {121.5 + d, 31.2 + d}, {121.5 + d, 31.2}, {121.5, 31.2}}});
    orient_rings(g);
    EXPECT_GT(g.parts[0][0][1].x, 121.5);
}

} // namespace
} // namespace gridwarden::geometry
