#include "json/value.hpp"
#include "support/tables.hpp"
#include "web/cells.hpp"
#include "web/codes.hpp"
#include "web/places.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gridwarden::web {
namespace {

/// What a writer has written, without its blanks.
std::string taken(json::Writer& out) {
    auto text = out.take();
    std::erase(text, ' ');
    return text;
}

std::string codes(const std::vector<std::uint32_t>& numbers, std::size_t count) {
    json::Writer out(0);
    out.begin_object();
    write_codes(out, numbers, count);
    out.end_object();
    return taken(out);
}

TEST(Codes, AreAsWideAsTheyNeedBe) {
    EXPECT_EQ(codes({0, 0}, 1), R"({"codes":"","width":0})");
    EXPECT_EQ(codes({0, 1, 89}, 90), R"({"codes":"#$~","width":1})");
    EXPECT_EQ(codes({0, 90, 91}, 92), R"({"codes":"##$#$$","width":2})");
    EXPECT_EQ(codes({}, 5), R"({"codes":"","width":1})");
}

TEST(Codes, LeaveOutTheCharactersThatMarkupAndJsonEscape) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < 90; ++i) {
        all.push_back(i);
    }
    const auto text = codes(all, 90);
    EXPECT_EQ(text.find('<'), std::string::npos);
    EXPECT_EQ(text.find('\\'), std::string::npos);
    EXPECT_EQ(text.size(), std::string_view(R"({"codes":"","width":1})").size() + 90);
}

std::string cells_of(table::Column column, std::size_t rows) {
    const auto layer = test::table_of({std::move(column)}, std::vector<std::string>(rows, ""));
    Cells cells;
    cells.index_of(layer, 0);
    json::Writer out(0);
    cells.write(out);
    return taken(out);
}

TEST(PageCells, WriteFewValuesOnceAndManyAsTheyAre) {
    EXPECT_EQ(cells_of(test::text_column("a", {"x", "y", "x", {}, "x", "y"}), 6), R"([{"type":"text","values":["x","y",null],"codes":"#$#%#$","width":1}])");
    EXPECT_EQ(cells_of(test::text_column("a", {"x", {}, "\"<"}), 3), R"([{"type":"text","cells":["x",null,"\"<"]}])");
    EXPECT_EQ(cells_of(test::text_column("a", {{}, {}}), 2), R"([{"type":"text","values":[null],"codes":"","width":0}])");
}

TEST(PageCells, KeepTypesAndNulls) {
    constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(cells_of({"n", table::NumberColumn{{0.5, nan, 1e-9}}}, 3), R"([{"type":"number","cells":[0.5,null,1e-09]}])");
    EXPECT_EQ(cells_of({"i", table::IntegerColumn{{7, table::IntegerColumn::null}}}, 2), R"([{"type":"number","cells":[7,null]}])");
    EXPECT_EQ(cells_of({"b", table::BooleanColumn{{1, 0, 2}}}, 3), R"([{"type":"boolean","cells":[1,0,null]}])");
    EXPECT_EQ(cells_of({"d", table::DateColumn{{19852, table::DateColumn::null}}}, 2), R"([{"type":"date","cells":[19852,null]}])");
}

TEST(PageCells, AreHeldOnceForLayersThatShareThem) {
    const auto layer = test::table_of({test::text_column("a", {"x", "y"}), test::text_column("b", {"x", "y"}), test::text_column("c", {"y", "x"})}, {"", ""});
    Cells cells;
    EXPECT_EQ(cells.index_of(layer, 0), cells.index_of(layer, 1));
    EXPECT_NE(cells.index_of(layer, 0), cells.index_of(layer, 2));
}

constexpr shape::Box county{117, 31, 117.5, 31.5};

std::string layer_text(Places& places, const table::Table& layer) {
    json::Writer out(0);
    places.write_layer(out, layer);
    return taken(out);
}

std::string shapes_text(const Places& places) {
    json::Writer out(0);
    places.write_shapes(out);
    return taken(out);
}

TEST(PagePlaces, ArePointsAsDifferencesInDecimetres) {
    Places places("EPSG:32650", county); // UTM zone 50, whose middle is 117 E
    EXPECT_EQ(places.shape_step(), 1);
    EXPECT_EQ(places.point_step(), 0.1);
    const auto text = layer_text(places, test::table_of({}, {"POINT(117 31)", "", "POINT(117 31)"}));
    EXPECT_TRUE(text.starts_with(R"({"x":[5000000,null,0],"y":[34)")) << text;
    EXPECT_TRUE(text.ends_with(",null,0]}")) << text;
}

TEST(PagePlaces, HoldAShapeOnceAndNoneAsMinusOne) {
    Places places("EPSG:32650", county);
    const auto* square = "POLYGON((117 31,117.1 31,117.1 31.1,117 31.1,117 31))";
    EXPECT_EQ(layer_text(places, test::table_of({}, {square, "", "LINESTRING(117 31,117.1 31)", square})), R"({"shapes":[0,-1,1,0]})");
    EXPECT_EQ(layer_text(places, test::table_of({}, {square})), R"({"shapes":[0]})");
    const auto shapes = shapes_text(places);
    EXPECT_TRUE(shapes.starts_with("[[3,[500000,")) << shapes;
    EXPECT_NE(shapes.find("],[2,[500000,"), std::string::npos) << shapes;
}

/// The corners of a shape's first path.
std::vector<shape::Coord> corners_of(const Places& places, std::size_t shape) {
    const auto shapes = json::parse(shapes_text(places), "shapes");
    const auto& path = shapes.items[shape].items[1].items;
    std::vector<shape::Coord> corners;
    shape::Coord at;
    for (std::size_t i = 0; i + 1 < path.size(); i += 2) {
        at.x += *path[i].number();
        at.y += *path[i + 1].number();
        corners.push_back(at);
    }
    return corners;
}

TEST(PagePlaces, KeepASharedCornerShared) {
    Places places("EPSG:32650", county);
    layer_text(places, test::table_of({}, {"POLYGON((117 31,117.123456 31,117.123456 31.1,117 31))", "POLYGON((117.123456 31.1,117.123456 31,117.2 31,117.123456 31.1))"}));
    const auto first = corners_of(places, 0);
    const auto second = corners_of(places, 1);
    ASSERT_EQ(first.size(), 4U);
    EXPECT_EQ(first.front(), first.back());
    EXPECT_EQ(first[1], second[1]);
    EXPECT_EQ(first[2], second[0]);
}

TEST(PagePlaces, RoundMoreInALargerCountry) {
    EXPECT_EQ(Places("EPSG:32650", {110, 25, 120, 35}).shape_step(), 5);
    EXPECT_EQ(Places("EPSG:32650", {117, 31, 117, 31}).shape_step(), 1);
}

TEST(PagePlaces, WidenASinglePlaceToAKilometre) {
    const Places places("EPSG:32650", {117, 31, 117, 31});
    EXPECT_DOUBLE_EQ(places.extent().max_x - places.extent().min_x, 1000);
}

} // namespace
} // namespace gridwarden::web
