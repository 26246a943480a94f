#include "json/value.hpp"

#include "core/error.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

namespace gridwarden::json {
namespace {

std::string at(const Value& value) { return std::to_string(value.at.line) + ":" + std::to_string(value.at.column); }

TEST(JsonValue, EveryKind) {
    const auto root = parse(R"({"n": null, "t": true, "f": false, "x": -1.50e3, "s": "经\u5ea6\n", "a": [1, []], "o": {}})", "p.json");
    ASSERT_EQ(root.kind, Kind::object);
    ASSERT_EQ(root.members.size(), 7U);
    EXPECT_EQ(root.find("n")->kind, Kind::null);
    EXPECT_TRUE(root.find("t")->boolean);
    EXPECT_EQ(root.find("f")->kind, Kind::boolean);
    EXPECT_FALSE(root.find("f")->boolean);
    EXPECT_EQ(root.find("x")->number(), -1500);
    EXPECT_EQ(root.find("s")->text, "经度\n");
    EXPECT_EQ(root.find("a")->items.size(), 2U);
    EXPECT_EQ(root.find("o")->kind, Kind::object);
    EXPECT_EQ(root.find("N"), nullptr);
    EXPECT_FALSE(root.find("s")->number());
}

TEST(JsonValue, MembersKeepTheirOrder) {
    const auto root = parse(R"({"b":1,"a":2,"":3,"c":{"a":4}})", "p.json");
    std::string order;
    for (const auto& [name, value] : root.members) {
        order += name + "=" + value.text + ";";
    }
    EXPECT_EQ(order, "b=1;a=2;=3;c=;");
    EXPECT_EQ(root.find("c")->find("a")->text, "4");
}

TEST(JsonValue, NumbersKeepTheirText) {
    const auto root = parse("[9007199254740993, 1.10, -0, 1E5, 123456789012345678901234567890, 0.1000000000000000055511151231257827, 5e-324]", "p.json");
    const char* const expected[] = {"9007199254740993", "1.10", "-0", "1E5", "123456789012345678901234567890",
                                    "0.1000000000000000055511151231257827", "5e-324"};
    ASSERT_EQ(root.items.size(), std::size(expected));
    for (std::size_t i = 0; i < root.items.size(); ++i) {
        EXPECT_EQ(root.items[i].text, expected[i]);
        EXPECT_EQ(root.items[i].kind, Kind::number);
    }
    EXPECT_EQ(root.items[5].number(), 0.1);
}

TEST(JsonValue, KnowsLineAndColumn) {
    const auto root = parse("{\n  \"a\": 1,\r\n\t\"经度\": [ true,\n\"x\" ],\n  \"c\" :{\"d\":null}\n}\n", "p.json");
    EXPECT_EQ(at(root), "1:1");
    EXPECT_EQ(at(*root.find("a")), "2:8");
    const auto& list = *root.find("经度");
    EXPECT_EQ(at(list), "3:8") << "columns are characters";
    EXPECT_EQ(at(list.items[0]), "3:10");
    EXPECT_EQ(at(list.items[1]), "4:1");
    EXPECT_EQ(at(*root.find("c")), "5:8");
    EXPECT_EQ(at(*root.find("c")->find("d")), "5:13");
}

TEST(JsonValue, CommentsAreStepped) {
    const auto root = parse("// {\"a\": 0}\n{ /* \"b\": [ */ \"a\": /**/ 7, // one, two\n/* two\nlines */ \"b\"/*:*/:\"//x\"}// end", "p.json");
    EXPECT_EQ(root.find("a")->text, "7");
    EXPECT_EQ(at(*root.find("a")), "2:26");
    EXPECT_EQ(root.find("b")->text, "//x");
    EXPECT_EQ(at(*root.find("b")), "4:19");
}

TEST(JsonValue, CommentThatLooksClosed) {
    const auto root = parse("[/*/ 7 */ 1, 2/*/*/, 3]", "p.json");
    ASSERT_EQ(root.items.size(), 3U);
    EXPECT_EQ(root.items[0].text, "1");
    EXPECT_EQ(at(root.items[0]), "1:11");
    EXPECT_EQ(root.items[1].text, "2");
    EXPECT_EQ(root.items[2].text, "3");
}

TEST(JsonValue, CommentEndsAtACarriageReturn) {
    const auto root = parse("[ // one\r 1, // two\r\n 2 ]", "p.json");
    ASSERT_EQ(root.items.size(), 2U);
    EXPECT_EQ(root.items[0].text, "1");
    EXPECT_EQ(root.items[1].text, "2");
}

TEST(JsonValue, StringsThatCouldMislead) {
    const auto root = parse(R"(["a\"b", "\\", "\\\"", "{[,:]}", "/* */", "\ud840\udc00", "\u0000x", 1])", "p.json");
    ASSERT_EQ(root.items.size(), 8U);
    EXPECT_EQ(root.items[0].text, "a\"b");
    EXPECT_EQ(root.items[1].text, "\\");
    EXPECT_EQ(root.items[2].text, "\\\"");
    EXPECT_EQ(root.items[5].text, "𠀀");
    EXPECT_EQ(root.items[6].text, std::string("\0x", 2));
    EXPECT_EQ(root.items[7].text, "1");
    EXPECT_EQ(at(root.items[7]), "1:70");
}

TEST(JsonValue, ByteOrderMarkIsNoColumn) {
    const auto root = parse("\xEF\xBB\xBF[1]", "p.json");
    EXPECT_EQ(at(root), "1:1");
    EXPECT_EQ(at(root.items[0]), "1:2");
}

TEST(JsonValue, ScalarsAreDocumentsToo) {
    EXPECT_EQ(parse("  \"x\"  ", "p.json").text, "x");
    EXPECT_EQ(parse("0", "p.json").number(), 0);
    EXPECT_EQ(parse("null", "p.json").kind, Kind::null);
}

TEST(JsonValue, NumberIsOnlyThatOfNumbers) {
    EXPECT_FALSE(parse("\"12\"", "p.json").number());
    EXPECT_FALSE(parse("true", "p.json").number());
    EXPECT_FALSE(Value{}.number());
    EXPECT_EQ(Value{}.find("a"), nullptr);
}

TEST(JsonKind, NamesDiffer) {
    EXPECT_EQ(name_of(Kind::null).en, "null");
    EXPECT_EQ(name_of(Kind::number).zh, "数字");
    EXPECT_EQ(name_of(Kind::object).en, "an object");
}

TEST(JsonFile, IsReadOrRefused) {
    const test::Scratch scratch;
    EXPECT_EQ(parse_file(scratch.file("a.json", "{\"a\": [1]}")).find("a")->items.size(), 1U);
    try {
        parse_file(scratch.name("none.json"));
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-IO-001");
    }
    try {
        parse_file(scratch.file("bad.json", "{"));
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-JSON-001");
        EXPECT_NE(error.message(Language::en).find(scratch.name("bad.json")), std::string::npos);
    }
}

} // namespace
} // namespace gridwarden::json
