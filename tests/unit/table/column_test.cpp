#include "table/column.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::table {
namespace {

using Shown = std::vector<std::string>;

/// Every cell as text; `(null)` for null.
Shown shown(const Column& column) {
    Shown all;
    for (std::size_t row = 0; row < size_of(column); ++row) {
        std::string scratch;
        const auto text = text_of(column, row, scratch);
        EXPECT_EQ(text.has_value(), !is_null(column, row));
        all.emplace_back(text.value_or("(null)"));
    }
    return all;
}

TextColumn texts() {
    TextBuilder builder;
    builder.push("经度");
    builder.push_null();
    builder.push("");
    builder.push_literal("1.10");
    builder.push(std::string_view("a\0b", 3));
    return builder.finish();
}

TEST(Column, EachTypeShowsItsCells) {
    const double nan = std::nan("");
    EXPECT_EQ(shown({"t", texts()}), (Shown{"经度", "(null)", "", "1.10", std::string("a\0b", 3)}));
    EXPECT_EQ(shown({"i", IntegerColumn{{0, -7, IntegerColumn::null, INT64_MAX, INT64_MIN + 1}}}),
              (Shown{"0", "-7", "(null)", "9223372036854775807", "-9223372036854775807"}));
    EXPECT_EQ(shown({"n", NumberColumn{{0.1 + 0.2, -0.0, nan, 1e-9}}}), (Shown{"0.3", "0", "(null)", "1e-09"}));
    EXPECT_EQ(shown({"b", BooleanColumn{{0, 1, 2}}}), (Shown{"false", "true", "(null)"}));
    EXPECT_EQ(shown({"d", DateColumn{{0, -1, 19813, DateColumn::null, -719162}}}),
              (Shown{"1970-01-01", "1969-12-31", "2024-03-31", "(null)", "0001-01-01"}));
    EXPECT_EQ(shown({"c", make_dictionary({"b", "a", "b"})}), (Shown{"b", "a", "b"}));
}

TEST(Column, KnowsItsType) {
    EXPECT_EQ(type_of({"", TextColumn{}}), Type::text);
    EXPECT_EQ(type_of({"", DictionaryColumn{}}), Type::text) << "a dictionary is a way to keep text";
    EXPECT_EQ(type_of({"", IntegerColumn{}}), Type::integer);
    EXPECT_EQ(type_of({"", NumberColumn{}}), Type::number);
    EXPECT_EQ(type_of({"", BooleanColumn{}}), Type::boolean);
    EXPECT_EQ(type_of({"", DateColumn{}}), Type::date);
    EXPECT_EQ(name_of(Type::date), "date");
    EXPECT_EQ(name_of(Type::text), "text");
}

TEST(Column, EmptyHasNoCells) {
    for (const Cells& cells : {Cells(TextColumn{}), Cells(DictionaryColumn{}), Cells(IntegerColumn{}), Cells(NumberColumn{}), Cells(BooleanColumn{}),
                               Cells(DateColumn{})}) {
        EXPECT_EQ(size_of({"", cells}), 0U);
        EXPECT_EQ(bytes_of({"", cells}), 0U);
    }
}

TEST(Slice, TellsNullEmptyAndLiteralApart) {
    const auto column = texts();
    EXPECT_TRUE(column.cells[1].null());
    EXPECT_FALSE(column.cells[1].literal()) << "null is no literal";
    EXPECT_EQ(column.cells[1].size(), 0U);
    EXPECT_FALSE(column.cells[2].null()) << "empty text is not null";
    EXPECT_EQ(column.cells[2].size(), 0U);
    EXPECT_TRUE(column.cells[3].literal());
    EXPECT_EQ(column.cells[3].size(), 4U);
    EXPECT_FALSE(column.cells[0].literal());
    EXPECT_EQ(sizeof(Slice), 8U);
}

TEST(TextOf, SlicesAreNotCopied) {
    const Column column{"t", texts()};
    std::string scratch;
    const auto text = text_of(column, 0, scratch);
    EXPECT_EQ(text->data(), std::get<TextColumn>(column.cells).bytes->data());
    EXPECT_TRUE(scratch.empty());
}

TEST(TextBuilder, BeginsAnewBehindFinish) {
    TextBuilder builder;
    builder.push("first");
    const auto first = builder.finish();
    builder.push("2nd");
    const auto second = builder.finish();
    EXPECT_EQ(shown({"", first}), Shown{"first"});
    EXPECT_EQ(shown({"", second}), Shown{"2nd"});
    EXPECT_EQ(builder.finish().cells.size(), 0U);
    EXPECT_NE(TextBuilder().finish().bytes, nullptr);
}

TEST(Dictionary, NumbersValuesInOrderOfAppearance) {
    const auto column = make_dictionary({"b", "a", "b", "", "a"});
    EXPECT_EQ(*column.values, (std::vector<std::string>{"b", "a", ""}));
    EXPECT_EQ(column.codes, (std::vector<std::uint32_t>{0, 1, 0, 2, 1}));
    EXPECT_TRUE(make_dictionary({}).codes.empty());
}

TEST(Dictionary, NoneIsNull) {
    auto column = make_dictionary({"a"});
    column.codes.push_back(DictionaryColumn::none);
    EXPECT_EQ(shown({"", column}), (Shown{"a", "(null)"}));
}

TEST(BytesOf, CountsCellsNotText) {
    TextBuilder builder;
    builder.push(std::string(100000, 'x'));
    EXPECT_LT(bytes_of({"", builder.finish()}), 100U);
    EXPECT_EQ(bytes_of({"", NumberColumn{std::vector<double>(10)}}), 80U);
    EXPECT_EQ(bytes_of({"", BooleanColumn{std::vector<std::uint8_t>(10)}}), 10U);
}

} // namespace
} // namespace gridwarden::table
