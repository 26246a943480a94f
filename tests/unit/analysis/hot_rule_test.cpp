#include "analysis/hot_agreement.hpp"
#include "analysis/hot_rule.hpp"
#include "analysis/hot_zones.hpp"
#include "core/error.hpp"
#include "geodesy/geodesic.hpp"
#include "table/column.hpp"
#include "unit/analysis/trees.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

using Hot = std::vector<std::uint8_t>;
const double none = std::nan("");

TEST(HotRule, ReadsRules) {
    EXPECT_EQ(parse_rule("top:10%").number, 0.1);
    EXPECT_EQ(parse_rule("above:20").kind, HotRule::Kind::above);
    EXPECT_EQ(parse_rule("worst-yoy").number, 0.1);
    EXPECT_EQ(parse_rule("worst-mom:5%").number, 0.05);
    for (const auto* text : {"", "top", "top:10", "top:0%", "top:101%", "above:", "above:x", "worst", "worst-yoy:3"}) {
        EXPECT_THROW(parse_rule(text), Error) << text;
    }
}

TEST(HotRule, TakesAShareFromTheTopWithAllThatTie) {
    const std::vector<double> values{5, 3, 3, 3, 0, 1, 2, none, 0, 0, 0};
    const auto answer = judge(values, {}, parse_rule("top:20%")); // a fifth of ten is two: 5 and a 3, so every 3
    EXPECT_EQ(answer.hot, (Hot{1, 1, 1, 1, 0, 0, 0, 2, 0, 0, 0}));
    EXPECT_EQ(answer.cut, 3);
    EXPECT_EQ(answer.count, 4U);
    EXPECT_EQ(answer.reasons[0], "top 20%");
    EXPECT_EQ(judge(values, {}, parse_rule("top:90%")).count, 6U); // zeros are never hot
    EXPECT_EQ(judge(std::vector<double>{0, 0}, {}, parse_rule("top:50%")).count, 0U);
    EXPECT_EQ(judge(std::vector<double>{4}, {}, parse_rule("top:1%")).count, 1U); // a share of one is one
    EXPECT_EQ(judge({}, {}, parse_rule("top:1%")).count, 0U);
}

TEST(HotRule, AboveIsAboveAndNotAt) {
    EXPECT_EQ(judge(std::vector<double>{20, 20.5, none, -3}, {}, parse_rule("above:20")).hot, (Hot{0, 1, 2, 0}));
}

TEST(HotRule, GrowthKnowsNewAndEliminatedAndWhatIsNotInTheEarlierLayer) {
    const std::vector<double> now{3, 12, 4, 0, 0, 7, none, 10};
    const std::vector<double> before{0, 10, 4, 5, 0, none, 2, 20};
    const auto answer = judge(now, before, parse_rule("worst-yoy:50%"));
    EXPECT_EQ(answer.hot, (Hot{1, 1, 0, 0, 0, 2, 2, 0})); // half of six is three, but only two grew
    EXPECT_EQ(answer.reasons[0], "new");
    EXPECT_EQ(answer.reasons[1], "+20% on the year before");
    EXPECT_EQ(answer.reasons[3], "eliminated");
    EXPECT_EQ(answer.reasons[5], "not in the previous layer");
    EXPECT_EQ(judge(now, before, parse_rule("worst-mom:50%")).reasons[1], "+20% on the period before");
}

TEST(HotRule, AgreementHasFourAnswersOrNone) {
    EXPECT_EQ(agreement(1, 2), "both");
    EXPECT_EQ(agreement(1, 0), "rule only");
    EXPECT_EQ(agreement(0, 1), "statistic only");
    EXPECT_EQ(agreement(0, -3), "neither");
    EXPECT_EQ(agreement(2, 3), "");
    EXPECT_EQ(agreement(1, table::IntegerColumn::null), "");
}

/// Four boxes in a row and one apart.
const std::vector<shape::Geometry> boxes{test::box(0, 0, 1, 1), test::box(1, 0, 2, 1), test::box(2, 0, 3, 1), test::box(3, 0, 4, 1), test::box(9, 0, 10, 1)};

TEST(HotZones, JoinHotNeighbours) {
    const std::vector<std::string> ids{"a", "b", "c", "d", "e"};
    std::vector<Area> areas;
    for (const auto& box : boxes) {
        areas.push_back(geodesy::area(box));
    }
    const std::vector<std::int64_t> counts{4, 5, 0, 1, 9};
    const std::vector<double> z{2, 3, 0, 2.5, none};
    const std::vector<std::int64_t> bins{1, 3, 0, 2, table::IntegerColumn::null};
    const auto weights = from_links(5, {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {2, 3}, {3, 2}});
    const ZoneSource source{ids, areas, counts, z, bins};
    const auto groups = hot_groups(source, weights);
    EXPECT_EQ(groups, (std::vector<std::vector<std::uint32_t>>{{0, 1}, {3}}));
    const auto zones = hot_zones(source, groups, [](std::uint32_t i) { return boxes[i]; }, 2);
    ASSERT_EQ(zones.size(), 2U);
    const auto& batch = zones.batches.front();
    std::string scratch;
    EXPECT_EQ(text_of(batch.columns[0], 0, scratch), "Z1");
    EXPECT_EQ(std::get<table::IntegerColumn>(batch.columns[2].cells).values, (std::vector<std::int64_t>{9, 1}));
    EXPECT_EQ(text_of(batch.columns[5], 0, scratch), "a;b");
    EXPECT_NEAR(geodesy::area(batch.geometry.get(0)).in_square_kilometres(), std::get<table::NumberColumn>(batch.columns[3].cells).values[0], 1e-6);
    EXPECT_EQ(batch.geometry.get(0).parts.size(), 1U);
    EXPECT_EQ(hot_zones(source, {}, [](std::uint32_t i) { return boxes[i]; }, 2).size(), 0U);
}

TEST(HotOverlap, IsGroundInBothOverGroundInEither) {
    const std::vector<Area> areas{Area::square_metres(3), Area::square_metres(1), Area::square_metres(2)};
    const std::vector<std::int64_t> here{1, 0, 2};
    const std::vector<std::int64_t> there{3, 1, 0};
    EXPECT_DOUBLE_EQ(hot_overlap(areas, here, there).jaccard(), 0.5);
    EXPECT_TRUE(std::isnan(hot_overlap(areas, std::vector<std::int64_t>{0, 0, 0}, std::vector<std::int64_t>{0, -1, 0}).jaccard()));
    const auto overlap = hot_overlap(std::vector{boxes[0], boxes[1]}, std::vector{test::box(1, 0, 3, 1)});
    EXPECT_NEAR(overlap.jaccard(), 1.0 / 3, 1e-12);
}

} // namespace
} // namespace gridwarden::analysis
