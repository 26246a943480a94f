#include "office/book.hpp"

#include "support/tables.hpp"

#include <gtest/gtest.h>

namespace gridwarden::office {
namespace {

TEST(SheetNames, AreLegalAndUnique) {
    SheetNames names;
    EXPECT_EQ(names.legal("a/b:c*d?[e]\\f"), "a_b_c_d__e__f");
    EXPECT_EQ(names.legal("Team"), "Team");
    EXPECT_EQ(names.legal("TEAM"), "TEAM (2)");
    EXPECT_EQ(names.legal("'quoted'"), "quoted");
    EXPECT_EQ(names.legal(""), "Sheet");
    EXPECT_EQ(names.legal("History"), "History (2)");
    const std::string longer = "城关镇环境保护督察整改专项工作领导小组办公室第一督办检查组一组甲乙丙丁";
    const auto cut = names.legal(longer);
    EXPECT_EQ(cut.size(), 31U * 3);
    EXPECT_TRUE(longer.starts_with(cut));
    const auto second = names.legal(longer);
    EXPECT_TRUE(second.ends_with(" (2)"));
    EXPECT_NE(second, cut);
}

TEST(SheetNames, CountAsSpreadsheetsDo) {
    SheetNames names;
    std::string wide; // 20 characters of two UTF-16 units each
    for (int i = 0; i < 20; ++i) {
        wide += "\xF0\xA0\x80\x80";
    }
    EXPECT_EQ(names.legal(wide).size(), 15U * 4);
}

std::string book_of(const std::vector<std::string>& texts) {
    Book book({"Title", "gridwarden", 19852, Language::zh});
    book.begin_sheet("数据", {{"文本", CellLook::text, 20}, {"数", CellLook::number, 10}}, {"heading & more", "footing"});
    for (const auto& text : texts) {
        book.text(text);
        book.number(0.1 + 0.2);
        book.end_row();
    }
    return book.finish();
}

TEST(Book, IsMadeOfTheSameBytesTwice) {
    const auto one = book_of({"a", "=1+1", "https://example.org", "\x01"});
    EXPECT_EQ(one, book_of({"a", "=1+1", "https://example.org", "\x01"}));
    EXPECT_TRUE(one.starts_with("PK"));
}

TEST(Book, CutsWhatACellCannotHoldAndCountsIt) {
    Book book({"", "gridwarden", 0, Language::en});
    book.begin_sheet("a", {{"text"}}, {});
    book.text(std::string(32767, 'x'));
    EXPECT_EQ(book.cut(), 0U);
    book.end_row();
    book.text(std::string(32768, 'x'));
    EXPECT_EQ(book.cut(), 1U);
    book.end_row();
    EXPECT_FALSE(book.finish().empty());
}

TEST(Width, GoesByTheWidestOfTheFirstCellsWithinBounds) {
    EXPECT_EQ(width_of("n", test::text_column("n", {"1"})), 6);
    EXPECT_EQ(width_of("n", test::text_column("n", {"责任单位名称"})), 14);
    EXPECT_EQ(width_of("n", test::text_column("n", {std::string(500, 'x')})), 36);
}

} // namespace
} // namespace gridwarden::office
