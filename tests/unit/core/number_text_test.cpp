#include "core/number_text.hpp"

#include "core/error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

namespace gridwarden {
namespace {

using Limits = std::numeric_limits<double>;

std::string fixed(double value, int decimals) {
    std::string out;
    append_fixed(out, value, decimals);
    return out;
}

std::size_t significant_digits(const std::string& text) {
    std::string digits;
    for (const char c : text.substr(0, text.find('e'))) {
        if (c >= '0' && c <= '9' && !(digits.empty() && c == '0')) {
            digits += c;
        }
    }
    return digits.find_last_not_of('0') + 1;
}

TEST(NumberText, IsShort) {
    EXPECT_EQ(number_text(0), "0");
    EXPECT_EQ(number_text(-0.0), "0");
    EXPECT_EQ(number_text(116.40), "116.4");
    EXPECT_EQ(number_text(0.1 + 0.2), "0.3");
    EXPECT_EQ(number_text(-2.50), "-2.5");
    EXPECT_EQ(number_text(1000), "1000");
    EXPECT_EQ(number_text(1.0 / 3), "0.333333333333");
    EXPECT_EQ(number_text(2.0 / 3 * 1e6), "666666.666667");
}

/// The exact way: all digits by the standard library, zeros cut by hand.
std::string fixed_by_library(double value, int decimals) {
    char buffer[512];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    std::string text = buffer;
    if (text.find('.') != text.npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.back() == '.' ? text.size() - 1 : text.size());
    }
    return text == "-0" ? "0" : text;
}

TEST(NumberText, FixedDecimalsAreThoseOfTheLibrary) {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> degrees(-180, 180);
    for (int i = 0; i < 300000; ++i) {
        const int decimals = i % 14;
        double value = degrees(random);
        switch (i % 5) {
        case 0: value = std::round(value * 1e7) / 1e7; break;
        case 1: value = (std::floor(value * 1e6) + 0.5) / 1e6; break; // near a half
        case 2: value = std::floor(value * 1024) / 1024; break;       // exact halves
        case 3: value = std::ldexp(value, static_cast<int>(random() % 120) - 60); break;
        default: break;
        }
        ASSERT_EQ(fixed(value, decimals), fixed_by_library(value, decimals)) << value << " at " << decimals;
    }
    for (const double value : {0.0, -0.0, 0.5, 1.5, 2.5, -0.04, 9.99999999, 1e15, 1125899906842624.0, 1125899906842623.5}) {
        for (int decimals = 0; decimals < 14; ++decimals) {
            ASSERT_EQ(fixed(value, decimals), fixed_by_library(value, decimals)) << value << " at " << decimals;
        }
    }
}

TEST(NumberText, RoundsToTwelveDigits) {
    EXPECT_EQ(number_text(123456789012), "123456789012");
    EXPECT_EQ(number_text(1234567890123), "1234567890120");
    EXPECT_EQ(number_text(1234567890126), "1234567890130");
    EXPECT_EQ(number_text(9007199254740993.0), "9007199254740000");
    EXPECT_EQ(number_text(99999999999.96), "100000000000") << "rounding gives one digit more";
    EXPECT_EQ(number_text(999999999999.6), "1000000000000");
    EXPECT_EQ(number_text(0.99999999999999), "1");
    EXPECT_EQ(number_text(-1e-300 - 5), "-5");
    EXPECT_EQ(number_text(2.0 / 3, 3), "0.667");
    EXPECT_EQ(number_text(98765, 2), "99000");
}

TEST(NumberText, IsPlainBetweenItsLimits) {
    EXPECT_EQ(number_text(1e-7), "0.0000001");
    EXPECT_EQ(number_text(std::nextafter(1e-7, 1.0)), "0.0000001");
    EXPECT_EQ(number_text(1e20), "100000000000000000000");
    EXPECT_EQ(number_text(-25575960770963218432.0), "-25575960771000000000") << "no digit that was rounded away comes back";
    EXPECT_EQ(number_text(18446744073709551615.0, 17), "18446744073709552000");
    EXPECT_EQ(number_text(99999999999999984.0, 17), "99999999999999984");
    EXPECT_EQ(number_text(-1.5e20), "-150000000000000000000");
    for (const double value : {1e21, 9.9e-8, -1e21, -1.5e-300, Limits::max(), Limits::denorm_min()}) {
        EXPECT_NE(number_text(value).find('e'), std::string::npos) << number_text(value);
    }
    EXPECT_EQ(number_text(1e21), "1e+21");
    EXPECT_EQ(number_text(-2.5e-8), "-2.5e-08");
    EXPECT_EQ(number_text(Limits::max()), "1.79769313486e+308");
    EXPECT_EQ(number_text(Limits::denorm_min()), "4.94065645841e-324");
}

TEST(NumberText, NeverHasMoreDigitsNorStraysFarther) {
    std::mt19937_64 random(20240331);
    std::uniform_real_distribution<double> exponent(-25, 25);
    std::uniform_real_distribution<double> mantissa(-10, 10);
    for (int i = 0; i < 20000; ++i) {
        const double value = mantissa(random) * std::pow(10.0, exponent(random));
        const auto text = number_text(value);
        ASSERT_LE(significant_digits(text), 12U) << text;
        ASSERT_LE(std::fabs(std::strtod(text.c_str(), nullptr) - value), std::fabs(value) * 5.1e-12) << text;
        ASSERT_TRUE(text.find('.') == text.npos || text.find('e') != text.npos || text.back() != '0') << text;
        ASSERT_EQ(number_text(std::strtod(text.c_str(), nullptr)), text) << "reading and writing again changes nothing";
    }
}

TEST(NumberText, PowersOfTenAreExact) {
    for (int power = -7; power <= 20; ++power) {
        const auto text = "1e" + std::to_string(power);
        const auto expected = power >= 0 ? "1" + std::string(static_cast<std::size_t>(power), '0')
                                         : "0." + std::string(static_cast<std::size_t>(-power - 1), '0') + "1";
        EXPECT_EQ(number_text(std::strtod(text.c_str(), nullptr)), expected);
        if (power > -7) {
            EXPECT_EQ(number_text(std::nextafter(std::strtod(text.c_str(), nullptr), 0.0)), expected);
        }
    }
}

TEST(NumberText, RefusesWhatHasNoText) {
    for (const double value : {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
        try {
            number_text(value);
            ADD_FAILURE() << value;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), "GW-BUG-001");
        }
    }
}

TEST(NumberText, AppendsBehindWhatIsThere) {
    std::string out = "x=";
    append_number(out, -0.0);
    append_fixed(out, 1.25, 3);
    EXPECT_EQ(out, "x=01.25");
}

TEST(FixedText, CutsZerosAndRoundsHalfToEven) {
    EXPECT_EQ(fixed(116.40000001, 7), "116.4");
    EXPECT_EQ(fixed(0.125, 2), "0.12");
    EXPECT_EQ(fixed(0.375, 2), "0.38");
    EXPECT_EQ(fixed(2.5, 0), "2");
    EXPECT_EQ(fixed(3.5, 0), "4");
    EXPECT_EQ(fixed(1.005, 2), "1") << "its binary value is below the half";
    EXPECT_EQ(fixed(-0.001, 2), "0");
    EXPECT_EQ(fixed(-0.0, 0), "0");
    EXPECT_EQ(fixed(1200, 0), "1200") << "zeros before the point stay";
    EXPECT_EQ(fixed(Limits::max(), 3).size(), 309U);
}

TEST(Grouped, SeparatesThousands) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1000), "1,000");
    EXPECT_EQ(grouped(1234567), "1,234,567");
    EXPECT_EQ(grouped(std::numeric_limits<std::uint64_t>::max()), "18,446,744,073,709,551,615");
}

} // namespace
} // namespace gridwarden
