#include "analysis/wind.hpp"

#include "core/error.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

table::Table texts(const std::vector<std::pair<std::string, test::Texts>>& columns) {
    std::vector<table::Column> made;
    for (const auto& [name, cells] : columns) {
        made.push_back(test::text_column(name, cells));
    }
    return test::table_of(std::move(made), std::vector<std::string>(columns.front().second.size()), false);
}

/// R37: wind from north.
TEST(Wind, FromNorthMakesTheNorthUpwind) {
    const auto rose = wind_rose(texts({{"direction_deg", {"0", "358", "3"}}, {"speed", {"2", "3", "1"}}}), 16);
    EXPECT_EQ(rose.upwind_at(0), 1);
    EXPECT_EQ(rose.share_at(0), 1.0);
    EXPECT_EQ(rose.upwind_at(180), 0);
    EXPECT_EQ(rose.share_at(180), 0.0);
}

TEST(Wind, ThatIsCalmOrMissingCannotBeJudged) {
    const auto rose = wind_rose(texts({{"direction_deg", {"90", "", "999017", "abc"}}, {"speed", {"0.2", "3", "1", "1"}}}), 16);
    EXPECT_FALSE(rose.usable());
    EXPECT_EQ(rose.calm, 1U);
    EXPECT_EQ(rose.missing, 3U);
    EXPECT_EQ(rose.upwind_at(90), table::BooleanColumn::null);
    EXPECT_TRUE(std::isnan(rose.share_at(90)));
    const auto some = wind_rose(texts({{"direction_deg", {"90"}}}), 8);
    EXPECT_EQ(some.upwind_at(std::nan("")), table::BooleanColumn::null) << "a site at the station has no direction";
}

TEST(Wind, RosesOfAnyScaleAndLanguageAreRead) {
    const auto percent = wind_rose(texts({{"风向", {"北", "东", "南风", "西", "静风"}}, {"频率", {"40", "20", "20", "", "20"}}}), 16);
    EXPECT_EQ(percent.sectors, 8);
    EXPECT_DOUBLE_EQ(percent.share_at(0), 0.5);
    EXPECT_EQ(percent.calm, 1U);
    EXPECT_TRUE(std::isnan(percent.share_at(270))) << "a share that is missing is not 0";
    EXPECT_TRUE(std::isnan(percent.share_at(45))) << "nor is one that has no row";
    const auto sixteen = wind_rose(texts({{"Sector", {"N", "nne"}}, {"Share", {"0.3", "0.1"}}}), 8);
    EXPECT_EQ(sixteen.sectors, 16);
    EXPECT_DOUBLE_EQ(sixteen.share_at(20), 0.25);
}

TEST(Wind, ThatIsNoWindIsRefused) {
    try {
        wind_rose(texts({{"a", {"1"}}}), 16);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), "GW-NEAR-010");
    }
}

} // namespace
} // namespace gridwarden::analysis
