#include "index/partition_index.hpp"

#include "geometry/geometry.hpp"
#include "oracle/point_in_polygon.hpp"
#include "support/golden.hpp"
#include "support/partitions.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace gridwarden::index {
namespace {

using shape::parse_wkt;

using test::crooked_grid;
using test::nasty_points;
using test::owners_of;
using test::text;

/// Each way of building an index must pass the same tests.
struct Way {
    const char* name;
    std::unique_ptr<PartitionIndex> (*build)(std::span<const shape::Geometry>, unsigned);
};

class PartitionIndexTest : public testing::TestWithParam<Way> {
protected:
    static Located locate(const std::vector<shape::Geometry>& units, std::span<const shape::Coord> points, unsigned threads = 1) {
        return GetParam().build(units, threads)->locate(points, threads);
    }
    static std::string ask(const std::vector<shape::Geometry>& units, shape::Coord p) {
        return text(owners_of(locate(units, std::span(&p, 1)), 0));
    }
};

INSTANTIATE_TEST_SUITE_P(Built, PartitionIndexTest, testing::Values(Way{"Geos", build_geos_index}, Way{"Cells", build_cell_index}),
                         [](const auto& way) { return std::string(way.param.name); });

std::string oracle_answer(const std::vector<shape::Geometry>& units, shape::Coord p) {
    std::vector<Owner> owners;
    for (std::uint32_t i = 0; i < units.size(); ++i) {
        const oracle::Where where = oracle::locate(units[i], p);
        if (where != oracle::Where::outside) {
            owners.push_back({i, where == oracle::Where::border});
        }
    }
    return text(owners);
}

TEST_P(PartitionIndexTest, TellsInsideBorderAndOverlap) {
    const std::vector units{parse_wkt("POLYGON((0 0,2 0,2 2,0 2,0 0))"), parse_wkt("POLYGON((2 0,4 0,4 2,2 2,2 0))"),
                            parse_wkt("POLYGON((1 1,3 1,3 3,1 3,1 1))")};
    EXPECT_EQ(ask(units, {0.5, 0.5}), "0");
    EXPECT_EQ(ask(units, {0, 0.5}), "0b");
    EXPECT_EQ(ask(units, {2, 0.5}), "0b 1b");
    EXPECT_EQ(ask(units, {1.5, 1.5}), "0 2");
    EXPECT_EQ(ask(units, {2, 1.5}), "0b 1b 2");
    EXPECT_EQ(ask(units, {5, 5}), "");
}

TEST_P(PartitionIndexTest, KeepsItsBooks) {
    const std::vector units{parse_wkt("POLYGON((0 0,2 0,2 2,0 2,0 0))"), parse_wkt("POLYGON((2 0,4 0,4 2,2 2,2 0))")};
    const std::vector<shape::Coord> points{{1, 1}, {2, 1}, {9, 9}, {0, 1}, {3, 1}, {std::nan(""), 1}};
    const Located located = locate(units, points, 1);
    EXPECT_EQ(located.unit, (std::vector<std::uint32_t>{0, several, none, 0, 1, none}));
    EXPECT_EQ(located.special, (std::vector<std::uint32_t>{1, 3}));
    EXPECT_EQ(located.first_owner, (std::vector<std::uint32_t>{0, 2, 3}));
    EXPECT_EQ(text(located.owners), "0b 1b 0b");
}

TEST_P(PartitionIndexTest, OfNothingFindsNothing) {
    EXPECT_EQ(ask({}, {0, 0}), "");
    EXPECT_EQ(ask({shape::Geometry{}, shape::point({0, 0})}, {0, 0}), "");
    const Located located = locate({}, {}, 1);
    EXPECT_EQ(located.first_owner, (std::vector<std::uint32_t>{0}));
}

TEST_P(PartitionIndexTest, KnowsTheAntimeridian) {
    const std::vector units{
        parse_wkt("POLYGON((177 -19,-178 -19,-178 -16,177 -16,177 -19))"), // written across
        parse_wkt("POLYGON((170 0,180 0,180 5,170 5,170 0))"),
        parse_wkt("POLYGON((-180 0,-170 0,-170 5,-180 5,-180 0))"),
        parse_wkt("MULTIPOLYGON(((178 20,180 20,180 22,178 22,178 20)),((-180 20,-178 20,-178 22,-180 22,-180 20)))"),
        parse_wkt("POLYGON((178 40,182 40,182 42,178 42,178 40))")};
    EXPECT_EQ(ask(units, {180, -17}), "0");
    EXPECT_EQ(ask(units, {-180, -17}), "0");
    EXPECT_EQ(ask(units, {-178.5, -17}), "0");
    EXPECT_EQ(ask(units, {-178, -17}), "0b");
    EXPECT_EQ(ask(units, {0, -17}), "");
    EXPECT_EQ(ask(units, {180, 3}), "1b 2b"); // the meridian is one place, however it is written
    EXPECT_EQ(ask(units, {-180, 3}), "1b 2b");
    EXPECT_EQ(ask(units, {-179, 3}), "2");
    EXPECT_EQ(ask(units, {180, 21}), "3"); // one unit, cut there: no border
    EXPECT_EQ(ask(units, {-180, 21}), "3");
    EXPECT_EQ(ask(units, {-180, 22}), "3b");
    EXPECT_EQ(ask(units, {-179, 41}), "4");
    EXPECT_EQ(ask(units, {181, 41}), "4");
}

TEST_P(PartitionIndexTest, AgreesWithExactArithmetic) {
    std::mt19937_64 random(17);
    for (const shape::Coord corner :
         {shape::Coord{116.1, 33.7}, shape::Coord{-0.3, -0.2}, shape::Coord{-122.5, 37.1}}) {
        const auto units = crooked_grid(random, 9, corner, 0.0123);
        const auto points = nasty_points(random, units, 3000);
        const Located located = locate(units, points, 2);
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            ASSERT_EQ(text(owners_of(located, i)), oracle_answer(units, points[i]))
                << points[i].x << ' ' << points[i].y;
        }
    }
}

TEST_P(PartitionIndexTest, AnswersTheSameAtAnyNumberOfThreads) {
    std::mt19937_64 random(23);
    const auto units = crooked_grid(random, 30, {116.1, 33.7}, 0.01);
    const auto points = nasty_points(random, units, 60000);
    const Located one = locate(units, points, 1);
    EXPECT_GT(one.special.size(), 1000U);
    for (const unsigned threads : {2U, 7U}) {
        const Located many = locate(units, points, threads);
        EXPECT_EQ(many.unit, one.unit);
        EXPECT_EQ(many.special, one.special);
        EXPECT_EQ(many.first_owner, one.first_owner);
        EXPECT_EQ(text(many.owners), text(one.owners));
    }
}

TEST_P(PartitionIndexTest, PutsEveryReferencePointWhereExactArithmeticDoes) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto features = test::read_polygons(*shared / "golden/04_pip/units.geojson");
    // Invalid rings are repaired before they get here; the rest is in a plane, or has an edge of 360 degrees.
    const std::set<std::string> elsewhere{
        "bowtie", "pentagram", "spike", "antimeridian_split", "polar_cap", "projected_zone_prefix"};
    std::map<std::string, std::vector<std::string>> ids;
    std::map<std::string, std::vector<shape::Geometry>> units;
    for (const auto& feature : features) {
        const std::string name = feature.properties["case"];
        ids[name].push_back(feature.properties["unit"]);
        units[name].push_back(feature.geometry);
    }
    int asked = 0;
    for (const auto& row : test::read_csv(*shared / "golden/04_pip/points.csv")) {
        const std::string& name = row.text("case");
        if (elsewhere.contains(name)) {
            continue;
        }
        const shape::Coord p = row.coord("x", "y");
        const Located located = locate(units[name], std::span(&p, 1), 1);
        std::set<std::string> inside;
        std::set<std::string> border;
        for (const Owner& owner : owners_of(located, 0)) {
            (owner.on_border ? border : inside).insert(ids[name][owner.unit]);
        }
        const auto expected = [&](const std::string& cell) {
            std::set<std::string> names;
            for (const std::string& id : test::split(cell, cell.find('|') != std::string::npos ? '|' : ';')) {
                if (!id.empty()) {
                    names.insert(id);
                }
            }
            return names;
        };
        EXPECT_EQ(inside, expected(row.text("inside_units"))) << name << row.text("pid");
        EXPECT_EQ(border, expected(row.text("boundary_units"))) << name << row.text("pid");
        ++asked;
    }
    EXPECT_GT(asked, 1000);
}

} // namespace
} // namespace gridwarden::index
