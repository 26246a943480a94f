#include "geodesy/crs.hpp"

#include "core/error.hpp"
#include "geodesy/geodesic.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

namespace gridwarden::geodesy {
namespace {

shape::Coord lonlat(const std::string& crs, shape::Coord c) {
    const Transform transform(parse_crs(crs));
    transform.to_wgs84(std::span(&c, 1));
    return c;
}

shape::Coord from_lonlat(const std::string& crs, shape::Coord c) {
    const Transform transform(parse_crs(crs));
    transform.from_wgs84(std::span(&c, 1));
    return c;
}

std::string code_of_failure(const std::string& crs) {
    try {
        const Crs understood = parse_crs(crs);
        return "understood as " + understood.tag.text;
    } catch (const Error& error) {
        EXPECT_EQ(error.message(Language::en).find('{'), std::string::npos);
        EXPECT_FALSE(error.hint(Language::zh).empty());
        return error.code();
    }
}

const std::string long_island_prj =
    R"(PROJCS["NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet",GEOGCS["GCS_North_American_1983",)"
    R"(DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",984250.0],)"
    R"(PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-74.0],PARAMETER["Standard_Parallel_1",40.66666666666666],)"
    R"(PARAMETER["Standard_Parallel_2",41.03333333333333],PARAMETER["Latitude_Of_Origin",40.16666666666666],)"
    R"(UNIT["Foot_US",0.3048006096012192]])";
const std::string beijing_prj =
    R"(PROJCS["Beijing_1954_3_Degree_GK_CM_114E",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",)"
    R"(SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],)"
    R"(PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";
const std::string cgcs2000_prj =
    R"(PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",)"
    R"(SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],)"
    R"(PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

TEST(ParseCrs, UnderstandsNamesInAnyCase) {
    for (const char* text : {"wgs84", "WGS 84", "EPSG:4326", "epsg:4326", "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84",
                             " EPSG:4326\n", "+proj=longlat +datum=WGS84", "EPSG:4979"}) {
        const Crs crs = parse_crs(text);
        EXPECT_EQ(crs.tag, shape::wgs84()) << text;
        EXPECT_TRUE(crs.is_wgs84) << text;
    }
    for (const char* text : {"cgcs2000", "CGCS-2000", "EPSG:4490"}) {
        const Crs crs = parse_crs(text);
        EXPECT_EQ(crs.tag.text, "EPSG:4490") << text;
        EXPECT_TRUE(crs.is_wgs84) << text;
        EXPECT_EQ(crs.kind, CrsKind::geographic);
    }
    EXPECT_EQ(parse_crs("GCJ-02").kind, CrsKind::gcj02);
    EXPECT_EQ(parse_crs("gcj02").tag.text, "gcj02");
    EXPECT_EQ(parse_crs("bd09").kind, CrsKind::bd09);
}

TEST(ParseCrs, FindsTheCodeOfAPrjFile) {
    EXPECT_EQ(parse_crs(long_island_prj).tag.text, "EPSG:2263");
    EXPECT_EQ(parse_crs(cgcs2000_prj).tag.text, "EPSG:4549");
    EXPECT_EQ(parse_crs("ESRI:102100").tag.text, "EPSG:3857");
    EXPECT_EQ(parse_crs("EPSG:4547").name, "CGCS2000 / 3-degree Gauss-Kruger CM 114E");
    EXPECT_EQ(parse_crs("EPSG:4547").kind, CrsKind::projected);
    EXPECT_FALSE(parse_crs("EPSG:4547").is_wgs84);
}

TEST(ParseCrs, TakesTheHorizontalPart) {
    EXPECT_EQ(parse_crs("EPSG:7415").tag.text, "EPSG:28992"); // RD New with heights
    EXPECT_EQ(parse_crs("EPSG:4480").tag.text, "EPSG:4490");  // CGCS2000 in three dimensions
    EXPECT_TRUE(parse_crs("EPSG:4480").is_wgs84);
}

TEST(ParseCrs, RefusesWhatItDoesNotKnow) {
    for (const char* text : {"", "  ", "EPSG:1", "EPSG:abc", "Beijing", "WGS", "4326", "+proj=nonsense", "PROJCS[\"x\"",
                             "+proj=pipeline +step +proj=utm +zone=3"}) {
        EXPECT_EQ(code_of_failure(text), "GW-CRS-001") << text;
    }
    EXPECT_EQ(code_of_failure("EPSG:5773"), "GW-CRS-005"); // heights
    EXPECT_EQ(code_of_failure("EPSG:4978"), "GW-CRS-005"); // geocentric
    EXPECT_EQ(code_of_failure(R"(LOCAL_CS["site grid",UNIT["metre",1]])"), "GW-CRS-005");
}

TEST(ParseCrs, RefusesDatumsWhoseShiftIsSecret) {
    for (const char* text :
         {"EPSG:4214", "EPSG:4610", "EPSG:4555", "EPSG:2435", "EPSG:2362", "EPSG:21418", "EPSG:2343", "EPSG:4782"}) {
        EXPECT_EQ(code_of_failure(text), "GW-CRS-002") << text;
    }
    EXPECT_EQ(code_of_failure(beijing_prj), "GW-CRS-002");
}

TEST(ParseCrs, RefusesADatumWithoutAKnownShift) {
    EXPECT_EQ(code_of_failure("+proj=longlat +ellps=krass"), "GW-CRS-004");
    EXPECT_EQ(code_of_failure("+proj=tmerc +lon_0=114 +x_0=500000 +ellps=bessel"), "GW-CRS-004");
}

TEST(ParseCrs, AcceptsTheUsersOwnShift) {
    const Crs crs = parse_crs(
        "+proj=tmerc +lat_0=0 +lon_0=109.5 +k=1 +x_0=500000 +ellps=krass +towgs84=31.4,-144.3,-74.8,0,0,0.814,-0.38");
    EXPECT_EQ(crs.kind, CrsKind::projected);
    const Transform transform(parse_crs(crs.tag.text)); // the tag keeps the shift
    shape::Coord c{456789.0, 4318123.0};
    const shape::Coord in_crs = c;
    transform.to_wgs84(std::span(&c, 1));
    EXPECT_NEAR(c.y, 39.0, 0.1);
    transform.from_wgs84(std::span(&c, 1));
    EXPECT_NEAR(c.x, in_crs.x, 1e-3);
    EXPECT_NEAR(c.y, in_crs.y, 1e-3);
}

TEST(Transform, ReproducesTheVectorsOfTheRequirements) {
    EXPECT_NEAR(from_lonlat("EPSG:4549", {121.5272106, 31.1774276}).x, 645592.4304, 1e-3);
    EXPECT_NEAR(from_lonlat("EPSG:4549", {121.5272106, 31.1774276}).y, 3451650.5567, 1e-3);
    EXPECT_NEAR(from_lonlat("EPSG:4528", {121.5272106, 31.1774276}).x, 40645592.4304, 1e-3);
    EXPECT_NEAR(from_lonlat("EPSG:4548", {116.7980, 33.9560}).x, 481328.6421, 1e-3);
    EXPECT_NEAR(from_lonlat("EPSG:4527", {116.7980, 33.9560}).y, 3758799.2587, 1e-3);
    const shape::Coord back = lonlat(cgcs2000_prj, {645592.4304, 3451650.5567});
    EXPECT_NEAR(back.x, 121.5272106, 1e-8);
    EXPECT_NEAR(back.y, 31.1774276, 1e-8);
}

TEST(Transform, PutsNewYorkWhereItIs) {
    const shape::Coord city_hall = lonlat("EPSG:2263", {981770.0, 198880.0}); // feet
    EXPECT_LT(distance(city_hall, {-74.0059, 40.7126}).in_metres(), 500.0);
    const Transform transform(parse_crs("EPSG:2263"));
    EXPECT_DOUBLE_EQ(transform.accuracy_at({981770.0, 198880.0})->in_metres(), 4.0); // NAD83 is told apart, to 4 m
}

TEST(Transform, TellsTheAccuracyOfTheShiftThatItUses) {
    const Transform nad27(parse_crs("EPSG:4267"));
    const auto carolina = nad27.accuracy_at({-80.0, 35.5});
    ASSERT_TRUE(carolina.has_value());
    EXPECT_GT(carolina->in_metres(), 0.0);
    EXPECT_LE(carolina->in_metres(), 20.0);
    EXPECT_EQ(Transform(parse_crs("wgs84")).accuracy_at({0, 0})->in_metres(), 0.0);
    EXPECT_EQ(Transform(parse_crs("EPSG:4549")).accuracy_at({500000, 3e6})->in_metres(), 0.0);
    EXPECT_FALSE(Transform(parse_crs("gcj02")).accuracy_at({120, 30}).has_value());
    const shape::Coord shifted = lonlat("EPSG:4267", {-80.0, 35.5});
    EXPECT_NEAR(distance(shifted, {-80.0, 35.5}).in_metres(), 22.0, 10.0); // NAD27 lies about 20 m off there
}

TEST(Transform, ConvertsChineseOffsetsBothWays) {
    const shape::Coord wgs{116.404, 39.915};
    EXPECT_NEAR(from_lonlat("gcj02", wgs).x, 116.41024449916938, 1e-9);
    const shape::Coord bd = from_lonlat("bd09", wgs);
    EXPECT_NEAR(distance(bd, wgs).in_metres(), 1200, 400);
    EXPECT_NEAR(lonlat("bd09", bd).x, wgs.x, 1e-9);
    EXPECT_NEAR(lonlat("gcj02", from_lonlat("gcj02", wgs)).y, wgs.y, 1e-9);
}

TEST(Transform, IsTheIdentityForWgs84AndCgcs2000) {
    for (const char* text : {"wgs84", "cgcs2000"}) {
        const Transform transform(parse_crs(text));
        EXPECT_TRUE(transform.is_identity());
        shape::Coord c{121.123456789012345, 31.2};
        transform.to_wgs84(std::span(&c, 1));
        EXPECT_EQ(c, (shape::Coord{121.123456789012345, 31.2}));
    }
    EXPECT_FALSE(Transform(parse_crs("EPSG:3857")).is_identity());
}

TEST(Transform, GivesNaNForNaNAndOutsideTheDomain) {
    const double nan = std::nan("");
    for (const char* crs : {"EPSG:4549", "EPSG:3857", "EPSG:2263", "EPSG:32633", "EPSG:4267", "gcj02", "bd09"}) {
        EXPECT_TRUE(std::isnan(lonlat(crs, {nan, 30}).x)) << crs;
        EXPECT_TRUE(std::isnan(lonlat(crs, {30, std::numeric_limits<double>::infinity()}).y)) << crs;
    }
    EXPECT_TRUE(std::isnan(lonlat("EPSG:4549", {40645592.43, 3451650.56}).x)); // a zone prefix in a CRS without one
    EXPECT_TRUE(std::isnan(lonlat("EPSG:4549", {1e30, 3451650.56}).x));
    EXPECT_TRUE(std::isnan(lonlat("EPSG:3857", {5e7, 0}).x));
    EXPECT_NEAR(lonlat("EPSG:3857", {-13010000, 4020000}).x, -116.87, 0.01);
}

TEST(Transform, AWholeBatchIsTheSameAsOneByOne) {
    const Transform transform(parse_crs("EPSG:4549"));
    std::vector<shape::Coord> batch{{500000, 3e6}, {std::nan(""), 1}, {1e30, 1}, {645592.4304, 3451650.5567}};
    transform.to_wgs84(batch);
    EXPECT_EQ(batch[0], lonlat("EPSG:4549", {500000, 3e6}));
    EXPECT_TRUE(std::isnan(batch[1].x) && std::isnan(batch[2].x));
    EXPECT_EQ(batch[3], lonlat("EPSG:4549", {645592.4304, 3451650.5567}));
}

TEST(Transform, AgreesWithReferenceGaussKrueger) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto rows = test::read_csv(*shared / "golden/07_cgcs2000/gk.csv");
    ASSERT_GT(rows.size(), 50U);
    for (const auto& row : rows) {
        const std::array cases{std::tuple{"epsg3_prefix", "easting_y_prefix_m", "northing_x_m"},
                               std::tuple{"epsg3_noprefix", "easting_y_noprefix_m", "northing_x_m"},
                               std::tuple{"epsg6_prefix", "e6_prefix_m", "n6_m"},
                               std::tuple{"epsg6_noprefix", "e6_noprefix_m", "n6_m"}};
        for (const auto& [code, x, y] : cases) {
            if (row.text(code).empty()) {
                continue;
            }
            const shape::Coord got = from_lonlat("EPSG:" + row.text(code), row.coord("lon", "lat"));
            EXPECT_NEAR(got.x, row.number(x), 1e-5) << row.text("id") << code;
            EXPECT_NEAR(got.y, row.number(y), 1e-5) << row.text("id") << code;
            const shape::Coord back = lonlat("EPSG:" + row.text(code), row.coord(x, y));
            EXPECT_NEAR(back.x, row.number("lon"), 1e-9) << row.text("id") << code;
            EXPECT_NEAR(back.y, row.number("lat"), 1e-9) << row.text("id") << code;
        }
    }
}

TEST(BeltOfEasting, TellsAZonePrefixThatDoesNotFitTheCrs) {
    const auto belt = [](const char* crs, double easting) {
        return belt_of_easting(parse_crs(crs), {easting, 3451650.56}).value_or("");
    };
    EXPECT_EQ(belt("EPSG:4549", 40645592.43), "EPSG:4528");
    EXPECT_EQ(belt("EPSG:4549", 39481328.64), "EPSG:4527"); // another zone as well
    EXPECT_EQ(belt("EPSG:4549", 20645592.43), "EPSG:4498"); // a 6-degree zone
    EXPECT_EQ(belt("EPSG:4528", 645592.43), "EPSG:4549");
    EXPECT_EQ(belt("EPSG:4528", 39645592.43), "EPSG:4527");
    EXPECT_EQ(belt("EPSG:4498", 645592.43), "EPSG:4509");
    EXPECT_EQ(belt("EPSG:4549", 645592.43), "");
    EXPECT_EQ(belt("EPSG:4528", 40645592.43), "");
    EXPECT_EQ(belt("EPSG:4549", 99645592.43), "");
    EXPECT_EQ(belt("EPSG:4549", std::nan("")), "");
    EXPECT_EQ(belt("EPSG:2263", 40645592.43), "");
    EXPECT_EQ(parse_crs(belt("EPSG:4549", 40645592.43)).name, "CGCS2000 / 3-degree Gauss-Kruger zone 40");
}

TEST(EdgeStray, IsTheSagOfALongEdgeAndNothingInLonLat) {
    const Crs crs = parse_crs("EPSG:4549");
    const Transform transform(crs);
    // An east-west edge of 100 km at 35 N: the parallel bends away from the straight line by s^2 tan(lat) / 8R.
    const shape::Geometry edge{shape::Kind::line, {{{{450000, 3875000}, {550000, 3875000}}}}};
    EXPECT_NEAR(edge_stray(edge, transform).in_metres(), 1e10 * std::tan(35 * 0.0174533) / (8 * 6371000), 5.0);
    EXPECT_EQ(edge_stray(edge, Transform(parse_crs("wgs84"))).in_metres(), 0.0);
    const shape::Geometry village{shape::Kind::line, {{{{500000, 3875000}, {500200, 3875100}}}}};
    EXPECT_LT(edge_stray(village, transform).in_metres(), 0.001);
    const shape::Geometry mercator{shape::Kind::line, {{{{0, 0}, {8000000, 8000000}}}}};
    EXPECT_GT(edge_stray(mercator, Transform(parse_crs("EPSG:3857"))).in_metres(),
              1e5); // 70 degrees: takes the exact way
}

} // namespace
} // namespace gridwarden::geodesy
