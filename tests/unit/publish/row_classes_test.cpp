#include "publish/row_classes.hpp"

#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gridwarden::publish {
namespace {

using Classes = std::vector<std::int32_t>;

Style style_of(Renderer renderer, std::vector<StyleClass> classes) {
    Style style;
    style.renderer = renderer;
    style.field = "f";
    style.classes = std::move(classes);
    return style;
}

StyleClass of_value(const char* value) { return {value, {}, value}; }
StyleClass of_range(double lower, double upper) { return {"", {}, std::nullopt, lower, upper}; }

table::Table texts(const test::Texts& cells) { return test::table_of({test::text_column("f", cells)}, std::vector<std::string>(cells.size(), "POINT(1 2)")); }

TEST(RowClasses, ByValueEveryOtherAndNullInTheClassWithoutOne) {
    const auto layer = texts({"a", "b", "c", {}});
    EXPECT_EQ(row_classes(style_of(Renderer::categorised, {of_value("b"), of_value("a"), {"other", {}}}), layer), (Classes{1, 0, 2, 2}));
    EXPECT_EQ(row_classes(style_of(Renderer::categorised, {of_value("b")}), layer), (Classes{-1, 0, -1, -1}));
}

TEST(RowClasses, ByTheFirstRangeThatHoldsTheNumber) {
    const auto layer = texts({"4", "3.5", "1", "9", {}, "many"});
    auto style = style_of(Renderer::graduated, {of_range(3.5, 7), of_range(1, 3.5)});
    EXPECT_EQ(row_classes(style, layer), (Classes{0, 0, 1, -1, -1, -1}));
    style.null_as = -1;
    style.classes.push_back(of_range(-1, -1));
    EXPECT_EQ(row_classes(style, layer), (Classes{0, 0, 1, -1, 2, -1}));
}

TEST(RowClasses, OneForAllWhereThereIsOneSymbol) {
    EXPECT_EQ(row_classes(style_of(Renderer::single, {{"", {}}}), texts({"a", {}})), (Classes{0, 0}));
    EXPECT_TRUE(row_classes(style_of(Renderer::single, {{"", {}}}), texts({})).empty());
}

TEST(RowClasses, NoneWhereTheColumnIsMissing) {
    auto style = style_of(Renderer::categorised, {of_value("a"), {"other", {}}});
    style.field = "gone";
    EXPECT_EQ(row_classes(style, texts({"a"})), Classes{-1});
}

TEST(RowClasses, GoOverAllBatches) {
    auto layer = texts({"a"});
    layer.batches.push_back(layer.batches.front());
    EXPECT_EQ(row_classes(style_of(Renderer::categorised, {of_value("a")}), layer), (Classes{0, 0}));
}

} // namespace
} // namespace gridwarden::publish
