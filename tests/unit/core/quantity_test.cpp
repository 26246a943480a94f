#include "core/quantity.hpp"

#include "core/error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace gridwarden {
namespace {

std::string refusal(auto parse, std::string_view text) {
    try {
        parse(text);
    } catch (const Error& error) {
        EXPECT_NE(error.message(Language::en).find("'" + std::string(text) + "'"), std::string::npos) << "names the value";
        return error.code();
    }
    return "";
}

double metres(std::string_view text) { return parse_length(text).in_metres(); }
double square_metres(std::string_view text) { return parse_area(text).in_square_metres(); }

TEST(ParseLength, KnowsItsUnits) {
    EXPECT_EQ(metres("500m"), 500);
    EXPECT_EQ(metres("2km"), 2000);
    EXPECT_EQ(metres("1.5 km"), 1500);
    EXPECT_EQ(metres("1mi"), 1609.344);
    EXPECT_DOUBLE_EQ(metres("300ft"), 91.44);
    EXPECT_DOUBLE_EQ(metres("10yd"), 9.144);
    EXPECT_EQ(metres("1nmi"), 1852);
    EXPECT_EQ(metres("1e3m"), 1000);
    EXPECT_EQ(metres("0m"), 0);
    EXPECT_EQ(metres("500 米"), 500);
    EXPECT_EQ(metres("2公里"), 2000);
    EXPECT_EQ(metres("2千米"), 2000);
}

TEST(ParseLength, RefusesWhatIsNone) {
    for (const auto* text : {"", " ", "500", "m", "-1m", "-0m", "nanm", "infm", "inf km", "1e400m", "500mm", "500 m ", " 500m", "1,5km",
                             "500M", "5 5m", "1km2", "+5m", "0x10m", "500\tm", "五百米", "1ha"}) {
        EXPECT_EQ(refusal(parse_length, text), "GW-ARG-010") << "'" << text << "'";
    }
}

TEST(ParseLength, RefusesWhatBecomesInfinite) {
    EXPECT_EQ(refusal(parse_length, "1e308km"), "GW-ARG-010");
    EXPECT_EQ(refusal(parse_area, "1e305km2"), "GW-ARG-011");
    EXPECT_EQ(metres("1e308m"), 1e308);
}

TEST(ParseArea, KnowsItsUnits) {
    EXPECT_EQ(square_metres("1ha"), 1e4);
    EXPECT_EQ(square_metres("2km2"), 2e6);
    EXPECT_EQ(square_metres("500m2"), 500);
    EXPECT_DOUBLE_EQ(square_metres("15mu"), 1e4) << "15 mu are a hectare";
    EXPECT_DOUBLE_EQ(square_metres("15 亩"), 1e4);
    EXPECT_EQ(square_metres("1公顷"), 1e4);
    EXPECT_EQ(square_metres("1平方公里"), 1e6);
    EXPECT_DOUBLE_EQ(square_metres("640acre"), square_metres("1mi2"));
}

TEST(ParseArea, RefusesWhatIsNone) {
    for (const auto* text : {"", "5", "5m", "5km", "-5ha", "nan ha", "ha", "1ha2", "5 ha "}) {
        EXPECT_EQ(refusal(parse_area, text), "GW-ARG-011") << "'" << text << "'";
    }
}

TEST(ToText, PicksTheRounderUnit) {
    EXPECT_EQ(to_text(Length::metres(500)), "500m");
    EXPECT_EQ(to_text(Length::kilometres(2)), "2km");
    EXPECT_EQ(to_text(Length::metres(1500)), "1.5km");
    EXPECT_EQ(to_text(Length::metres(1234)), "1234m");
    EXPECT_EQ(to_text(Length()), "0m");
    EXPECT_EQ(to_text(Area::square_metres(500)), "500m2");
    EXPECT_EQ(to_text(Area::square_kilometres(1)), "100ha");
    EXPECT_EQ(to_text(Area::square_metres(12300)), "1.23ha");
    EXPECT_EQ(to_text(Area::square_metres(1353926700)), "1353926700m2") << "135392.67 times 10000 is another number";
}

TEST(ToText, IsTheShortestThatReadsBack) {
    EXPECT_EQ(to_text(Length::metres(0.1)), "0.1m");
    EXPECT_EQ(to_text(Length::metres(0.3)), "0.3m");
    EXPECT_EQ(to_text(Length::metres(91.44)), "91.44m");
    EXPECT_EQ(to_text(Area::square_metres(0.7)), "0.7m2");
}

TEST(ToText, ReadsBackTheSame) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> exponent(-5, 9);
    for (int i = 0; i < 20000; ++i) {
        const double any = std::pow(10.0, exponent(random));
        for (const double value : {any, std::round(any), std::round(any) * 100, std::round(any * 10) / 10}) {
            const auto length = Length::metres(value);
            ASSERT_EQ(parse_length(to_text(length)), length) << to_text(length);
            const auto area = Area::square_metres(value);
            ASSERT_EQ(parse_area(to_text(area)), area) << to_text(area);
        }
    }
}

TEST(Quantity, ConvertsAndCompares) {
    EXPECT_EQ(Length::kilometres(1.5), Length::metres(1500));
    EXPECT_LT(Length::metres(999), Length::kilometres(1));
    EXPECT_EQ(Length::metres(1) + Length::kilometres(1), Length::metres(1001));
    EXPECT_EQ(Area::square_kilometres(3).in_square_metres(), 3e6);
    EXPECT_EQ((Area::square_kilometres(3) - Area::square_metres(1e6)).in_square_kilometres(), 2);
    EXPECT_EQ((Area() + Area::square_metres(2)), Area::square_metres(2));
    EXPECT_DOUBLE_EQ(Angle::degrees(180).in_radians(), std::numbers::pi);
    EXPECT_GT(Angle::degrees(90), Angle());
}

} // namespace
} // namespace gridwarden
