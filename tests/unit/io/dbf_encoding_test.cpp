#include "io/dbf_encoding.hpp"

#include "support/scratch.hpp"
#include "support/tables.hpp"
#include "unit/io/reading.hpp"
#include "unit/io/zip_by_hand.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace gridwarden::io {

namespace {

using test::Keys;
using test::Row;

constexpr const char* gbk_name = "\xC3\xFB\xB3\xC6"; // 名称
constexpr const char* gbk_cell = "\xBC\xD7\xD2\xD2"; // 甲乙
constexpr const char* big5_cell = "\xA5\xD2\xA4\x41"; // 甲乙

/// A dBASE table of one text column, bytes as given.
std::string dbf(const std::string& name, const std::vector<std::string>& cells, char language = '\0') {
    constexpr std::size_t width = 20;
    std::string bytes = std::string("\x03\x7C\x05\x09", 4) + test::little_endian(cells.size(), 4) + test::little_endian(32 + 32 + 1, 2) +
                        test::little_endian(1 + width, 2) + std::string(17, '\0') + language + std::string(2, '\0');
    bytes += name + std::string(11 - name.size(), '\0') + "C" + std::string(4, '\0') + static_cast<char>(width) + std::string(15, '\0') + "\r";
    for (const auto& cell : cells) {
        bytes += " " + cell + std::string(width - cell.size(), ' ');
    }
    return bytes + "\x1A";
}

/// A Shapefile of one point with this table beside it, and this `.cpg` unless it is empty.
struct Shapefile {
    test::Scratch folder;
    std::string path = folder.name("点.shp");

    explicit Shapefile(const std::string& table, const std::string& cpg = "", const std::string& dbf_name = "点.dbf") {
        test::written_to(path, test::table_of({test::text_column("a", {"x"})}, {"POINT(1 2)"}));
        std::filesystem::remove(folder.name("点.dbf"));
        std::filesystem::remove(folder.name("点.cpg"));
        folder.file(dbf_name, table);
        if (!cpg.empty()) {
            folder.file("点.cpg", cpg);
        }
    }
    [[nodiscard]] std::string encoding(const Keys& keys = {}) const { return dbf_encoding({path, keys, "", ""}, no_issues()); }
    [[nodiscard]] test::Reading read(const Keys& keys = {}) const { return test::reading(path, keys); }
};

} // namespace

TEST(DbfEncoding, GbkWithoutAWordAboutItIsFound) {
    for (const char language : {'\0', '\x4D', '\x57'}) {
        const Shapefile file(dbf(gbk_name, {gbk_cell}, language));
        const auto read = file.read();
        EXPECT_EQ(read.names(), Row{"名称"});
        EXPECT_EQ(read.rows, (std::vector<Row>{{"甲乙"}}));
        EXPECT_EQ(read.told("GW-IO-020"), Row{"0  GB18030"});
    }
}

TEST(DbfEncoding, ACpgIsAHintAndNotTheTruth) {
    EXPECT_EQ(Shapefile(dbf("a", {gbk_cell}), "UTF-8").read().rows[0][0], "甲乙");
    EXPECT_EQ(Shapefile(dbf("a", {"甲乙"}), "GBK").read().rows[0][0], "甲乙");
    EXPECT_EQ(Shapefile(dbf("a", {"甲乙"}), "ISO-8859-1").read().rows[0][0], "甲乙");
    EXPECT_EQ(Shapefile(dbf("a", {gbk_cell}), "klingon").read().rows[0][0], "甲乙");
    EXPECT_EQ(Shapefile(dbf("a", {"plain"}), "klingon").encoding(), "UTF-8");
}

TEST(DbfEncoding, ACpgThatFitsIsBelieved) {
    for (const auto* cpg : {"950", "ANSI 950", "CP950", "Big5\r\n"}) {
        const auto read = Shapefile(dbf("a", {big5_cell}), cpg).read();
        EXPECT_EQ(read.rows[0][0], "甲乙") << cpg;
        EXPECT_EQ(read.issues, test::Counted{}) << cpg;
    }
    EXPECT_EQ(Shapefile(dbf("a", {gbk_cell}), "936").encoding(), "GB18030");
    EXPECT_EQ(Shapefile(dbf("a", {"caf\xE9"}), "ISO-8859-1").read().rows[0][0], "café");
    EXPECT_EQ(Shapefile(dbf("a", {"caf\xE9"}), "1252").read().rows[0][0], "café");
}

TEST(DbfEncoding, TheKeyDecides) {
    const Shapefile file(dbf("a", {big5_cell}), "GBK");
    EXPECT_EQ(file.read({{"encoding", "big5"}}).rows[0][0], "甲乙");
    EXPECT_TRUE(test::refusal(file.path, {{"encoding", "klingon"}}).starts_with("GW-ENC-002"));
}

TEST(DbfEncoding, WhatFitsNothingIsRefused) {
    const Shapefile file(dbf("a", {"a\xFF\xFF"}));
    EXPECT_TRUE(test::refusal(file.path).starts_with("GW-IO-027"));
    EXPECT_EQ(file.read({{"encoding", "windows-1252"}}).rows[0][0], "aÿÿ");
}

TEST(DbfEncoding, FilesMayBeMissingOrInCapitals) {
    const Shapefile shouting(dbf("a", {gbk_cell}), "", "点.DBF");
    EXPECT_EQ(shouting.encoding(), "GB18030");
    const Shapefile bare("");
    std::filesystem::remove(bare.folder.name("点.dbf"));
    EXPECT_EQ(bare.encoding(), "UTF-8");
    EXPECT_EQ(bare.read().counts.read, 1u);
}

} // namespace gridwarden::io
