#include "support/scratch.hpp"
#include "support/tables.hpp"
#include "text/text.hpp"
#include "unit/io/reading.hpp"
#include "unit/io/zip_by_hand.hpp"

#include <gtest/gtest.h>

namespace gridwarden::io {

namespace {

using test::Counted;
using test::Keys;
using test::Row;
using Rows = std::vector<Row>;
using Numbers = std::vector<std::uint32_t>;
using Sheets = std::vector<std::pair<std::string, Rows>>;

/// A cell: `#1.5` is a number, `@45421` a day, `@@45421.5` a day with a time, all else text; empty is none.
std::string xlsx_cell(const std::string& text, std::size_t column, std::size_t row) {
    const auto open = "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + std::to_string(row) + "\"";
    if (text.empty()) {
        return "";
    }
    if (text.starts_with("@@")) {
        return open + " s=\"2\"><v>" + text.substr(2) + "</v></c>";
    }
    if (text.starts_with("@")) {
        return open + " s=\"1\"><v>" + text.substr(1) + "</v></c>";
    }
    return text.starts_with("#") ? open + "><v>" + text.substr(1) + "</v></c>" : open + " t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string ods_cell(const std::string& text) {
    const std::string open = "<table:table-cell";
    if (text.empty()) {
        return open + "/>";
    }
    if (text.starts_with("@")) {
        return open + " office:value-type=\"date\" office:date-value=\"" + text.substr(1) + "\"><text:p>x</text:p></table:table-cell>";
    }
    if (text.starts_with("#")) {
        return open + " office:value-type=\"float\" office:value=\"" + text.substr(1) + "\"><text:p>x</text:p></table:table-cell>";
    }
    return open + " office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
}

const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
const std::string office = "http://schemas.openxmlformats.org/";

std::string xlsx(const Sheets& sheets) {
    test::Members members{
        {"[Content_Types].xml", xml + "<Types xmlns=\"" + office + "package/2006/content-types\"><Override PartName=\"/xl/worksheets/sheet1.xml\" "
                                "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"},
        {"xl/styles.xml", xml + "<styleSheet xmlns=\"" + office + "spreadsheetml/2006/main\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/>"
                          "<xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"}};
    std::string book;
    std::string links;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto number = std::to_string(i + 1);
        book += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
        links += "<Relationship Id=\"rId" + number + "\" Type=\"" + office + "officeDocument/2006/relationships/worksheet\" "
                 "Target=\"worksheets/sheet" + number + ".xml\"/>";
        std::string rows;
        for (std::size_t r = 0; r < sheets[i].second.size(); ++r) {
            std::string cells;
            for (std::size_t c = 0; c < sheets[i].second[r].size(); ++c) {
                cells += xlsx_cell(sheets[i].second[r][c], c, r + 1);
            }
            rows += cells.empty() ? "" : "<row r=\"" + std::to_string(r + 1) + "\">" + cells + "</row>";
        }
        members.push_back({"xl/worksheets/sheet" + number + ".xml", xml + "<worksheet xmlns=\"" + office +
                           "spreadsheetml/2006/main\"><sheetData>" + rows + "</sheetData></worksheet>"});
    }
    members.push_back({"xl/workbook.xml", xml + "<workbook xmlns=\"" + office + "spreadsheetml/2006/main\" xmlns:r=\"" + office +
                       "officeDocument/2006/relationships\"><sheets>" + book + "</sheets></workbook>"});
    members.push_back({"xl/_rels/workbook.xml.rels", xml + "<Relationships xmlns=\"" + office + "package/2006/relationships\">" + links +
                       "</Relationships>"});
    return test::zip_by_hand(members);
}

std::string ods(const Sheets& sheets) {
    std::string tables;
    for (const auto& [name, rows] : sheets) {
        tables += "<table:table table:name=\"" + name + "\">";
        for (const auto& row : rows) {
            tables += "<table:table-row>";
            for (const auto& cell : row.empty() ? Row{""} : row) {
                tables += ods_cell(cell);
            }
            tables += "</table:table-row>";
        }
        tables += "</table:table>";
    }
    const std::string space = "urn:oasis:names:tc:opendocument:xmlns:";
    return test::zip_by_hand({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                              {"content.xml", xml + "<office:document-content xmlns:office=\"" + space + "office:1.0\" xmlns:table=\"" + space +
                               "table:1.0\" xmlns:text=\"" + space + "text:1.0\" office:version=\"1.2\"><office:body><office:spreadsheet>" +
                               tables + "</office:spreadsheet></office:body></office:document-content>"}});
}

/// Reads the same sheets out of both kinds of workbook, which must agree.
test::Reading sheets(const Sheets& content, const Keys& keys = {}) {
    const test::Scratch folder;
    const auto one = test::reading(folder.file("a.xlsx", xlsx(content)), keys);
    const auto other = test::reading(folder.file("a.ods", ods(content)), keys);
    EXPECT_EQ(one.names(), other.names());
    EXPECT_EQ(one.rows, other.rows);
    EXPECT_EQ(one.numbers, other.numbers);
    EXPECT_EQ(one.issues, other.issues);
    EXPECT_FALSE(one.schema.has_geometry);
    return one;
}

std::string refused(const Sheets& content, const Keys& keys = {}) {
    const test::Scratch folder;
    const auto said = test::refusal(folder.file("a.xlsx", xlsx(content)), keys);
    EXPECT_EQ(said.substr(0, 9), test::refusal(folder.file("a.ods", ods(content)), keys).substr(0, 9));
    return said;
}

} // namespace

TEST(ReadSheet, TextKeepsItsZerosAndNumbersHaveNoNoise) {
    const auto read = sheets({{"台账", {{"code", "n", "x"},
                                        {"007", "#0.30000000000000004", "#320100"},
                                        {"320100000000000000012", "#118.79600000000001", " blank "},
                                        {"1.10", "#-5", "#1234567.5"}}}});
    EXPECT_EQ(read.names(), (Row{"code", "n", "x"}));
    EXPECT_EQ(read.rows, (Rows{{"007", "0.3", "320100"}, {"320100000000000000012", "118.796", " blank "}, {"1.10", "-5", "1234567.5"}}));
    EXPECT_EQ(read.numbers, (Numbers{2, 3, 4}));
    EXPECT_EQ(read.issues, Counted{});
    EXPECT_EQ(read.counts.read, 3u);
}

TEST(ReadSheet, DaysAreTextThatIsADate) {
    const test::Scratch folder;
    const auto day = text::parse_date("2024-05-09");
    const auto one = test::reading(folder.file("a.xlsx", xlsx({{"s", {{"day", "at"}, {"@45421", "@@45421.5"}}}})));
    const auto other = test::reading(folder.file("a.ods", ods({{"s", {{"day", "at"}, {"@2024-05-09", "@2024-05-09T12:00:00"}}}})));
    for (const auto& read : {one, other}) {
        ASSERT_EQ(read.rows.size(), 1u);
        EXPECT_EQ(text::parse_date(read.rows[0][0]), day) << read.rows[0][0];
        EXPECT_EQ(text::parse_date(read.rows[0][1]), day) << read.rows[0][1];
    }
}

TEST(ReadSheet, TitlesAndBlankLinesArePassedOver) {
    const auto read = sheets({{"s", {{"问题点位台账"}, {}, {"", "2024"}, {"code", "kind", "note"}, {"1", "a"}, {}, {"2", "b", "c"}, {}}}});
    EXPECT_EQ(read.names(), (Row{"code", "kind", "note"}));
    EXPECT_EQ(read.rows, (Rows{{"1", "a", "∅"}, {"2", "b", "c"}}));
    EXPECT_EQ(read.numbers, (Numbers{5, 7}));
    EXPECT_EQ(read.counts.read, 2u);
    EXPECT_EQ(sheets({{"s", {{}, {}, {"a", "b"}, {"1", "2"}}}}).numbers, Numbers{4});
}

TEST(ReadSheet, TheHeaderIsWhereTheKeySays) {
    const Sheets content{{"s", {{"a", "b"}, {"c", "c", ""}, {"1", "2", "3"}}}};
    const auto read = sheets(content, {{"header", "2"}});
    EXPECT_EQ(read.names(), (Row{"c", "c_2", "column_3"}));
    EXPECT_EQ(read.rows, (Rows{{"1", "2", "3"}}));
    EXPECT_EQ(read.numbers, Numbers{3});
    EXPECT_EQ(read.issues, (Counted{{"GW-IO-025", 2}}));
    EXPECT_TRUE(refused(content, {{"header", "9"}}).starts_with("GW-IO-010"));
    EXPECT_TRUE(refused(content, {{"header", "0"}}).starts_with("GW-IO-009"));
    EXPECT_TRUE(refused(content, {{"header", "two"}}).starts_with("GW-IO-009"));
}

TEST(ReadSheet, OneOfSeveralSheetsIsNamed) {
    const Sheets content{{"一", {{"a"}, {"1"}}}, {"二", {{"b"}, {"2"}}}};
    const auto said = refused(content);
    EXPECT_TRUE(said.starts_with("GW-IO-005") && test::holds(said, "一, 二")) << said;
    EXPECT_EQ(sheets(content, {{"sheet", "二"}}).rows, (Rows{{"2"}}));
    EXPECT_EQ(sheets(content, {{"layer", "一"}}).rows, (Rows{{"1"}}));
    EXPECT_TRUE(refused(content, {{"sheet", "三"}}).starts_with("GW-IO-004"));
    EXPECT_EQ(sheets({{"一", {}}, {"二", {{"b"}, {"2"}}}}).rows, (Rows{{"2"}}));
    EXPECT_TRUE(refused({{"一", {}}}).starts_with("GW-IO-007"));
}

TEST(ReadSheet, WhereSpeaksOfTheNamesOfTheHeader) {
    const auto read = sheets({{"s", {{"title"}, {"面积", "kind", "n"}, {"#5", "a"}, {"#50", "b"}, {"#7.5", "a"}}}}, {{"where", "\"面积\" > 6"}});
    EXPECT_EQ(read.column(0), (Row{"50", "7.5"}));
    EXPECT_EQ(read.numbers, (Numbers{4, 5}));
    EXPECT_EQ(read.counts.filtered, 1u);
}

TEST(ReadSheet, WhatTheProgramWroteComesBack) {
    const test::Scratch folder;
    const auto table = test::table_of({test::text_column("code", {"007", "=1+1", std::nullopt}),
                                       {"n", table::NumberColumn{{0.1, 1e-7, 2}}}, {"day", table::DateColumn{{19852, 0, 1}}}},
                                      {"", "", ""}, false);
    for (const auto* name : {"a.xlsx", "a.ods"}) {
        const auto read = test::reading(test::written_to(folder.name(name), table));
        EXPECT_EQ(read.names(), (Row{"code", "n", "day"}));
        EXPECT_EQ(read.column(0)[0], "007");
        EXPECT_EQ(read.column(0)[2], "∅");
        EXPECT_EQ(read.column(1)[0], "0.1");
        EXPECT_EQ(text::parse_number(read.column(1)[1]), 1e-7);
        EXPECT_EQ(text::parse_date(read.column(2)[0]), 19852);
        EXPECT_EQ(list_layers(folder.name(name)).at(0).rows, 3u);
        EXPECT_EQ(list_layers(folder.name(name)).at(0).columns, read.names());
    }
}

} // namespace gridwarden::io
