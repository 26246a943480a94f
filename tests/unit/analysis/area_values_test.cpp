#include "analysis/area_values.hpp"
#include "core/error.hpp"
#include "model/units.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

class AreaValues : public testing::Test {
protected:
    std::vector<Area> areas{Area::square_kilometres(2), Area::square_kilometres(4), Area::square_kilometres(1)};
    table::Table sites = test::table_of({test::text_column("tons", {"1.5", "2", std::nullopt, "bad", "7"})}, {"", "", "", "", ""});
    table::Table fields = test::table_of({test::text_column("people", {"100", "0", "50"}), test::text_column("cases", {"3", "1", "2"})}, {"", "", ""});
    std::vector<std::uint32_t> place{0, 0, 1, 1, model::no_unit};
    AreaSource source{areas, &sites, place, &fields};
    IssueLog issues;
};

TEST_F(AreaValues, CountsAndDensities) {
    EXPECT_EQ(area_values({ValueKind::count, "", ""}, source, issues), (std::vector<double>{2, 2, 0}));
    EXPECT_EQ(area_values({ValueKind::density, "", ""}, source, issues), (std::vector<double>{1, 0.5, 0}));
    EXPECT_EQ(site_counts(source), (std::vector<std::int64_t>{2, 2, 0}));
    EXPECT_EQ(site_counts({areas, nullptr, {}, &fields})[0], table::IntegerColumn::null);
}

/// No site: the sum is 0. Sites without a number: it is missing.
TEST_F(AreaValues, Sums) {
    const auto sum = area_values({ValueKind::sum, "tons", ""}, source, issues);
    EXPECT_EQ(sum[0], 3.5);
    EXPECT_TRUE(std::isnan(sum[1]));
    EXPECT_EQ(sum[2], 0);
    EXPECT_EQ(issues.counts().at("GW-HOT-018"), 1U);
}

TEST_F(AreaValues, RatesHaveABase) {
    const auto rate = area_values({ValueKind::rate, "count", "people"}, source, issues);
    EXPECT_EQ(rate[0], 0.02);
    EXPECT_TRUE(std::isnan(rate[1]));
    EXPECT_EQ(rate[2], 0);
    EXPECT_EQ(issues.counts().at("GW-HOT-017"), 1U);
    EXPECT_EQ(area_values({ValueKind::unit, "people", ""}, {areas, nullptr, {}, &fields}, issues), (std::vector<double>{100, 0, 50}));
}

/// By hand: m = 5/150, spread 0.00002222, m / mean base 0.00044: no variance beyond chance, so every rate becomes that of all.
TEST_F(AreaValues, EmpiricalBayesDrawsTowardsTheRateOfAll) {
    const auto smoothed = area_values({ValueKind::eb, "cases", "people"}, source, issues);
    EXPECT_NEAR(smoothed[0], 5.0 / 150, 1e-15);
    EXPECT_TRUE(std::isnan(smoothed[1]));
    EXPECT_NEAR(smoothed[2], 5.0 / 150, 1e-15);
}

TEST_F(AreaValues, FieldsThatAreNowhere) {
    for (const auto& spec : {ValueSpec{ValueKind::sum, "people", ""}, ValueSpec{ValueKind::unit, "tons", ""}, ValueSpec{ValueKind::rate, "count", "x"}}) {
        EXPECT_THROW(area_values(spec, source, issues), Error);
    }
}

} // namespace
} // namespace gridwarden::analysis
