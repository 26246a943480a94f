#include "support/scratch.hpp"
#include "unit/io/reading.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <random>

namespace gridwarden::io {

namespace {

using test::Counted;
using test::Row;
using Rows = std::vector<Row>;
using Json = nlohmann::ordered_json;

test::Reading geojson(const std::string& text, const std::string& name = "a.geojson") {
    const test::Scratch folder;
    return test::reading(folder.file(name, text));
}

std::string refused(const std::string& text, const std::string& name = "a.geojson") {
    const test::Scratch folder;
    return test::refusal(folder.file(name, text));
}

std::string feature(const std::string& properties, const std::string& geometry = "null", const std::string& more = "") {
    return R"({"type":"Feature",)" + more + R"("properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string collection(const std::vector<std::string>& features, const std::string& more = "") {
    std::string all;
    for (const auto& one : features) {
        all += (all.empty() ? "" : ",\n") + one;
    }
    return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + "\n" + all + "\n]}\n";
}

test::Reading of_geometry(const std::string& type, const std::string& coordinates) {
    return geojson(collection({feature("{}", R"({"type":")" + type + R"(","coordinates":)" + coordinates + "}")}));
}

/// The code by which a geometry is rejected.
std::string fault_of(const std::string& type, const std::string& coordinates) {
    const auto read = of_geometry(type, coordinates);
    EXPECT_EQ(read.counts.rejected, 1u);
    return read.issues.size() == 1 ? read.issues.begin()->first : "";
}

std::string shape_of(const std::string& type, const std::string& coordinates) {
    const auto read = of_geometry(type, coordinates);
    return read.wkt.size() == 1 ? read.wkt.front() : "rejected";
}

Json random_value(std::mt19937& random, int depth) {
    const std::vector<std::string> texts{"", "007", "甲乙", "a\"b\\c/", "\n\t\x01", "😀", "null", "1e5"};
    switch (random() % (depth > 0 ? 8 : 6)) {
    case 0: return nullptr;
    case 1: return random() % 2 == 0;
    case 2: return static_cast<int>(random() % 2000) - 1000;
    case 3: return static_cast<double>(random()) / 1e6 - 2000;
    case 4:
    case 5: return texts[random() % texts.size()];
    case 6: {
        Json items = Json::array();
        for (auto n = random() % 4; n > 0; --n) {
            items.push_back(random_value(random, depth - 1));
        }
        return items;
    }
    default: {
        Json members = Json::object();
        for (auto n = random() % 4; n > 0; --n) {
            members[texts[random() % texts.size()]] = random_value(random, depth - 1);
        }
        return members;
    }
    }
}

Json random_feature(std::mt19937& random) {
    const std::vector<std::string> names{"a", "名称", "a\"b", "é\\", "", "id", "long name"};
    Json properties = Json::object();
    for (auto n = random() % 7; n > 0; --n) {
        properties[names[random() % names.size()]] = random_value(random, 3);
    }
    Json one{{"type", "Feature"}, {"properties", properties}, {"geometry", nullptr}};
    if (random() % 2 == 0) {
        one["geometry"] = {{"type", "Point"}, {"coordinates", {static_cast<int>(random() % 180), 0.25}}};
    }
    if (random() % 3 == 0) {
        one["foreign"] = random_value(random, 2);
    }
    return one;
}

/// Whether a cell says what the member says; an absent member says null.
bool agrees(const std::string& cell, const Json& properties, const std::string& name) {
    const Json value = properties.contains(name) ? properties[name] : Json();
    if (value.is_null()) {
        return cell == "∅";
    }
    if (value.is_string()) {
        return cell == value.get<std::string>();
    }
    constexpr std::size_t mark = std::string_view("‹").size();
    return cell.starts_with("‹") && Json::parse(cell.substr(mark, cell.size() - 2 * mark)) == value;
}

} // namespace

TEST(ReadGeoJson, TextIsTextAndAllElseStaysAsItWasWritten) {
    const auto read = geojson(collection({feature(R"({"code":"007","n":320100000000000000012,"f":1.10,"e":1E5})"),
                                          feature(R"({"list":[1, {"a" : "]"}],"yes":true,"code":null,"text":"\u7532\ud83d\ude00\n\"\ud800"})")}));
    EXPECT_EQ(read.names(), (Row{"code", "n", "f", "e", "list", "yes", "text"}));
    EXPECT_EQ(read.rows, (Rows{{"007", "‹320100000000000000012›", "‹1.10›", "‹1E5›", "∅", "∅", "∅"},
                               {"∅", "∅", "∅", "∅", "‹[1, {\"a\" : \"]\"}]›", "‹true›", "甲😀\n\"\uFFFD"}}));
    EXPECT_EQ(read.numbers, (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(read.issues, Counted{});
    EXPECT_EQ(read.schema.crs, shape::wgs84());
}

TEST(ReadGeoJson, EveryWayToWriteFeatures) {
    const auto one = feature(R"({"a":"1"})", R"({"type":"Point","coordinates":[1,2]})");
    const auto two = feature(R"({"b":"2"})");
    EXPECT_EQ(geojson(one).rows, (Rows{{"1"}}));
    EXPECT_EQ(geojson(R"({"coordinates":[1,2],"type":"Point"})").wkt, Row{shape::to_wkt(shape::point({1, 2}))});
    const Rows both{{"1", "∅"}, {"∅", "2"}};
    EXPECT_EQ(geojson("\xEF\xBB\xBF" + collection({one, two}), "a.json").rows, both);
    EXPECT_EQ(geojson(one + "\n" + two + "\n").rows, both);
    EXPECT_EQ(geojson(one + "\r\n\r\n" + two, "a.ndjson").rows, both);
    EXPECT_EQ(geojson("\x1E" + one + "\n\x1E" + two + "\n", "a.geojsons").rows, both);
    EXPECT_EQ(geojson("\x1E" + one + "\n").rows, (Rows{{"1"}}));
    EXPECT_EQ(geojson("{\"features\":[" + one + "],\"type\":\"FeatureCollection\"}").rows, (Rows{{"1"}}));
    EXPECT_EQ(geojson(collection({})).counts.read, 0u);
    const auto mixed = geojson(one + "\n[1]\n" + R"({"type":"Point","coordinates":[3,4]})" + "\n");
    EXPECT_EQ(mixed.numbers, (std::vector<std::uint32_t>{1, 3}));
    EXPECT_EQ(mixed.told("GW-IO-031"), Row{"2  [1]"});
}

TEST(ReadGeoJson, TheMemberIdIsAColumn) {
    const auto read = geojson(collection({feature("{}", "null", R"("id":"007",)"), feature("{}", "null", R"("id":12345678901234567890,)"),
                                          feature("{}", "null", R"("id":null,)"), feature("{}", "null", R"("id":[1],)")}));
    EXPECT_EQ(read.names(), Row{"id"});
    EXPECT_EQ(read.column(0), (Row{"007", "‹12345678901234567890›", "∅", "∅"}));
    EXPECT_EQ(read.issues, (Counted{{"GW-IO-043", 1}}));
    const auto beside = geojson(collection({feature(R"({"id":"p","feature_id":"q"})", "null", R"("id":"m",)")}));
    EXPECT_EQ(beside.names(), (Row{"feature_id_2", "id", "feature_id"}));
    EXPECT_EQ(beside.rows, (Rows{{"m", "p", "q"}}));
    EXPECT_EQ(geojson(collection({feature("{}", "null", R"("id":null,)")})).names(), Row{});
}

TEST(ReadGeoJson, OfAMemberGivenTwiceTheLastCounts) {
    const auto read = geojson(collection({feature(R"({"a":1,"a":"x","\u0061":null})")}));
    EXPECT_EQ(read.rows, (Rows{{"∅"}}));
    EXPECT_EQ(read.told("GW-IO-035"), (Row{"1 a a", "1 a a"}));
    const auto whole = geojson(R"({"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"a":1,"b":2},)"
                               R"("geometry":null,"properties":{"b":3}})");
    EXPECT_EQ(whole.rows, (Rows{{"∅", "‹3›"}}));
    EXPECT_EQ(whole.wkt, Row{""});
    EXPECT_EQ(whole.told("GW-IO-035")[0], "1 geometry geometry");
}

TEST(ReadGeoJson, PropertiesMayBeMissingOrWrong) {
    const auto read = geojson(collection({feature("null"), feature("[1,2]"), R"({"type":"Feature"})", feature(R"({"a":""})")}));
    EXPECT_EQ(read.rows, (Rows{{"∅"}, {"∅"}, {"∅"}, {""}}));
    EXPECT_EQ(read.told("GW-IO-041"), Row{"2 properties [1,2]"});
}

TEST(ReadGeoJson, GeometriesOfEveryKind) {
    EXPECT_EQ(shape_of("Point", "[118.5, -32.25]"), shape::to_wkt(shape::point({118.5, -32.25})));
    for (const auto& [type, coordinates, wkt] :
         std::vector<std::tuple<std::string, std::string, std::string>>{
             {"MultiPoint", "[[1,2],[3,4]]", "MULTIPOINT((1 2),(3 4))"},
             {"LineString", "[[1,2],[3,4]]", "LINESTRING(1 2,3 4)"},
             {"MultiLineString", "[[[1,2],[3,4]],[[5,6],[7,8]]]", "MULTILINESTRING((1 2,3 4),(5 6,7 8))"},
             {"Polygon", "[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]", "POLYGON((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))"},
             {"MultiPolygon", "[[[[0,0],[9,0],[9,9],[0,0]]],[[[1,1],[2,1],[2,2],[1,1]]]]",
              "MULTIPOLYGON(((0 0,9 0,9 9,0 0)),((1 1,2 1,2 2,1 1)))"}}) {
        EXPECT_EQ(shape_of(type, coordinates), shape::to_wkt(shape::parse_wkt(wkt)));
    }
    for (const auto* type : {"Point", "MultiPoint", "LineString", "Polygon", "MultiPolygon"}) {
        EXPECT_EQ(shape_of(type, "[]"), "") << type;
    }
}

TEST(ReadGeoJson, BrokenGeometriesRejectTheirRowOnly) {
    EXPECT_EQ(fault_of("Polygon", "[[[0,0],[9,0],[0,0]]]"), "GW-IO-032");
    EXPECT_EQ(fault_of("Polygon", "[[]]"), "GW-IO-032");
    EXPECT_EQ(fault_of("LineString", "[[1,2]]"), "GW-IO-033");
    EXPECT_EQ(fault_of("Point", "[1e999,2]"), "GW-IO-034");
    EXPECT_EQ(fault_of("Point", "[1]"), "GW-IO-030");
    EXPECT_EQ(fault_of("Point", R"(["1","2"])"), "GW-IO-030");
    EXPECT_EQ(fault_of("Point", "[null,null]"), "GW-IO-030");
    EXPECT_EQ(fault_of("Point", R"({"x":1})"), "GW-IO-030");
    EXPECT_EQ(fault_of("LineString", "[1,2]"), "GW-IO-030");
    EXPECT_EQ(fault_of("Circle", "[1,2]"), "GW-IO-031");
    EXPECT_TRUE(refused(collection({feature("{}", R"({"type":"Point","coordinates":[NaN,1]})")})).starts_with("GW-IO-011"));
    const auto read = geojson(collection({feature(R"({"a":"1"})", "5"), feature(R"({"a":"2"})", R"({"type":"Point"})"),
                                          R"({"type":"feature","properties":{"a":"3"}})", feature(R"({"a":"4"})")}));
    EXPECT_EQ(read.rows, (Rows{{"4"}}));
    EXPECT_EQ(read.numbers, std::vector<std::uint32_t>{4});
    EXPECT_EQ(read.issues, (Counted{{"GW-IO-030", 2}, {"GW-IO-031", 1}}));
}

TEST(ReadGeoJson, WhatIsMendedIsTold) {
    const auto open = of_geometry("Polygon", "[[[0,0],[9,0],[9,9]]]");
    EXPECT_EQ(open.wkt, Row{shape::to_wkt(shape::parse_wkt("POLYGON((0 0,9 0,9 9,0 0))"))});
    EXPECT_EQ(open.told("GW-IO-040"), Row{"1  "});
    const auto high = of_geometry("LineString", "[[1,2,3],[3,4,5,6]]");
    EXPECT_EQ(high.wkt, Row{shape::to_wkt(shape::parse_wkt("LINESTRING(1 2,3 4)"))});
    EXPECT_EQ(high.told("GW-IO-037"), Row{"0  1"});
    const auto point = [](int x) { return R"({"type":"Point","coordinates":[)" + std::to_string(x) + ",0]}"; };
    const auto gathered = geojson(R"({"type":"GeometryCollection","geometries":[)" + point(1) + "," + point(2) + "]}");
    EXPECT_EQ(gathered.wkt, Row{shape::to_wkt(shape::parse_wkt("MULTIPOINT((1 0),(2 0))"))});
    EXPECT_EQ(gathered.told("GW-IO-036"), Row{"0  1"});
    const auto mixed = geojson(R"({"type":"GeometryCollection","geometries":[)" + point(1) +
                               R"(,{"type":"LineString","coordinates":[[1,2],[3,4]]}]})");
    EXPECT_EQ(mixed.issues, (Counted{{"GW-IO-039", 1}}));
}

TEST(ReadGeoJson, TheOldMemberCrsIsHeeded) {
    const auto crs_of = [](const std::string& name) {
        return geojson(collection({}, R"("crs":{"type":"name","properties":{"name":")" + name + R"("}},)")).schema.crs;
    };
    EXPECT_EQ(crs_of("urn:ogc:def:crs:EPSG::4490"), shape::CrsTag{"EPSG:4490"});
    EXPECT_EQ(crs_of("EPSG:4548"), shape::CrsTag{"EPSG:4548"});
    EXPECT_EQ(crs_of("urn:ogc:def:crs:OGC:1.3:CRS84"), shape::wgs84());
    EXPECT_EQ(crs_of("mine"), shape::CrsTag{"mine"});
    EXPECT_EQ(geojson(collection({}, R"("crs":null,)")).schema.crs, shape::wgs84());
}

TEST(ReadGeoJson, BrokenJsonIsToldWithItsPlace) {
    const auto whole = collection({feature(R"({"甲":"x"})"), feature(R"({"b":[1,{"c":2}]})", R"({"type":"Point","coordinates":[1,2]})")});
    const std::size_t end = whole.find_last_of('}');
    for (std::size_t size = 1; size <= end; ++size) {
        const auto said = refused(whole.substr(0, size));
        EXPECT_TRUE(said.starts_with("GW-IO-011") || said.starts_with("GW-IO-027")) << size << " " << said;
    }
    EXPECT_TRUE(test::holds(refused("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"甲\":tru}]}"), "line 3, column 9"));
    EXPECT_TRUE(test::holds(refused(feature("{}") + "\n" + feature(R"({"a":01})")), "line 2, column 38"));
    EXPECT_TRUE(refused(feature("{\"a\":\"x\ny\"}")).starts_with("GW-IO-011"));
    EXPECT_TRUE(refused(feature(R"({"a":"\x"})")).starts_with("GW-IO-011"));
    EXPECT_TRUE(refused(R"({"type":"FeatureCollection","features":{}})").starts_with("GW-IO-013"));
    EXPECT_TRUE(refused(R"({"type":"FeatureCollection"})").starts_with("GW-IO-013"));
    EXPECT_TRUE(refused("").starts_with("GW-IO-007"));
}

TEST(ReadGeoJson, DeepNestingHasAnEnd) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(geojson(collection({feature(R"({"a":)" + nested(900) + "}")})).rows, (Rows{{"‹" + nested(900) + "›"}}));
    EXPECT_TRUE(refused(collection({feature(R"({"a":)" + nested(100'000) + "}")})).starts_with("GW-IO-011"));
    std::string geometry = R"({"type":"Point","coordinates":[1,2]})";
    for (int i = 0; i < 50; ++i) {
        geometry = R"({"type":"GeometryCollection","geometries":[)" + geometry + "]}";
    }
    EXPECT_EQ(geojson(geometry).wkt, Row{shape::to_wkt(shape::point({1, 2}))});
    std::string opening;
    for (int i = 0; i < 100'000; ++i) {
        opening += R"({"type":"GeometryCollection","geometries":[)";
    }
    std::string closing;
    for (int i = 0; i < 100'000; ++i) {
        closing += "]}";
    }
    EXPECT_TRUE(refused(opening + closing).starts_with("GW-IO-011"));
    EXPECT_TRUE(refused(collection({feature("{}", opening + closing)})).starts_with("GW-IO-011"));
}

TEST(ReadGeoJson, OtherJsonIsForGdal) {
    const auto topology = R"({"type":"Topology","objects":{"places":{"type":"GeometryCollection","geometries":[)"
                          R"({"type":"Point","coordinates":[1,2],"properties":{"a":"007"}}]}},"arcs":[]})";
    const auto read = geojson(topology, "a.json");
    EXPECT_EQ(read.wkt, Row{shape::to_wkt(shape::point({1, 2}))});
    EXPECT_EQ(read.schema.crs, shape::wgs84());
    EXPECT_TRUE(test::holds(read.rows[0].back(), "007"));
    EXPECT_NE(refused(R"({"hello":1})"), "");
}

TEST(ReadGeoJson, ManyFeaturesComeInBatches) {
    std::vector<std::string> features;
    for (int i = 0; i < 70'000; ++i) {
        features.push_back(feature(R"({"n":)" + std::to_string(i) + "}", i % 2 == 0 ? R"({"type":"Point","coordinates":[1,2]})" : "null"));
    }
    const auto read = geojson(collection(features));
    EXPECT_EQ(read.batches, (std::vector<std::size_t>{65'536, 4'464}));
    EXPECT_EQ(read.rows[65'536], Row{"‹65536›"});
    EXPECT_EQ(read.numbers.back(), 70'000u);
}

TEST(ReadGeoJson, RandomFeaturesAreReadAsAnotherParserDoes) {
    std::mt19937 random(20240509);
    for (int round = 0; round < 500; ++round) {
        std::vector<Json> features;
        std::vector<std::string> texts;
        const bool ascii = random() % 2 == 0;
        const int indent = random() % 2 == 0 ? -1 : 2;
        for (auto n = 1 + random() % 5; n > 0; --n) {
            features.push_back(random_feature(random));
            texts.push_back(features.back().dump(indent, ' ', ascii));
        }
        const auto text = collection(texts);
        SCOPED_TRACE(text);
        const auto read = geojson(text);
        ASSERT_EQ(read.rows.size(), features.size());
        for (std::size_t row = 0; row < features.size(); ++row) {
            EXPECT_EQ(read.wkt[row].empty(), features[row]["geometry"].is_null());
            for (const auto& [name, value] : features[row]["properties"].items()) {
                EXPECT_GE(read.schema.index_of(name), 0) << name;
            }
            for (std::size_t c = 0; c < read.schema.fields.size(); ++c) {
                EXPECT_TRUE(agrees(read.rows[row][c], features[row]["properties"], read.schema.fields[c].name)) << read.rows[row][c];
            }
        }
    }
}

} // namespace gridwarden::io
