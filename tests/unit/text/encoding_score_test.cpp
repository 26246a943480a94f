#include "text/encoding_score.hpp"
#include "text/text.hpp"

#include "support/shared.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

#include <unicode/ucnv.h>

#include <random>

namespace gridwarden::text {
namespace {

std::string encoded(const std::string& utf8, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(utf8.size() * 4 + 16, '\0');
    const auto size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string sure(const std::string& bytes) {
    const auto scores = score_encodings(bytes);
    return is_sure(scores) ? scores[0].name : "";
}

std::string shown(const std::vector<EncodingScore>& scores) {
    std::string all;
    for (const auto& score : scores) {
        all += score.name + " " + std::to_string(score.score) + "; ";
    }
    return all;
}

const char* const chinese[] = {"编号,名称,经度,纬度", "名称", "甲乙", "某县生活垃圾填埋场渗滤液直排", "受理编号\t交办单号\t问题类型\n1\t2\t露天矿山",
                               "中文", "环境", "广昌县甘竹镇大排村", "整改时限：2024年3月底；责任单位：示例县水利局"};
const char* const traditional[] = {"編號,名稱,經度,緯度", "某縣生活垃圾掩埋場滲出水直接排放", "監測站,縣市", "環境品質監測", "廣昌縣甘竹鎮大排村"};

TEST(EncodingScore, ChineseIsToldFromChinese) {
    for (const auto* text : chinese) {
        EXPECT_EQ(sure(encoded(text, "GB18030")), "GB18030") << text << ": " << shown(score_encodings(encoded(text, "GB18030")));
    }
    for (const auto* text : traditional) {
        EXPECT_EQ(sure(encoded(text, "Big5")), "Big5") << text << ": " << shown(score_encodings(encoded(text, "Big5")));
        EXPECT_EQ(sure(encoded(text, "GB18030")), "GB18030") << text << ": " << shown(score_encodings(encoded(text, "GB18030")));
    }
    EXPECT_EQ(sure(encoded("编号,𠀀,\U0001F449", "GB18030")), "GB18030");
}

TEST(EncodingScore, LatinIsNoChineseAndEachLatinItself) {
    for (const auto* text : {"Zürich;Köln;Besançon", "Straße", "São João, Peñalba, Málaga", "Kraftwerk Dürnrohr, ÖBB", "Ängelholm,Århus", "café"}) {
        for (const auto* encoding : {"windows-1252", "macintosh"}) {
            EXPECT_EQ(sure(encoded(text, encoding)), encoding) << text << ": " << shown(score_encodings(encoded(text, encoding)));
        }
    }
}

TEST(EncodingScore, WhatIsNoneOfTheseIsNotGuessed) {
    EXPECT_EQ(sure(encoded("東京都のゴミ処理場について", "Shift_JIS")), "");
    EXPECT_EQ(sure(encoded("東京都のゴミ処理場についてのお知らせです", "EUC-JP")), "") << "kana are the commonest row of Big5";
    EXPECT_EQ(sure(encoded("서울특별시 환경부 폐기물 매립지", "EUC-KR")), "");
    EXPECT_EQ(sure(encoded("Свалка бытовых отходов", "KOI8-R")), "");
    EXPECT_EQ(sure(encoded("Свалка бытовых отходов", "windows-1251")), "");
    EXPECT_EQ(sure("caf\xFF,abcd"), "");
    std::string noise;
    std::mt19937 random(1);
    for (int i = 0; i < 5000; ++i) {
        noise += static_cast<char>(random() % 255 + 1);
    }
    EXPECT_EQ(sure(noise), "") << shown(score_encodings(noise));
}

TEST(EncodingScore, DamageDoesNotChangeIt) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
        text += "考核断面达标率为百分之九十，总的来看有所好转。\n";
    }
    auto bytes = encoded(text, "GB18030");
    bytes.erase(20, 1);
    EXPECT_EQ(sure(bytes), "GB18030");
    text[31] = 'x';
    EXPECT_EQ(sure(text), "UTF-8") << "one broken character of six hundred";
}

TEST(EncodingScore, HalfOfEachIsRefused) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
        text += "考核断面达标率\n" + encoded("总的来看有所好转\n", "GB18030");
    }
    EXPECT_EQ(sure(text), "") << shown(score_encodings(text));
}

TEST(EncodingScore, RealRegisters) {
    const auto folder = test::shared();
    if (!folder) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto read = [&](const char* name) { return test::bytes_of((*folder / "data" / name).string()); };
    EXPECT_EQ(sure(read("china_east/stations/cnemc_stations_gbk.csv")), "GB18030");
    EXPECT_EQ(sure(read("dirty/misc/EPRTR-plants_cr_macroman.csv")), "macintosh") << shown(score_encodings(read("dirty/misc/EPRTR-plants_cr_macroman.csv")));
    EXPECT_EQ(sure(encoded(read("hierarchies/taiwan/villages-10t.json").substr(0, 100), "Big5")), "");
}

TEST(EncodingScore, AnyBytesAreScored) {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        std::string bytes = encoded(chinese[random() % std::size(chinese)], round % 2 == 0 ? "GB18030" : "UTF-8");
        for (int change = 0; change < 3; ++change) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        const auto scores = score_encodings(bytes.substr(random() % bytes.size()));
        EXPECT_LE(scores[0].score, 1);
        EXPECT_GE(scores.back().score, 0);
    }
}

TEST(FirstUndecodable, NamesTheBytes) {
    const auto found = first_undecodable("ab\xD6\xD0\xFF" "c", "GB18030");
    EXPECT_EQ(found.at, 4U);
    EXPECT_EQ(found.length, 1U);
    EXPECT_EQ(first_undecodable("abc", "GB18030").length, 0U);
    EXPECT_EQ(first_undecodable("ab\xE4\xB8x", "UTF-8").at, 2U);
    EXPECT_EQ(first_undecodable("ab\xD6", "GB18030").at, 2U);
}

} // namespace
} // namespace gridwarden::text
