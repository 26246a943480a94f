#include "analysis/levels.hpp"

#include "core/issue.hpp"
#include "geometry/geometry.hpp"
#include "unit/analysis/trees.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using test::box;
using test::Strings;
using test::tree_of;

constexpr double metre = 1 / 111319.49079; // of longitude on the equator

Strings parents_of(const model::UnitTree& tree, std::size_t level) {
    Strings ids;
    for (const auto parent : tree.levels[level].parents) {
        ids.push_back(test::id_of(tree, level - 1, parent));
    }
    return ids;
}

/// Area of what two polygons share, by a lattice of places: slow, and rough enough only to tell the larger of two.
std::size_t places_in_both(const shape::Geometry& a, const shape::Geometry& b) {
    const auto inside = [](const shape::Geometry& polygon, shape::Coord p) {
        bool in = false;
        const auto& ring = polygon.parts[0][0];
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const auto from = ring[i - 1];
            const auto to = ring[i];
            if ((from.y > p.y) != (to.y > p.y) && p.x < (to.x - from.x) * (p.y - from.y) / (to.y - from.y) + from.x) {
                in = !in;
            }
        }
        return in;
    };
    const auto frame = shape::box_of(a);
    std::size_t both = 0;
    for (int i = 0; i < 40; ++i) {
        for (int j = 0; j < 40; ++j) {
            const shape::Coord p{frame.min_x + (frame.max_x - frame.min_x) * (i + 0.5) / 40, frame.min_y + (frame.max_y - frame.min_y) * (j + 0.5) / 40};
            both += inside(a, p) && inside(b, p) ? 1U : 0U;
        }
    }
    return both;
}

TEST(LinkLevels, FindsTheParentThatSharesMostGround) {
    std::mt19937_64 random(5);
    for (const shape::Coord shift : {shape::Coord{0, 0}, shape::Coord{0.003, -0.004}}) { // the same survey, then another
        auto levels = test::crooked_levels(random, {4, 1}, 12, {116.1, 33.7});
        if (shift.x != 0) {
            levels[0] = test::crooked_levels(random, {4}, 12, {116.1 + shift.x, 33.7 + shift.y})[0];
        }
        const auto tree = tree_of(levels);
        EXPECT_EQ(tree.nested, shift.x == 0);
        for (std::size_t unit = 0; unit < tree.levels[1].size(); ++unit) {
            const auto taken = tree.levels[1].parents[unit];
            ASSERT_NE(taken, model::no_unit);
            const auto& polygon = tree.levels[1].polygons[unit];
            const auto most = places_in_both(polygon, tree.levels[0].polygons[taken]);
            for (const auto& other : tree.levels[0].polygons) {
                ASSERT_GE(most + 20, places_in_both(polygon, other)) << tree.levels[1].ids[unit]; // 20 places: a tie
            }
        }
    }
}

TEST(LinkLevels, TakesTheDeclaredParentWhereItExists) {
    IssueLog log;
    const auto tree = tree_of({{{"A", box(0, 0, 1, 1)}, {"B", box(1, 0, 2, 1)}},
                               {{"a1", box(0, 0, 1, 0.5), "A"}, {"b1", box(1, 0, 2, 1), "C"}, {"b2", box(0, 0.5, 1, 1), "B"}}}, log);
    EXPECT_EQ(parents_of(tree, 1), (Strings{"A", "B", "B"}));
    EXPECT_FALSE(tree.nested);
    EXPECT_EQ(test::told(log), (Strings{"GW-UNIT-007:2", "GW-UNIT-004:3", "GW-UNIT-008"}));
    EXPECT_EQ(log.kept()[0].message(Language::en), "unit b1 names the parent C, which level1.geojson does not have");
    EXPECT_EQ(log.kept()[1].value, "b2");
}

TEST(LinkLevels, LetsTheWorkOfDigitisingPassAndNoMore) {
    const auto nested = [](double out_by_metres, IssueSink& issues) {
        return tree_of({{{"A", box(0, 0, 1, 1)}}, {{"a", box(0.5, 0.2, 1 + out_by_metres * metre, 0.8)}}}, issues).nested;
    };
    IssueLog quiet;
    EXPECT_TRUE(nested(0, quiet));
    EXPECT_TRUE(nested(0.01, quiet)); // a centimetre along the border
    EXPECT_TRUE(quiet.kept().empty());
    IssueLog log;
    EXPECT_FALSE(nested(10, log)); // two surveys
    EXPECT_EQ(test::told(log), (Strings{"GW-UNIT-004:1", "GW-UNIT-008"}));
}

TEST(LinkLevels, SeesAUnitThatBridgesABayBetweenItsCorners) {
    const auto bay = shape::parse_wkt("POLYGON((0 0,6 0,6 6,4 6,4 2,2 2,2 6,0 6,0 0))");
    IssueLog log;
    EXPECT_FALSE(tree_of({{{"A", bay}}, {{"bridge", box(1, 4, 5, 5)}, {"south", box(1, 0, 5, 1)}}}, log).nested);
    EXPECT_EQ(test::told(log), (Strings{"GW-UNIT-004:1", "GW-UNIT-008"}));
    EXPECT_EQ(log.kept()[0].value, "bridge");
    EXPECT_TRUE(tree_of({{{"A", bay}}, {{"south", box(1, 0, 5, 1)}, {"west", box(0, 0, 1, 6)}}}).nested);
}

TEST(LinkLevels, AgreesWithTheOverlayOfEveryUnitWithItsParent) {
    std::mt19937_64 random(23);
    std::size_t apart = 0;
    for (int round = 0; round < 60; ++round) {
        auto levels = test::crooked_levels(random, {4, 2}, 8, {116.1, 33.7});
        auto& child = levels[1][random() % levels[1].size()].polygon.parts[0][0];
        child.erase(child.begin() + 1 + static_cast<std::ptrdiff_t>(random() % (child.size() - 2))); // cuts a corner, or a bay
        IssueLog log;
        const auto tree = tree_of(levels, log);
        bool nested = true;
        for (std::size_t unit = 0; unit < tree.levels[1].size(); ++unit) {
            const auto& polygon = tree.levels[1].polygons[unit];
            const auto left = geodesy::area(geometry::difference(polygon, tree.levels[0].polygons[tree.levels[1].parents[unit]])).in_square_metres();
            nested = nested && left <= std::max(1.0, 1e-4 * geodesy::area(polygon).in_square_metres());
        }
        ASSERT_EQ(tree.nested, nested) << round;
        apart += nested ? 0U : 1U;
    }
    EXPECT_GT(apart, 3U);
    EXPECT_LT(apart, 57U);
}

TEST(LinkLevels, MeetsParentsAcrossTheAntimeridian) {
    IssueLog log;
    const auto tree = tree_of({{{"fiji", box(178, -19, 182, -16)}, {"tonga", box(-178, -22, -174, -16)}},
                               {{"east", box(-180, -19, -178, -16)}, {"crossing", box(179, -19, 181, -18)}, {"west", box(178, -19, 179, -16)}}}, log);
    EXPECT_EQ(parents_of(tree, 1), (Strings{"fiji", "fiji", "fiji"}));
    EXPECT_TRUE(tree.nested);
    EXPECT_TRUE(log.kept().empty());
}

TEST(LinkLevels, TellsAUnitThatLiesNowhere) {
    IssueLog log;
    const auto tree = tree_of({{{"A", box(0, 0, 1, 1)}}, {{"a", box(0, 0, 1, 1)}, {"z", box(5, 5, 6, 6)}}}, log);
    EXPECT_EQ(parents_of(tree, 1), (Strings{"A", "-"}));
    EXPECT_EQ(test::told(log), (Strings{"GW-UNIT-006:2", "GW-UNIT-008"}));
}

TEST(LinkLevels, OfOneLevelOrEqualLevelsNests) {
    IssueLog log;
    EXPECT_TRUE(tree_of({{{"A", box(0, 0, 1, 1)}}}, log).nested);
    const std::vector<test::Unit> units{{"A", box(0, 0, 1, 1)}, {"B", box(1, 0, 2, 1)}};
    const auto tree = tree_of({units, units, units}, log);
    EXPECT_TRUE(tree.nested);
    EXPECT_EQ(parents_of(tree, 2), (Strings{"A", "B"}));
    EXPECT_TRUE(log.kept().empty());
}

TEST(LinkLevels, LinksTheSameAtAnyNumberOfThreads) {
    std::mt19937_64 random(7);
    auto levels = test::crooked_levels(random, {6, 1}, 18, {116.1, 33.7});
    levels[0] = test::crooked_levels(random, {6}, 18, {116.104, 33.7})[0];
    std::vector<Strings> found;
    for (const unsigned threads : {1U, 2U, 7U}) {
        IssueLog log;
        model::UnitTree tree;
        tree.levels = {test::level_of(levels[0]), test::level_of(levels[1])};
        link_levels(tree, threads, log);
        auto lines = parents_of(tree, 1);
        for (const auto& issue : log.kept()) {
            lines.push_back(issue.message(Language::en));
        }
        found.push_back(lines);
    }
    EXPECT_EQ(found[0], found[1]);
    EXPECT_EQ(found[0], found[2]);
}

} // namespace
} // namespace gridwarden::analysis
