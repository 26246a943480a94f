#include "publish/qgis_project.hpp"

#include "publish/style_source.hpp"

#include <gtest/gtest.h>

namespace gridwarden::publish {
namespace {

ProjectLayer layer(std::string file, const std::vector<shape::Kind>& kinds, std::string title = "T") {
    std::vector<ProjectPart> parts;
    for (const auto kind : kinds) {
        parts.push_back({kind, "<!DOCTYPE x>\n<qgis version=\"3\" labelsEnabled=\"1\">\n<renderer-v2/>\n</qgis>\n<!-- mark -->"});
    }
    return {std::move(file), "group", std::move(title), std::move(parts), "EPSG:4326", true};
}

std::string qgs(std::vector<ProjectLayer> layers) { return to_qgs({"A & B", "EPSG:4548", {0, 0, 1, 1}, std::move(layers), {}, Language::en}); }

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++n;
    }
    return n;
}

TEST(QgisProject, NamesFilesRelativeToItself) {
    const auto text = qgs({layer("a.geojson", {shape::Kind::polygon})});
    EXPECT_NE(text.find("<datasource>./a.geojson</datasource>"), std::string::npos);
    EXPECT_NE(text.find("<Absolute type=\"bool\">false</Absolute>"), std::string::npos);
    EXPECT_NE(text.find("<authid>EPSG:4548</authid>"), std::string::npos);
}

TEST(QgisProject, ShowsAFileOfMixedKindsAsALayerForEach) {
    const auto text = qgs({layer("a.geojson", {shape::Kind::point, shape::Kind::polygon})});
    EXPECT_EQ(count(text, "<maplayer "), 2U);
    EXPECT_NE(text.find("./a.geojson|geometrytype=Point"), std::string::npos);
    EXPECT_NE(text.find("./a.geojson|geometrytype=Polygon"), std::string::npos);
}

TEST(QgisProject, HoldsWhatTheStyleHoldsAndNothingElseOfIt) {
    const auto text = qgs({layer("a.geojson", {shape::Kind::point})});
    EXPECT_EQ(count(text, "<renderer-v2/>"), 1U);
    EXPECT_EQ(count(text, "<!DOCTYPE"), 1U);
    EXPECT_EQ(text.find("mark"), std::string::npos);
    EXPECT_NE(text.find("labelsEnabled=\"1\""), std::string::npos);
}

TEST(QgisProject, DrawsPointsAboveAreasWhateverTheOrderOfSteps) {
    const auto text = qgs({layer("area.geojson", {shape::Kind::polygon}), layer("point.geojson", {shape::Kind::point})});
    const auto order = text.substr(text.find("<custom-order"));
    const auto id = [&](const std::string& source) {
        const auto at = text.find("<datasource>./" + source);
        const auto begin = text.rfind("<id>", at) + 4;
        return text.substr(begin, text.find("</id>", begin) - begin);
    };
    EXPECT_LT(order.find(id("point.geojson")), order.find(id("area.geojson")));
    EXPECT_GE(id("area.geojson").size(), 11U) << "QGIS replaces shorter ids";
}

TEST(QgisProject, WritesTextsAsText) {
    const auto text = qgs({layer("a.geojson", {shape::Kind::point}, "<b> & \"c\"")});
    EXPECT_NE(text.find("<title>A &amp; B</title>"), std::string::npos);
    EXPECT_EQ(text.find("<b>"), std::string::npos);
}

TEST(QgisProject, EveryStyleHasATitleInBothLanguages) {
    for (const auto& source : style_sources()) {
        EXPECT_FALSE(style_title(source.name, Language::en).empty()) << source.name;
        EXPECT_FALSE(style_title(source.name, Language::zh).empty()) << source.name;
    }
}

} // namespace
} // namespace gridwarden::publish
