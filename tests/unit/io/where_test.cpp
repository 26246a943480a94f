#include "support/scratch.hpp"
#include "support/tables.hpp"
#include "unit/io/reading.hpp"

#include <gtest/gtest.h>

namespace gridwarden::io {

namespace {

using test::Row;

constexpr const char* sites = "id,kind,面积,level,a b\n"
                              "007,landfill,12,2,x\n"
                              "08,yard,5,10,y\n"
                              "9,Landfill,—,3,z\n"
                              "10,,5.0,x,\"it's\"\n";

test::Reading among(const std::string& where, const std::string& bytes = sites, const std::string& name = "a.csv") {
    const test::Scratch folder;
    return test::reading(folder.file(name, bytes), {{"where", where}});
}

Row ids(const std::string& where) { return among(where).column(0); }

std::string refused(const std::string& where) {
    const test::Scratch folder;
    return test::refusal(folder.file("a.csv", sites), {{"where", where}});
}

} // namespace

TEST(Where, TextIsComparedAsText) {
    EXPECT_EQ(ids("kind = 'yard'"), Row{"08"});
    EXPECT_EQ(ids("KIND ILIKE 'land%'"), (Row{"007", "9"}));
    EXPECT_EQ(ids("id = '007' OR id = '9'"), (Row{"007", "9"}));
    EXPECT_EQ(ids("id IN ('7', '08')"), Row{"08"});
    EXPECT_EQ(ids("kind IS NULL"), Row{"10"});
    EXPECT_EQ(ids("\"a b\" = 'it''s'"), Row{"10"});
    EXPECT_EQ(ids("id = 'nobody'"), Row{});
}

TEST(Where, TextThatIsComparedWithNumbersIsReadAsNumbers) {
    EXPECT_EQ(ids("\"面积\" > 5"), Row{"007"});
    EXPECT_EQ(ids("\"面积\" = 5"), (Row{"08", "10"}));
    EXPECT_EQ(ids("level > 2 AND kind <> 'x'"), (Row{"08", "9"}));
    EXPECT_EQ(ids("level BETWEEN 2 AND 3"), (Row{"007", "9"}));
    EXPECT_EQ(ids("id < 9 AND level = 10"), Row{"08"});
    const auto read = among("level >= 0");
    EXPECT_EQ(read.told("GW-IO-018"), Row{"5 level x"});
    EXPECT_EQ(among("\"面积\" > 0").issues, test::Counted{}) << "a dash is a missing number, not a wrong one";
}

TEST(Where, RowsAreCountedAndKeepTheirNumbers) {
    const auto read = among("kind = 'yard' OR id = '10'");
    EXPECT_EQ(read.numbers, (std::vector<std::uint32_t>{3, 5}));
    EXPECT_EQ(read.counts.read, 4u);
    EXPECT_EQ(read.counts.filtered, 2u);
    EXPECT_EQ(read.rows[1], (Row{"10", "∅", "5.0", "x", "it's"}));
    const auto with_rejected = among("a = 'x'", "a,b\nx,1\ny,2\nx,1,1\n");
    EXPECT_EQ(with_rejected.counts.read, 3u);
    EXPECT_EQ(with_rejected.counts.rejected, 1u);
    EXPECT_EQ(with_rejected.counts.filtered, 1u);
}

TEST(Where, BatchesWithoutARowArePassedOver) {
    std::string text = "n\n";
    for (int i = 0; i < 140'000; ++i) {
        text += std::to_string(i) + "\n";
    }
    const auto read = among("n >= 139990 OR n = 3", text);
    EXPECT_EQ(read.rows.size(), 11u);
    EXPECT_EQ(read.numbers.front(), 5u);
    EXPECT_EQ(read.numbers.back(), 140'001u);
    EXPECT_EQ(read.counts.filtered, 139'989u);
    EXPECT_EQ(among("n < 0", text).counts.filtered, 140'000u);
}

TEST(Where, TypedColumnsOfLayers) {
    const test::Scratch folder;
    const auto table = test::table_of({{"n", table::IntegerColumn{{1, 9007199254740993, table::IntegerColumn::null}}},
                                       {"share", table::NumberColumn{{0.5, 1.5, 2.5}}},
                                       {"flag", table::BooleanColumn{{1, 0, table::BooleanColumn::null}}},
                                       {"day", table::DateColumn{{19852, 19853, table::DateColumn::null}}},
                                       test::text_column("名称", {"甲", "乙", "丙"})},
                                      {"POINT(1 2)", "POINT(3 4)", "POINT(5 6)"});
    const auto path = test::written_to(folder.name("a.gpkg"), table);
    const auto found = [&](const std::string& where) { return test::reading(path, {{"where", where}}).numbers; };
    using Numbers = std::vector<std::uint32_t>;
    EXPECT_EQ(found("n > 1"), Numbers{2});
    EXPECT_EQ(found("n IS NULL"), Numbers{3});
    EXPECT_EQ(found("share >= 1.5"), (Numbers{2, 3}));
    EXPECT_EQ(found("flag = 1"), Numbers{1});
    EXPECT_EQ(found("day >= '2024/05/10'"), Numbers{2});
    EXPECT_EQ(found("day = '2024-05-09'"), Numbers{1});
    EXPECT_EQ(found("\"名称\" = '乙' AND share < 2"), Numbers{2});
    EXPECT_EQ(test::reading(path, {{"where", "n = 1"}}).wkt.size(), 1u);
}

TEST(Where, LiteralsOfGeoJsonAreNumbersToo) {
    const auto text = R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"n":12,"s":"12"},"geometry":{"type":"Point","coordinates":[1,2]}},
        {"type":"Feature","properties":{"n":5.5,"s":"x"},"geometry":null},
        {"type":"Feature","properties":{},"geometry":null}]})";
    EXPECT_EQ(among("n > 5.5", text, "a.geojson").numbers, std::vector<std::uint32_t>{1});
    EXPECT_EQ(among("n = '5.5'", text, "a.geojson").numbers, std::vector<std::uint32_t>{2});
    EXPECT_EQ(among("n IS NOT NULL", text, "a.geojson").counts.filtered, 1u);
}

TEST(Where, WhatMakesNoSenseIsRefused) {
    for (const auto* where : {"nothing = 1", "kind = ", "kind == = 'a'", "", "OGR_GEOMETRY = 'POINT'", "OGR_GEOM_AREA > 1", "kind 'a'"}) {
        const auto said = refused(where);
        EXPECT_TRUE(said.starts_with("GW-IO-008")) << where << ": " << said;
    }
    EXPECT_TRUE(test::holds(refused("nothing = 1"), "id, kind, 面积, level, a b")) << refused("nothing = 1");
}

} // namespace gridwarden::io
