#include "analysis/lifecycle.hpp"

#include "analysis/standing.hpp"
#include "support/tables.hpp"
#include "text/text.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using model::Progress;
constexpr auto null = table::IntegerColumn::null;

/// One row of a ledger: id, status, type of deadline, then dates opened, deadline, accepted, closed (empty for none).
struct Problem {
    std::string id, status, type, opened, deadline, accepted, closed;
};

table::Table ledger(const std::vector<Problem>& problems) {
    std::vector<std::pair<std::string, std::string Problem::*>> fields = {{"id", &Problem::id}, {"status", &Problem::status}, {"deadline_type", &Problem::type},
                                                                          {"opened", &Problem::opened}, {"deadline", &Problem::deadline},
                                                                          {"accepted", &Problem::accepted}, {"closed", &Problem::closed}};
    std::vector<table::Column> columns;
    for (const auto& [name, member] : fields) {
        test::Texts cells;
        for (const auto& problem : problems) {
            cells.push_back((problem.*member).empty() ? std::nullopt : std::optional(problem.*member));
        }
        columns.push_back(test::text_column(name, cells));
    }
    auto table = test::table_of(std::move(columns), std::vector<std::string>(problems.size()), false);
    for (auto& field : table.schema.fields) {
        field.role = field.name;
    }
    return table;
}

Lifecycle on(const std::string& day, const std::vector<Problem>& problems, std::vector<std::string>* codes = nullptr) {
    IssueLog log;
    auto life = lifecycle(ledger(problems), *text::parse_date(day), log);
    if (codes != nullptr) {
        for (const auto& issue : log.kept()) {
            codes->push_back(issue.code);
        }
    }
    return life;
}

TEST(Lifecycle, CountsDaysFromTheDeadline) {
    const auto life = on("2024-05-09", {{"small", "behind", "", "", "2024-03-31", "", ""}, {"large", "behind", "", "", "2024-04-30", "", ""},
                                        {"today", "behind", "", "", "2024-05-09", "", ""}, {"soon", "behind", "", "", "2024-05-10", "", ""},
                                        {"none", "behind", "", "", "", "", ""}, {"done", "closed", "", "", "2024-03-31", "", "2024-04-20"}});
    EXPECT_EQ(life.overdue_days, (std::vector<std::int64_t>{39, 9, 0, 0, null, null}));
    EXPECT_EQ(life.days_left, (std::vector<std::int64_t>{0, 0, 0, 1, null, null}));
}

TEST(Lifecycle, SpeaksOfTheDayNotOfTheRegister) {
    const std::vector<Problem> one = {{"a", "已销号", "", "2024-01-01", "2024-02-01", "2024-02-10", "2024-02-20"}};
    EXPECT_EQ(on("2023-12-31", one).state[0], std::nullopt);
    EXPECT_EQ(on("2024-02-09", one).state[0], Progress::closing) << "it is closed now; then it was not";
    EXPECT_EQ(on("2024-02-09", one).overdue_days[0], 8);
    EXPECT_EQ(on("2024-02-10", one).state[0], Progress::accepted);
    EXPECT_EQ(on("2024-02-20", one).state[0], Progress::closed);
}

TEST(Lifecycle, TellsWhatCannotBe) {
    std::vector<std::string> codes;
    const auto life = on("2024-05-09",
                         {{"1", "在做", "", "", "", "", ""}, {"2", "open", "尽快", "", "", "", ""}, {"3", "closed", "", "2024-02-01", "", "2024-01-01", "2024-03-01"},
                          {"4", "in progress", "", "", "", "", "2024-04-01"}, {"5", "closed", "", "", "", "", ""}, {"6", "open", "限期整改", "", "", "", ""},
                          {"7", "open", "", "2024-06-01", "", "", ""}, {"8", "*", "", "", "", "", ""}},
                         &codes);
    EXPECT_EQ(codes, (std::vector<std::string>{"GW-LEDG-001", "GW-LEDG-002", "GW-LEDG-003", "GW-LEDG-004", "GW-LEDG-005", "GW-LEDG-006", "GW-LEDG-008"}));
    EXPECT_EQ(life.state[3], Progress::closed) << "the date is followed";
    EXPECT_EQ(life.state[7], std::nullopt) << "a masked cell is missing, not a phrase";
    const auto sums = tally(life);
    EXPECT_EQ(sums.closed + sums.open + sums.unknown + sums.later, sums.all);
    EXPECT_EQ(sums.closed, 3U);
    EXPECT_EQ(sums.unknown, 2U);
    EXPECT_EQ(sums.later, 1U);
}

TEST(Lifecycle, OverdueIsWhatIsOpen) {
    std::vector<std::string> codes;
    const std::vector<Problem> problems = {{"1", "在做", "", "", "2024-01-01", "", ""}, {"2", "", "", "", "2024-01-01", "", ""}, {"3", "", "", "", "2024-12-31", "", ""},
                                           {"4", "open", "", "", "2024-01-01", "", ""}, {"5", "", "", "2024-06-01", "2024-01-01", "", ""}};
    const auto life = on("2024-05-09", problems, &codes);
    EXPECT_EQ(life.overdue_days, (std::vector<std::int64_t>{null, null, null, 129, null}));
    EXPECT_EQ(life.days_left, (std::vector<std::int64_t>{null, null, null, 0, null}));
    EXPECT_EQ(codes, (std::vector<std::string>{"GW-LEDG-001", "GW-LEDG-009", "GW-LEDG-009", "GW-LEDG-008"}));
    EXPECT_EQ(tally(life).overdue, 1U);
}

TEST(Lifecycle, NumbersTheCyclesOfAProblem) {
    std::vector<std::string> codes;
    const auto life = on("2024-05-09",
                         {{"a", "open", "", "2024-03-01", "", "", ""}, {"b", "open", "", "2024-01-01", "", "", ""}, {"a", "closed", "", "2023-01-01", "", "", "2023-06-01"},
                          {"b", "open", "", "2024-02-01", "", "", ""}, {"c", "反弹", "", "", "", "", ""}},
                         &codes);
    EXPECT_EQ(life.cycle, (std::vector<std::int64_t>{2, 1, 1, 2, 2}));
    EXPECT_EQ(codes, std::vector<std::string>{"GW-LEDG-007"}) << "b was opened again before it was closed";
}

TEST(Lifecycle, ClosedCyclesDoNotChangeWhenAProblemComesBack) {
    std::vector<Problem> before = {{"a", "closed", "", "2023-01-01", "2023-05-01", "", "2023-06-01"}};
    auto after = before;
    after.push_back({"a", "open", "", "2024-03-01", "2024-09-01", "", ""});
    for (const auto* day : {"2023-04-30", "2023-05-31", "2023-12-31", "2024-02-29"}) {
        const auto old = tally(on(day, before));
        const auto now = tally(on(day, after));
        EXPECT_EQ(old.closed, now.closed) << day;
        EXPECT_EQ(old.open, now.open) << day;
        EXPECT_EQ(old.overdue, now.overdue) << day;
    }
}

TEST(Standing, RanksByOverdueShareAndLeavesSmallGroupsOut) {
    std::vector<Problem> problems;
    const auto add = [&](const std::string& who, int sites, int overdue) {
        for (int i = 0; i < sites; ++i) {
            problems.push_back({who, "open", "", "", i < overdue ? "2024-01-01" : "2025-01-01", "", ""});
        }
    };
    add("C", 10, 4);
    add("A", 5, 2);
    add("B", 20, 9);
    add("tiny", 2, 2);
    add("D", 5, 0);
    const auto table = ledger(problems);
    const auto standing = analysis::standing(table, lifecycle(table, *text::parse_date("2024-05-09"), no_issues()), {"id"});
    const auto& batch = standing.batches[0];
    std::string scratch;
    std::string seen;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        seen += std::string(text_of(batch.columns[1], row, scratch).value_or("all")) + ":";
        seen += std::string(text_of(batch.columns[8], row, scratch).value_or("-")) + " ";
    }
    EXPECT_EQ(seen, "all:- B:1 A:2 C:2 D:4 tiny:- ");
}

TEST(Standing, SaysNothingOfStatesThatNoFieldTells) {
    auto table = ledger({{"a", "", "", "", "2024-01-01", "", ""}});
    for (auto& field : table.schema.fields) {
        field.role = field.name == "id" || field.name == "deadline" ? field.name : "";
    }
    const auto life = lifecycle(table, *text::parse_date("2024-05-09"), no_issues());
    const auto standing = analysis::standing(table, life, {"id"});
    const auto& batch = standing.batches[0];
    std::string scratch;
    for (const std::size_t column : {3U, 4U, 5U, 6U, 8U}) {
        EXPECT_EQ(text_of(batch.columns[column], 0, scratch), std::nullopt) << column;
    }
    EXPECT_EQ(status_by_state(with_lifecycle(table, life)).schema.index_of_role("status"), -1) << "so the rollup has null too";
}

} // namespace
} // namespace gridwarden::analysis
