#include "publish/qml_mark.hpp"
#include "publish/qml_symbol.hpp"
#include "publish/style.hpp"
#include "publish/xml.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

namespace gridwarden::publish {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++n;
    }
    return n;
}

/// Whether every element is closed by its own name and attributes are quoted: enough of XML for what we write.
bool well_formed(const std::string& xml) {
    std::vector<std::string> open;
    for (auto at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
        const auto end = xml.find('>', at);
        if (end == std::string::npos) {
            return false;
        }
        const auto tag = xml.substr(at + 1, end - at - 1);
        if (tag.starts_with('!') || tag.starts_with('?')) {
            continue;
        }
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1)) {
                return false;
            }
            open.pop_back();
        } else if (count(tag, "\"") % 2 != 0) {
            return false;
        } else if (!tag.ends_with('/')) {
            open.push_back(tag.substr(0, tag.find(' ')));
        }
    }
    return open.empty();
}

std::string qml(std::string_view kind, std::vector<table::Column> columns, const std::vector<std::string>& wkt) {
    return qml_for(kind, test::table_of(std::move(columns), wkt), Language::en, {});
}

TEST(Qml, OfOneKindOfGeometryTellsCategories) {
    const auto text = qml("sites", {test::text_column("kind", {"mine", "it's \"<new>\" & \\old"})}, {"POINT(0 0)", "POINT(1 1)"});
    EXPECT_TRUE(well_formed(text));
    EXPECT_NE(text.find("type=\"categorizedSymbol\" attr=\"kind\""), std::string::npos);
    EXPECT_EQ(count(text, "<category "), 3U);
    EXPECT_EQ(count(text, "<symbol type=\"marker\""), 3U);
    EXPECT_NE(text.find("value=\"it's &quot;&lt;new&gt;&quot; &amp; \\old\""), std::string::npos);
    EXPECT_NE(text.find("<alias field=\"kind\" index=\"0\" name=\"Kind\"/>"), std::string::npos);
}

TEST(Qml, OfMixedKindsTellsRules) {
    const auto text = qml("sites", {test::text_column("kind", {"a'b", "a'b", "c\\d"})}, {"POINT(0 0)", "POLYGON((0 0,1 0,1 1,0 0))", "LINESTRING(0 0,1 1)"});
    EXPECT_TRUE(well_formed(text));
    EXPECT_NE(text.find("type=\"RuleRenderer\""), std::string::npos);
    EXPECT_EQ(count(text, "<rule "), 9U); // three kinds of geometry, each with two values and the rest
    EXPECT_NE(text.find("filter=\"&quot;kind&quot; = 'a''b' AND geometry_type($geometry) = 'Point'\""), std::string::npos) << text;
    EXPECT_NE(text.find("NOT IN ('a''b', 'c\\\\d'))"), std::string::npos);
}

TEST(Qml, OfARollupTellsRangesAndWhereNullStands) {
    const auto text = qml("rollup", {{"site_count", table::NumberColumn{{0, 3, NAN}}}, test::text_column("unit_name", {"a", "b", "c"})},
                          std::vector<std::string>(3, "POLYGON((0 0,1 0,1 1,0 0))"));
    EXPECT_TRUE(well_formed(text));
    EXPECT_NE(text.find("attr=\"coalesce(&quot;site_count&quot;, -1)\""), std::string::npos);
    EXPECT_EQ(count(text, "<range "), 3U);
    EXPECT_NE(text.find("lower=\"3\" upper=\"3\" label=\"3\""), std::string::npos);
    EXPECT_NE(text.find("labelsEnabled=\"1\""), std::string::npos);
    EXPECT_NE(text.find("fieldName=\"unit_name\""), std::string::npos);
}

TEST(Qml, HasNoLabelsWhereTheirFieldIsMissing) {
    const auto text = qml("units", {{"level", table::IntegerColumn{{1}}}}, {"POLYGON((0 0,1 0,1 1,0 0))"});
    EXPECT_NE(text.find("labelsEnabled=\"0\""), std::string::npos);
    EXPECT_EQ(text.find("<labeling"), std::string::npos);
}

TEST(Qml, IsTheSameTwiceAndNothingForPlainLayers) {
    const auto make = [] { return qml("sites", {test::text_column("kind", {"b", "a"})}, {"POINT(0 0)", "POINT(1 1)"}); };
    EXPECT_EQ(make(), make());
    EXPECT_EQ(qml("", {test::text_column("kind", {"b"})}, {"POINT(0 0)"}), "");
}

TEST(QmlMark, TellsAnEditByHand) {
    const auto text = qml("sites", {}, {"POINT(0 0)"});
    EXPECT_TRUE(is_as_marked(text));
    EXPECT_FALSE(is_as_marked(text.substr(0, text.rfind("<!--")))); // as QGIS saves it
    auto changed = text;
    changed.replace(changed.find("MM"), 2, "mm");
    EXPECT_FALSE(is_as_marked(changed));
    EXPECT_FALSE(is_as_marked(text + " "));
    EXPECT_FALSE(is_as_marked(""));
    EXPECT_TRUE(is_as_marked(marked("")));
    const test::Scratch scratch;
    EXPECT_FALSE(edited_by_hand(scratch.file("a.qml", text)));
    EXPECT_TRUE(edited_by_hand(scratch.file("b.qml", changed)));
}

TEST(QmlSymbol, DrawsEachKindOfGeometry) {
    Symbol symbol;
    symbol.fill = "#ff8000";
    symbol.opacity = 0.4;
    symbol.stroke = "#000000";
    EXPECT_NE(qml_symbol(symbol, shape::Kind::point, "0").find("class=\"SimpleMarker\""), std::string::npos);
    EXPECT_NE(qml_symbol(symbol, shape::Kind::line, "0").find("class=\"SimpleLine\""), std::string::npos);
    EXPECT_NE(qml_symbol(symbol, shape::Kind::polygon, "0").find("value=\"255,128,0,102\""), std::string::npos);
    symbol.marker = "star";
    EXPECT_NE(qml_symbol(symbol, shape::Kind::polygon, "7").find("name=\"@7@1\""), std::string::npos); // small footprints are seen too
    symbol.fill.clear();
    EXPECT_EQ(qml_symbol(symbol, shape::Kind::polygon, "0").find("SimpleFill"), std::string::npos);
    EXPECT_EQ(qgis_colour("#0072b2"), "0,114,178,255");
    EXPECT_EQ(qgis_colour(""), "0,0,0,0");
}

TEST(Xml, KeepsWhatItCanHold) {
    EXPECT_EQ(xml_quoted("县 & <b> \"q\" 'a'"), "\"县 &amp; &lt;b&gt; &quot;q&quot; 'a'\"");
    EXPECT_EQ(xml_quoted("a\tb\nc\rd"), "\"a&#x9;b&#xa;c&#xd;d\"");
    EXPECT_EQ(xml_quoted(std::string_view("a\0\x01z", 4)), "\"az\"");
    EXPECT_EQ(xml_quoted("\xff\xE5\x8E"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    EXPECT_EQ(element("a", {}), "<a/>");
    EXPECT_EQ(element("a", {{"b", "c"}}, "d"), "<a b=\"c\">d</a>");
}

} // namespace
} // namespace gridwarden::publish
