#include "io/csv_scan.hpp"
#include "oracle/csv_by_character.hpp"
#include "support/scratch.hpp"
#include "unit/io/reading.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::io {

namespace {

using test::Counted;
using test::Keys;
using test::Row;
using Rows = std::vector<Row>;
using Numbers = std::vector<std::uint32_t>;

test::Reading csv(const std::string& bytes, const Keys& keys = {}) {
    const test::Scratch folder;
    return test::reading(folder.file("台账.csv", bytes), keys);
}

std::string refused(const std::string& bytes, const Keys& keys = {}) {
    const test::Scratch folder;
    return test::refusal(folder.file("a.csv", bytes), keys);
}

std::string utf16(const std::u16string& text, bool big) {
    std::string bytes;
    for (const char16_t c : text) {
        const char high = static_cast<char>(c >> 8);
        const char low = static_cast<char>(c & 0xFF);
        bytes += big ? std::string{high, low} : std::string{low, high};
    }
    return bytes;
}

std::string random_csv(std::mt19937& random, const std::vector<std::string>& letters, std::size_t longest) {
    std::string text;
    for (auto size = random() % longest; size > 0; --size) {
        text += letters[random() % letters.size()];
    }
    return text;
}

/// What the reader makes of cells: short rows are filled up, long ones dropped.
void settle(oracle::PlainCsv& plain, std::size_t columns, Rows& rows, Numbers& numbers) {
    for (auto& row : plain.rows) {
        bool fits = true;
        for (auto i = columns; i < row.cells.size(); ++i) {
            fits = fits && row.cells[i].text.empty();
        }
        if (!fits) {
            continue;
        }
        row.cells.resize(columns);
        auto& cells = rows.emplace_back();
        for (const auto& cell : row.cells) {
            cells.push_back(cell.text.empty() && !cell.quoted ? "∅" : cell.text);
        }
        numbers.push_back(static_cast<std::uint32_t>(row.line + 1)); // the header is line 1
    }
}

/// Scans as the source does, with pieces of a few bytes.
oracle::PlainCsv in_pieces(const std::string& text, std::size_t first_size, std::size_t max_records) {
    oracle::PlainCsv found;
    std::size_t begin = 0;
    std::uint64_t lines = 0;
    CsvScan scan;
    for (auto size = first_size;;) {
        const auto piece = text.substr(begin, size);
        const bool last = begin + size >= text.size();
        scan_csv(piece, ',', last, max_records, scan);
        if (scan.records.empty() && !last) {
            size *= 2;
            continue;
        }
        for (std::size_t r = 0; r < scan.records.size(); ++r) {
            auto& row = found.rows.emplace_back(oracle::PlainRow{lines + scan.records[r].line + 1, {}});
            for (auto c = scan.records[r].first_cell; c < scan.cells_end(r); ++c) {
                std::string cell;
                append_unquoted(cell, piece, scan.cells[c]);
                row.cells.push_back({cell, scan.cells[c].quoted, scan.cells[c].torn});
            }
        }
        if (scan.records.empty()) {
            found.open_quote = scan.open_quote ? std::optional(lines + scan.open_line + 1) : std::nullopt;
            return found;
        }
        begin += scan.consumed;
        lines += scan.lines;
        size = first_size;
    }
}

} // namespace

TEST(ReadCsv, TextStaysAsItIs) {
    const auto read = csv("code,n,empty,blank\n007,12345678901234567890.10,, x \n\"\",1e5,\"a,b\",\"\"\n");
    EXPECT_EQ(read.rows, (Rows{{"007", "12345678901234567890.10", "∅", " x "}, {"", "1e5", "a,b", ""}}));
    EXPECT_EQ(read.names(), (Row{"code", "n", "empty", "blank"}));
    EXPECT_FALSE(read.schema.has_geometry);
    EXPECT_FALSE(read.schema.crs.stated());
    EXPECT_EQ(read.issues, Counted{});
}

TEST(ReadCsv, RowsAreLinesWhateverEndsThem) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const auto read = csv(end + "a,b" + end + "1,\"x" + end + "y\"" + end + end + "2,\"say \"\"hi\"\"\"" + end + "3,z");
        EXPECT_EQ(read.rows, (Rows{{"1", "x" + end + "y"}, {"2", "say \"hi\""}, {"3", "z"}}));
        EXPECT_EQ(read.numbers, (Numbers{3, 6, 7}));
    }
    EXPECT_EQ(csv("a\n1\r2\r\n3\n\r4").numbers, (Numbers{2, 3, 4, 6}));
}

TEST(ReadCsv, ShortRowsAreFilledAndLongOnesRejected) {
    const auto read = csv("a,b,c\n1\n1,2,3,4\n1,2,3,,\"\"\n1,2,\n");
    EXPECT_EQ(read.rows, (Rows{{"1", "∅", "∅"}, {"1", "2", "3"}, {"1", "2", "∅"}}));
    EXPECT_EQ(read.counts.read, 4u);
    EXPECT_EQ(read.counts.rejected, 1u);
    EXPECT_EQ(read.told("GW-IO-022"), Row{"3  4"});
    EXPECT_EQ(read.told("GW-IO-023"), Row{"2  1"});
}

TEST(ReadCsv, AQuoteThatNeverClosesIsAnErrorWithItsLine) {
    EXPECT_TRUE(test::holds(refused("a,b\n1,2\n\n3,\"x\n4,5\n6,7\n"), "GW-IO-021")) << refused("a,b\n1,2\n\n3,\"x\n4,5\n6,7\n");
    EXPECT_TRUE(test::holds(refused("a,b\n1,2\n\n3,\"x\n4,5\n6,7\n"), "line 4"));
    EXPECT_TRUE(test::holds(refused("t\na,\"b\nc\n", {{"header", "2"}}), "line 2"));
}

TEST(ReadCsv, TextBehindAClosingQuoteIsKeptAndTold) {
    const auto read = csv("a,b\n\"x\"y \"z\",\"p\"\"q\"r\n");
    EXPECT_EQ(read.rows, (Rows{{"xy \"z\"", "p\"qr"}}));
    EXPECT_EQ(read.told("GW-IO-024"), (Row{"2 a xy \"z\"", "2 b p\"qr"}));
}

TEST(ReadCsv, TheDelimiterIsFound) {
    for (const std::string sign : {",", ";", "\t", "|"}) {
        EXPECT_EQ(csv("\"a,;|\t,;|\t\"" + sign + "b\n1" + sign + "2\n").rows, (Rows{{"1", "2"}})) << sign;
    }
    EXPECT_EQ(csv("one\n1,2\n").counts.rejected, 1u);
    const auto stated = csv("\xEF\xBB\xBFsep=;\r\na,x,y;b\r\n1,5;2\r\n");
    EXPECT_EQ(stated.names(), (Row{"a,x,y", "b"}));
    EXPECT_EQ(stated.rows, (Rows{{"1,5", "2"}}));
    EXPECT_EQ(stated.numbers, Numbers{3});
}

TEST(ReadCsv, TheHeaderIsWhereTheKeySays) {
    const auto read = csv("问题台账,,\n\"a \"\"quote,\n\ncode,kind\n1,2\n", {{"header", "4"}});
    EXPECT_EQ(read.names(), (Row{"code", "kind"}));
    EXPECT_EQ(read.numbers, Numbers{5});
    EXPECT_TRUE(refused("a\n1\n", {{"header", "3"}}).starts_with("GW-IO-010"));
    EXPECT_TRUE(refused("a\n1\n", {{"header", "0"}}).starts_with("GW-IO-009"));
    EXPECT_TRUE(refused("a\n1\n", {{"header", "x"}}).starts_with("GW-IO-009"));
    EXPECT_TRUE(refused("").starts_with("GW-IO-007"));
    EXPECT_TRUE(refused("\n\r\n").starts_with("GW-IO-007"));
    EXPECT_EQ(csv("a,b").counts.read, 0u);
}

TEST(ReadCsv, NamesAreMadeUnique) {
    const auto read = csv("a,,a, ,a_2,\"a\"\n1,2,3,4,5,6\n");
    EXPECT_EQ(read.names(), (Row{"a", "column_2", "a_3", "column_4", "a_2", "a_4"}));
    EXPECT_EQ(read.issues, (Counted{{"GW-IO-025", 4}}));
    EXPECT_EQ(csv("5\" pipe,b\n6\",2\n").names(), (Row{"5\" pipe", "b"}));
}

TEST(ReadCsv, EncodingsAreFoundOrNamed) {
    const std::u16string text = u"\uFEFF编号,名称\r\n007,甲\r\n";
    for (const bool big : {false, true}) {
        EXPECT_EQ(csv(utf16(text, big)).rows, (Rows{{"007", "甲"}}));
        EXPECT_EQ(csv(utf16(text, big)).names(), (Row{"编号", "名称"}));
        EXPECT_EQ(csv(utf16(u"id,name\n7,x\n", big)).rows, (Rows{{"7", "x"}}));
    }
    const std::string gbk = "\xB1\xE0\xBA\xC5,\xC3\xFB\xB3\xC6\n007,\xBC\xD7\n";
    const auto guessed = csv(gbk);
    EXPECT_EQ(guessed.names(), (Row{"编号", "名称"}));
    EXPECT_EQ(guessed.rows, (Rows{{"007", "甲"}}));
    EXPECT_EQ(guessed.told("GW-IO-020"), Row{"0  GB18030"});
    EXPECT_EQ(csv("n\n" "\xA5\xD2\n", {{"encoding", "big5"}}).rows, (Rows{{"甲"}}));
    EXPECT_EQ(csv("n\n" "caf\xE9\n", {{"encoding", "windows-1252"}}).rows, (Rows{{"café"}}));
    const auto damaged = csv("n\na\xFF" "b\n", {{"encoding", "utf-8"}});
    EXPECT_EQ(damaged.rows, (Rows{{"a\uFFFD" "b"}}));
    EXPECT_EQ(damaged.told("GW-IO-045"), Row{"2  FF"});
    EXPECT_TRUE(refused("n\na\xFF" "b\n").starts_with("GW-IO-027"));
    EXPECT_TRUE(refused(gbk, {{"encoding", "klingon"}}).starts_with("GW-ENC-002"));
}

TEST(ReadCsv, ManyRowsComeInBatchesWithoutASeam) {
    std::string text = "id,note\r\n";
    for (int i = 0; i < 150'000; ++i) {
        text += std::to_string(i) + (i % 7 == 0 ? ",\"a\r\n\"\"b\"" : ",plain") + "\r\n";
    }
    const auto read = csv(text);
    ASSERT_EQ(read.rows.size(), 150'000u);
    EXPECT_GT(read.batches.size(), 2u);
    EXPECT_LE(*std::max_element(read.batches.begin(), read.batches.end()), 65'536u);
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
        ASSERT_EQ(read.rows[i], (Row{std::to_string(i), i % 7 == 0 ? "a\r\n\"b" : "plain"}));
        ASSERT_EQ(read.numbers[i], 2 + i + (i + 6) / 7);
    }
}

TEST(ReadCsv, RowsLongerThanAPieceStayWhole) {
    const std::string huge(3'000'000, 'x');
    const std::string gbk = "\xBC\xD7";
    for (const auto& [head, cell] : {std::pair(std::string(), std::string("甲")), std::pair(gbk, std::string("甲甲"))}) {
        const auto text = "a,b\n1," + head + (head.empty() ? "甲" : gbk) + "\n2,\"" + huge + "\n\"\"" + huge + "\"\n3,z\n";
        const auto read = csv(text);
        EXPECT_EQ(read.rows, (Rows{{"1", cell}, {"2", huge + "\n\"" + huge}, {"3", "z"}}));
        EXPECT_EQ(read.numbers, (Numbers{2, 3, 5}));
    }
}

TEST(ReadCsv, RandomTextsAreReadAsTheSlowParserDoes) {
    std::mt19937 random(20240509);
    const std::vector<std::string> letters{"a", "中", ",", ",", "\"", "\"\"", ",\"", "\"\n", "\n", "\r", "\r\n", " ", ";"};
    const test::Scratch folder;
    for (int round = 0; round < 2000; ++round) {
        const auto body = random_csv(random, letters, 40);
        SCOPED_TRACE(::testing::PrintToString(body));
        const auto path = folder.file("a.csv", "p,q,r\n" + body);
        auto plain = oracle::csv_by_character(body, ',');
        if (plain.open_quote) {
            const auto said = test::refusal(path);
            EXPECT_TRUE(said.starts_with("GW-IO-021") && test::holds(said, "line " + std::to_string(*plain.open_quote + 1) + " ")) << said;
            continue;
        }
        Rows rows;
        Numbers numbers;
        settle(plain, 3, rows, numbers);
        const auto read = test::reading(path);
        EXPECT_EQ(read.rows, rows);
        EXPECT_EQ(read.numbers, numbers);
        EXPECT_EQ(read.counts.read, plain.rows.size());
    }
}

TEST(ReadCsv, PiecesOfAnySizeGiveTheSameCells) {
    std::mt19937 random(7);
    const std::vector<std::string> letters{"a", std::string(1, '\0'), ",", "\"", "\"\"", ",\"", "\"\n", "\n", "\r", "\r\n"};
    for (int round = 0; round < 20'000; ++round) {
        const auto text = random_csv(random, letters, round % 20 == 0 ? 500 : 30);
        const auto plain = oracle::csv_by_character(text, ',');
        const auto found = in_pieces(text, 1 + random() % 9, 1 + random() % 4);
        ASSERT_EQ(found.rows, plain.rows) << ::testing::PrintToString(text);
        ASSERT_EQ(found.open_quote, plain.open_quote) << ::testing::PrintToString(text);
    }
}

} // namespace gridwarden::io
