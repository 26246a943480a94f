#include "project/stated_change.hpp"

#include <gtest/gtest.h>

namespace gridwarden::project {
namespace {

StatedChange percentage(std::string_view text) {
    auto change = *parse_change(text);
    change.of_percentage = true;
    return change;
}

TEST(StatedChange, IsReadAsReportsWriteIt) {
    for (const auto* text : {"+12.7 %", "+12.7%", "＋12.7％", "12.7 %"}) {
        const auto change = parse_change(text);
        ASSERT_TRUE(change) << text;
        EXPECT_DOUBLE_EQ(change->value, 12.7) << text;
        EXPECT_EQ(change->decimals, 1) << text;
        EXPECT_TRUE(change->percent) << text;
    }
    EXPECT_DOUBLE_EQ(parse_change("-18.26%")->value, -18.26);
    EXPECT_FALSE(parse_change("-3")->percent);
    EXPECT_FALSE(parse_change("about 3 %"));
    EXPECT_FALSE(parse_change("%"));
}

// Good days 71.3 % (+12.7 %): the report of a city, 2020.
TEST(StatedChange, OfAPercentageHasTwoReadings) {
    const auto change = percentage("+12.7 %");
    const auto read = readings(change, 71.3, std::nullopt);
    EXPECT_NEAR(*read.before_if_points, 58.6, 1e-9);
    EXPECT_NEAR(*read.before_if_relative, 63.2653, 1e-4);
    EXPECT_EQ(told(change, read, Language::en), "+12.7 %: in points from 58.6, in per cent from 63.2653");
    EXPECT_EQ(told(change, read, Language::zh), "+12.7 %：按百分点，原为 58.6；按比例，原为 63.2653");
}

TEST(StatedChange, TheRegisterSettlesWhichReadingFits) {
    auto change = percentage("+12.7 %");
    change.previous = Expression();
    EXPECT_TRUE(readings(change, 71.3, 58.6).fits_points);
    EXPECT_FALSE(readings(change, 71.3, 58.6).fits_relative);
    EXPECT_TRUE(readings(change, 71.3, 63.27).fits_relative);
    EXPECT_NE(told(change, readings(change, 71.3, 60), Language::en).find("neither reading fits"), std::string::npos);
}

// 470 letters, -18.26 %: a count has no points, so there was 575.
TEST(StatedChange, OfACountIsRelative) {
    const auto read = readings(*parse_change("-18.26 %"), 470, std::nullopt);
    EXPECT_FALSE(read.before_if_points);
    EXPECT_NEAR(*read.before_if_relative, 575, 0.01);
}

TEST(StatedChange, OnAZeroBaseIsNotRelative) {
    EXPECT_FALSE(readings(*parse_change("+5 %"), 3, 0.0).fits_relative);
    EXPECT_FALSE(readings(*parse_change("-100 %"), 0, std::nullopt).before_if_relative);
}

} // namespace
} // namespace gridwarden::project
