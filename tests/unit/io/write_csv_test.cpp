#include "core/error.hpp"
#include "io/writer.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

namespace gridwarden::io {

namespace {

std::string written(const table::Table& table, const WriteOptions& options = {}, const std::string& name = "a.csv") {
    const test::Scratch folder;
    const auto sink = open_sink(folder.name(name), options, no_issues());
    table::write_all(table, *sink);
    EXPECT_EQ(test::names_in(folder.path()), test::Names{name});
    return test::bytes_of(folder.name(name));
}

std::string cell(const std::string& text) {
    const auto csv = written(test::table_of({test::text_column("a", {text}), test::text_column("b", {"z"})}, {""}, false));
    return csv.substr(4, csv.size() - 4 - 3);
}

} // namespace

TEST(WriteCsv, QuotesWhereNeededAndTellsNullFromEmpty) {
    EXPECT_EQ(cell("plain"), "plain");
    EXPECT_EQ(cell("a,b"), "\"a,b\"");
    EXPECT_EQ(cell("say \"hi\""), "\"say \"\"hi\"\"\"");
    EXPECT_EQ(cell("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(cell("cr\rhere"), "\"cr\rhere\"");
    EXPECT_EQ(cell(" blank"), "\" blank\"");
    EXPECT_EQ(cell("中文，全角"), "中文，全角");
    EXPECT_EQ(cell(""), "\"\"");
    EXPECT_EQ(written(test::table_of({test::text_column("a", {std::nullopt}), test::text_column("b", {"z"})}, {""}, false)), "a,b\n,z\n");
}

TEST(WriteCsv, NoCellRunsInASpreadsheet) {
    EXPECT_EQ(cell("=1+1"), "\"'=1+1\"");
    EXPECT_EQ(cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
    EXPECT_EQ(cell("+cmd"), "\"'+cmd\"");
    EXPECT_EQ(cell("-cmd"), "\"'-cmd\"");
    EXPECT_EQ(cell("@SUM(A1)"), "\"'@SUM(A1)\"");
    EXPECT_EQ(cell("\tx"), "\"'\tx\"");
    EXPECT_EQ(cell("\rx"), "\"'\rx\"");
    EXPECT_EQ(cell("+-1"), "\"'+-1\"");
    EXPECT_EQ(cell("-inf"), "\"'-inf\"");
}

TEST(WriteCsv, NumbersAndDashesStayAsTheyAre) {
    for (const auto* text : {"-1", "-3.5", "+86", "+.5", "-1e3", "-", "+", "=", "12=4"}) {
        EXPECT_EQ(cell(text), text);
    }
}

TEST(WriteCsv, PointsAreTwoColumnsBehindTheAttributes) {
    const auto table = test::table_of({test::text_column("a", {"1", "2"}), {"n", table::NumberColumn{{0.5, -2}}}},
                                      {"POINT(118.123456789 32)", ""});
    EXPECT_EQ(written(table), "a,n,lon,lat\n1,0.5,118.1234568,32\n2,-2,,\n");
}

TEST(WriteCsv, ABomWhereAsked) {
    WriteOptions options;
    options.bom = true;
    EXPECT_EQ(written(test::table_of({test::text_column("a", {"1"})}, {""}, false), options), "\xEF\xBB\xBF" "a\n1\n");
}

TEST(WriteCsv, OtherKindsAreWkt) {
    const auto table = test::table_of({test::text_column("a", {"1", "2"})}, {"LINESTRING(1 2,3 4)", "MULTIPOINT((1 2),(3 4))"});
    const auto csv = written(table);
    EXPECT_TRUE(csv.starts_with("a,wkt\n1,\"LINESTRING")) << csv;
    EXPECT_NE(csv.find("2,\"MULTIPOINT"), std::string::npos) << csv;
}

TEST(WriteCsv, AClashGivesTheInputColumnAPrefix) {
    const auto table = test::table_of({test::text_column("Lon", {"9"}), test::text_column("src_lon", {"8"}), test::text_column("name", {"7"}),
                                       test::text_column("NAME", {"6"})}, {"POINT(1 2)"});
    EXPECT_EQ(written(table), "src_Lon,src_lon,name,NAME,lon,lat\n9,8,7,6,1,2\n");
}

TEST(WriteCsv, LaterKindsWidenWhatWasWritten) {
    const test::Scratch folder;
    auto table = test::table_of({test::text_column("a", {"x\n\"1\", y"})}, {"POINT(1 2)"});
    table.batches.push_back(test::batch_of({test::text_column("a", {"2", "3"})}, {"LINESTRING(1 2,3 4)", ""}));
    EXPECT_EQ(written(table), "a,lon,lat,wkt\n\"x\n\"\"1\"\", y\",1,2,\n2,,,\"LINESTRING (1 2, 3 4)\"\n3,,,\n") << written(table);
    std::swap(table.batches[0], table.batches[1]);
    EXPECT_EQ(written(table), "a,lon,lat,wkt\n2,,,\"LINESTRING (1 2, 3 4)\"\n3,,,\n\"x\n\"\"1\"\", y\",1,2,\n") << written(table);
    table.batches.insert(table.batches.begin(), test::batch_of({test::text_column("a", {"0"})}, {""}));
    EXPECT_EQ(written(table), "a,lon,lat,wkt\n0,,,\n2,,,\"LINESTRING (1 2, 3 4)\"\n3,,,\n\"x\n\"\"1\"\", y\",1,2,\n") << written(table);
}

TEST(WriteCsv, OnAPlaneTheColumnsAreXAndY) {
    WriteOptions options;
    options.out_crs = "EPSG:4548";
    const auto csv = written(test::table_of({test::text_column("a", {"1"})}, {"POINT(117 32)"}), options);
    EXPECT_TRUE(csv.starts_with("a,x,y\n1,500000,354")) << csv;
}

TEST(WriteCsv, ARowOfOneNullIsNoBlankLine) {
    EXPECT_EQ(written(test::table_of({test::text_column("a", {std::nullopt, "1"})}, {"", ""}, false)), "a\n\"\"\n1\n");
}

TEST(WriteJson, RowsAreObjects) {
    const auto table = test::table_of({test::text_column("a", {"1", std::nullopt}), {"n", table::IntegerColumn{{5, 6}}}}, {"", ""}, false);
    EXPECT_EQ(written(table, {}, "a.json"), "[\n{\"a\":\"1\",\"n\":5},\n{\"a\":null,\"n\":6}\n]\n");
    const auto place = test::table_of({test::text_column("a", {"1"})}, {"POINT(1 2)"});
    EXPECT_EQ(written(place, {}, "a.json"), "[\n{\"a\":\"1\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}\n]\n");
    EXPECT_EQ(written(test::table_of({}, {}, false), {}, "a.json"), "[\n]\n");
}

} // namespace gridwarden::io
