#include "analysis/change.hpp"

#include "text/text.hpp"
#include "unit/analysis/ledgers.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using test::ledger_of;
using test::Problem;

const ChangeOptions options{*text::parse_date("2024-05-09"), Length::metres(50), Length::metres(200), 1};

std::vector<ChangedRow> changed(const std::vector<Problem>& before, const std::vector<Problem>& now, IssueSink& issues = no_issues()) {
    return changes(ledger_of(before, "april.csv"), ledger_of(now, "may.csv"), options, issues);
}

std::string one(const Problem& before, const Problem& now) {
    std::string all;
    const auto rows = changed({before}, {now});
    for (const auto& row : rows) {
        all += (all.empty() ? "" : "; ") + std::string(name_of(row.change));
        for (std::size_t i = 1; i < row.all.size(); ++i) {
            all += " " + std::string(name_of(row.all[i]));
        }
    }
    return all;
}

TEST(Changes, AreToldOfEachProblem) {
    const Problem p{"a", "Quarry", "mine", "open", "2023-01-01", "2024-03-01", "", "POINT(117 31)"};
    auto q = p;
    EXPECT_EQ(one(p, q), "same");
    q.status = "closed";
    EXPECT_EQ(one(p, q), "closed");
    EXPECT_EQ(one(q, p), "reopened");
    q = p;
    q.deadline = "2024-06-01";
    EXPECT_EQ(one(p, q), "slipped");
    EXPECT_EQ(one(q, p), "same") << "an earlier deadline is none of the contract's changes";
    q.deadline = "";
    EXPECT_EQ(one(p, q), "slipped");
    q = p;
    q.where = "POINT(117.001 31)";
    EXPECT_EQ(one(p, q), "moved");
    q.name = "Quarry at the river";
    EXPECT_EQ(one(p, q), "moved reworded");
    q.status = "已销号";
    EXPECT_EQ(one(p, q), "closed moved reworded");
    q = p;
    q.name = " QUARRY ";
    EXPECT_EQ(one(p, q), "same") << "width, case and blanks are no new words";
}

TEST(Changes, NeverLoseARow) {
    IssueLog log;
    const auto rows = changed({{"a"}, {"b"}, {"c"}}, {{"c"}, {"d"}}, log);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].change, Change::same);
    EXPECT_EQ(rows[1].change, Change::opened);
    EXPECT_EQ(rows[2].change, Change::gone);
    EXPECT_EQ(rows[2].before, 0U);
    EXPECT_EQ(rows[3].before, 1U);
    EXPECT_EQ(log.counts().at("GW-DIFF-002"), 2U);
}

TEST(Changes, MatchRowsWithoutIdsByPlaceAndName) {
    const Problem p{"april.csv:1", "Waste heap behind the mill", "dumping", "open", "", "", "", "POINT(117 31)"};
    const Problem q{"may.csv:1", "Waste heap by the mill", "dumping", "open", "", "", "", "POINT(117.0002 31)"};
    const auto fair = changes(ledger_of({p}, "april.csv"), ledger_of({q}, "may.csv"), options, no_issues());
    ASSERT_EQ(fair.size(), 1U);
    EXPECT_EQ(fair[0].by, MatchedBy::place);
    EXPECT_GT(fair[0].score, 0.6);
    EXPECT_NEAR(fair[0].moved_m, 19.1, 0.1);
    EXPECT_EQ(fair[0].change, Change::reworded);
}

TEST(Changes, MatchByNameAloneOnlyWhereAPlaceIsMissing) {
    const Problem p{"april.csv:1", "Waste heap behind the mill", "", "open", "", "", "", "POINT(117 31)"};
    Problem q{"may.csv:1", "Waste heap behind the mill", "", "open", "", "", "", ""};
    EXPECT_EQ(changed({p}, {q})[0].by, MatchedBy::text);
    q.where = "POINT(118 31)";
    EXPECT_EQ(changed({p}, {q}).size(), 2U) << "100 km away it is another heap";
}

TEST(Changes, RefuseAnIdThatWasGivenToAnotherProblem) {
    IssueLog log;
    const auto rows = changed({{"7", "Quarry", "", "", "", "", "", "POINT(117 31)"}}, {{"7", "Fish market", "", "", "", "", "", "POINT(117.1 31)"}}, log);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].change, Change::opened);
    EXPECT_EQ(rows[1].change, Change::gone);
    EXPECT_EQ(log.counts().at("GW-DIFF-001"), 1U);
}

TEST(Changes, ANewCycleIsAReopening) {
    const Problem closed{"a", "", "", "closed", "2023-01-01", "", "2023-06-01"};
    const Problem again{"a", "", "", "open", "2024-01-01"};
    const auto rows = changed({closed}, {closed, again});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].change, Change::same);
    EXPECT_EQ(rows[1].change, Change::reopened);
    auto back = closed;
    back.status = "反弹";
    back.closed = "";
    EXPECT_EQ(changed({closed}, {back})[0].change, Change::reopened);
}

TEST(Likeness, IsOfPairsOfCharacters) {
    EXPECT_EQ(likeness("night", "nacht"), 0.25); // the textbook's example of Dice's coefficient
    EXPECT_EQ(likeness("廣昌縣", "广昌县"), 1);
    EXPECT_EQ(likeness("", "a"), 0);
    EXPECT_EQ(likeness("a", "a"), 1);
    EXPECT_EQ(likeness("abc", "xyz"), 0);
}

} // namespace
} // namespace gridwarden::analysis
