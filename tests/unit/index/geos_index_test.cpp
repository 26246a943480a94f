#include "index/partition_index.hpp"

#include "geometry/geometry.hpp"
#include "oracle/point_in_polygon.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace gridwarden::index {
namespace {

using shape::parse_wkt;

std::vector<Owner> owners_of(const Located& located, std::uint32_t row) {
    const auto found = std::lower_bound(located.special.begin(), located.special.end(), row);
    if (found != located.special.end() && *found == row) {
        const auto i = static_cast<std::size_t>(found - located.special.begin());
        return {located.owners.begin() + located.first_owner[i], located.owners.begin() + located.first_owner[i + 1]};
    }
    return located.unit[row] == none ? std::vector<Owner>{} : std::vector<Owner>{{located.unit[row], false}};
}

/// `0b 3` for unit 0 on its border and unit 3 inside.
std::string text(const std::vector<Owner>& owners) {
    std::string out;
    for (const Owner& owner : owners) {
        if (!out.empty()) {
            out += ' ';
        }
        out += std::to_string(owner.unit);
        if (owner.on_border) {
            out += 'b';
        }
    }
    return out;
}

std::string ask(const std::vector<shape::Geometry>& units, shape::Coord p) {
    const Located located = build_geos_index(units, 1)->locate(std::span(&p, 1), 1);
    return text(owners_of(located, 0));
}

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

/// n x n cells whose inner corners are moved at random, borders exactly shared; some cells missing, some doubled.
std::vector<shape::Geometry> crooked_grid(std::mt19937_64& random, int n, shape::Coord corner, double cell) {
    std::uniform_real_distribution<double> off(-0.4, 0.4);
    std::vector<shape::Coord> nodes;
    for (int j = 0; j <= n; ++j) {
        for (int i = 0; i <= n; ++i) {
            nodes.push_back({corner.x + cell * (i + off(random)), corner.y + cell * (j + off(random))});
        }
    }
    std::vector<shape::Geometry> units;
    const auto at = [&](int i, int j) { return nodes[static_cast<std::size_t>(j * (n + 1) + i)]; };
    for (int j = 0; j < n; ++j) {
        for (int i = 0; i < n; ++i) {
            const auto unit = shape::polygon({{at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1), at(i, j)}});
            if (geometry::find_defect(unit) || (i * 7 + j) % 11 == 0) {
                continue;
            }
            units.push_back(unit);
            if ((i + 5 * j) % 13 == 0) {
                units.push_back(unit);
            }
        }
    }
    return units;
}

std::vector<shape::Coord> nasty_points(std::mt19937_64& random, const std::vector<shape::Geometry>& units,
                                       std::size_t count) {
    std::uniform_real_distribution<double> unit(0, 1);
    shape::Box box;
    for (const auto& u : units) {
        box.add(shape::box_of(u));
    }
    std::vector<shape::Coord> points;
    while (points.size() < count) {
        const auto& ring = units[random() % units.size()].parts[0][0];
        const std::size_t k = random() % (ring.size() - 1);
        const shape::Coord a = ring[k];
        const shape::Coord b = ring[k + 1];
        const double t = unit(random);
        points.push_back(a);                                                         // a corner
        points.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});            // on an edge, or one bit beside it
        points.push_back({std::nextafter(a.x, b.x), a.y});                           // one bit from a corner
        points.push_back({box.min_x + (box.max_x - box.min_x) * unit(random), a.y}); // level with a corner
        points.push_back(
            {box.min_x + (box.max_x - box.min_x) * unit(random), box.min_y + (box.max_y - box.min_y) * unit(random)});
    }
    return points;
}

TEST(GeosIndex, TellsInsideBorderAndOverlap) {
    const std::vector units{parse_wkt("POLYGON((0 0,2 0,2 2,0 2,0 0))"), parse_wkt("POLYGON((2 0,4 0,4 2,2 2,2 0))"),
                            parse_wkt("POLYGON((1 1,3 1,3 3,1 3,1 1))")};
    EXPECT_EQ(ask(units, {0.5, 0.5}), "0");
    EXPECT_EQ(ask(units, {0, 0.5}), "0b");
    EXPECT_EQ(ask(units, {2, 0.5}), "0b 1b");
    EXPECT_EQ(ask(units, {1.5, 1.5}), "0 2");
    EXPECT_EQ(ask(units, {2, 1.5}), "0b 1b 2");
    EXPECT_EQ(ask(units, {5, 5}), "");
}

TEST(GeosIndex, KeepsItsBooks) {
    const std::vector units{parse_wkt("POLYGON((0 0,2 0,2 2,0 2,0 0))"), parse_wkt("POLYGON((2 0,4 0,4 2,2 2,2 0))")};
    const std::vector<shape::Coord> points{{1, 1}, {2, 1}, {9, 9}, {0, 1}, {3, 1}, {std::nan(""), 1}};
    const Located located = build_geos_index(units, 1)->locate(points, 1);
    EXPECT_EQ(located.unit, (std::vector<std::uint32_t>{0, several, none, 0, 1, none}));
    EXPECT_EQ(located.special, (std::vector<std::uint32_t>{1, 3}));
    EXPECT_EQ(located.first_owner, (std::vector<std::uint32_t>{0, 2, 3}));
    EXPECT_EQ(text(located.owners), "0b 1b 0b");
}

TEST(GeosIndex, OfNothingFindsNothing) {
    EXPECT_EQ(ask({}, {0, 0}), "");
    EXPECT_EQ(ask({shape::Geometry{}, shape::point({0, 0})}, {0, 0}), "");
    const Located located = build_geos_index({}, 1)->locate({}, 1);
    EXPECT_EQ(located.first_owner, (std::vector<std::uint32_t>{0}));
}

TEST(GeosIndex, KnowsTheAntimeridian) {
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

TEST(GeosIndex, AgreesWithExactArithmetic) {
    std::mt19937_64 random(17);
    for (const shape::Coord corner :
         {shape::Coord{116.1, 33.7}, shape::Coord{-0.3, -0.2}, shape::Coord{-122.5, 37.1}}) {
        const auto units = crooked_grid(random, 9, corner, 0.0123);
        const auto points = nasty_points(random, units, 3000);
        const Located located = build_geos_index(units, 2)->locate(points, 2);
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            ASSERT_EQ(text(owners_of(located, i)), oracle_answer(units, points[i]))
                << points[i].x << ' ' << points[i].y;
        }
    }
}

TEST(GeosIndex, AnswersTheSameAtAnyNumberOfThreads) {
    std::mt19937_64 random(23);
    const auto units = crooked_grid(random, 30, {116.1, 33.7}, 0.01);
    const auto points = nasty_points(random, units, 60000);
    const Located one = build_geos_index(units, 1)->locate(points, 1);
    EXPECT_GT(one.special.size(), 1000U);
    for (const unsigned threads : {2U, 7U}) {
        const Located many = build_geos_index(units, threads)->locate(points, threads);
        EXPECT_EQ(many.unit, one.unit);
        EXPECT_EQ(many.special, one.special);
        EXPECT_EQ(many.first_owner, one.first_owner);
        EXPECT_EQ(text(many.owners), text(one.owners));
    }
}

TEST(GeosIndex, PutsEveryReferencePointWhereExactArithmeticDoes) {
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
        const Located located = build_geos_index(units[name], 1)->locate(std::span(&p, 1), 1);
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
