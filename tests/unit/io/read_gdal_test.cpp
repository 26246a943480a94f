#include "support/files.hpp"
#include "support/scratch.hpp"
#include "support/tables.hpp"
#include "unit/io/reading.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

namespace gridwarden::io {

namespace {

using test::Counted;
using test::Keys;
using test::Row;
using Rows = std::vector<Row>;
using Numbers = std::vector<std::uint32_t>;

/// Any geometry that WKT can say, in a layer of GDAL's.
test::Reading of_wkt(const std::vector<std::string>& shapes, const std::string& crs = "EPSG:4326") {
    const test::Scratch folder;
    std::string rows = "n,wkt\n";
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        rows += std::to_string(i + 1) + ",\"" + shapes[i] + "\"\n";
    }
    folder.file("rows.csv", rows);
    return test::reading(folder.file("a.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"rows\"><SrcDataSource relativeToVRT=\"1\">rows.csv"
                                              "</SrcDataSource><GeometryType>wkbUnknown</GeometryType><LayerSRS>" + crs +
                                              "</LayerSRS><GeometryField encoding=\"WKT\" field=\"wkt\"/></OGRVRTLayer></OGRVRTDataSource>"));
}

std::string canonical(const std::string& wkt) { return shape::to_wkt(shape::parse_wkt(wkt)); }

table::Table typed_table() {
    return test::table_of({test::text_column("code", {"007", std::nullopt, "甲\n\"乙\""}),
                           {"n", table::IntegerColumn{{9007199254740993, table::IntegerColumn::null, -5}}},
                           {"share", table::NumberColumn{{0.1, std::nan(""), -2.5}}},
                           {"flag", table::BooleanColumn{{1, table::BooleanColumn::null, 0}}},
                           {"day", table::DateColumn{{19852, table::DateColumn::null, -1}}}},
                          {"POINT(118.796 32.058)", "", "POINT(-1 2)"});
}

const std::string two_folders = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                                "<Folder><name>一</name><Placemark><name>a</name><Point><coordinates>1,2,3</coordinates></Point></Placemark></Folder>"
                                "<Folder><name>二</name><Placemark><name>b</name><Point><coordinates>3,4</coordinates></Point></Placemark></Folder>"
                                "</Document></kml>";

} // namespace

TEST(ReadGdal, TypesComeBackAsTheyWereWritten) {
    const test::Scratch folder;
    for (const auto* name : {"层.gpkg", "层.parquet"}) {
        const auto path = folder.name(name);
        try {
            test::written_to(path, typed_table());
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), "GW-OUT-003") << error.message(Language::en); // this GDAL was built without the format
            continue;
        }
        const auto read = test::reading(path);
        SCOPED_TRACE(name);
        EXPECT_EQ(read.names(), (Row{"code", "n", "share", "flag", "day"}));
        EXPECT_EQ(read.rows, (Rows{{"007", "9007199254740993", "0.1", "true", "2024-05-09"},
                                   {"∅", "∅", "∅", "∅", "∅"},
                                   {"甲\n\"乙\"", "-5", "-2.5", "false", "1969-12-31"}}));
        EXPECT_EQ(read.wkt, (Row{canonical("POINT(118.796 32.058)"), "", canonical("POINT(-1 2)")}));
        EXPECT_EQ(read.numbers, (Numbers{1, 2, 3}));
        EXPECT_EQ(read.schema.crs, shape::wgs84());
        EXPECT_TRUE(read.schema.has_geometry);
        const auto type = [&](std::size_t i) { return read.schema.fields[i].type; };
        EXPECT_EQ(type(0), table::Type::text);
        EXPECT_EQ(type(1), table::Type::integer);
        EXPECT_EQ(type(2), table::Type::number);
        EXPECT_EQ(type(3), table::Type::boolean);
        EXPECT_EQ(type(4), table::Type::date);
    }
}

TEST(ReadGdal, AFlatGeobufComesInTheOrderOfItsIndex) {
    const test::Scratch folder;
    const auto table = test::table_of({{"n", table::IntegerColumn{{1, 2, 3}}}, {"day", table::DateColumn{{19852, 0, table::DateColumn::null}}}},
                                      {"POINT(1 2)", "POINT(100 50)", "POINT(-100 -50)"});
    auto read = test::reading(test::written_to(folder.name("a.fgb"), table));
    std::sort(read.rows.begin(), read.rows.end());
    EXPECT_EQ(read.rows, (Rows{{"1", "2024-05-09T00:00:00"}, {"2", "1970-01-01T00:00:00"}, {"3", "∅"}})) << "it knows times only";
    EXPECT_EQ(read.numbers, (Numbers{1, 2, 3}));
    EXPECT_EQ(read.schema.crs, shape::wgs84());
}

TEST(ReadGdal, ZAndMAreDroppedAndTold) {
    const auto read = of_wkt({"POINT Z (1 2 3)", "POINT M (3 4 5)", "LINESTRING ZM (1 2 3 4,5 6 7 8)", "POINT (5 6)"});
    EXPECT_EQ(read.wkt, (Row{canonical("POINT(1 2)"), canonical("POINT(3 4)"), canonical("LINESTRING(1 2,5 6)"), canonical("POINT(5 6)")}));
    EXPECT_EQ(read.told("GW-IO-037"), Row{"0  3"});
    EXPECT_EQ(read.issues, (Counted{{"GW-IO-037", 1}}));
}

TEST(ReadGdal, CurvesAreDrawnToATenthOfAMetre) {
    for (const double radius : {1.0, 100.0, 100'000.0}) {
        const auto r = std::to_string(radius);
        const auto read = of_wkt({"CIRCULARSTRING(-" + r + " 0,0 " + r + "," + r + " 0)"}, "EPSG:4548");
        ASSERT_EQ(read.issues, (Counted{{"GW-IO-038", 1}}));
        const auto path = shape::parse_wkt(read.wkt[0]).parts[0][0];
        EXPECT_EQ(path.front().x, -radius);
        EXPECT_EQ(path.back().x, radius);
        for (std::size_t i = 1; i < path.size(); ++i) {
            const double middle = std::hypot((path[i].x + path[i - 1].x) / 2, (path[i].y + path[i - 1].y) / 2);
            EXPECT_NEAR(middle, radius, 0.1001);
            EXPECT_NEAR(std::hypot(path[i].x, path[i].y), radius, 1e-6 * radius);
        }
    }
    const auto compound = of_wkt({"CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(0 0,1 1,2 0),(2 0,0 0)))",
                                  "MULTISURFACE(((0 0,1 0,1 1,0 0)),CURVEPOLYGON((2 0,3 0,3 1,2 0)))", "MULTICURVE((0 0,1 1))"});
    EXPECT_EQ(compound.counts.rejected, 0u);
    EXPECT_TRUE(compound.wkt[0].starts_with("POLYGON"));
    EXPECT_EQ(compound.wkt[1], canonical("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((2 0,3 0,3 1,2 0)))"));
    EXPECT_EQ(compound.wkt[2], canonical("LINESTRING(0 0,1 1)"));
    EXPECT_EQ(compound.told("GW-IO-038"), Row{"0  1"}) << "straight edges are no curves, whatever the type is called";
    EXPECT_EQ(of_wkt({"GEOMETRYCOLLECTION(CURVEPOLYGON((2 0,3 0,3 1,2 0)))"}).wkt, Row{canonical("POLYGON((2 0,3 0,3 1,2 0))")});
}

TEST(ReadGdal, SurfacesAreLaidFlat) {
    const auto read = of_wkt({"TIN(((0 0,1 0,1 1,0 0)),((0 0,1 1,0 1,0 0)))", "TRIANGLE((0 0,1 0,1 1,0 0))",
                              "POLYHEDRALSURFACE(((0 0,1 0,1 1,0 0)))"});
    EXPECT_EQ(read.wkt, (Row{canonical("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((0 0,1 1,0 1,0 0)))"), canonical("POLYGON((0 0,1 0,1 1,0 0))"),
                             canonical("POLYGON((0 0,1 0,1 1,0 0))")}));
    EXPECT_EQ(read.told("GW-IO-042"), Row{"0  2"});
}

TEST(ReadGdal, CollectionsOfOneKindAreJoinedAndMixedOnesRejected) {
    const auto read = of_wkt({"GEOMETRYCOLLECTION(POINT(1 2),MULTIPOINT((3 4),(5 6)))", "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))",
                              "GEOMETRYCOLLECTION(POINT EMPTY,POLYGON((0 0,1 0,1 1,0 0)))", "GEOMETRYCOLLECTION EMPTY", "POINT EMPTY"});
    EXPECT_EQ(read.wkt, (Row{canonical("MULTIPOINT((1 2),(3 4),(5 6))"), canonical("POLYGON((0 0,1 0,1 1,0 0))"), "", ""}));
    EXPECT_EQ(read.numbers, (Numbers{1, 3, 4, 5}));
    EXPECT_EQ(read.counts.read, 5u);
    EXPECT_EQ(read.counts.rejected, 1u);
    EXPECT_EQ(read.told("GW-IO-039"), Row{"2  GEOMETRYCOLLECTION"});
    EXPECT_EQ(read.told("GW-IO-036"), Row{"0  3"});
}

TEST(ReadGdal, RingsAreClosedAndShortOnesRejected) {
    const auto read = of_wkt({"POLYGON((0 0,1 0,1 1))", "POLYGON((0 0,1 0,0 0))", "LINESTRING(1 2)", "POINT(1 2)"});
    EXPECT_EQ(read.wkt, (Row{canonical("POLYGON((0 0,1 0,1 1,0 0))"), canonical("POINT(1 2)")}));
    EXPECT_EQ(read.numbers, (Numbers{1, 4}));
    EXPECT_EQ(read.told("GW-IO-040"), Row{"1  "});
    EXPECT_EQ(read.told("GW-IO-032"), Row{"2  3"});
    EXPECT_EQ(read.told("GW-IO-033"), Row{"3  1"});
}

TEST(ReadGdal, TheCrsIsTheOneOfTheFile) {
    EXPECT_EQ(of_wkt({"POINT(1 2)"}, "EPSG:4548").schema.crs, shape::CrsTag{"EPSG:4548"});
    EXPECT_EQ(of_wkt({"POINT(1 2)"}, "EPSG:4490").schema.crs, shape::CrsTag{"EPSG:4490"});
    const test::Scratch folder;
    const auto path = test::written_to(folder.name("a.shp"), test::table_of({}, {"POINT(1 2)"}));
    EXPECT_EQ(test::reading(path).schema.crs, shape::wgs84());
    std::filesystem::remove(folder.name("a.prj"));
    EXPECT_FALSE(test::reading(path).schema.crs.stated());
    EXPECT_EQ(test::reading(folder.file("a.kml", two_folders), {{"layer", "一"}}).schema.crs, shape::wgs84());
}

TEST(ReadGdal, OneOfSeveralLayersIsNamed) {
    const test::Scratch folder;
    const auto path = folder.file("a.kml", two_folders);
    const auto several = test::refusal(path);
    EXPECT_TRUE(several.starts_with("GW-IO-005") && test::holds(several, "一, 二")) << several;
    const auto unknown = test::refusal(path, {{"layer", "三"}});
    EXPECT_TRUE(unknown.starts_with("GW-IO-004") && test::holds(unknown, "一, 二")) << unknown;
    const auto read = test::reading(path, {{"layer", "二"}});
    EXPECT_EQ(read.wkt, Row{canonical("POINT(3 4)")});
    EXPECT_EQ(read.layers, Row{"二"});
    const auto layers = list_layers(path);
    ASSERT_EQ(layers.size(), 2u);
    EXPECT_EQ(layers[0].name, "一");
    EXPECT_EQ(layers[0].rows, 1u);
    EXPECT_TRUE(layers[1].has_geometry);
    EXPECT_EQ(test::reading(test::written_to(folder.name("a.gpkg"), typed_table())).layers, Row{""}) << "the only layer needs no name";
}

TEST(ReadGdal, ManyRowsComeInBatches) {
    const test::Scratch folder;
    constexpr std::size_t rows = 70'000;
    table::IntegerColumn numbers;
    for (std::size_t i = 0; i < rows; ++i) {
        numbers.values.push_back(static_cast<std::int64_t>(i));
    }
    const auto table = test::table_of({{"n", numbers}, test::text_column("t", test::Texts(rows, "x"))}, std::vector<std::string>(rows, "POINT(1 2)"));
    const auto read = test::reading(test::written_to(folder.name("a.gpkg"), table));
    EXPECT_EQ(read.batches, (std::vector<std::size_t>{65'536, rows - 65'536}));
    EXPECT_EQ(read.rows[65'536], (Row{"65536", "x"}));
    EXPECT_EQ(read.numbers.back(), rows);
    EXPECT_EQ(read.counts.read, rows);
}

TEST(ReadGdal, DamagedFilesAreRefused) {
    const test::Scratch folder;
    const auto whole = test::bytes_of(test::written_to(folder.name("whole.gpkg"), typed_table()));
    const auto begins = [&](const std::string& name, const std::string& bytes) { return test::refusal(folder.file(name, bytes)).substr(0, 9); };
    EXPECT_EQ(begins("a.gpkg", whole.substr(0, whole.size() / 3)), "GW-IO-002");
    EXPECT_EQ(begins("b.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark>"), "GW-IO-002");
    EXPECT_EQ(begins("c.xlsx", "PK\x03\x04 no workbook"), "GW-IO-002");
    EXPECT_EQ(begins("d.shp", "no shapes"), "GW-IO-003");
}

TEST(ReadGdal, TimesAreIsoText) {
    const test::Scratch folder;
    const auto path = folder.file("a.gpx", "<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
                                           "<wpt lat=\"2\" lon=\"1\"><time>2024-05-09T08:05:03Z</time><name>甲</name></wpt></gpx>");
    const auto read = test::reading(path);
    EXPECT_EQ(read.rows.at(0).at(static_cast<std::size_t>(read.schema.index_of("time"))), "2024-05-09T08:05:03Z");
    EXPECT_EQ(read.wkt, Row{canonical("POINT(1 2)")});
    EXPECT_EQ(read.schema.crs, shape::wgs84());
}

} // namespace gridwarden::io
