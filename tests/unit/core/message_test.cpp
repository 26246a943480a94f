#include "core/message.hpp"

#include "core/error.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gridwarden {
namespace {

TEST(Fill, PutsValuesInPlaceOfNames) {
    EXPECT_EQ(fill("{a} and {b}, {a}", {{"a", "x"}, {"b", "经度"}}), "x and 经度, x");
    EXPECT_EQ(fill("", {{"a", "x"}}), "");
    EXPECT_EQ(fill("plain", {}), "plain");
    EXPECT_EQ(fill("{a}{a}", {{"a", ""}}), "");
}

TEST(Fill, UnknownNamesStayVisible) {
    EXPECT_EQ(fill("row {row} of {file}", {{"file", "a.csv"}}), "row {row} of a.csv");
    EXPECT_EQ(fill("{}", {{"a", "x"}}), "{}");
    EXPECT_EQ(fill("{A}", {{"a", "x"}}), "{A}");
}

TEST(Fill, ValuesAreNotFilledAgain) {
    EXPECT_EQ(fill("{a}", {{"a", "{b}"}, {"b", "x"}}), "{b}");
    EXPECT_EQ(fill("{a} {b}", {{"a", "{"}, {"b", "}"}}), "{ }");
}

TEST(Fill, LoneBracesStay) {
    EXPECT_EQ(fill("a { b", {{"b", "x"}}), "a { b");
    EXPECT_EQ(fill("a } {b}", {{"b", "x"}}), "a } x");
    EXPECT_EQ(fill("{a", {{"a", "x"}}), "{a");
}

TEST(Fill, ChoosesTheWordThatGoesWithANumber) {
    constexpr auto text = "{n} {n|row was|rows were} read";
    EXPECT_EQ(fill(text, {{"n", std::size_t{1}}}), "1 row was read");
    EXPECT_EQ(fill(text, {{"n", std::size_t{0}}}), "0 rows were read");
    EXPECT_EQ(fill(text, {{"n", "1,001"}}), "1,001 rows were read");
    EXPECT_EQ(fill(text, {}), "{n} rows were read"); // as the manual lists it
    EXPECT_EQ(fill("{n|one}{n|}{|}", {{"n", "2"}}), "");
}

TEST(Fill, TakesTheWordsOfItsLanguage) {
    const Arguments arguments{{"what", Bilingual{"a number", "一个数"}}, {"n", 5}};
    EXPECT_EQ(fill("{what} {n}", arguments), "a number 5");
    EXPECT_EQ(fill("{what}{n}", arguments, Language::zh), "一个数5");
}

TEST(Fill, FirstOfTwoArgumentsOfAName) { EXPECT_EQ(fill("{a}", {{"a", "1"}, {"a", "2"}}), "1"); }

TEST(Argument, WritesNumbersAsEverywhere) {
    EXPECT_EQ(Argument("n", 0.1 + 0.2).value, "0.3");
    EXPECT_EQ(Argument("n", -0.0).value, "0");
    EXPECT_EQ(Argument("n", -7).value, "-7");
    EXPECT_EQ(Argument("n", std::numeric_limits<std::size_t>::max()).value, "18446744073709551615");
    EXPECT_EQ(Argument("n", std::string_view("x\0y", 3)).value.size(), 3U);
}

TEST(Bilingual, GivesTheLanguageAskedFor) {
    constexpr Bilingual text{"site", "点位"};
    EXPECT_EQ(text.in(Language::en), "site");
    EXPECT_EQ(text.in(Language::zh), "点位");
}

TEST(Error, CarriesCodeAndValues) {
    const Error error("GW-ARG-010", {{"value", "5"}});
    EXPECT_EQ(error.code(), "GW-ARG-010");
    EXPECT_STREQ(error.what(), "GW-ARG-010");
    EXPECT_EQ(error.exit(), Exit::usage);
    ASSERT_EQ(error.arguments().size(), 1U);
    EXPECT_NE(error.message(Language::en).find("'5'"), std::string::npos) << error.message(Language::en);
    EXPECT_NE(error.message(Language::zh).find("“5”"), std::string::npos) << error.message(Language::zh);
    EXPECT_NE(error.hint(Language::en).find("500m"), std::string::npos);
    EXPECT_NE(error.hint(Language::zh), error.hint(Language::en));
}

TEST(Error, OfAnUnknownCodeIsToldAsSuch) {
    const Error error("GW-NONE-001");
    EXPECT_THROW((void)error.exit(), Error);
    EXPECT_THROW((void)error.message(Language::zh), Error);
}

TEST(Defect, EndsWithExitSeventy) {
    try {
        defect("rows do not add up");
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-BUG-001");
        EXPECT_EQ(static_cast<int>(error.exit()), 70);
        EXPECT_NE(error.message(Language::en).find("rows do not add up"), std::string::npos);
        EXPECT_EQ(error.hint(Language::en), "");
        return;
    }
    ADD_FAILURE();
}

TEST(Exit, IsTheContractsTable) {
    EXPECT_EQ(static_cast<int>(Exit::done), 0);
    EXPECT_EQ(static_cast<int>(Exit::finding), 1);
    EXPECT_EQ(static_cast<int>(Exit::usage), 2);
    EXPECT_EQ(static_cast<int>(Exit::input), 3);
    EXPECT_EQ(static_cast<int>(Exit::output), 4);
    EXPECT_EQ(static_cast<int>(Exit::interrupted), 130);
}

} // namespace
} // namespace gridwarden
