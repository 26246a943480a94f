#include "publish/report_text.hpp"

#include "publish/report_numbers.hpp"
#include "support/tables.hpp"
#include "text/text.hpp"

#include <gtest/gtest.h>

namespace gridwarden::publish {
namespace {

using Strings = std::vector<std::string>;

PublishedLayer layer(std::string name, std::string style, std::vector<table::Column> columns) {
    const auto rows = columns.empty() ? 0 : table::size_of(columns.front());
    PublishedLayer made;
    made.name = made.group = std::move(name);
    made.style_name = std::move(style);
    made.table = test::table_of(std::move(columns), std::vector<std::string>(rows), false);
    return made;
}

Publication publication(std::vector<PublishedLayer> layers) {
    Publication p;
    p.as_of = *text::parse_date("2024-05-09");
    p.layers = std::move(layers);
    return p;
}

TEST(Percent, IsRoundedHalfUpFromWholeNumbers) {
    EXPECT_EQ(percent_text(46, 99), "46.5 %");
    EXPECT_EQ(percent_text(1, 2000), "0.1 %"); // 0.05
    EXPECT_EQ(percent_text(1, 2001), "0.0 %");
    EXPECT_EQ(percent_text(0, 5), "0.0 %");
    EXPECT_EQ(percent_text(5, 5), "100.0 %");
    EXPECT_EQ(percent_text(0, 0), "—");
}

TEST(ShareChange, IsToldInBothReadings) {
    EXPECT_EQ(share_change_text(40, 100, 46, 99, Language::en), "from 40.0 % to 46.5 %: +6.5 percentage points, which is +16.2 % of the earlier share");
    EXPECT_EQ(share_change_text(50, 100, 40, 100, Language::zh), "由 50.0 % 变为 40.0 %：−10.0 个百分点，即较前期比例 −20.0 %");
    EXPECT_EQ(share_change_text(0, 100, 10, 100, Language::en), "from 0.0 % to 10.0 %: +10.0 percentage points") << "no relative change of nothing";
    EXPECT_EQ(share_change_text(1, 2, 2, 4, Language::en), "from 50.0 % to 50.0 %: ±0.0 percentage points, which is ±0.0 % of the earlier share");
    EXPECT_EQ(share_change_text(0, 0, 1, 2, Language::en), "—");
}

TEST(Decimals, AreRoundedHalfUpAndCut) {
    EXPECT_EQ(decimal_text(0.25, 1), "0.3");
    EXPECT_EQ(decimal_text(-0.25, 1), "-0.3");
    EXPECT_EQ(decimal_text(12, 1), "12");
}

PublishedLayer ledger() {
    auto made = layer("problems", "ledger",
                      {test::text_column("site_id", {"a", "b", "c", "d", "e"}), test::text_column("category", {"air", "air", "water", {}, "air"}),
                       test::text_column("opened", {{}, {}, {}, {}, "2024-06-01"}), test::text_column("state", {"closed", "behind", "in progress", {}, "in progress"}),
                       test::text_column("overdue_days", {{}, "39", "0", {}, {}})});
    made.style = Style{};
    for (const auto* state : {"behind", "in progress", "closed"}) {
        made.style->classes.push_back({state, {}, std::string(state)});
    }
    made.style->classes.push_back({"unknown", {}});
    return made;
}

TEST(ReportText, SaysOfALedgerWhatItsRowsSay) {
    const auto section = ledger_section(publication({ledger()}));
    EXPECT_EQ(section.paragraphs, (Strings{"On 2024-05-09 the ledger holds 4 problems: 1 closed (25.0 %), 2 open, 1 of unknown state.", "1 more was opened after that day.",
                                           "1 of the open problems is overdue, the longest by 39 days: b."}));
    ASSERT_EQ(section.tables.size(), 2U);
    EXPECT_EQ(section.tables[0].header, (Strings{"Category", "behind", "in progress", "closed", "unknown", "Total"}));
    EXPECT_EQ(section.tables[0].rows, (std::vector<Strings>{{"not stated", "0", "0", "0", "1", "1"}, {"air", "1", "1", "1", "0", "3"}, {"water", "0", "1", "0", "0", "1"},
                                                            {"Total", "1", "2", "1", "1", "5"}}));
    EXPECT_EQ(section.tables[1].rows, (std::vector<Strings>{{"1", "b", "39"}}));
}

TEST(ReportText, CountsCasesAndTypesOfPetitions) {
    const auto sites = layer("assign", "sites", {test::text_column("kind", {"petition", "信访", "mine", "petition"}), test::text_column("category", {"air、noise", "air", "air", {}}),
                                                 test::text_column("unit", {"A", "B", "A", "A"})});
    const auto table = petitions_table(publication({sites}), sites);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->header, (Strings{"Unit", "Cases", "air", "noise"}));
    EXPECT_EQ(table->rows, (std::vector<Strings>{{"A", "2", "1", "1"}, {"B", "1", "1", "0"}, {"Total", "3", "2", "1"}}));
    EXPECT_EQ(table->note, "A case may have several types and counts in each: 3 cases, 3 types.");
}

TEST(ReportText, IsSilentAboutWhatWasNotLookedAt) {
    const auto report = report_text(publication({}));
    EXPECT_TRUE(report.sections.empty());
    EXPECT_EQ(report.annexes.size(), 1U);
}

TEST(ReportText, NullCountsStayUnknown) {
    const auto rollup = layer("assign", "rollup", {test::text_column("unit_name", {"A", "B"}), test::text_column("level", {"1", "1"}), test::text_column("site_count", {"3", "1"}),
                                                   test::text_column("open_count", {{}, {}}), test::text_column("overdue_count", {{}, {}}), test::text_column("closed_count", {{}, {}}),
                                                   test::text_column("closed_share", {{}, {}})});
    auto from = publication({rollup});
    from.steps = {{"assign", "assign", {}, {{"unassigned_level1", 2}}}};
    const auto table = units_table(from, from.layers.front());
    EXPECT_EQ(table.rows.back(), (Strings{"Total", "4", "—", "—", "—", "—"}));
    EXPECT_EQ(table.note, "2 sites lie in no unit of this level and are not counted.");
}

TEST(Notices, SpeakOfChinaOnlyWhereTheDataDo) {
    auto abroad = publication({});
    EXPECT_EQ(notices(abroad), Strings{"Internal material."});
    abroad.inputs = {{"a.csv", "", "sites", "", "gcj02", 1, 1, 0, 0}};
    EXPECT_EQ(notices(abroad).size(), 6U);
    abroad.lang = Language::zh;
    abroad.approval_number = "GS(2024)1";
    EXPECT_EQ(notices(abroad)[1], "审图号：GS(2024)1。");
}

} // namespace
} // namespace gridwarden::publish
