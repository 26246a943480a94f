#include "core/error.hpp"
#include "shape/geometry.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gridwarden::shape {
namespace {

std::string again(std::string_view text) { return to_wkt(parse_wkt(text)); }

/// The position of the refusal; 0 where the text was taken.
std::size_t refused_at(std::string_view text) {
    try {
        parse_wkt(text);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-GEOM-001") << text;
        return std::stoul(fill("{position}", error.arguments()));
    }
    return 0;
}

TEST(Wkt, EveryKindReadsBack) {
    for (const auto* text : {"POINT (116.4 39.9)", "LINESTRING (0 0, 1 1.5)", "POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))",
                             "MULTIPOINT ((1 2), (3 4))", "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 4))",
                             "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5), (5.1 5.1, 5.2 5.1, 5.2 5.2, 5.1 5.1)))", "POINT EMPTY"}) {
        EXPECT_EQ(again(text), text);
    }
}

TEST(Wkt, ReadsAnyWayOfWriting) {
    EXPECT_EQ(again("point(1 2)"), "POINT (1 2)");
    EXPECT_EQ(again(" \tPolygon\n( ( 0 0,1 0 ,1 1,0 0 ) ) \r\n"), "POLYGON ((0 0, 1 0, 1 1, 0 0))");
    EXPECT_EQ(again("MULTIPOINT (1 2, 3 4)"), "MULTIPOINT ((1 2), (3 4))") << "points without parentheses";
    EXPECT_EQ(again("POINT (-1.5e2 2E-1)"), "POINT (-150 0.2)");
    EXPECT_EQ(again("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))"), "POLYGON ((0 0, 1 0, 1 1, 0 0))") << "one part is no multi-geometry";
    EXPECT_EQ(parse_wkt("LINESTRING (0 0, 1 1)").kind, Kind::line);
}

TEST(Wkt, HeightAndMeasureAreDropped) {
    EXPECT_EQ(again("POINT Z (1 2 3)"), "POINT (1 2)");
    EXPECT_EQ(again("POINT (1 2 3)"), "POINT (1 2)");
    EXPECT_EQ(again("LINESTRING ZM (0 0 5 6, 1 1 7 8)"), "LINESTRING (0 0, 1 1)");
    EXPECT_EQ(again("MULTIPOINT M ((1 2 3), (4 5 6))"), "MULTIPOINT ((1 2), (4 5))");
}

TEST(Wkt, EmptyIsNothing) {
    for (const auto* text : {"POINT EMPTY", "polygon empty", "MULTIPOLYGON EMPTY", "LINESTRING Z EMPTY"}) {
        EXPECT_TRUE(parse_wkt(text).empty()) << text;
        EXPECT_EQ(parse_wkt(text).kind, Kind::none) << text;
    }
}

TEST(Wkt, RefusesWhatIsNone) {
    for (const auto* text : {"", " ", "POINT", "POINT (", "POINT ()", "POINT (1)", "POINT (1 2", "POINT (1 2))", "POINT 1 2", "POINT (1, 2)", "POINT (a b)",
                             "POINT (1 2) x", "POLYGON (0 0, 1 0, 1 1, 0 0)", "POLYGON ((0 0, 1 0,))", "LINESTRING (0 0, )", "LINESTRING ((0 0, 1 1))",
                             "GEOMETRYCOLLECTION (POINT (1 2))", "CIRCULARSTRING (0 0, 1 1, 2 0)", "MULTIPOINT ((1 2)", "{\"type\":\"Point\"}",
                             "POINT （1 2）", "EMPTY", "SRID=4326;POINT (1 2)"}) {
        EXPECT_NE(refused_at(text), 0U) << "'" << text << "'";
    }
}

TEST(Wkt, RefusesWhatOnlyLooksLikeIt) {
    EXPECT_NE(refused_at("WAYPOINT EMPTY"), 0U) << "no such kind";
    EXPECT_NE(refused_at("XPOLYGON ((0 0, 1 0, 1 1, 0 0))"), 0U);
    EXPECT_NE(refused_at("POINT (1 2, 3 4)"), 0U) << "a point is one position";
    EXPECT_NE(refused_at("POINT (1.2.3 4)"), 0U) << "a number ends at a blank";
    EXPECT_NE(refused_at("POINT (116-39)"), 0U);
    EXPECT_NE(refused_at("LINESTRING (0 0 1 1 2 2)"), 0U) << "forgotten commas are no fifth dimension";
    EXPECT_NE(refused_at(std::string_view("POINT (1 2)\0", 12)), 0U);
}

TEST(Wkt, RefusalNamesThePlace) {
    EXPECT_EQ(refused_at("POINT (1 x)"), 10U);
    EXPECT_EQ(refused_at("POINT (1 2) x"), 13U);
    EXPECT_EQ(refused_at("POINT (1 2"), 11U) << "behind the end";
    EXPECT_EQ(refused_at(""), 1U);
}

TEST(Wkt, LongTextsAreShownShort) {
    const std::string text = "POLYGON ((" + std::string(5000, '1') + " x";
    try {
        parse_wkt(text);
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_LE(fill("{value}", error.arguments()).size(), 60U);
    }
}

TEST(Wkt, CutTextsAreRefused) {
    const std::string whole = "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))";
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        EXPECT_NE(refused_at(whole.substr(0, cut)), 0U) << whole.substr(0, cut);
    }
}

TEST(ToWkt, KeepsEveryBitWhereNothingIsSaid) {
    for (const double x : {0.1, 116.40412345678901, 1.0 / 3, 5e-324, 1e300, -0.1}) {
        const auto read = parse_wkt(to_wkt(point({x, -x})));
        EXPECT_EQ(read, point({x, -x})) << to_wkt(point({x, -x}));
    }
}

TEST(ToWkt, RoundsToDecimals) {
    EXPECT_EQ(to_wkt(point({116.40000001, -0.00000001}), 7), "POINT (116.4 0)");
    EXPECT_EQ(to_wkt(point({1.25, 2}), 1), "POINT (1.2 2)");
}

TEST(ToWkt, WritesNothingAsEmpty) {
    EXPECT_EQ(to_wkt(Geometry{}), "POINT EMPTY");
    EXPECT_EQ(to_wkt(Geometry{Kind::polygon, {}}), "POINT EMPTY");
}

} // namespace
} // namespace gridwarden::shape
