#include "text/damage.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace gridwarden::text {
namespace {

using Kind = Damage::Kind;

TEST(Damage, OutOfStepGbkIsSeen) { // one byte of 。考核斷面達標率 lost
    EXPECT_EQ(find_damage("?己藬嗝孢_標率").kind, Kind::question_mark);
    EXPECT_EQ(find_damage("水质?己藬嗝孢_標率").kind, Kind::question_mark);
    const auto found = find_damage("水质\uE19A有所好转");
    EXPECT_EQ(found.kind, Kind::private_use);
    EXPECT_EQ(found.at, 6U);
    EXPECT_EQ(found.size, 3U);
    EXPECT_EQ(find_damage("a\U000F0000").kind, Kind::private_use);
}

TEST(Damage, ReplacementCharactersAreSeen) {
    EXPECT_EQ(find_damage("名\uFFFD称").kind, Kind::replaced);
    EXPECT_EQ(find_damage("锟斤拷锟斤拷").kind, Kind::replaced);
    EXPECT_EQ(find_damage("甲\uFFFD乙\uFFFD", 6).at, 9U);
}

TEST(Damage, LostCharactersAreSeen) {
    EXPECT_EQ(find_damage("?????").kind, Kind::question_mark);
    EXPECT_EQ(find_damage("某县??填埋场").kind, Kind::question_mark);
    EXPECT_EQ(find_damage("某县???").kind, Kind::question_mark);
}

TEST(Damage, WholeTextIsNone) {
    for (const auto* text : {"", "plain", "is it done?", "what??", "是否完成?已完成", "是否已整改?", "为什么？因为", "𠀀㐀", "\U0001F449 查看", "㙍坞村", "http://a.b/c?d=e", "?"}) {
        EXPECT_EQ(find_damage(text).kind, Kind::none) << text;
    }
}

TEST(Damage, AnyBytesAreSearched) {
    std::mt19937 random(3);
    for (int round = 0; round < 20000; ++round) {
        std::string text = "水质?己藬嗝孢_標率\uE19A\uFFFD名称";
        for (int change = 0; change < 4; ++change) {
            text[random() % text.size()] = static_cast<char>(random());
        }
        for (auto found = find_damage(text); found.kind != Kind::none; found = find_damage(text, found.at + found.size)) {
            ASSERT_GT(found.size, 0U);
            ASSERT_LE(found.at + found.size, text.size());
        }
    }
}

} // namespace
} // namespace gridwarden::text
