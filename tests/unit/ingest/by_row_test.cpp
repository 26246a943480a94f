#include "ingest/by_row.hpp"

#include "ingest/tell.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

using namespace gridwarden;
using namespace gridwarden::ingest;

TEST(ByRow, PassesOnByRowUnderTheNameThatWasWritten) {
    IssueLog log;
    ByRow sink("data/a.csv", log);
    tell(sink, "GW-XY-001", {"/abs/a.csv", "", 9, "x"});
    tell(sink, "GW-XY-007", {"/abs/a.csv", "", 4, ""});
    tell(sink, "GW-COL-003", {});
    tell(sink, "GW-XY-004", {"/abs/a.csv", "", 4, ""});
    EXPECT_TRUE(log.kept().empty());
    sink.flush();
    EXPECT_EQ(test::told(log), (test::Strings{"GW-COL-003", "GW-XY-007:4", "GW-XY-004:4", "GW-XY-001:9"}));
    EXPECT_EQ(log.kept()[3].place.file, "data/a.csv");
    sink.flush();
    EXPECT_EQ(log.kept().size(), 4U);
}

TEST(ByRow, AFloodIsPassedOn) {
    IssueLog log(nullptr, 1);
    ByRow sink("a.csv", log);
    for (std::uint64_t row = 1; row <= 250'000; ++row) {
        tell(sink, "GW-XY-001", {"", "", row, ""});
    }
    EXPECT_GE(log.counts().at("GW-XY-001"), 200'000U);
    sink.flush();
    EXPECT_EQ(log.counts().at("GW-XY-001"), 250'000U);
}
