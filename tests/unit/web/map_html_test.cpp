#include "web/map_html.hpp"

#include "json/value.hpp"
#include "support/tables.hpp"
#include "text/text.hpp"
#include "web/layer_data.hpp"

#include <gtest/gtest.h>

namespace gridwarden::web {
namespace {

const test::Texts nasty = {"<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "<!--"};

publish::PublishedLayer layer_of(std::string name, std::string style_name, table::Table table, Language lang = Language::en) {
    publish::PublishedLayer layer{std::move(name), "assign", std::move(style_name), "Problem sites", std::nullopt, std::move(table), false, {}};
    if (!layer.style_name.empty()) {
        layer.style = publish::make_style(layer.style_name, layer.table, lang, {});
    }
    return layer;
}

publish::Publication sample(Language lang = Language::en) {
    publish::Publication made;
    made.lang = lang;
    made.title = "A & B <county>";
    made.as_of = *text::parse_date("2024-05-09");
    made.program = "gridwarden 0.1.0";
    made.plane_crs = "EPSG:32650";
    made.extent = {117, 31, 117.1, 31.1};
    auto sites = test::table_of({test::text_column("site_id", {"1", "2", "3"}), test::text_column("site_name", nasty), test::text_column("kind", nasty)},
                                {"POINT(117 31)", "POINT(117.1 31)", "POINT(117 31.1)"});
    made.layers.push_back(layer_of("assign", "sites", std::move(sites), lang));
    return made;
}

/// The data of a page, parsed.
json::Value data_of(const std::string& page) {
    const std::string_view begin = "<script type=\"application/json\" id=\"data\">";
    const auto from = page.find(begin) + begin.size();
    return json::parse(std::string_view(page).substr(from, page.find("</script>", from) - from), "page");
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++n;
    }
    return n;
}

TEST(MapHtml, HoldsWhatIsMarkupAsText) {
    const auto page = map_html(sample());
    EXPECT_EQ(count(page, "<script"), 2);
    EXPECT_EQ(count(page, "</script"), 2);
    EXPECT_EQ(count(page, "<img"), 0);
    EXPECT_EQ(count(page, "<!--"), 0);
    EXPECT_NE(page.find("<h1>A &amp; B &lt;county&gt;</h1>"), std::string::npos);
    EXPECT_NE(page.find("<title>A &amp; B &lt;county&gt;</title>"), std::string::npos);
    const auto data = data_of(page);
    const auto& names = data.find("columns")->items[1].find("cells")->items;
    ASSERT_EQ(names.size(), nasty.size());
    for (std::size_t i = 0; i < nasty.size(); ++i) {
        EXPECT_EQ(names[i].text, *nasty[i]);
    }
}

TEST(MapHtml, AsksForNothing) {
    const auto page = map_html(sample());
    EXPECT_NE(page.find("content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:\""), std::string::npos);
    EXPECT_EQ(count(page, "http"), count(page, "http-equiv") + count(page, "http://www.w3.org/2000/svg"));
}

TEST(MapHtml, SaysWhoMaySeeIt) {
    auto publication = sample(Language::zh);
    auto page = map_html(publication);
    EXPECT_NE(page.find("内部资料"), std::string::npos);
    EXPECT_NE(page.find("未经地图审核，不得公开"), std::string::npos);
    EXPECT_NE(page.find("<html lang=\"zh-CN\">"), std::string::npos);
    publication.approval_number = "GS(2024)0001号";
    publication.is_public = true;
    publication.redactions = {"坐标取三位小数"};
    page = map_html(publication);
    EXPECT_EQ(page.find("class=\"mark\""), std::string::npos);
    EXPECT_EQ(page.find("未经地图审核"), std::string::npos);
    EXPECT_NE(page.find("审图号：GS(2024)0001号"), std::string::npos);
    EXPECT_EQ(data_of(page).find("redactions")->items.front().text, "坐标取三位小数");
}

TEST(MapHtml, IsMadeWhereNothingHasAPlace) {
    publish::Publication publication = sample();
    publication.layers = {layer_of("near-summary", "", test::table_of({test::text_column("a", {"x"})}, {""}, false))};
    publication.extent = {};
    publication.plane_crs.clear();
    const auto data = data_of(map_html(publication));
    EXPECT_EQ(data.find("layers")->items.front().find("role")->text, "table");
    EXPECT_NO_THROW(map_html(publish::Publication{}));
}

publish::PublishedLayer rollup(const std::string& name, std::int64_t level) {
    auto table = test::table_of({{"level", table::IntegerColumn{{level}}}, {"site_count", table::IntegerColumn{{3}}}}, {"POLYGON((117 31,117.1 31,117 31.1,117 31))"});
    auto layer = layer_of(name, "rollup", std::move(table));
    layer.title = "Sites by areal unit";
    return layer;
}

TEST(PageLayers, AreToldApartByLevelElseByName) {
    auto publication = sample();
    publication.layers.push_back(rollup("assign-rollup-1", 1));
    publication.layers.push_back(rollup("assign-rollup-2", 2));
    publication.layers.push_back(rollup("problems-rollup-2", 2));
    const auto layers = page_layers(publication);
    ASSERT_EQ(layers.size(), 4U);
    EXPECT_EQ(layers[0].title, "Problem sites");
    EXPECT_EQ(layers[1].title, "Sites by areal unit · Level 1");
    EXPECT_EQ(layers[2].title, "Sites by areal unit · Level 2 (assign-rollup-2)");
    EXPECT_EQ(layers[3].title, "Sites by areal unit · Level 2 (problems-rollup-2)");
}

TEST(PageLayers, OpenWithTheSitesOnTheFinestThemeOfTheirStep) {
    auto publication = sample();
    publication.layers.push_back(rollup("assign-rollup-1", 1));
    publication.layers.push_back(rollup("assign-rollup-2", 2));
    auto other = rollup("problems-rollup-2", 2);
    other.group = "problems";
    publication.layers.push_back(other);
    std::vector<std::string> shown;
    for (const auto& page : page_layers(publication)) {
        if (page.shown) {
            shown.push_back(page.layer.name);
        }
    }
    EXPECT_EQ(shown, (std::vector<std::string>{"assign", "assign-rollup-2"}));
}

TEST(PageLayers, LeaveOutTablesOfVeryManyRowsAndSaySo) {
    auto publication = sample();
    publication.layers.push_back(layer_of("assign-shares", "", test::table_of({test::text_column("a", test::Texts(most_table_rows + 1, "x"))},
                                                                              std::vector<std::string>(most_table_rows + 1, ""), false)));
    EXPECT_EQ(page_layers(publication).size(), 1U);
    EXPECT_EQ(data_of(map_html(publication)).find("leftOut")->items.front().text, "assign-shares");
}

} // namespace
} // namespace gridwarden::web
