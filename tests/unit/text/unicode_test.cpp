#include "text/text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace gridwarden::text {
namespace {

const std::vector<std::string> samples = {
    "", "a", "Site ID", "经度", "行政區劃代碼", "ＡＢＣ１２３", "e\u0301le\u0300ve", "👩‍🌾 farm", "\xFF\xFE bad \xE4\xB8", "…——…", "ｶﾞ한글", " \t x \n"};

TEST(Fold, CaseBlanksAndWidth) {
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold("   "), "");
    EXPECT_EQ(fold(" Site \t ID \r\n"), "site id");
    EXPECT_EQ(fold("ＬＯＮ（°）"), "lon(°)");
    EXPECT_EQ(fold("１２３"), "123");
    EXPECT_EQ(fold("\u3000经\u3000\u3000度\u00A0"), "经 度") << "full width and no-break blanks";
    EXPECT_EQ(fold("STRAẞE"), fold("strasse"));
    EXPECT_EQ(fold("ÉLÈVE"), fold("e\u0301le\u0300ve")) << "composed and decomposed";
}

TEST(Fold, RemovesTheInvisible) {
    EXPECT_EQ(fold("\uFEFFid"), "id");
    EXPECT_EQ(fold("经\u200B度"), "经度");
    EXPECT_EQ(fold("lon\u00ADgitude\u2060\u200E"), "longitude");
    EXPECT_EQ(fold("\uFEFF \u200B"), "");
}

TEST(Fold, TraditionalIsSimplified) {
    EXPECT_EQ(fold("經度"), fold("经度"));
    EXPECT_EQ(fold("緯度"), "纬度");
    EXPECT_EQ(fold("行政區劃代碼"), "行政区划代码");
    EXPECT_EQ(fold("垃圾處理廠"), "垃圾处理厂");
    EXPECT_NE(fold("经度"), fold("纬度"));
}

TEST(Fold, TwiceIsOnce) {
    for (const auto& sample : samples) {
        EXPECT_EQ(fold(fold(sample)), fold(sample)) << sample;
        EXPECT_TRUE(is_utf8(fold(sample))) << sample;
    }
}

TEST(Fold, IsTheSameInEveryThread) {
    std::vector<std::string> folded(4);
    {
        std::vector<std::jthread> threads;
        for (auto& out : folded) {
            threads.emplace_back([&out] { out = fold("ＬＯＮ 經度"); });
        }
    }
    EXPECT_EQ(folded, std::vector<std::string>(4, "lon 经度"));
}

TEST(DisplayWidth, CountsColumns) {
    EXPECT_EQ(display_width(""), 0U);
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("经度"), 4U);
    EXPECT_EQ(display_width("ＡＢ"), 4U);
    EXPECT_EQ(display_width("𠀀"), 2U);
    EXPECT_EQ(display_width("ｶﾞ"), 2U) << "half width";
    EXPECT_EQ(display_width("e\u0301"), 1U) << "combining mark";
    EXPECT_EQ(display_width("\u200B\uFEFF"), 0U);
    EXPECT_EQ(display_width("a\xFF"), 2U) << "a bad byte is drawn as one sign";
}

TEST(Pad, FillsToTheWidth) {
    EXPECT_EQ(pad("经度", 6), "经度  ");
    EXPECT_EQ(pad("经度", 6, true), "  经度");
    EXPECT_EQ(pad("经度", 4), "经度");
    EXPECT_EQ(pad("经度", 1), "经度") << "never cuts";
    EXPECT_EQ(pad("", 2), "  ");
}

TEST(Clip, CutsWholeCharacters) {
    EXPECT_EQ(clip("abcdef", 6), "abcdef");
    EXPECT_EQ(clip("abcdef", 5), "abcd…");
    EXPECT_EQ(clip("中文字", 6), "中文字");
    EXPECT_EQ(clip("中文字", 5), "中文…");
    EXPECT_EQ(clip("中文字", 4), "中…") << "half a character is none";
    EXPECT_EQ(clip("中文字", 1), "…");
    EXPECT_EQ(clip("中文字", 0), "");
    EXPECT_EQ(clip("", 0), "");
}

TEST(Clip, NeverIsWiderThanAskedFor) {
    for (const auto& sample : samples) {
        for (std::size_t width = 0; width <= 12; ++width) {
            EXPECT_LE(display_width(clip(sample, width)), width) << sample << " to " << width;
            if (is_utf8(sample)) {
                EXPECT_TRUE(is_utf8(clip(sample, width))) << sample << " to " << width;
            }
        }
        EXPECT_EQ(clip(sample, display_width(sample)), sample);
    }
}

TEST(EditDistance, CountsCharacters) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("assign", "asign"), 1U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("经度", "纬度"), 1U) << "a character, not its bytes";
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    EXPECT_EQ(edit_distance("ab", "ba"), 2U);
}

TEST(EditDistance, StopsBehindItsLimit) {
    EXPECT_EQ(edit_distance("abcdefgh", "ABCDEFGH", 8), 8U);
    EXPECT_EQ(edit_distance("abcdefghij", "", 8), 9U);
    EXPECT_EQ(edit_distance("abc", "xyz", 0), 1U);
    EXPECT_EQ(edit_distance("abc", "abc", 0), 0U);
}

TEST(Ascii, TrimsAndComparesWithoutCase) {
    EXPECT_EQ(trim(" \t\r\na b\n"), "a b");
    EXPECT_EQ(trim(" \n"), "");
    EXPECT_EQ(lower_ascii("ABC-Ü经Z"), "abc-Ü经z");
    EXPECT_TRUE(equals_ignoring_ascii_case("GeoJSON", "geojson"));
    EXPECT_FALSE(equals_ignoring_ascii_case("a", "ab"));
    EXPECT_FALSE(equals_ignoring_ascii_case("[", "{")) << "only letters have a case";
}

TEST(Icu, TellsItsVersion) { EXPECT_NE(icu_version().find('.'), std::string::npos) << icu_version(); }

} // namespace
} // namespace gridwarden::text
