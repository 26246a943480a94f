#include "geometry/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::geometry {
namespace {

using shape::parse_wkt;

double width(const shape::Geometry& g) {
    return shape::box_of(g).max_x - shape::box_of(g).min_x;
}

/// From the Baltic to the Bering Strait, across the antimeridian, with a hole on either side of it.
const auto russia = parse_wkt("POLYGON((27 50,-170 55,-170 70,27 70,27 50),(179 60,-179 60,-179 62,179 62,179 "
                              "60),(-175 60,-174 60,-174 61,-175 60),"
                              "(100 60,101 60,101 61,100 60))");

TEST(Unwrap, MakesAPolygonAcrossTheAntimeridianContinuous) {
    const auto whole = unwrap(russia);
    ASSERT_EQ(whole.parts.size(), 1U);
    EXPECT_FALSE(find_defect(whole));
    EXPECT_DOUBLE_EQ(width(whole), 163);
    EXPECT_TRUE(covers(whole, shape::point({180, 65})));
    EXPECT_FALSE(covers(whole, shape::point({180, 61})));     // the hole across
    EXPECT_FALSE(covers(whole, shape::point({185.6, 60.2}))); // the hole beyond came along
    EXPECT_FALSE(covers(whole, shape::point({100.6, 60.2})));
    EXPECT_EQ(unwrap(whole), whole);
}

TEST(Unwrap, LeavesAloneWhatIsShort) {
    for (const char* wkt :
         {"POLYGON((170 0,180 0,180 10,170 10,170 0))", "POLYGON((-180 0,-170 0,-170 10,-180 10,-180 0))",
          "POLYGON((0 0,180 0,180 10,0 10,0 0))", "LINESTRING(10 10,20 20)", "POINT(-180 3)",
          "MULTIPOINT((1 1),(-179 3))", "POLYGON((170 0,190 0,190 10,170 10,170 0))"}) {
        EXPECT_EQ(unwrap(parse_wkt(wkt)), parse_wkt(wkt)) << wkt;
    }
}

TEST(Unwrap, BringsTheMiddleOntoTheMap) {
    EXPECT_EQ(shape::box_of(unwrap(parse_wkt("POLYGON((-179 0,-179 10,178 10,178 0,-179 0))"))),
              (shape::Box{178, 0, 181, 10}));
    EXPECT_EQ(shape::box_of(unwrap(parse_wkt("POLYGON((178 0,-179 0,-170 10,178 0))"))),
              (shape::Box{-182, 0, -170, 10}));
}

TEST(Unwrap, JoinsPartsThatWereCutAtTheAntimeridian) {
    const auto fiji =
        parse_wkt("MULTIPOLYGON(((177 -19,180 -19,180 -16,177 -16,177 -19)),((-180 -19,-178 -18,-180 -16,-180 -19)),"
                  "((176 -13,177 -13,177 -12,176 -13)))");
    const auto whole = unwrap(fiji);
    ASSERT_EQ(whole.parts.size(), 2U);
    EXPECT_FALSE(find_defect(whole));
    EXPECT_DOUBLE_EQ(width(whole), 6);
    const auto inner = difference(
        whole, parse_wkt("POLYGON((179.999 -18.5,180.001 -18.5,180.001 -18.4,179.999 -18.4,179.999 -18.5))"));
    EXPECT_EQ(inner.parts.size(), 2U); // a hole on the old cut: the cut is no border any more
    EXPECT_EQ(inner.parts[0].size() + inner.parts[1].size(), 3U);
    EXPECT_EQ(unwrap(whole), whole);
}

TEST(Unwrap, LeavesABrokenPartAtTheCutToTheRepair) {
    const auto bowtie =
        parse_wkt("MULTIPOLYGON(((178 0,180 0,180 2,178 -1,178 0)),((-180 0,-178 0,-178 2,-180 2,-180 0)))");
    EXPECT_EQ(unwrap(bowtie), bowtie);
    EXPECT_TRUE(find_defect(bowtie));
    EXPECT_EQ(unwrap(make_valid(bowtie)).parts.size(), 2U); // the other wing of the bow tie lies apart
}

TEST(Unwrap, DoesNotJoinPartsThatOnlyLieNearTheAntimeridian) {
    const auto apart = parse_wkt("MULTIPOLYGON(((177 0,179 0,179 1,177 0)),((-179 0,-178 0,-178 1,-179 0)))");
    EXPECT_EQ(unwrap(apart), apart);
}

TEST(Unwrap, KeepsAnEdgeOfExactly180Degrees) {
    const auto half = parse_wkt("POLYGON((-90 0,90 0,90 10,-90 10,-90 0))");
    EXPECT_EQ(unwrap(half), half);
}

TEST(Unwrap, MakesLinesContinuous) {
    EXPECT_EQ(unwrap(parse_wkt("LINESTRING(170 0,-170 1,160 2)")), parse_wkt("LINESTRING(170 0,190 1,160 2)"));
}

TEST(SplitAtAntimeridian, UndoesUnwrap) {
    const auto pieces = split_at_antimeridian(unwrap(russia));
    EXPECT_EQ(pieces.parts.size(), 2U);
    EXPECT_FALSE(find_defect(pieces));
    const auto box = shape::box_of(pieces);
    EXPECT_EQ(box.min_x, -180);
    EXPECT_EQ(box.max_x, 180);
    EXPECT_FALSE(covers(pieces, shape::point({-174.4, 60.2})));
    EXPECT_TRUE(covers(pieces, shape::point({-171, 56})));
    EXPECT_TRUE(covers(pieces, shape::point({28, 51})));
    EXPECT_FALSE(covers(pieces, shape::point({0, 60})));
}

TEST(SplitAtAntimeridian, LeavesWhatLiesOnTheMapAsItIs) {
    for (const char* wkt :
         {"POLYGON((170 0,180 0,180 10,170 10,170 0))", "POLYGON((-180 0,-170 0,-170 10,-180 10,-180 0))",
          "POINT(180 5)", "POINT(-180 5)", "LINESTRING(-180 0,180 1)", "LINESTRING(180 0,180 1)"}) {
        EXPECT_EQ(split_at_antimeridian(parse_wkt(wkt)), parse_wkt(wkt)) << wkt;
    }
    EXPECT_TRUE(split_at_antimeridian({}).empty());
}

TEST(SplitAtAntimeridian, MovesBackWhatLiesBeyondIt) {
    EXPECT_EQ(split_at_antimeridian(parse_wkt("POLYGON((180 0,190 0,190 10,180 10,180 0))")),
              parse_wkt("POLYGON((-180 0,-170 0,-170 10,-180 10,-180 0))"));
    EXPECT_EQ(split_at_antimeridian(parse_wkt("POINT(190 5)")), parse_wkt("POINT(-170 5)"));
    EXPECT_EQ(split_at_antimeridian(parse_wkt("POINT(-190 5)")), parse_wkt("POINT(170 5)"));
    EXPECT_EQ(split_at_antimeridian(parse_wkt("LINESTRING(170 0,190 2)")),
              parse_wkt("MULTILINESTRING((170 0,180 1),(-180 1,-170 2))"));
    EXPECT_EQ(split_at_antimeridian(parse_wkt("POLYGON((-190 0,-170 0,-170 10,-190 10,-190 0))")).parts.size(), 2U);
}

TEST(SplitAtAntimeridian, RefusesWhatIsNoLongitude) {
    EXPECT_ANY_THROW(static_cast<void>(split_at_antimeridian(parse_wkt("POLYGON((0 0,1e15 0,1e15 1,0 0))"))));
}

TEST(EncirclesPole, TellsAFullTurnFromALongWay) {
    EXPECT_TRUE(encircles_pole(parse_wkt("POLYGON((0 70,90 70,180 70,-90 70,0 70))")));
    EXPECT_TRUE(
        encircles_pole(parse_wkt("POLYGON((-180 -60,180 -60,180 -90,-180 -90,-120 -60,0 -60,120 -60,-180 -60))")));
    EXPECT_TRUE(encircles_pole(
        parse_wkt("POLYGON((-180 -70,-60 -65,60 -70,180 -65,180 -90,-180 -90,-180 -70))"))); // Antarctica, cut
    EXPECT_FALSE(encircles_pole(russia));
    EXPECT_FALSE(encircles_pole(unwrap(russia)));
    EXPECT_FALSE(encircles_pole(parse_wkt("POLYGON((0 80,90 80,90 90,0 90,0 80))"))); // touches the pole
    EXPECT_FALSE(encircles_pole(parse_wkt("LINESTRING(0 70,120 70,-120 70,0 70)")));
    EXPECT_FALSE(encircles_pole({}));
}

} // namespace
} // namespace gridwarden::geometry
