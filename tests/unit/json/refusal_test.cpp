#include "core/error.hpp"
#include "json/value.hpp"

#include <gtest/gtest.h>

namespace gridwarden::json {
namespace {

struct Refusal {
    std::string place; ///< line:column; empty where nothing was refused
    std::string expected;
};

Refusal refusal(std::string_view text) {
    try {
        parse(text, "p.json");
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-JSON-001");
        EXPECT_EQ(error.exit(), Exit::usage);
        Arguments named = error.arguments();
        EXPECT_EQ(fill("{file}", named), "p.json");
        EXPECT_NE(fill("{expected}", named), "");
        EXPECT_EQ(error.message(Language::en).find('{' + std::string("expected}")), std::string::npos);
        return {fill("{line}:{column}", named), fill("{expected}", named)};
    }
    return {};
}

TEST(JsonRefusal, NamesThePlace) {
    EXPECT_EQ(refusal("{\"a\": 1,}").place, "1:9");
    EXPECT_EQ(refusal("[1,\n 2,\n ]").place, "3:2");
    EXPECT_EQ(refusal("{\"经度\": }").place, "1:8") << "columns are characters";
    EXPECT_EQ(refusal("{'a': 1}").place, "1:2");
    EXPECT_EQ(refusal("[] ]").place, "1:4");
    EXPECT_EQ(refusal("[\n\"a\nb\"]").place.substr(0, 1), "2") << "a line end in a text";
}

TEST(JsonRefusal, TruncatedText) {
    const std::string whole = R"({"a": [1, "x\u4e2d", {"b": null}], "c": -1.5e3 })";
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        const auto told = refusal(std::string_view(whole).substr(0, cut));
        EXPECT_FALSE(told.place.empty()) << whole.substr(0, cut);
    }
    EXPECT_EQ(refusal(whole).place, "");
    EXPECT_NE(refusal("{\"a\": [1, 2").expected.find("ends"), std::string::npos) << refusal("{\"a\": [1, 2").expected;
}

TEST(JsonRefusal, WhatIsNoJson) {
    for (const auto* text : {"", " ", "// only\n", "/* open", "[1 2]", "{1: 2}", "[01]", "[+1]", "[.5]", "[1.]", "[0x1]", "[NaN]", "[Infinity]", "[tru]",
                             "[True]", "\"\\x\"", "\"\\ud800\"", "\"a\tb\"", "[\"\xFF\"]", "[\"\xE4\xB8\"]", "{\"a\"}", "{\"a\":1 \"b\":2}", "[1]]", "1 2",
                             "{\"a\":1}{", "# x\n1", "[1e999]"}) {
        EXPECT_NE(refusal(text).place, "") << "'" << text << "'";
    }
}

TEST(JsonRefusal, RepeatedKey) {
    const auto told = refusal("{\"a\": 1,\n \"b\": {\"a\": 2},\n  \"a\": 3}");
    EXPECT_EQ(told.place, "3:3") << "where the second one stands";
    EXPECT_NE(told.expected.find("a is repeated"), std::string::npos);
    EXPECT_EQ(refusal("{\"a\":1,\"\\u0061\":2}").place, "1:8") << "an escape does not make another key";
    EXPECT_EQ(refusal("[{\"a\":1},{\"a\":2}]").place, "");
    EXPECT_EQ(refusal("{\"a\":1,\"A\":2}").place, "");
}

TEST(JsonRefusal, NestingHasALimit) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(refusal(nested(512)).place, "");
    EXPECT_EQ(refusal(nested(513)).place, "1:513");
    EXPECT_NE(refusal(nested(513)).expected.find("at most 512"), std::string::npos) << refusal(nested(513)).expected;
    EXPECT_EQ(refusal(std::string(1000000, '[')).place, "1:513") << "and does not exhaust the stack";
    std::string objects;
    for (int i = 0; i < 600; ++i) {
        objects += "{\"a\":";
    }
    EXPECT_NE(refusal(objects).place, "");
}

TEST(JsonRefusal, NulIsNoEnd) {
    EXPECT_NE(refusal(std::string_view("[1]\0x", 5)).place, "");
    EXPECT_NE(refusal(std::string_view("[1\0]", 4)).place, "");
}

} // namespace
} // namespace gridwarden::json
