#include "analysis/lookback.hpp"

#include "text/text.hpp"
#include "unit/analysis/ledgers.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using test::ledger_of;
using test::Problem;

LookbackOptions options(std::string problem = "") {
    return {*text::parse_date("2024-05-09"), Length::metres(100), Length::metres(100), std::move(problem), 1};
}

/// A visit as a row of a ledger: `opened` is its day, `status` its result, `kind` the problem it names.
Problem visit(std::string id, std::string day, std::string result, std::string where, std::string problem = "") {
    return {std::move(id), "", std::move(problem), std::move(result), std::move(day), "", "", std::move(where)};
}

const std::vector<Problem> closed = {{"a", "", "mine", "closed", "2022-01-01", "", "2023-01-01", "POINT(117 31)"},
                                     {"b", "", "mine", "closed", "2022-01-01", "", "2023-01-01", "POINT(117.1 31)"},
                                     {"c", "", "mine", "open", "2022-01-01", "", "", "POINT(117.2 31)"}};

TEST(Lookback, JoinsVisitsToTheNearestClosedProblem) {
    IssueLog log;
    const auto found = lookback(ledger_of(closed), ledger_of({visit("1", "2023-06-01", "达标", "POINT(117.0005 31)"), visit("2", "2023-07-01", "达标", "POINT(117.0001 31)"),
                                                              visit("3", "2022-06-01", "达标", "POINT(117.1 31)"), visit("4", "2023-06-01", "达标", "POINT(117.2 31)"),
                                                              visit("5", "2025-01-01", "反弹", "POINT(117 31)")}),
                                options(), log);
    EXPECT_EQ(found.rows, (std::vector<std::uint64_t>{0, 1}));
    EXPECT_EQ(found.visits, (std::vector<std::int64_t>{2, 0}));
    EXPECT_EQ(found.last_visit[0], text::parse_date("2023-07-01"));
    EXPECT_EQ(found.matched, 2U);
    EXPECT_EQ(found.early, 1U);
    EXPECT_EQ(found.elsewhere, 1U) << "c is not closed";
    EXPECT_EQ(found.later, 1U);
    EXPECT_EQ(found.visits_in, found.matched + found.early + found.elsewhere + found.later);
    EXPECT_EQ(log.counts().at("GW-LOOK-001"), 1U);
    EXPECT_EQ(log.counts().at("GW-LOOK-002"), 1U);
    EXPECT_EQ(found.rebound, (std::vector<std::uint8_t>{0, 0}));
}

TEST(Lookback, TrustsTheIdThatAVisitNames) {
    const auto found = lookback(ledger_of(closed), ledger_of({visit("1", "2023-06-01", "达标", "POINT(117 31)", "b"), visit("2", "2023-06-01", "达标", "POINT(117 31)", "zz")}),
                                options("kind"), no_issues());
    EXPECT_EQ(found.visits, (std::vector<std::int64_t>{0, 1}));
    EXPECT_EQ(found.elsewhere, 1U) << "an id that is no closed problem's is not replaced by a guess";
}

TEST(Lookback, FindsWhatCameBack) {
    auto ledger = closed;
    ledger.push_back({"d", "", "mine", "open", "2023-08-01", "", "", "POINT(117.1005 31)"});    // 48 m from b, later, same kind
    ledger.push_back({"e", "", "outfall", "open", "2023-08-01", "", "", "POINT(117.0005 31)"}); // another kind
    ledger.push_back({"f", "", "mine", "open", "2022-08-01", "", "", "POINT(117.0005 31)"});    // before the closing
    const auto found = lookback(ledger_of(ledger), ledger_of({visit("1", "2023-06-01", "达标", "POINT(117.1 31)")}), options(), no_issues());
    EXPECT_EQ(found.rebound, (std::vector<std::uint8_t>{0, 1}));
    EXPECT_EQ(found.reason[1], "problem d");
    const auto seen = lookback(ledger_of(closed), ledger_of({visit("1", "2023-06-01", "反弹", "POINT(117 31)"), visit("2", "2023-07-01", "达标", "POINT(117 31)"),
                                                             visit("3", "2023-07-01", "rebound", "POINT(117.1 31)")}),
                               options(), no_issues());
    EXPECT_EQ(seen.rebound, (std::vector<std::uint8_t>{0, 1})) << "the last visit speaks";
    EXPECT_EQ(seen.reason[1], "visit 2023-07-01");
}

TEST(Lookback, TellsResultsThatContradict) {
    IssueLog log;
    const auto found = lookback(ledger_of(closed), ledger_of({visit("1", "2023-06-01", "反弹", "POINT(117 31)"), visit("2", "2023-06-01", "达标", "POINT(117 31)"),
                                                              visit("3", "2023-06-02", "好", "POINT(117.1 31)")}),
                                options(), log);
    EXPECT_EQ(log.counts().at("GW-LOOK-004"), 1U);
    EXPECT_EQ(log.counts().at("GW-LOOK-003"), 1U);
    EXPECT_EQ(found.last_result[0], VisitResult::rebound) << "the worse one stands";
}

} // namespace
} // namespace gridwarden::analysis
