#include "core/error.hpp"
#include "text/text.hpp"

#include <gtest/gtest.h>

namespace gridwarden::text {
namespace {

using namespace std::string_view_literals;

// 中文 and 㐀 (four bytes) in GB18030
constexpr auto gb = "\xD6\xD0\xCE\xC4"sv;
constexpr auto gb_four = "\x81\x39\xEE\x39"sv;

struct Decoded {
    std::string text;
    std::size_t damaged;
};

Decoded decoded(std::string_view bytes, const std::string& encoding) {
    std::size_t damaged = 0;
    auto text = to_utf8(bytes, encoding, damaged);
    return {std::move(text), damaged};
}

std::string detected(std::string_view bytes) { return detect_encoding(bytes).name; }

TEST(DetectEncoding, MarkDecidesFirst) {
    EXPECT_EQ(detected("\xEF\xBB\xBFid"), "UTF-8");
    EXPECT_EQ(detected("\xEF\xBB\xBF\xD6\xD0\xCE\xC4\xB5\xC4"), "UTF-8");
    EXPECT_EQ(detected("\xFF\xFEi\0"sv), "UTF-16LE");
    EXPECT_EQ(detected("\xFE\xFF\0i"sv), "UTF-16BE");
    EXPECT_TRUE(detect_encoding("\xFF\xFE").certain);
}

TEST(DetectEncoding, Utf8WhereItIsValid) {
    EXPECT_EQ(detected(""), "UTF-8");
    EXPECT_EQ(detected("id,name\n1,x\n"), "UTF-8");
    EXPECT_EQ(detected("编号,名称"), "UTF-8");
    EXPECT_TRUE(detect_encoding("编号").certain);
    const std::string whole = "编号,𠀀";
    for (std::size_t cut = 1; cut <= whole.size(); ++cut) {
        EXPECT_EQ(detected(std::string_view(whole).substr(0, cut)), "UTF-8") << "cut behind " << cut;
    }
}

TEST(DetectEncoding, Gb18030ForTwoAndFourBytes) {
    EXPECT_EQ(detected("id," + std::string(gb) + ",x\n1,2,3\n"), "GB18030");
    EXPECT_EQ(detected("id," + std::string(gb_four) + ",x\n1,2,3\n"), "GB18030");
    EXPECT_EQ(detected("id," + std::string(gb) + std::string(gb_four) + ",abcd\xD6"), "GB18030") << "cut in a character";
    EXPECT_FALSE(detect_encoding("id," + std::string(gb) + ",x\n1,2,3\n").certain) << "other encodings fit as well";
}

TEST(DetectEncoding, Gb18030AtTheVeryEnd) {
    EXPECT_EQ(detected(gb), "GB18030");
    EXPECT_EQ(detected("id,name\n1,\xD6\xD0"), "GB18030");
    EXPECT_EQ(detected("id,name\n1,\xD6\xD0\n"), "GB18030");
    EXPECT_EQ(detected("id,name\n1,\x81\x39\xEE\x39"), "GB18030");
}

TEST(DetectEncoding, NothingFits) {
    EXPECT_EQ(detected("caf\xFF,abcd"), "");
    EXPECT_EQ(detected("a\x80 bcdefg"), "");
    EXPECT_EQ(detected("a\xD6\x7Fxxxxx"), "") << "7F is no second byte";
    EXPECT_EQ(detected("a\x81\x30\x81\x40xxxx"), "") << "the fourth byte is a digit";
    EXPECT_EQ(detected("abc\xFF"), "") << "no UTF-8 begins so";
}

TEST(IsUtf8, TakesWholeCharactersOnly) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("\xEF\xBB\xBF经度"));
    EXPECT_FALSE(is_utf8("经\xE5\xBA"));
    EXPECT_FALSE(is_utf8(gb));
    EXPECT_FALSE(is_utf8("\xED\xA0\x80")) << "surrogate";
}

TEST(ToUtf8, DecodesTheNamedEncodings) {
    EXPECT_EQ(decoded(gb, "GB18030").text, "中文");
    EXPECT_EQ(decoded(gb_four, "GB18030").text, "㐀");
    EXPECT_EQ(decoded("\x95\x32\x82\x36", "gb18030").text, "𠀀") << "beyond the first plane; names in any case";
    EXPECT_EQ(decoded("\xA4\xA4\xA4\xE5", "Big5").text, "中文");
    EXPECT_EQ(decoded("\x2D\x4E\x87\x65", "UTF-16LE").text, "中文");
    EXPECT_EQ(decoded("\x40\xD8\x00\xDC"sv, "UTF-16LE").text, "𠀀");
    EXPECT_EQ(decoded("caf\x8E", "macintosh").text, "café");
    EXPECT_EQ(decoded("", "GB18030").text, "");
    EXPECT_EQ(decoded("a\0b"sv, "GB18030").text, "a\0b"sv);
}

TEST(ToUtf8, CountsWhatDoesNotDecode) {
    EXPECT_EQ(decoded(gb, "GB18030").damaged, 0U);
    const auto broken = decoded("a\xFF" "b\xFF" "c", "GB18030");
    EXPECT_EQ(broken.text, "a\uFFFDb\uFFFDc");
    EXPECT_EQ(broken.damaged, 2U);
    EXPECT_EQ(decoded("ab\xD6", "GB18030").text, "ab\uFFFD") << "cut in a character";
    EXPECT_EQ(decoded("ab\xD6", "GB18030").damaged, 1U);
    EXPECT_EQ(decoded("x\xE4\xB8y", "UTF-8").text, "x\uFFFDy");
}

TEST(ToUtf8, AddsToTheCount) {
    std::size_t damaged = 5;
    to_utf8("\xFF", "GB18030", damaged);
    EXPECT_EQ(damaged, 6U);
}

TEST(ToUtf8, LongTextIsTheSameAsItsPieces) {
    std::string bytes;
    std::string expected;
    for (int i = 0; i < 70000; ++i) {
        bytes += i % 3 == 0 ? gb_four : i % 3 == 1 ? gb : "x"sv;
        expected += i % 3 == 0 ? "㐀" : i % 3 == 1 ? "中文" : "x";
    }
    const auto all = decoded(bytes, "GB18030");
    EXPECT_TRUE(all.text == expected) << all.text.size() << " bytes, not " << expected.size();
    EXPECT_EQ(all.damaged, 0U);
}

TEST(ToUtf8, RefusesUnknownNames) {
    for (const auto* name : {"", "no-such-encoding", "UTF-8x", "编码"}) {
        try {
            decoded("a", name);
            ADD_FAILURE() << name;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), "GW-ENC-002") << name;
        }
    }
}

} // namespace
} // namespace gridwarden::text
