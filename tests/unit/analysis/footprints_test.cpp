#include "analysis/footprints.hpp"

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "oracle/point_in_polygon.hpp"
#include "unit/analysis/trees.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using shape::Coord;
using shape::parse_wkt;
using test::box;
using test::Strings;
using test::tree_of;

/// `a 0.25` for each share, `-` for ground in no unit.
Strings text(const model::UnitLevel& level, const std::vector<Share>& shares) {
    Strings lines;
    for (const auto& share : shares) {
        char number[32];
        std::snprintf(number, sizeof number, "%.6g", share.share);
        lines.push_back((share.unit == model::no_unit ? "-" : level.ids[share.unit]) + " " + number);
    }
    return lines;
}

Strings divided(const std::vector<test::Unit>& units, const std::string& wkt) {
    const auto level = test::level_of(units);
    return text(level, Divider(level).divide(parse_wkt(wkt)).shares);
}

double sum_of(const std::vector<Share>& shares) {
    double sum = 0;
    for (const auto& share : shares) {
        sum += share.share;
    }
    return sum;
}

/// A crooked disc of so many degrees.
shape::Geometry blob(std::mt19937_64& random, Coord centre, double radius) {
    std::uniform_real_distribution<double> out(0.5, 1);
    shape::Path ring;
    for (int i = 0; i < 12; ++i) {
        const double r = radius * out(random);
        ring.push_back({centre.x + r * std::cos(i * 3.14159265358979 / 6), centre.y + r * std::sin(i * 3.14159265358979 / 6)});
    }
    ring.push_back(ring.front());
    return shape::polygon({ring});
}

/// The share of a unit by a lattice of places; good to a few parts in a hundred.
double share_by_places(const shape::Geometry& footprint, const shape::Geometry& unit) {
    const auto frame = shape::box_of(footprint);
    double of = 0;
    double in = 0;
    for (int i = 0; i < 30; ++i) {
        for (int j = 0; j < 30; ++j) {
            const Coord p{frame.min_x + (frame.max_x - frame.min_x) * (i + 0.5) / 30, frame.min_y + (frame.max_y - frame.min_y) * (j + 0.5) / 30};
            if (oracle::locate(footprint, p) != oracle::Where::outside) {
                ++of;
                in += oracle::locate(unit, p) != oracle::Where::outside ? 1 : 0;
            }
        }
    }
    return in / of;
}

const std::vector<test::Unit> two{{"a", box(0, 0, 1, 1)}, {"b", box(1, 0, 2, 1)}};

TEST(Divider, MeasuresByTheDimensionOfTheFootprint) {
    EXPECT_EQ(divided(two, "POLYGON((0.5 0,1.5 0,1.5 0.5,0.5 0.5,0.5 0))"), (Strings{"a 0.5", "b 0.5"}));
    EXPECT_EQ(divided(two, "LINESTRING(0.75 0,1.75 0)"), (Strings{"a 0.25", "b 0.75"}));
    EXPECT_EQ(divided(two, "MULTIPOINT((0.5 0.5),(0.6 0.5),(1.5 0.5),(5 5))"), (Strings{"a 0.5", "b 0.25", "- 0.25"}));
}

TEST(Divider, TellsGroundInNoUnit) {
    EXPECT_EQ(divided(two, "POLYGON((1.5 0,3.5 0,3.5 0.5,1.5 0.5,1.5 0))"), (Strings{"b 0.25", "- 0.75"}));
    EXPECT_EQ(divided(two, "POLYGON((5 5,6 5,6 6,5 6,5 5))"), Strings{"- 1"});
    EXPECT_EQ(divided(two, "POLYGON((2 0,3 0,3 1,2 1,2 0))"), Strings{"- 1"}); // a border alone is no ground
}

TEST(Divider, MeetsUnitsAcrossTheAntimeridian) {
    const std::vector<test::Unit> units{{"fiji", box(178, -19, 182, -16)}, {"east", box(-178, -19, -176, -16)}};
    EXPECT_EQ(divided(units, "POLYGON((-179 -18,-177 -18,-177 -17,-179 -17,-179 -18))"), (Strings{"east 0.5", "fiji 0.5"}));
    EXPECT_EQ(divided(units, "POLYGON((179 -18,181 -18,181 -17,179 -17,179 -18))"), Strings{"fiji 1"});
}

TEST(Divider, GivesGroundOfSeveralUnitsToOneOfThem) {
    const std::vector<test::Unit> overlapping{{"a", box(0, 0, 1, 1)}, {"b", box(0.5, 0, 1.5, 1)}, {"c", box(0, 0, 0.75, 1)}};
    EXPECT_EQ(divided(overlapping, "POLYGON((0 0,2 0,2 0.5,0 0.5,0 0))"), (Strings{"a 0.5", "b 0.25", "- 0.25"}));
    // As much is in two units as in none: the sum alone would hide both.
    EXPECT_EQ(divided(overlapping, "POLYGON((0.75 0,1.75 0,1.75 0.5,0.75 0.5,0.75 0))"), (Strings{"a 0.25", "b 0.5", "- 0.25"}));
    EXPECT_EQ(divided(overlapping, "MULTIPOINT((0.6 0.5),(1.2 0.5),(5 5))"), (Strings{"a 0.333333", "b 0.333333", "- 0.333333"}));

    const auto level = test::level_of(overlapping);
    const auto division = Divider(level).divide(parse_wkt("POLYGON((0 0,2 0,2 0.5,0 0.5,0 0))"), [](std::uint32_t unit) { return unit == 1; });
    EXPECT_EQ(text(level, division.shares), (Strings{"a 0.25", "b 0.5", "- 0.25"})); // b is the declared one
    EXPECT_EQ(division.units, 3U);
}

TEST(Divider, CountsALineAlongABorderOnce) {
    EXPECT_EQ(divided(two, "LINESTRING(1 0.2,1 0.8)"), Strings{"a 1"});
    const auto level = test::level_of(two);
    EXPECT_EQ(Divider(level).divide(parse_wkt("LINESTRING(1 0.2,1 0.8)")).units, 2U);
    EXPECT_EQ(divided(two, "LINESTRING(1 0.2,1 0.8,1.6 0.8)").front().substr(0, 2), "a ");
}

TEST(Divider, CountsOnceWhatIsDrawnTwice) {
    EXPECT_EQ(divided(two, "LINESTRING(0.5 0.5,0.9 0.5,0.5 0.5)"), Strings{"a 1"});
    EXPECT_EQ(divided(two, "MULTIPOINT((0.5 0.5),(0.5 0.5),(1.5 0.5))"), (Strings{"a 0.5", "b 0.5"}));
}

TEST(Divider, SharesSumToOneWhateverTheUnits) {
    std::mt19937_64 random(13);
    std::uniform_real_distribution<double> place(0, 0.1);
    std::vector<test::Unit> units;
    for (int i = 0; i < 30; ++i) { // overlaps of many, gaps between
        units.push_back({std::to_string(i), blob(random, {116.1 + place(random), 33.7 + place(random)}, 0.02)});
    }
    const auto level = test::level_of(units);
    const Divider divider(level);
    for (int i = 0; i < 300; ++i) {
        const Coord at{116.1 + place(random), 33.7 + place(random)};
        auto footprint = blob(random, at, 0.01);
        if (i % 3 == 1) {
            footprint = {shape::Kind::line, {{footprint.parts[0][0]}}};
        } else if (i % 3 == 2) {
            footprint = {shape::Kind::point, {}};
            for (int k = 0; k < 9; ++k) {
                footprint.parts.push_back({{{at.x + place(random) / 5, at.y + place(random) / 5}}});
            }
        }
        const auto shares = divider.divide(footprint).shares;
        ASSERT_NEAR(sum_of(shares), 1, 1e-9) << shape::to_wkt(footprint);
        ASSERT_TRUE(std::is_sorted(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return a.unit < b.unit; }));
        // What no unit has, by the overlay with all of them at once.
        std::vector<const shape::Geometry*> all;
        for (const auto& polygon : level.polygons) {
            all.push_back(&polygon);
        }
        const auto outside = geometry::difference(footprint, geometry::unary_union(all));
        const double none = shares.back().unit == model::no_unit ? shares.back().share : 0;
        if (footprint.kind == shape::Kind::polygon) {
            ASSERT_NEAR(none, outside.empty() ? 0 : geodesy::area(outside).in_square_metres() / geodesy::area(footprint).in_square_metres(), 1e-9);
        }
        if (footprint.kind == shape::Kind::point) {
            ASSERT_NEAR(none, static_cast<double>(outside.parts.size()) / 9, 1e-12);
        }
    }
}

TEST(Divider, SharesSumToOneWhereTheGroundIsCovered) {
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> place(0.03, 0.1);
    const auto tree = tree_of(test::crooked_levels(random, {1}, 8, {116.1, 33.7}));
    const Divider divider(tree.levels[0]);
    for (const double radius : {1e-4, 1e-3, 0.01, 0.02}) { // 10 m to 2 km
        for (int i = 0; i < 60; ++i) {
            const auto footprint = blob(random, {116.1 + place(random), 33.7 + place(random)}, radius);
            const auto shares = divider.divide(footprint).shares;
            ASSERT_NEAR(sum_of(shares), 1, 1e-9);
            ASSERT_TRUE(std::none_of(shares.begin(), shares.end(), [](const auto& s) { return s.unit == model::no_unit; }))
                << radius << ' ' << shares.back().share;
            for (const auto& share : shares) {
                if (i >= 6) {
                    break; // exact arithmetic takes its time
                }
                ASSERT_NEAR(share.share, share_by_places(footprint, tree.levels[0].polygons[share.unit]), 0.06);
            }
        }
    }
}

TEST(LargestShare, TakesTheSmallerIdOfEqualShares) {
    EXPECT_EQ(largest_share({{0, 0, 1, 0.3}, {0, 0, 4, 0.3}, {0, 0, model::no_unit, 0.4}}), 1U);
    EXPECT_EQ(largest_share({{0, 0, 1, 0.3}, {0, 0, 4, 0.31}}), 4U);
    EXPECT_EQ(largest_share({{0, 0, model::no_unit, 1}}), model::no_unit);
    EXPECT_EQ(largest_share({}), model::no_unit);
}

TEST(Assign, GivesAFootprintToTheUnitOfItsLargestShare) {
    const auto tree = tree_of({{{"A", box(0, 0, 1, 1)}, {"B", box(1, 0, 2, 1)}},
                               {{"a1", box(0, 0, 0.5, 1)}, {"a2", box(0.5, 0, 1, 1)}, {"b1", box(1, 0, 2, 1)}}});
    ASSERT_TRUE(tree.nested);
    // The first is mostly in A, yet b1 has the largest part of it.
    const auto sites = test::table_of({}, {"POLYGON((0 0,1.6 0,1.6 0.5,0 0.5,0 0))", "POLYGON((0.6 0,0.8 0,0.8 0.5,0.6 0.5,0.6 0))",
                                           "POLYGON((7 7,8 7,8 8,7 8,7 7))", "POINT(0.1 0.1)", ""});
    AssignOptions options;
    options.shares = true;
    options.default_accuracy = Length::metres(0);
    std::vector<Share> shares;
    const auto found = assign(sites, tree, options, &shares);
    Strings lines;
    for (std::size_t site = 0; site < found.by.size(); ++site) {
        lines.push_back(std::string(name_of(found.by[site])) + " " + test::id_of(tree, 0, found.unit[0][site]) + " " + test::id_of(tree, 1, found.unit[1][site]));
    }
    EXPECT_EQ(lines, (Strings{"share B b1", "share A a2", "none - -", "inside A a1", "none - -"}));
    EXPECT_EQ(found.on_border, (std::vector<std::uint8_t>{1, 0, 0, 0, 0}));
    EXPECT_EQ(found.candidates, (std::vector<std::uint32_t>{3, 1, 0, 1, 0}));
    EXPECT_EQ(found.place_count, (std::vector<std::uint32_t>{1, 1, 1, 1, 0}));
    Strings rows;
    for (const auto& share : shares) {
        rows.push_back(std::to_string(share.site) + "/" + std::to_string(share.level + 1) + " " + text(tree.levels[share.level], {share}).front());
    }
    EXPECT_EQ(rows, (Strings{"0/1 A 0.625", "0/1 B 0.375", "0/2 a1 0.3125", "0/2 a2 0.3125", "0/2 b1 0.375", "1/1 A 1", "1/2 a2 1", "2/1 - 1",
                             "2/2 - 1", "3/1 A 1", "3/2 a1 1"}));
}

} // namespace
} // namespace gridwarden::analysis
