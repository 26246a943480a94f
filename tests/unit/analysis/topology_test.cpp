#include "analysis/levels.hpp"

#include "core/issue.hpp"
#include "unit/analysis/trees.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace gridwarden::analysis {
namespace {

using test::box;
using test::Strings;
using test::tree_of;
using Levels = std::vector<std::vector<test::Unit>>;

std::map<std::string, std::size_t> counts_of(const model::UnitTree& tree, TopologySummary* summary = nullptr, IssueLog* log = nullptr, unsigned threads = 2) {
    IssueLog own;
    auto& issues = log == nullptr ? own : *log;
    const auto found = check_topology(tree, threads, issues);
    if (summary != nullptr) {
        *summary = found;
    }
    return issues.counts();
}

/// A county of 1 + 6 + 59 units: towns of 2 x 5 villages, the last two villages being one. Borders are shared corner by corner.
Levels county() {
    const auto node = [](int x, int y) { return shape::Coord{116 + x * 0.0078125, 33.5 + y * 0.0078125}; };
    Levels levels(3);
    levels[0].push_back({"1", test::stepped_box(0, 0, 6, 10, node)});
    for (int x = 0; x < 6; x += 2) {
        for (int y = 0; y < 10; y += 5) {
            const auto town = "1" + std::to_string(levels[1].size() + 1);
            levels[1].push_back({town, test::stepped_box(x, y, x + 2, y + 5, node), "1"});
            for (int i = x; i < x + 2; ++i) {
                for (int j = y; j < y + 5; ++j) {
                    const bool last = i == 5 && j >= 8;
                    if (!last || j == 8) {
                        const auto village = town + std::to_string(10 + levels[2].size());
                        levels[2].push_back({village, test::stepped_box(i, j, i + 1, last ? 10 : j + 1, node), town});
                    }
                }
            }
        }
    }
    return levels;
}

/// Takes a triangle of so many square metres out of a unit, at the corner its ring begins with.
void cut_corner(shape::Geometry& polygon, double square_metres) {
    auto& ring = polygon.parts[0][0];
    const auto corner = ring.front();
    const auto triangle = [&](double side) {
        return shape::Path{corner, {corner.x + side, corner.y}, {corner.x, corner.y + side}, corner};
    };
    double side = 1e-4;
    for (int round = 0; round < 40; ++round) {
        side *= std::sqrt(square_metres / geodesy::area(shape::polygon({triangle(side)})).in_square_metres());
    }
    ring.front() = {corner.x + side, corner.y};
    ring.back() = {corner.x, corner.y + side};
    ring.push_back(ring.front());
}

TEST(Topology, OfACountyOfSixtySixUnitsAddsUp) {
    const auto tree = tree_of(county());
    ASSERT_EQ(tree.levels[0].size() + tree.levels[1].size() + tree.levels[2].size(), 66U);
    EXPECT_TRUE(tree.nested);
    EXPECT_TRUE(counts_of(tree).empty());
    std::vector<double> sums;
    for (const auto& level : tree.levels) {
        sums.push_back(0);
        for (const auto area : level.areas) {
            sums.back() += area.in_square_metres();
        }
    }
    EXPECT_NEAR(sums[1] / sums[0], 1, 1e-9);
    EXPECT_NEAR(sums[2] / sums[0], 1, 1e-9);
}

TEST(Topology, FindsARemovedTriangleOf120SquareMetres) {
    auto levels = county();
    cut_corner(levels[2][13].polygon, 120);
    TopologySummary summary;
    IssueLog log;
    EXPECT_EQ(counts_of(tree_of(levels), &summary, &log), (std::map<std::string, std::size_t>{{"GW-UNIT-001", 1}, {"GW-UNIT-005", 1}}));
    EXPECT_EQ(summary.gaps, 1U);
    EXPECT_NEAR(summary.gap_area.in_square_metres(), 120, 0.5);
    const auto* gap = test::find_issue(log, "GW-UNIT-001");
    EXPECT_NEAR(geodesy::area(shape::parse_wkt(gap->geometry_wkt)).in_square_metres(), 120, 0.5);
    EXPECT_EQ(gap->place.file, "level3.geojson");
    const auto* parent = test::find_issue(log, "GW-UNIT-005");
    EXPECT_EQ(parent->place.file, "level2.geojson");
    EXPECT_EQ(parent->value, "12");
}

TEST(Topology, TellsEachOverlapOnceAtTheSmallerId) {
    IssueLog log;
    TopologySummary summary;
    const auto tree = tree_of({{{"b", box(0, 0, 1, 1)}, {"a", box(0.9, 0, 2, 1)}, {"c", box(2, 0, 3, 1)}, {"d", box(3, 1, 4, 2)}}});
    EXPECT_EQ(counts_of(tree, &summary, &log), (std::map<std::string, std::size_t>{{"GW-UNIT-002", 1}}));
    EXPECT_EQ(summary.overlaps, 1U);
    EXPECT_EQ(summary.gaps, 0U);
    EXPECT_NEAR(summary.overlap_area.in_square_kilometres(), geodesy::area(box(0.9, 0, 1, 1)).in_square_kilometres(), 1e-9);
    EXPECT_EQ(log.kept()[0].value, "a");
    EXPECT_EQ(log.kept()[0].place.row, 2U);
    EXPECT_NE(log.kept()[0].message(Language::en).find("units a and b overlap"), std::string::npos);
}

TEST(Topology, CallsThinPiecesSlivers) {
    const double thread = 0.0005; // 55 m by 111 km
    const auto overlap = tree_of({{{"a", box(0, 0, 1 + thread, 1)}, {"b", box(1, 0, 2, 1)}}});
    EXPECT_EQ(counts_of(overlap), (std::map<std::string, std::size_t>{{"GW-UNIT-003", 1}}));
    const auto gap = tree_of({{{"A", box(0, 0, 2, 1)}}, {{"a", box(0, 0, 1, 1)}, {"b", box(1 + thread, 0, 2, 1)}}});
    EXPECT_EQ(counts_of(gap), (std::map<std::string, std::size_t>{{"GW-UNIT-009", 1}, {"GW-UNIT-005", 1}}));
}

TEST(Topology, TellsHolesOfTheCoarsestLevelWithoutTheUnitsThatLieInThem) {
    const auto ring = shape::polygon({box(0, 0, 4, 4).parts[0][0], box(1, 1, 3, 3).parts[0][0]});
    TopologySummary summary;
    const auto whole = geodesy::area(box(1, 1, 3, 3)).in_square_metres();
    EXPECT_EQ(counts_of(tree_of({{{"a", ring}}}), &summary), (std::map<std::string, std::size_t>{{"GW-UNIT-001", 1}}));
    EXPECT_NEAR(summary.gap_area.in_square_metres(), whole, 1);
    EXPECT_TRUE(counts_of(tree_of({{{"a", ring}, {"b", box(1, 1, 3, 3)}}})).empty());
    const auto island = box(1.5, 1.5, 2.5, 2.5);
    EXPECT_EQ(counts_of(tree_of({{{"a", ring}, {"b", island}}}), &summary), (std::map<std::string, std::size_t>{{"GW-UNIT-001", 1}}));
    EXPECT_NEAR(summary.gap_area.in_square_metres(), whole - geodesy::area(island).in_square_metres(), 1);
}

TEST(Topology, DoesNotTellTheRoundingOfTwoBorders) {
    const double cm = 0.00001 / 111.3;
    EXPECT_TRUE(counts_of(tree_of({{{"a", box(0, 0, 0.0000001, 1e-6)}, {"b", box(0.0000001 - cm / 100, 0, 0.001, 1e-6)}}})).empty());
}

TEST(Topology, TellsTheSameAtAnyNumberOfThreads) {
    auto levels = county();
    for (std::size_t i = 0; i < levels[2].size(); i += 3) {
        cut_corner(levels[2][i].polygon, 50 + static_cast<double>(i));
        levels[2][i].polygon.parts[0][0][3].x += 1e-4;
    }
    const auto tree = tree_of(levels);
    std::vector<Strings> found;
    for (const unsigned threads : {1U, 2U, 7U}) {
        IssueLog log;
        check_topology(tree, threads, log);
        Strings lines;
        for (const auto& issue : log.kept()) {
            lines.push_back(issue.code + " " + issue.value + " " + issue.geometry_wkt);
        }
        found.push_back(lines);
    }
    EXPECT_GT(found[0].size(), 40U);
    EXPECT_EQ(found[0], found[1]);
    EXPECT_EQ(found[0], found[2]);
}

} // namespace
} // namespace gridwarden::analysis
