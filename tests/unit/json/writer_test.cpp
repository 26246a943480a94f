#include "json/writer.hpp"

#include "json/value.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gridwarden::json {
namespace {

using namespace std::string_view_literals;
using Limits = std::numeric_limits<double>;

std::string number(double value) { return Writer(0).value(value).take(); }

std::string sample(int indent) {
    Writer w(indent);
    w.begin_object().key("b").value(1).key("a").begin_array().value("x").null().value(true).end_array();
    w.key("o").begin_object().end_object().key("l").begin_array().end_array().key("r").raw("[1.10]").end_object();
    return w.take();
}

TEST(JsonWriter, IndentsAndKeepsTheOrderOfKeys) {
    EXPECT_EQ(sample(2), "{\n  \"b\": 1,\n  \"a\": [\n    \"x\",\n    null,\n    true\n  ],\n  \"o\": {},\n  \"l\": [],\n  \"r\": [1.10]\n}");
    EXPECT_EQ(sample(0), R"({"b": 1, "a": ["x", null, true], "o": {}, "l": [], "r": [1.10]})");
    EXPECT_EQ(sample(4).find("\n    \"b\""), 1U);
}

TEST(JsonWriter, NestedLists) {
    Writer w(0);
    w.begin_array().begin_array().value(1).end_array().begin_object().key("a").begin_object().end_object().end_object().end_array();
    EXPECT_EQ(w.take(), R"([[1], {"a": {}}])");
}

TEST(JsonWriter, NumbersAsEverywhere) {
    EXPECT_EQ(number(0.1 + 0.2), "0.3");
    EXPECT_EQ(number(-0.0), "0");
    EXPECT_EQ(number(116.404), "116.404");
    EXPECT_EQ(number(Limits::quiet_NaN()), "null");
    EXPECT_EQ(number(Limits::infinity()), "null");
    EXPECT_EQ(number(-Limits::infinity()), "null");
    EXPECT_EQ(number(Limits::denorm_min()), "4.94065645841e-324");
}

TEST(JsonWriter, IntegersAreWhole) {
    EXPECT_EQ(Writer().value(std::uint64_t{18446744073709551615U}).take(), "18446744073709551615");
    EXPECT_EQ(Writer().value(std::int64_t{INT64_MIN}).take(), "-9223372036854775808");
    EXPECT_EQ(Writer().value(std::int64_t{9007199254740993}).take(), "9007199254740993");
    EXPECT_EQ(Writer().value(-7).take(), "-7");
}

TEST(JsonWriter, TextIsNotTakenForABoolean) {
    EXPECT_EQ(Writer().value("true").take(), "\"true\"");
    EXPECT_EQ(Writer().value(false).take(), "false");
    EXPECT_EQ(Writer().value(std::string("x")).take(), "\"x\"");
}

TEST(JsonWriter, TakeEmptiesIt) {
    Writer w(0);
    w.value(1);
    EXPECT_EQ(w.take(), "1");
    EXPECT_EQ(w.take(), "");
    w.begin_array().value(2).end_array();
    EXPECT_EQ(w.take(), "[2]");
}

TEST(JsonQuoted, EscapesWhatMustBe) {
    EXPECT_EQ(quoted(""), "\"\"");
    EXPECT_EQ(quoted("a\"b\\c/d"), R"("a\"b\\c/d")");
    EXPECT_EQ(quoted("\b\f\n\r\t"), R"("\b\f\n\r\t")");
    EXPECT_EQ(quoted("\0\x01\x1f"sv), R"("\u0000\u0001\u001f")");
    EXPECT_EQ(quoted("\x7F"), "\"\x7F\"");
    EXPECT_EQ(quoted("经度 𠀀 é"), "\"经度 𠀀 é\"") << "UTF-8 stays";
}

TEST(JsonQuoted, BadBytesAreReplaced) {
    EXPECT_EQ(quoted("a\xFF" "b"), "\"a\uFFFDb\"");
    EXPECT_EQ(quoted("\xE4\xB8"), "\"\uFFFD\uFFFD\"") << "each byte of a cut character";
    EXPECT_EQ(quoted("\xED\xA0\x80x"), "\"\uFFFD\uFFFD\uFFFDx\"") << "surrogate";
    EXPECT_EQ(quoted("\xE4\xB8\""), "\"\uFFFD\uFFFD\\\"\"") << "the quote is not swallowed";
}

TEST(JsonQuoted, AppendsBehindWhatIsThere) {
    std::string out = "x";
    append_string(out, "y");
    EXPECT_EQ(out, "x\"y\"");
}

TEST(JsonWriter, WritesWhatTheParserReads) {
    const auto root = parse(sample(2), "p.json");
    EXPECT_EQ(root.members.size(), 5U);
    EXPECT_EQ(root.find("r")->items[0].text, "1.10");
    std::string every;
    for (int c = 0; c < 256; ++c) {
        every += static_cast<char>(c);
    }
    const auto read = parse(json::quoted(every), "p.json").text;
    EXPECT_EQ(read.substr(0, 128), every.substr(0, 128));
    EXPECT_EQ(read.size(), 128 + 128 * 3U) << "each bad byte became U+FFFD";
}

} // namespace
} // namespace gridwarden::json
