#include "analysis/assign.hpp"

#include "core/issue.hpp"
#include "geometry/geometry.hpp"
#include "oracle/point_in_polygon.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"
#include "unit/analysis/assigned.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace gridwarden::analysis {
namespace {

using shape::Coord;
using test::assigned;
using test::told_of;
using test::tree_of;

/// The contract's rule for one point at one level, unit by unit in exact arithmetic. `declared` is an id of that level.
std::string plain_answer(const std::vector<test::Unit>& units, Coord p, const std::string& declared, std::string& id) {
    std::set<std::string> touched;
    bool inside = false;
    bool border = false;
    for (const auto& unit : units) {
        const auto where = oracle::locate(unit.polygon, p);
        if (where != oracle::Where::outside) {
            touched.insert(unit.id);
            (where == oracle::Where::border ? border : inside) = true;
        }
    }
    if (touched.empty()) {
        id = "-";
        return "none";
    }
    const bool tie = touched.size() > 1;
    const bool by_declaration = tie && touched.contains(declared);
    id = by_declaration ? declared : *touched.begin();
    const std::string how = by_declaration ? "declared" : tie && inside ? "overlap" : border ? "border" : "inside";
    return how + (border ? " *" : "");
}

std::map<std::string, std::string> block_parents(const std::vector<test::Unit>& coarse, const std::vector<test::Unit>& fine) {
    std::map<std::string, std::string> parents;
    for (const auto& unit : fine) {
        for (const auto& over : coarse) {
            if (geometry::covers(over.polygon, unit.polygon)) {
                parents[unit.id] = over.id;
            }
        }
    }
    return parents;
}

TEST(Assign, AgreesWithLookingAtEveryUnitOfNestedLevels) {
    std::mt19937_64 random(31);
    for (const Coord corner : {Coord{116.1, 33.7}, Coord{-0.05, -0.05}, Coord{-71.3, -33.2}}) {
        const auto levels = test::crooked_levels(random, {4, 2, 1}, 8, corner);
        const auto tree = tree_of(levels);
        ASSERT_TRUE(tree.nested);
        const auto points = test::nasty_points(random, tree.levels[2].polygons, 1200);
        test::Texts declared;
        for (std::size_t i = 0; i < points.size(); ++i) {
            declared.push_back(i % 3 == 0 ? std::nullopt : std::optional(levels[2][random() % levels[2].size()].id));
        }
        const auto sites = test::sites_at(points, {test::text_column("unit", declared)});
        const auto lines = told_of(tree, assigned(sites, tree));
        auto up = block_parents(levels[1], levels[2]);
        auto top = block_parents(levels[0], levels[1]);
        for (std::size_t i = 0; i < points.size(); ++i) {
            std::string id;
            auto how = plain_answer(levels[2], points[i], declared[i].value_or(""), id);
            const auto space = std::min(how.find(' '), how.size());
            const auto town = id == "-" ? "-" : up.at(id);
            how.insert(space, " " + (id == "-" ? "-" : top.at(town)) + " " + town + " " + id);
            ASSERT_EQ(lines[i], how) << points[i].x << ' ' << points[i].y;
        }
    }
}

TEST(Assign, DecidesEachLevelAloneWhereTheyDoNotNest) {
    std::mt19937_64 random(37);
    auto levels = test::crooked_levels(random, {4, 1}, 8, {116.1, 33.7});
    levels[0] = test::crooked_levels(random, {4}, 8, {116.103, 33.698})[0]; // the towns' borders come from another survey
    IssueLog log;
    const auto tree = tree_of(levels, log);
    ASSERT_FALSE(tree.nested);
    EXPECT_EQ(log.counts().at("GW-UNIT-008"), 1U);
    auto points = test::nasty_points(random, tree.levels[0].polygons, 800);
    const auto more = test::nasty_points(random, tree.levels[1].polygons, 800);
    points.insert(points.end(), more.begin(), more.end());
    const auto found = assigned(test::sites_at(points), tree);
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t level = 0; level < 2; ++level) {
            std::string id;
            const auto how = plain_answer(levels[level], points[i], "", id);
            ASSERT_EQ(test::id_of(tree, level, found.unit[level][i]), id) << level << ' ' << points[i].x << ' ' << points[i].y;
            ASSERT_TRUE(level == 0 || how.starts_with(name_of(found.by[i])));
        }
    }
}

TEST(Assign, AnswersTheSameAtAnyNumberOfThreadsAndInAnyBatches) {
    std::mt19937_64 random(41);
    const auto tree = tree_of(test::crooked_levels(random, {6, 3, 1}, 24, {116.1, 33.7}));
    const auto points = test::nasty_points(random, tree.levels[2].polygons, 20000);
    auto sites = test::sites_at(points);
    const auto one = assigned(sites, tree, 1, 50);
    std::vector<std::uint32_t> head;
    std::vector<std::uint32_t> tail;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        (i < 777 ? head : tail).push_back(i);
    }
    sites.batches = {table::select(sites.batches[0], head), table::select(sites.batches[0], tail)};
    for (const unsigned threads : {2U, 7U}) {
        const auto many = assigned(sites, tree, threads, 50);
        EXPECT_EQ(many.unit, one.unit);
        EXPECT_EQ(many.on_border, one.on_border);
        EXPECT_EQ(many.by, one.by);
        EXPECT_EQ(many.candidates, one.candidates);
        EXPECT_EQ(many.place_count, one.place_count);
        EXPECT_EQ(many.assigned, one.assigned);
    }
    EXPECT_EQ(one.assigned + static_cast<std::uint64_t>(std::count(one.by.begin(), one.by.end(), AssignedBy::none)), points.size());
}

std::set<std::string> ids_in(const std::string& cell) {
    std::set<std::string> ids;
    for (const auto& id : test::split(cell, cell.find('|') != std::string::npos ? '|' : ';')) {
        if (!id.empty()) {
            ids.insert(id);
        }
    }
    return ids;
}

TEST(Assign, PutsEveryReferencePointIntoItsUnit) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    std::map<std::string, std::vector<test::Unit>> units;
    // Metres; an edge of 360 degrees; a seam that is no border, as the antimeridian tests of the index have it.
    std::set<std::string> left_out{"projected_zone_prefix", "polar_cap", "antimeridian_split"};
    for (const auto& feature : test::read_polygons(*shared / "golden/04_pip/units.geojson")) {
        const std::string name = feature.properties["case"];
        units[name].push_back({feature.properties["unit"], feature.geometry});
        if (geometry::find_defect(feature.geometry)) {
            left_out.insert(name);
        }
    }
    std::map<std::string, model::UnitTree> trees;
    std::size_t asked = 0;
    for (const auto& row : test::read_csv(*shared / "golden/04_pip/points.csv")) {
        const auto& name = row.text("case");
        if (left_out.contains(name)) {
            continue;
        }
        if (!trees.contains(name)) {
            trees[name] = test::tree_of({units.at(name)});
        }
        const auto& tree = trees[name];
        const auto inside = ids_in(row.text("inside_units"));
        auto touched = ids_in(row.text("boundary_units"));
        const bool on_border = !touched.empty();
        touched.insert(inside.begin(), inside.end());
        const std::string how = touched.empty() ? "none" : touched.size() > 1 && !inside.empty() ? "overlap" : on_border ? "border" : "inside";
        const auto found = assign(test::sites_at({row.coord("x", "y")}), tree, {});
        EXPECT_EQ(test::id_of(tree, 0, found.unit[0][0]), touched.empty() ? "-" : *touched.begin()) << name << row.text("pid");
        EXPECT_EQ(name_of(found.by[0]), how) << name << row.text("pid");
        EXPECT_EQ(found.on_border[0] == 1, on_border) << name << row.text("pid");
        ++asked;
    }
    EXPECT_GT(asked, 500U);
}

} // namespace
} // namespace gridwarden::analysis
