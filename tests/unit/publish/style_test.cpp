#include "publish/style.hpp"

#include "publish/style_source.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gridwarden::publish {
namespace {

using Strings = std::vector<std::string>;

table::Column numbers(std::string name, std::vector<double> values) { return {std::move(name), table::NumberColumn{std::move(values)}}; }

Strings labels_of(const Style& style) {
    Strings labels;
    for (const auto& entry : style.classes) {
        labels.push_back(entry.label);
    }
    return labels;
}

Style sites(const test::Texts& kinds, const StyleContext& context = {}, Language lang = Language::en) {
    return make_style("sites", test::table_of({test::text_column("kind", kinds)}, std::vector<std::string>(kinds.size(), "POINT(1 2)")), lang, context);
}

Style rollup(const std::vector<double>& counts) {
    return make_style("rollup", test::table_of({numbers("site_count", counts)}, std::vector<std::string>(counts.size(), "POLYGON((0 0,1 0,1 1,0 0))")),
                      Language::en, {});
}

TEST(SitesStyle, TellsTheKindsApart) {
    const auto style = sites({"yard", {}, "mine", "yard"});
    EXPECT_EQ(style.renderer, Renderer::categorised);
    EXPECT_EQ(style.field, "kind");
    EXPECT_EQ(style.kinds, std::vector{shape::Kind::point});
    EXPECT_EQ(labels_of(style), (Strings{"mine", "yard", "Other or not stated"}));
    EXPECT_EQ(style.classes[0].value, "mine");
    EXPECT_FALSE(style.classes[2].value.has_value());
    EXPECT_NE(style.classes[0].symbol.marker, style.classes[1].symbol.marker);
    EXPECT_EQ(labels_of(sites({"yard"}, {}, Language::zh)).back(), "其他或未填");
}

TEST(SitesStyle, KeepsTheDeclaredValuesFromMonthToMonth) {
    const StyleContext context{{{"kind", {"yard", "landfill"}}}};
    EXPECT_EQ(labels_of(sites({"mine"}, context)), (Strings{"yard", "landfill", "Other or not stated"}));
    EXPECT_EQ(sites({"mine"}, context).classes[0].symbol.fill, sites({"yard"}, context).classes[0].symbol.fill);
}

TEST(SitesStyle, GivesNoTwoKindsTheSameMark) {
    test::Texts kinds;
    for (int i = 100; i < 140; ++i) {
        kinds.push_back(std::to_string(i));
    }
    const auto style = sites(kinds);
    ASSERT_EQ(style.classes.size(), 25U); // 24 and the others
    std::set<std::string> marks;
    for (const auto& entry : style.classes) {
        marks.insert(entry.symbol.marker + entry.symbol.fill);
    }
    EXPECT_EQ(marks.size(), style.classes.size());
}

TEST(SitesStyle, OfSitesWithoutKindIsOneSymbol) {
    EXPECT_EQ(sites({{}, {}}).renderer, Renderer::single);
    const auto bare = make_style("sites", test::table_of({test::text_column("site_id", {"1"})}, {"POINT(0 0)"}), Language::en, {});
    EXPECT_EQ(bare.renderer, Renderer::single);
    EXPECT_EQ(bare.classes.size(), 1U);
}

TEST(RollupStyle, ShadesFromHighToLowWithZeroAndNoDataLast) {
    const auto style = rollup({0, 1, 2, 30, NAN});
    EXPECT_EQ(style.renderer, Renderer::graduated);
    EXPECT_EQ(labels_of(style), (Strings{"3 – 30", "2", "1", "0", "No data"}));
    EXPECT_EQ(style.null_as, -1);
    EXPECT_EQ(style.classes.back().lower, -1);
    EXPECT_TRUE(style.classes.back().symbol.hatch);
    EXPECT_EQ(rollup({NAN, NAN}).renderer, Renderer::single);
    EXPECT_EQ(labels_of(rollup({7, 7})), Strings{"7"});
    EXPECT_EQ(rollup({-5, NAN}).null_as, -6);
}

TEST(RollupStyle, HasAClassForEveryNumber) {
    std::vector<double> counts;
    for (int i = 0; i < 200; ++i) {
        counts.push_back((i * 37) % 90);
    }
    const auto style = rollup(counts);
    std::set<std::string> fills;
    for (const auto& entry : style.classes) {
        fills.insert(entry.symbol.fill);
    }
    EXPECT_EQ(fills.size(), style.classes.size());
    for (const double count : counts) {
        EXPECT_TRUE(std::any_of(style.classes.begin(), style.classes.end(), [&](const auto& c) { return count >= c.lower && count <= c.upper; })) << count;
    }
}

TEST(UnitsStyle, DrawsTheCoarserLevelStrongerAndAbove) {
    const auto layer = test::table_of({numbers("level", {2, 1, 2, NAN})}, std::vector<std::string>(4, "POLYGON((0 0,1 0,1 1,0 0))"));
    const auto style = make_style("units", layer, Language::en, {});
    EXPECT_EQ(labels_of(style), (Strings{"Level 1", "Level 2", "No level"}));
    EXPECT_GT(style.classes[0].symbol.stroke_mm, style.classes[1].symbol.stroke_mm);
    EXPECT_GT(style.classes[0].symbol.pass, style.classes[1].symbol.pass);
}

TEST(IssuesStyle, AlwaysHasTheThreeLevels) {
    const auto style = make_style("issues", test::table_of({test::text_column("level", {})}, {}), Language::zh, {});
    EXPECT_EQ(labels_of(style), (Strings{"错误", "警告", "提示"}));
    EXPECT_EQ(style.kinds, std::vector{shape::Kind::point});
}

TEST(Style, GivesFieldsTheirTitles) {
    const auto layer = test::table_of({test::text_column("site_id", {"1"}), test::text_column("地址", {"x"}), test::text_column("level1_id", {"a"})}, {"POINT(0 0)"});
    const auto style = make_style("sites", layer, Language::zh, {});
    ASSERT_EQ(style.fields.size(), 3U);
    EXPECT_EQ(style.fields[0].alias, "点位编号");
    EXPECT_EQ(style.fields[1].alias, ""); // its own title
    EXPECT_EQ(style.fields[2].alias, "1 级单元编码");
}

TEST(WriteStyleBeside, KeepsAStyleThatWasEditedByHand) {
    const test::Scratch scratch;
    const auto layer = scratch.name("towns.geojson");
    const auto qml = to_qml(rollup({1, 2}));
    const auto newer = to_qml(rollup({1, 2, 3}));
    EXPECT_EQ(write_style_beside(layer, qml), scratch.name("towns.qml"));
    EXPECT_EQ(write_style_beside(layer, newer), scratch.name("towns.qml")); // ours may be replaced
    EXPECT_EQ(test::bytes_of(scratch.name("towns.qml")), newer);
    test::put(scratch.name("towns.qml"), "<qgis>by hand</qgis>");
    EXPECT_EQ(write_style_beside(layer, qml), scratch.name("towns.new.qml"));
    EXPECT_EQ(test::bytes_of(scratch.name("towns.qml")), "<qgis>by hand</qgis>");
    EXPECT_EQ(write_style_beside(layer, newer), scratch.name("towns.new.qml"));
    EXPECT_EQ(test::names_in(scratch.path()), (Strings{"towns.new.qml", "towns.qml"}));
}

TEST(WriteStyleBeside, LooksInTheFolderThatWillBeReplaced) {
    const test::Scratch scratch;
    scratch.file("old/towns.qml", "<qgis>by hand</qgis>");
    scratch.file("new/x", "");
    EXPECT_EQ(write_style_beside(scratch.name("new/towns.gpkg"), to_qml(rollup({1})), scratch.name("old")), scratch.name("new/towns.new.qml"));
}

TEST(WriteStyleBeside, GivesTablesNone) {
    const test::Scratch scratch;
    for (const auto* name : {"a.csv", "a.json", "a.xlsx", "-"}) {
        EXPECT_EQ(write_style_beside(scratch.name(name), to_qml(rollup({1}))), "") << name;
    }
    EXPECT_EQ(write_style_beside(scratch.name("a.geojson"), ""), "");
    EXPECT_TRUE(test::names_in(scratch.path()).empty());
}

} // namespace
} // namespace gridwarden::publish
