#include "core/issue.hpp"

#include "core/error.hpp"
#include "core/parallel.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gridwarden {
namespace {

/// The first code of a level in the catalogue.
std::string code_of(Level level) {
    const auto all = catalogue();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.level == level; });
    return found == all.end() ? "" : std::string(found->code);
}

Issue issue(std::string code, std::uint64_t row = 1) { return {std::move(code), {"ledger.csv", "", row, "lon"}, "x", {}}; }

class Rows final : public IssueSink {
public:
    void add(Issue issue) override { rows.push_back(issue.place.row); }
    std::vector<std::uint64_t> rows;
};

TEST(IssueLog, CountsAllAndKeepsSome) {
    IssueLog log(nullptr, 2);
    const auto bad = code_of(Level::error);
    const auto odd = code_of(Level::warning);
    for (std::uint64_t row = 1; row <= 5; ++row) {
        log.add(issue(bad, row));
    }
    log.add(issue(odd, 9));
    EXPECT_EQ(log.counts().at(bad), 5U);
    EXPECT_EQ(log.counts().at(odd), 1U);
    ASSERT_EQ(log.kept().size(), 3U) << "the limit is for each code";
    EXPECT_EQ(log.kept()[0].place.row, 1U);
    EXPECT_EQ(log.kept()[1].place.row, 2U);
    EXPECT_EQ(log.kept()[2].code, odd);
}

TEST(IssueLog, CountsByLevel) {
    IssueLog log;
    EXPECT_EQ(log.count(Level::error), 0U);
    log.add(issue(code_of(Level::error)));
    log.add(issue(code_of(Level::error)));
    log.add(issue(code_of(Level::warning)));
    EXPECT_EQ(log.count(Level::error), 2U);
    EXPECT_EQ(log.count(Level::warning), 1U);
    EXPECT_EQ(log.count(Level::note), 0U);
}

TEST(IssueLog, HandsEveryIssueOnInOrder) {
    Rows rows;
    IssueLog log(&rows, 0);
    for (std::uint64_t row = 1; row <= 2000; ++row) {
        log.add(issue(code_of(Level::warning), row));
    }
    EXPECT_TRUE(log.kept().empty());
    ASSERT_EQ(rows.rows.size(), 2000U);
    EXPECT_TRUE(std::is_sorted(rows.rows.begin(), rows.rows.end()));
}

TEST(IssueLog, KeepsAThousandOfACodeWhereNothingIsSaid) {
    IssueLog log;
    for (std::uint64_t row = 1; row <= 1500; ++row) {
        log.add(issue(code_of(Level::warning), row));
    }
    EXPECT_EQ(log.kept().size(), 1000U);
    EXPECT_EQ(log.count(Level::warning), 1500U);
}

TEST(IssueLog, TakesFromManyThreads) {
    Rows rows;
    IssueLog log(&rows, 10);
    parallel_ranges(4000, 7, 4, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row) {
            log.add(issue(code_of(Level::error), row + 1));
        }
    });
    EXPECT_EQ(log.count(Level::error), 4000U);
    EXPECT_EQ(log.kept().size(), 10U);
    std::sort(rows.rows.begin(), rows.rows.end());
    ASSERT_EQ(rows.rows.size(), 4000U);
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        ASSERT_EQ(rows.rows[i], i + 1);
    }
}

TEST(Issue, FillsPlaceAndValue) {
    for (const auto& entry : catalogue()) {
        const Issue one{std::string(entry.code), {"台账.csv", "sheet7", 4711, "经度col"}, "val=1", {}};
        for (const auto lang : {Language::en, Language::zh}) {
            for (const auto& text : {one.message(lang), one.suggestion(lang)}) {
                for (const auto* name : {"{file}", "{sheet}", "{row}", "{field}", "{value}"}) {
                    EXPECT_EQ(text.find(name), text.npos) << entry.code << ": " << text;
                }
            }
        }
        EXPECT_EQ(one.level(), entry.level);
    }
}

TEST(Issue, ItsOwnArgumentsComeFirst) {
    const auto all = catalogue();
    const auto spoken = std::find_if(all.begin(), all.end(), [](const auto& e) { return e.message.en.find("{value}") != e.message.en.npos; });
    ASSERT_NE(spoken, all.end());
    Issue one = issue(std::string(spoken->code));
    one.arguments.emplace_back("value", "its-own");
    EXPECT_NE(one.message(Language::en).find("its-own"), std::string::npos);
}

TEST(Issue, OfAnUnknownCodeIsRefused) {
    EXPECT_THROW((void)issue("GW-NONE-001").level(), Error);
    EXPECT_THROW((void)issue("").message(Language::en), Error);
}

TEST(NoIssues, Forgets) {
    no_issues().add(issue("GW-NONE-001"));
    EXPECT_EQ(&no_issues(), &no_issues());
}

} // namespace
} // namespace gridwarden
