#include "io/table_finder.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::io {
namespace {

using Names = std::vector<std::string>;

TableHead found(const TableRows& rows, const std::vector<TableMerge>& merges = {}) {
    TableRows grid = rows;
    std::size_t width = 0;
    for (const auto& row : grid) {
        width = std::max(width, row.size());
    }
    for (auto& row : grid) {
        row.resize(width);
    }
    return find_head(grid, merges);
}

TEST(TableFinder, TheFirstFullRowIsTheHeader) {
    EXPECT_EQ(found({{"id", "name"}, {"1", "a"}}).last, 0U);
    EXPECT_EQ(found({{"id"}, {"1"}}).names, Names{"id"});
    EXPECT_EQ(found({{"id", "", ""}, {"1", "", ""}, {"2", "x", ""}}).last, 0U) << "few cells are filled anywhere";
    EXPECT_EQ(found({{"", "a", "b"}, {"0", "x", "y"}, {"1", "z", "w"}}).last, 0U) << "an index without a name";
    EXPECT_EQ(found({{"name"}, {"foo", "bar"}}).last, 0U) << "too little to say that it is a title";
    EXPECT_EQ(found({{"id", "lon", "lat"}, {"1", "2", "3"}, {"1", "2", "3"}, {"1", "2", "3", "4", "5", "6", "7", "8", "9"}}).last, 0U) << "a broken row is not full";
}

TEST(TableFinder, TitlesArePassedOver) {
    const auto head = found({{"示例县生态环境问题台账"}, {"填报单位：某局", "", "", "2024年3月"}, {"序号", "问题名称", "经度", "纬度", "整改时限"}, {"1", "甲", "116.1", "30.2", "2024年3月底"}});
    EXPECT_EQ(head.first, 2U);
    EXPECT_EQ(head.last, 2U);
    EXPECT_EQ(head.names, (Names{"序号", "问题名称", "经度", "纬度", "整改时限"}));
    EXPECT_EQ(found({{"Landfills of the county"}, {"id", "name"}, {"1", "a"}}).last, 1U);
}

TEST(TableFinder, TwoRowsOfNamesAreJoined) {
    const TableRows rows{{"台账"}, {"序号", "名称", "坐标", "", "备注"}, {"", "", "经度", "纬度", ""}, {"1", "甲", "116.1", "30.2", ""}};
    const Names names{"序号", "名称", "坐标_经度", "坐标_纬度", "备注"};
    const auto merged = found(rows, {{0, 0, 0, 4}, {1, 2, 0, 0}, {1, 2, 1, 1}, {1, 1, 2, 3}, {1, 2, 4, 4}});
    EXPECT_EQ(merged.names, names);
    EXPECT_EQ(merged.first, 1U);
    EXPECT_EQ(merged.last, 2U);
    EXPECT_EQ(found(rows).names, names) << "as a CSV of the same sheet";
    EXPECT_EQ(found({{"A", "", "B", ""}, {"x", "y", "x", "y"}, {"1", "2", "3", "4"}}).names, (Names{"A_x", "A_y", "B_x", "B_y"}));
}

TEST(TableFinder, ARowOfTextsIsNoSecondHeader) {
    EXPECT_EQ(found({{"id", "town", ""}, {"a", "甲镇", "x"}, {"b", "乙镇", "y"}}).last, 0U);
    EXPECT_EQ(found({{"a", "b", ""}, {"", "oak", "elm"}, {"p", "q", "r"}}).last, 0U);
    EXPECT_EQ(found({{"id", "town", "note"}, {"", "甲镇", ""}, {"1", "乙镇", "y"}}, {{1, 2, 1, 1}}).last, 0U);
}

RowKind kind(const std::vector<std::string_view>& cells) {
    static const Names names{"序号", "镇", "名称", "面积"};
    const auto answer = kind_of_row(cells, names);
    EXPECT_TRUE(answer == RowKind::record || may_be_no_record(*std::find_if(cells.begin(), cells.end(), [](auto c) { return !c.empty(); }), names[0]));
    return answer;
}

TEST(TableFinder, TotalsAndRemarksAreNoRecords) {
    for (const auto* word : {"合计", "合  计", "小计", "总计：", "合計", "甘竹镇小计", "Total", "subtotal", "合计（亩）"}) {
        EXPECT_EQ(kind({word, "", "", "35.2"}), RowKind::total) << word;
        EXPECT_EQ(kind({"", word, "", "35.2"}), RowKind::total) << word;
    }
    for (const auto* word : {"注：本表数据截至月底", "备注: x", "填表人：张某", "制表人", "Note: see page 2", "审核人："}) {
        EXPECT_EQ(kind({word, "", "", ""}), RowKind::footnote) << word;
    }
    EXPECT_EQ(kind({"序号", "镇", "名称", "面积"}), RowKind::repeated_header);
    EXPECT_EQ(kind({"1", "甲镇", "合计村垃圾场", "2"}), RowKind::record);
    EXPECT_EQ(kind({"1", "甲镇", "合计", "2"}), RowKind::record) << "not in the first filled cell";
    EXPECT_EQ(kind({"设计院", "甲镇", "旧址", "2"}), RowKind::record);
    EXPECT_EQ(kind({"小计", "甲镇", "旧址", "已完成"}), RowKind::record) << "more texts than a total has";
    EXPECT_EQ(kind({"备注村", "甲镇", "旧址", "2"}), RowKind::record);
}

TEST(TableFinder, AnyRowsAreSearched) {
    std::mt19937 random(11);
    const std::vector<std::string> words{"", "", "经度", "坐标", "12.5", "合计", "2024-03-31", "x", "\xFF\xFE", std::string(300, 'a'), "(", "）"};
    for (int round = 0; round < 3000; ++round) {
        TableRows rows(1 + random() % 7, std::vector<std::string>(1 + random() % 6));
        for (auto& row : rows) {
            for (auto& cell : row) {
                cell = words[random() % words.size()];
            }
        }
        std::vector<TableMerge> merges;
        for (auto i = random() % 4; i > 0; --i) {
            const auto row = random() % rows.size();
            const auto column = random() % rows[0].size();
            merges.push_back({row, row + random() % 3, column, column + random() % 3});
        }
        const auto head = find_head(rows, merges);
        ASSERT_LT(head.last, rows.size());
        ASSERT_LE(head.first, head.last);
        ASSERT_EQ(head.names.size(), rows[0].size());
    }
}

} // namespace
} // namespace gridwarden::io
