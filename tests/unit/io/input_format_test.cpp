#include "io/input_format.hpp"

#include "support/child.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"
#include "support/tables.hpp"
#include "unit/io/reading.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <filesystem>

namespace gridwarden::io {

namespace {

using test::Keys;
using test::Row;
using Rows = std::vector<Row>;

InputFormat format_of(const std::string& path, const std::string& asked = "") {
    return input_format({path, asked.empty() ? Keys{} : Keys{{"format", asked}}, "", ""});
}

/// Reads stdin with these bytes in it; gives the cells, or the code of the refusal.
std::string from_stdin(const std::string& bytes, const Keys& keys) {
    const test::Scratch folder;
    const auto path = folder.file("in", bytes);
    return test::in_child([&] {
               const int file = open(path.c_str(), O_RDONLY);
               dup2(file, 0);
               std::string all;
               for (const auto& row : test::reading("-", keys).rows) {
                   for (const auto& cell : row) {
                       all += cell + ";";
                   }
               }
               throw std::runtime_error(all);
           })
        .code;
}

} // namespace

TEST(InputFormat, ByExtension) {
    for (const auto* name : {"a.csv", "a.CSV", "x/a.tsv", "a.txt", "a.tab"}) {
        EXPECT_EQ(format_of(name).reader, Reader::csv) << name;
    }
    for (const auto* name : {"a.geojson", "a.json", "a.GeoJSONL", "a.ndjson", "a.jsonl", "a.geojsons"}) {
        EXPECT_EQ(format_of(name).reader, Reader::geojson) << name;
    }
    for (const auto* name : {"a.gpkg", "a.shp", "a", "a.csv.gz", ".csv", "a.topojson"}) {
        EXPECT_EQ(format_of(name).reader, Reader::gdal) << name;
        EXPECT_EQ(format_of(name).driver, "") << name;
    }
    EXPECT_FALSE(format_of("a.csv").asked);
}

TEST(InputFormat, TheKeyDecides) {
    EXPECT_EQ(format_of("a.csv", "geojson").reader, Reader::geojson);
    EXPECT_EQ(format_of("a.geojson", "CSV").reader, Reader::csv);
    EXPECT_EQ(format_of("a", "geojsonl").reader, Reader::geojson);
    EXPECT_EQ(format_of("a.csv", "gpkg").driver, "GPKG");
    EXPECT_EQ(format_of("a", "esri shapefile").driver, "ESRI Shapefile");
    EXPECT_EQ(format_of("a", "GeoJSONSeq").reader, Reader::geojson);
    EXPECT_TRUE(format_of("a.csv", "tsv").asked);
    EXPECT_THROW(format_of("a.csv", "doc"), Error);
    EXPECT_THROW(format_of("a.tif", "GTiff"), Error) << "a format of rasters";
}

TEST(InputFormat, EveryNameOfTheMessageIsUnderstood) {
    auto names = known_formats();
    std::size_t count = 0;
    for (std::size_t at = 0; at < names.size(); ++count) {
        const auto end = std::min(names.find(", ", at), names.size());
        EXPECT_NO_THROW(format_of("a", names.substr(at, end - at))) << names.substr(at, end - at);
        at = end + 2;
    }
    EXPECT_GE(count, 15u);
    const test::Scratch folder;
    const auto said = test::refusal(folder.file("a.csv", "a\n1\n"), {{"format", "doc"}});
    EXPECT_TRUE(said.starts_with("GW-IO-003") && test::holds(said, names)) << said;
}

TEST(InputFormat, ReadsWhatIsNamedOtherwise) {
    const test::Scratch folder;
    EXPECT_EQ(test::reading(folder.file("a.dat", "a\tb\n007\t2\n"), {{"format", "tsv"}}).rows, (Rows{{"007", "2"}}));
    const auto feature = R"({"type":"Feature","properties":{"n":1.10},"geometry":null})";
    EXPECT_EQ(test::reading(folder.file("b.txt", feature), {{"format", "geojson"}}).rows, (Rows{{"‹1.10›"}}));
    const auto layer = test::table_of({test::text_column("a", {"甲"})}, {"POINT(1 2)"});
    std::filesystem::rename(test::written_to(folder.name("c.gpkg"), layer), folder.name("c.bin"));
    EXPECT_EQ(test::reading(folder.name("c.bin")).rows, (Rows{{"甲"}})) << "the content tells";
}

TEST(InputFormat, WhatCannotBeReadIsRefusedInOurWords) {
    const test::Scratch folder;
    folder.file("sites.csv", "a\n1\n");
    const auto missing = test::refusal(folder.name("site.csv"));
    EXPECT_TRUE(missing.starts_with("GW-IO-001") && test::holds(missing, "sites.csv")) << missing;
    EXPECT_TRUE(test::refusal(folder.name("no/such/folder.gpkg")).starts_with("GW-IO-001"));
    EXPECT_TRUE(test::refusal(folder.file("a.xyz", "hello")).starts_with("GW-IO-003"));
    EXPECT_TRUE(test::refusal(folder.name("sites.csv"), {{"format", "gpkg"}}).starts_with("GW-IO-002"));
    EXPECT_TRUE(test::refusal(folder.file("b.csv", "PK\x03\x04zip")).starts_with("GW-IO-019"));
    EXPECT_TRUE(test::refusal(folder.file("b.json", "PK\x03\x04zip")).starts_with("GW-IO-019"));
    std::filesystem::create_directory(folder.name("folder.csv"));
    EXPECT_TRUE(test::refusal(folder.name("folder.csv")).starts_with("GW-IO-002"));
    const auto secret = folder.file("secret.csv", "a\n1\n");
    std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
    std::filesystem::permissions(secret, std::filesystem::perms::none);
    const auto outcome = test::in_child([&] {
        test::drop_root();
        open_source({secret, {}, "", ""}, no_issues());
    });
    EXPECT_EQ(outcome.code, "GW-IO-002");
}

TEST(InputFormat, StdinNeedsAKeyAndATextFormat) {
    EXPECT_EQ(from_stdin("a,b\n007,甲\n", {{"format", "csv"}}), "007;甲;");
    EXPECT_EQ(from_stdin(R"({"type":"Feature","properties":{"n":1.10},"geometry":null})", {{"format", "geojson"}}), "‹1.10›;");
    EXPECT_EQ(from_stdin("a\n1\n", {}), "GW-IO-006");
    EXPECT_EQ(from_stdin("a\n1\n", {{"format", "gpkg"}}), "GW-IO-006");
    EXPECT_EQ(from_stdin("", {{"format", "csv"}}), "GW-IO-007");
}

TEST(InputFormat, LayersOfTextFilesAreListed) {
    const test::Scratch folder;
    const auto csv = list_layers(folder.file("a.csv", "a,b\n1,2\n"));
    ASSERT_EQ(csv.size(), 1u);
    EXPECT_EQ(csv[0].driver, "CSV");
    EXPECT_EQ(csv[0].columns, (Row{"a", "b"}));
    EXPECT_FALSE(csv[0].has_geometry);
    const auto lines = R"({"type":"Feature","id":5,"properties":{"n":1},"geometry":{"type":"Point","coordinates":[1,2]}})";
    const auto json = list_layers(folder.file("a.txt", std::string(lines) + "\n" + lines + "\n"), "geojsonl");
    ASSERT_EQ(json.size(), 1u);
    EXPECT_EQ(json[0].driver, "GeoJSONSeq");
    EXPECT_EQ(json[0].columns, (Row{"id", "n"}));
    EXPECT_EQ(json[0].rows, 2u);
    EXPECT_EQ(json[0].kind, shape::Kind::point);
    EXPECT_EQ(json[0].crs, shape::wgs84());
}

} // namespace gridwarden::io
