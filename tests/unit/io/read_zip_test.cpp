#include "io/zip_member.hpp"

#include "support/files.hpp"
#include "support/scratch.hpp"
#include "support/tables.hpp"
#include "unit/io/reading.hpp"
#include "unit/io/zip_by_hand.hpp"

#include <gtest/gtest.h>

namespace gridwarden::io {

namespace {

using test::Keys;
using test::Members;
using test::Row;
using Rows = std::vector<Row>;

constexpr const char* geojson = R"({"type":"Feature","properties":{"n":1.10},"geometry":{"type":"Point","coordinates":[1,2]}})";

test::Reading zipped(const Members& members, const Keys& keys = {}) {
    const test::Scratch folder;
    const auto path = folder.file("数 据.zip", test::zip_by_hand(members));
    auto source = open_source({path, keys, "", ""}, no_issues());
    test::Reading all;
    table::Batch batch;
    while (source->next(batch)) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            auto& cells = all.rows.emplace_back();
            for (const auto& column : batch.columns) {
                cells.push_back(test::shown(column, row));
            }
        }
    }
    all.counts = source->counts();
    return all;
}

std::string refused(const Members& members, const Keys& keys = {}) {
    const test::Scratch folder;
    return test::refusal(folder.file("a.ZIP", test::zip_by_hand(members)), keys);
}

} // namespace

TEST(ReadZip, TheOnlyDataFileIsTheInput) {
    EXPECT_EQ(zipped({{"a.csv", "a,b\n007,甲\n"}}).rows, (Rows{{"007", "甲"}}));
    EXPECT_EQ(zipped({{"readme.md", "x"}, {"内/层/点.GeoJSON", geojson}, {"__MACOSX/._点.geojson", "x"}}).rows, (Rows{{"‹1.10›"}}));
    EXPECT_EQ(zipped({{"a.csv", "t\nn\n5\n7\n"}}, {{"header", "2"}, {"where", "n > 6"}}).counts.filtered, 1u);
    EXPECT_EQ(zipped({{"a.csv", "n\n\xBC\xD7\n"}}, {{"encoding", "gb18030"}}).rows, (Rows{{"甲"}}));
}

TEST(ReadZip, OneOfSeveralIsNamed) {
    const Members members{{"b/点.csv", "a\n1\n"}, {"a.geojson", geojson}};
    const auto said = refused(members);
    EXPECT_TRUE(said.starts_with("GW-IO-005") && test::holds(said, "a.geojson, b/点.csv")) << said;
    for (const auto* name : {"b/点.csv", "点.csv", "点"}) {
        EXPECT_EQ(zipped(members, {{"layer", name}}).rows, (Rows{{"1"}})) << name;
    }
    const auto unknown = refused(members, {{"layer", "c"}});
    EXPECT_TRUE(unknown.starts_with("GW-IO-004") && test::holds(unknown, "a.geojson, b/点.csv")) << unknown;
    EXPECT_TRUE(refused({{"readme.md", "x"}}).starts_with("GW-IO-007"));
}

TEST(ReadZip, FormatsOfSeveralFilesAndLayers) {
    const test::Scratch folder;
    const auto table = test::table_of({test::text_column("名称", {"甲"})}, {"POINT(1 2)"});
    test::written_to(folder.name("p.shp"), table);
    Members parts;
    for (const auto* part : {"p.shp", "p.shx", "p.dbf", "p.prj", "p.cpg"}) {
        parts.push_back({std::string("x/") + part, test::bytes_of(folder.name(part))});
    }
    EXPECT_EQ(zipped(parts).rows, (Rows{{"甲"}}));
    const auto package = test::bytes_of(test::written_to(folder.name("p.gpkg"), table, "places"));
    EXPECT_EQ(zipped({{"p.gpkg", package}}, {{"layer", "places"}}).rows, (Rows{{"甲"}}));
    EXPECT_TRUE(refused({{"p.gpkg", package}}, {{"layer", "others"}}).starts_with("GW-IO-004"));
}

TEST(ReadZip, ItsLayersAreListed) {
    const test::Scratch folder;
    const auto layers = list_layers(folder.file("a.zip", test::zip_by_hand({{"a.geojson", geojson}})));
    ASSERT_EQ(layers.size(), 1u);
    EXPECT_EQ(layers[0].driver, "GeoJSON");
    EXPECT_EQ(layers[0].kind, shape::Kind::point);
}

TEST(ReadZip, APathIntoAnArchiveIsAPathToo) {
    const test::Scratch folder;
    const auto path = "/vsizip/" + folder.file("a.zip", test::zip_by_hand({{"a.csv", "a\n1\n"}, {"b.csv", "b\n2\n"}}));
    EXPECT_EQ(test::reading(path + "/b.csv").rows, (Rows{{"2"}}));
    EXPECT_TRUE(test::refusal(path).starts_with("GW-IO-005"));
    EXPECT_TRUE(test::refusal(path + "/c.csv").starts_with("GW-IO-001"));
}

TEST(ReadZip, WhatIsNoArchiveIsNotCalledEmpty) {
    const test::Scratch folder;
    EXPECT_TRUE(test::refusal(folder.name("none.zip")).starts_with("GW-IO-001"));
    EXPECT_TRUE(test::refusal(folder.file("page.zip", "<html>404</html>")).starts_with("GW-IO-002"));
    const auto whole = test::zip_by_hand({{"a.csv", std::string(5000, 'x')}});
    EXPECT_TRUE(test::refusal(folder.file("cut.zip", whole.substr(0, 3000))).starts_with("GW-IO-002"));
}

TEST(ReadZip, OtherInputsAreGivenBack) {
    const model::InputSpec spec{"a.csv", {{"layer", "x"}}, "as", "label"};
    EXPECT_EQ(inside_zip(spec), spec);
    const model::InputSpec virtual_file{"/vsicurl/https://example.org/a.zip", {}, "", ""};
    EXPECT_EQ(inside_zip(virtual_file), virtual_file);
}

} // namespace gridwarden::io
