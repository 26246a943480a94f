#include "core/error.hpp"
#include "io/writer.hpp"
#include "support/child.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace gridwarden::io {

namespace {

std::string written(const table::Table& table, const WriteOptions& options = {}, const std::string& name = "测 试.geojson") {
    const test::Scratch folder;
    const auto sink = open_sink(folder.name(name), options, no_issues());
    table::write_all(table, *sink);
    EXPECT_EQ(test::names_in(folder.path()), test::Names{name});
    return test::bytes_of(folder.name(name));
}

std::string geometry_of(const std::string& wkt, int precision = 7) {
    std::string out;
    append_geojson_geometry(out, shape::parse_wkt(wkt), precision);
    return out;
}

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return "";
}

} // namespace

TEST(WriteGeoJson, IsCanonical) {
    auto dictionary = table::make_dictionary({"landfill", "yard"});
    const auto table = test::table_of({test::text_column("名称", {"甲 \"1\"\n\x01", std::nullopt}), {"kind", dictionary},
                                       {"n", table::IntegerColumn{{9007199254740993, table::IntegerColumn::null}}},
                                       {"share", table::NumberColumn{{0.1 + 0.2, std::nan("")}}},
                                       {"flag", table::BooleanColumn{{1, table::BooleanColumn::null}}},
                                       {"day", table::DateColumn{{19852, table::DateColumn::null}}},
                                       test::literal_column("code", {"320100000000000000012", "[1,{\"a\":2}]"})},
                                      {"POINT(118.79600001 32.058)", ""});
    WriteOptions options;
    options.metadata = R"({"version":"0"})";
    EXPECT_EQ(written(table, options),
              "{\"type\":\"FeatureCollection\",\"features\":[\n"
              R"({"type":"Feature","properties":{"名称":"甲 \"1\"\n\u0001","kind":"landfill","n":9007199254740993,"share":0.3,"flag":true,"day":"2024-05-09","code":320100000000000000012},"geometry":{"type":"Point","coordinates":[118.796,32.058]}},)"
              "\n"
              R"({"type":"Feature","properties":{"名称":null,"kind":"yard","n":null,"share":null,"flag":null,"day":null,"code":[1,{"a":2}]},"geometry":null})"
              "\n],\"gridwarden\":{\"version\":\"0\"}}\n");
}

TEST(WriteGeoJson, NoRowsAndNoColumns) {
    auto none = test::table_of({}, {});
    EXPECT_EQ(written(none), "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
    EXPECT_EQ(written(test::table_of({}, {"POINT(1 2)"})),
              "{\"type\":\"FeatureCollection\",\"features\":[\n"
              "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}\n]}\n");
}

TEST(WriteGeoJson, InfiniteNumbersAreNull) {
    const auto table = test::table_of({{"x", table::NumberColumn{{INFINITY}}}}, {""});
    EXPECT_NE(written(table).find("{\"x\":null}"), std::string::npos);
}

TEST(WriteGeoJson, LinesAreAFeatureEach) {
    const auto table = test::table_of({test::text_column("a", {"1", "2"})}, {"POINT(1 2)", ""});
    const std::string expected = "{\"type\":\"Feature\",\"properties\":{\"a\":\"1\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}\n"
                                 "{\"type\":\"Feature\",\"properties\":{\"a\":\"2\"},\"geometry\":null}\n";
    EXPECT_EQ(written(table, {}, "a.geojsonl"), expected);
    WriteOptions options;
    options.format = "geojsonl";
    EXPECT_EQ(written(table, options, "a.txt"), expected);
}

TEST(WriteGeoJson, RingsFollowTheRightHandRule) {
    EXPECT_EQ(geometry_of("POLYGON((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 2,1 2,1 1))"),
              R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]})");
}

TEST(WriteGeoJson, DecimalsAreFixedAndZerosCut) {
    EXPECT_EQ(geometry_of("POINT(118.123456789 -0.00000001)"), R"({"type":"Point","coordinates":[118.1234568,0]})");
    EXPECT_EQ(geometry_of("POINT(118.123456789 32)", 3), R"({"type":"Point","coordinates":[118.123,32]})");
}

TEST(WriteGeoJson, MultiGeometriesOfEveryKind) {
    EXPECT_EQ(geometry_of("MULTIPOINT((1 2),(3 4))"), R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})");
    EXPECT_EQ(geometry_of("MULTILINESTRING((1 2,3 4),(5 6,7 8))"),
              R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]})");
    EXPECT_EQ(geometry_of("LINESTRING(1 2,3 4)"), R"({"type":"LineString","coordinates":[[1,2],[3,4]]})");
    const auto islands = geometry_of("MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(1 1,1 8,8 8,8 1,1 1)),"
                                     "((2 2,7 2,7 7,2 7,2 2),(3 3,3 6,6 6,6 3,3 3)),((4 4,5 4,5 5,4 5,4 4)))");
    EXPECT_TRUE(islands.starts_with(R"({"type":"MultiPolygon","coordinates":[[[[0,0])")) << islands;
    EXPECT_EQ(std::count(islands.begin(), islands.end(), '['), 1 + 3 + 5 + 5 * 5);
}

TEST(WriteGeoJson, WhatCrossesTheAntimeridianIsSplit) {
    const auto split = geometry_of("POLYGON((170 -10,-170 -10,-170 10,170 10,170 -10))");
    EXPECT_TRUE(split.starts_with(R"({"type":"MultiPolygon")")) << split;
    EXPECT_NE(split.find("[180,"), std::string::npos) << split;
    EXPECT_NE(split.find("[-180,"), std::string::npos) << split;
    EXPECT_EQ(geometry_of("POLYGON((170 -10,190 -10,190 10,170 10,170 -10))"), split);
    const auto line = geometry_of("LINESTRING(170 0,-170 0)");
    EXPECT_TRUE(line.starts_with(R"({"type":"MultiLineString")")) << line;
    EXPECT_EQ(geometry_of("POINT(190 5)"), R"({"type":"Point","coordinates":[-170,5]})");
    EXPECT_EQ(geometry_of("POINT(180 5)"), R"({"type":"Point","coordinates":[180,5]})");
}

TEST(WriteGeoJson, ATableOnAPlaneComesOutInLonLat) {
    auto table = test::table_of({}, {"POINT(500000 3540000)"});
    table.schema.crs = {"EPSG:4548"};
    EXPECT_NE(written(table).find("\"coordinates\":[117,31.98"), std::string::npos) << written(table);
}

TEST(WriteGeoJson, AnotherReferenceSystemIsRefused) {
    const test::Scratch folder;
    WriteOptions options;
    options.out_crs = "EPSG:4548";
    EXPECT_EQ(code_of([&] { open_sink(folder.name("a.geojson"), options, no_issues()); }), "GW-OUT-006");
}

TEST(WriteGeoJson, RefusesBeforeAnyWork) {
    const test::Scratch folder;
    folder.file("a.geojson", "mine");
    const auto open = [&](const std::string& name, const std::string& format = "") {
        WriteOptions options;
        options.format = format;
        open_sink(folder.name(name), options, no_issues());
    };
    EXPECT_EQ(code_of([&] { open("a.geojson"); }), "GW-OUT-001");
    EXPECT_EQ(code_of([&] { open("missing/a.geojson"); }), "GW-OUT-002");
    EXPECT_EQ(code_of([&] { open("a.doc"); }), "GW-OUT-003");
    EXPECT_EQ(code_of([&] { open("a"); }), "GW-OUT-003");
    EXPECT_EQ(code_of([&] { open("b.geojson", "bmp"); }), "GW-OUT-003");
    EXPECT_EQ(test::bytes_of(folder.name("a.geojson")), "mine");
}

TEST(WriteGeoJson, WithoutFinishNothingIsLeft) {
    const test::Scratch folder;
    const auto table = test::table_of({}, {"POINT(1 2)"});
    for (const auto* name : {"a.geojson", "a.csv", "a.json", "a.gpkg", "a.shp", "a.fgb", "a.xlsx"}) {
        const auto sink = open_sink(folder.name(name), {}, no_issues());
        sink->begin(table.schema);
        sink->write(table.batches.front());
    }
    EXPECT_EQ(test::names_in(folder.path()), test::Names{});
}

TEST(WriteGeoJson, AFullDiskIsTold) {
    const test::Scratch folder;
    const auto table = test::table_of({test::text_column("a", {std::string(100'000, 'x')})}, {""});
    const auto outcome = test::in_child([&] {
        test::limit_file_size(10'000);
        const auto sink = open_sink(folder.name("a.geojson"), {}, no_issues());
        table::write_all(table, *sink);
    });
    EXPECT_EQ(outcome.code, "GW-OUT-004");
    EXPECT_EQ(test::names_in(folder.path()), test::Names{});
}

TEST(WriteGeoJson, ManyRowsInManyBatchesAreCounted) {
    const test::Scratch folder;
    const auto table = test::table_of({test::text_column("a", test::Texts(1000, "x"))}, std::vector<std::string>(1000, "POINT(1 2)"));
    const auto sink = open_sink(folder.name("a.geojson"), {}, no_issues());
    sink->begin(table.schema);
    for (int i = 0; i < 30; ++i) {
        sink->write(table.batches.front());
    }
    EXPECT_EQ(sink->finish(), 30'000u);
    const auto bytes = test::bytes_of(folder.name("a.geojson"));
    EXPECT_EQ(std::count(bytes.begin(), bytes.end(), '\n'), 30'002);
}

} // namespace gridwarden::io
