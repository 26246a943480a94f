#include "analysis/assign.hpp"

#include "unit/analysis/assigned.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

using shape::Coord;
using test::assigned;
using test::box;
using test::Strings;
using test::told_of;
using test::tree_of;

TEST(Assign, SaysHowASiteCameToItsUnit) {
    const auto tree = tree_of({{{"2", box(0, 0, 1, 1)}, {"10", box(1, 0, 2, 1)}, {"3", box(0.5, 0.5, 1.5, 1.5)}}});
    const std::vector<Coord> points{{0.2, 0.2}, {1, 0.2}, {1, 0.2}, {1, 0.2}, {0.7, 0.7}, {0.7, 0.7}, {1, 0.7}, {0, 0.2}, {0, 0.2}, {9, 9}, {NAN, NAN}};
    const test::Texts declared{"10", {}, "2", "3", {}, "3", {}, {}, "2", "2", "2"};
    const auto found = assigned(test::sites_at(points, {test::text_column("unit", declared)}), tree);
    EXPECT_EQ(told_of(tree, found), (Strings{"inside 2", "border 10 *", "declared 2 *", "border 10 *", "overlap 2", "declared 3", "overlap 10 *",
                                             "border 2 *", "border 2 *", "none -", "none -"}));
    EXPECT_EQ(found.agrees, (std::vector<std::uint8_t>{0, 2, 1, 0, 2, 1, 2, 2, 1, 0, 2}));
    EXPECT_EQ(found.place_count, (std::vector<std::uint32_t>{1, 3, 3, 3, 2, 2, 1, 2, 2, 1, 0}));
    EXPECT_EQ(found.assigned, 9U);
}

TEST(Assign, TakesADeclaredUnitOfAnyLevelByCodeOrByName) {
    const auto tree = tree_of({{{"A", box(0, 0, 1, 2)}, {"B", box(1, 0, 2, 2)}},
                               {{"a1", box(0, 0, 1, 1)}, {"a2", box(0, 1, 1, 2)}, {"b1", box(1, 0, 2, 1)}, {"b2", box(1, 1, 2, 2)}}});
    ASSERT_TRUE(tree.nested);
    const std::vector<Coord> points(6, Coord{1, 0.5}); // between a1 and b1
    const test::Texts declared{"B", "b1", " name OF b1 ", "b2", "nowhere", ""};
    const auto found = assigned(test::sites_at(points, {test::text_column("unit", declared)}), tree);
    EXPECT_EQ(told_of(tree, found), (Strings{"declared B b1 *", "declared B b1 *", "declared B b1 *", "border A a1 *", "border A a1 *", "border A a1 *"}));
    EXPECT_EQ(found.agrees, (std::vector<std::uint8_t>{1, 1, 1, 0, 0, 0}));
}

TEST(Assign, SaysDeclaredOnlyWhereTheDeclarationTellsTheUnitsApart) {
    const auto tree = tree_of({{{"A", box(0, 0, 1, 2)}}, {{"a1", box(0, 0, 1, 1)}, {"a2", box(0, 1, 1, 2)}}});
    const auto found = assigned(test::sites_at({{0.5, 1}, {0.5, 1}}, {test::text_column("unit", {"A", "a2"})}), tree);
    EXPECT_EQ(told_of(tree, found), (Strings{"border A a1 *", "declared A a2 *"}));
    EXPECT_EQ(found.agrees, (std::vector<std::uint8_t>{1, 1}));
}

TEST(Assign, KeepsASiteOfAGapAtTheLevelThatHoldsIt) {
    const auto tree = tree_of({{{"A", box(0, 0, 2, 1)}}, {{"a1", box(0, 0, 0.9, 1)}, {"a2", box(1.1, 0, 2, 1)}}});
    ASSERT_TRUE(tree.nested);
    const auto found = assigned(test::sites_at({{1, 0.5}, {0.5, 0.5}}), tree);
    EXPECT_EQ(told_of(tree, found), (Strings{"none A -", "inside A a1"}));
    EXPECT_EQ(found.assigned, 1U);
}

TEST(Assign, CountsTheUnitsWithinThePositionError) {
    const auto tree = tree_of({{{"a", box(0, 0, 1, 1)}, {"b", box(1, 0, 2, 1)}, {"c", box(0, 1, 2, 2)}, {"d", box(0.2, 0.2, 0.8, 0.8)}}});
    const double metre = 1 / 111319.49079; // of longitude on the equator
    const std::vector<Coord> points{{1 - 30 * metre, 0.1}, {1 - 30 * metre, 0.1}, {1 - 30 * metre, 0.1}, {0.1, 0.1}, {1, 1}, {0.5, 0.5}, {-50 * metre, 0.5}, {9, 9}, {NAN, NAN}};
    const std::vector<double> accuracy{100, 29, NAN, 5, 0, 10, 60, 10, 10};
    const auto sites = test::sites_at(points, {{"accuracy", table::NumberColumn{accuracy}}});
    const auto found = assigned(sites, tree, 1, 31);
    EXPECT_EQ(found.candidates, (std::vector<std::uint32_t>{2, 1, 2, 1, 3, 2, 1, 0, 0}));
}

TEST(Assign, WritesItsColumnsBehindTheSitesOwn) {
    const auto tree = tree_of({{{"a", box(0, 0, 1, 1)}}});
    auto sites = test::sites_at({{0.5, 0.5}, {5, 5}}, {test::text_column("site_id", {"s1", "s2"}), test::text_column("On_Border", {"x", "y"})});
    const auto out = with_assignment(sites, tree, assigned(sites, tree, 1, 30));
    EXPECT_EQ(test::field_names(out), (Strings{"site_id", "src_On_Border", "level1_id", "level1_name", "on_border", "assigned_by", "unit_candidates",
                                               "unit_agrees", "place_count"}));
    EXPECT_EQ(test::cells(out, "level1_id"), (Strings{"a", "<null>"}));
    EXPECT_EQ(test::cells(out, "level1_name"), (Strings{"Name of a", "<null>"}));
    EXPECT_EQ(test::cells(out, "on_border"), (Strings{"false", "false"}));
    EXPECT_EQ(test::cells(out, "assigned_by"), (Strings{"inside", "none"}));
    EXPECT_EQ(test::cells(out, "unit_candidates"), (Strings{"1", "0"}));
    EXPECT_EQ(test::cells(out, "unit_agrees"), (Strings{"<null>", "<null>"}));
    EXPECT_EQ(test::cells(out, "place_count"), (Strings{"1", "1"}));
    table::check_batch(out.schema, out.batches[0]);
}

TEST(Assign, TakesThePlaceOfAnEarlierOne) {
    const auto coarse = tree_of({{{"A", box(0, 0, 1, 1)}}, {{"a", box(0, 0, 1, 1)}}});
    const auto fine = tree_of({{{"b", box(0, 0, 1, 1)}}});
    auto sites = test::sites_at({{0.5, 0.5}}, {test::text_column("site_id", {"s1"}), test::text_column("LEVEL1_ID", {"mine"}),
                                               test::text_column("src_LEVEL1_ID", {"also mine"})});
    const auto once = with_assignment(sites, coarse, assigned(sites, coarse, 1, 30));
    const auto twice = with_assignment(once, fine, assigned(once, fine, 1, 30));
    EXPECT_EQ(test::field_names(twice), (Strings{"site_id", "src_src_LEVEL1_ID", "src_LEVEL1_ID", "level1_id", "level1_name", "on_border", "assigned_by",
                                                 "unit_candidates", "unit_agrees", "place_count"}));
    EXPECT_EQ(test::cells(twice, "level1_id"), (Strings{"b"}));
    EXPECT_EQ(test::cells(twice, "src_src_LEVEL1_ID"), (Strings{"mine"}));
    EXPECT_EQ(test::cells(twice, "src_LEVEL1_ID"), (Strings{"also mine"}));
    table::check_batch(twice.schema, twice.batches[0]);
}

} // namespace
} // namespace gridwarden::analysis
