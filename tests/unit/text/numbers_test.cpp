#include "text/text.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>

namespace gridwarden::text {
namespace {

std::string date_of(std::string_view text) {
    const auto days = parse_date(text);
    return days ? date_text(*days) : "none";
}

/// Short decimals take a way of their own: it must round as the C library does.
TEST(Numbers, DecimalsAreRoundedCorrectly) {
    std::mt19937_64 random(5);
    for (int i = 0; i < 200'000; ++i) {
        std::string text = i % 3 == 0 ? "-" : "";
        const auto digits = 1 + random() % 19;
        const auto point = random() % (digits + 1);
        for (std::size_t k = 0; k < digits; ++k) {
            text += k == point ? "." : "";
            text += static_cast<char>('0' + random() % 10);
        }
        const auto value = parse_number(text);
        ASSERT_TRUE(value) << text;
        ASSERT_EQ(*value, std::strtod(text.c_str(), nullptr)) << text;
    }
    EXPECT_TRUE(std::signbit(*parse_number("-0")));
    EXPECT_EQ(parse_number("5."), 5.0);
    for (const char* none : {"", ".", "-", "-.", "1.2.3", "1-2", "--1", "1,5"}) {
        EXPECT_FALSE(parse_number(none)) << none;
    }
}

TEST(ParseNumber, TakesWholeDecimalNumbers) {
    EXPECT_EQ(parse_number("12"), 12);
    EXPECT_EQ(parse_number("-3.5"), -3.5);
    EXPECT_EQ(parse_number("+3.5"), 3.5);
    EXPECT_EQ(parse_number("1e3"), 1000);
    EXPECT_EQ(parse_number(" \t116.4\r\n"), 116.4);
    EXPECT_EQ(parse_number("9007199254740993"), 9007199254740992.0) << "half to even";
    EXPECT_EQ(parse_number("5e-324"), std::numeric_limits<double>::denorm_min());
    EXPECT_EQ(parse_number("1.7976931348623157e308"), std::numeric_limits<double>::max());
    ASSERT_TRUE(parse_number("-0"));
    EXPECT_TRUE(std::signbit(*parse_number("-0")));
}

TEST(ParseNumber, TakesNothingElse) {
    for (const auto* text : {"", " ", "abc", "12abc", "1 2", "1,234", "1.2.3", "--1", "+-1", "++1", "0x1F", "1e", "e3", ".", "-", "１２", "12°",
                             "1e999", "-1e999"}) {
        EXPECT_FALSE(parse_number(text)) << "'" << text << "'";
    }
    EXPECT_FALSE(parse_number(std::string_view("1\0", 2)));
}

TEST(ParseNumber, WrittenOutNanAndInfinityAreGiven) {
    ASSERT_TRUE(parse_number("nan"));
    EXPECT_TRUE(std::isnan(*parse_number("NaN")));
    EXPECT_EQ(parse_number("inf"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(parse_number("-INF"), -std::numeric_limits<double>::infinity());
}

TEST(ParseInteger, KnowsItsLimits) {
    EXPECT_EQ(parse_integer("9223372036854775807"), INT64_MAX);
    EXPECT_EQ(parse_integer("-9223372036854775808"), INT64_MIN);
    EXPECT_FALSE(parse_integer("9223372036854775808"));
    EXPECT_EQ(parse_integer("9007199254740993"), 9007199254740993);
    EXPECT_EQ(parse_integer(" +007 "), 7);
    for (const auto* text : {"", "1.0", "1e3", "0x10", "1 000", "-", "+-1", "inf"}) {
        EXPECT_FALSE(parse_integer(text)) << "'" << text << "'";
    }
}

TEST(ParseDate, FormsThatArePromised) {
    for (const auto* text : {"2024-03-31", "2024-3-31", "2024/3/31", "2024/03/31", "2024.3.31", "20240331", "2024年3月31日", "2024年03月31日",
                             " 2024-03-31\n", "2024-03-31 08:30", "2024-03-31T08:30:00Z", "2024-03-31T08:30:00.5+08:00", "2024/3/31 8:05:09",
                             "2024年3月31日 08:30", "20240331 08:30", "20240331T08:30:00"}) {
        EXPECT_EQ(date_of(text), "2024-03-31") << text;
    }
}

TEST(ParseDate, NothingElse) {
    for (const auto* text : {"", "2024", "2024-03", "24-3-31", "2024-3-31-", "2024-3/31", "2024 3 31", "31.3.2024", "2024-03-31 noon", "2024-03-31x",
                             "2024年3月31", "2024年3-31", "202403311", "2024033", "12024-03-31", "-2024-03-31", "2024-003-31",
                             "2024-03-031", "２０２４-03-31", "2024-03-31 5", "20240331x", "0999-01-01"}) {
        EXPECT_EQ(date_of(text), "none") << "'" << text << "'";
    }
}

TEST(ParseDate, OnlyDaysOfTheCalendar) {
    EXPECT_EQ(date_of("2024-02-29"), "2024-02-29");
    EXPECT_EQ(date_of("2000-02-29"), "2000-02-29");
    for (const auto* text : {"2023-02-29", "1900-02-29", "2024-02-30", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "2024-01-32", "20240230",
                             "20241301", "2024年2月30日"}) {
        EXPECT_EQ(date_of(text), "none") << text;
    }
}

TEST(ParseDate, AgreesWithTheStandardsCalendar) {
    using namespace std::chrono;
    EXPECT_EQ(parse_date("1970-01-01"), 0);
    EXPECT_EQ(parse_date("1969-12-31"), -1);
    std::int32_t step = 1;
    for (auto day = sys_days(year{1000} / 1 / 1); day <= sys_days(year{9999} / 12 / 31); day += days(step)) {
        const year_month_day parts(day);
        char text[16];
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                      static_cast<unsigned>(parts.day()));
        const auto number = static_cast<std::int32_t>(day.time_since_epoch().count());
        ASSERT_EQ(parse_date(text), number) << text;
        ASSERT_EQ(date_text(number), text);
        step = step % 5 + 1;
    }
}

TEST(Today, IsNearTheClock) {
    const auto utc = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
    EXPECT_LE(std::abs(today() - utc), 1);
}

TEST(IsMissing, KnowsTheSignsForNothing) {
    for (const auto* text : {"", "  ", "xx", "XX", "*", "**", "—", "-", "/", "无", "null", "NULL", "NA", "n/a", "N/A", "nan", "NaN", " 无 "}) {
        EXPECT_TRUE(is_missing(text)) << "'" << text << "'";
    }
}

TEST(IsMissing, LeavesRealCells) {
    for (const auto* text : {"0", "x", "-1", "无锡", "nation", "nano", "N", "a/b", "null island", "******", "no", "."}) {
        EXPECT_FALSE(is_missing(text)) << "'" << text << "'";
    }
}

} // namespace
} // namespace gridwarden::text
