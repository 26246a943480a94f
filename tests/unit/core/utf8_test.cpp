#include "core/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace gridwarden {
namespace {

std::string encoded(char32_t c) {
    const auto byte = [](char32_t v) { return static_cast<char>(static_cast<unsigned char>(v)); };
    if (c < 0x80) {
        return {byte(c)};
    }
    if (c < 0x800) {
        return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
    }
    if (c < 0x10000) {
        return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
    }
    return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

TEST(Utf8, EveryCharacterReadsBackAndNoSurrogateDoes) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const auto bytes = encoded(c);
        if (c >= 0xD800 && c <= 0xDFFF) {
            ASSERT_EQ(utf8_sequence(bytes), 0U) << std::hex << static_cast<unsigned>(c);
            continue;
        }
        ASSERT_EQ(utf8_sequence(bytes), bytes.size()) << std::hex << static_cast<unsigned>(c);
        ASSERT_EQ(utf8_character(bytes), c);
        ASSERT_EQ(utf8_sequence(bytes + "x"), bytes.size());
        if (bytes.size() > 1) {
            ASSERT_EQ(utf8_sequence(std::string_view(bytes).substr(0, bytes.size() - 1)), 0U) << "cut";
            ASSERT_EQ(utf8_sequence(std::string_view(bytes).substr(1)), 0U) << "begins in the middle";
        }
    }
}

TEST(Utf8, RefusesOverlongAndOutOfRange) {
    for (const auto* bytes : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
                              "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF", "\xED\xA0\x80", "\xC3(", "\xE4\xB8(", "\xD6\xD0"}) {
        EXPECT_EQ(utf8_sequence(bytes), 0U) << testing::PrintToString(std::string(bytes));
    }
}

TEST(Utf8ValidPrefix, StopsAtTheFirstBadByte) {
    EXPECT_EQ(utf8_valid_prefix(""), 0U);
    EXPECT_EQ(utf8_valid_prefix("abc"), 3U);
    EXPECT_EQ(utf8_valid_prefix("经度"), 6U);
    EXPECT_EQ(utf8_valid_prefix("经\xFF度"), 3U);
    EXPECT_EQ(utf8_valid_prefix("ab\xE4\xB8"), 2U) << "a cut character is not valid";
    EXPECT_EQ(utf8_valid_prefix(std::string_view("a\0b", 3)), 3U) << "NUL is a character";
    EXPECT_EQ(utf8_valid_prefix("\xF0\xA0\x80\x80" "x"), 5U) << "beyond the first plane";
}

} // namespace
} // namespace gridwarden
