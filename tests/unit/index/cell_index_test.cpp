#include "index/cell_table.hpp"
#include "index/orientation.hpp"
#include "index/partition_index.hpp"
#include "oracle/point_in_polygon.hpp"
#include "support/golden.hpp"
#include "support/partitions.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

namespace gridwarden::index {
namespace {

using shape::Coord;
using shape::Geometry;
using test::nasty_points;

/// The twin of the cell index is the GEOS index: the same answers, owner by owner.
void expect_as_geos(const std::vector<Geometry>& units, const std::vector<Coord>& points) {
    const Located cells = build_cell_index(units, 2)->locate(points, 2);
    const Located geos = build_geos_index(units, 2)->locate(points, 2);
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        ASSERT_EQ(test::text(test::owners_of(cells, i)), test::text(test::owners_of(geos, i))) << std::hexfloat << points[i].x << ' ' << points[i].y;
    }
    ASSERT_EQ(cells.special, geos.special);
    ASSERT_EQ(cells.unit, geos.unit);
}

/// How many small cells another index must be asked for.
std::size_t asking(const std::vector<Geometry>& units) {
    const auto table = build_cell_table(units, 1);
    return static_cast<std::size_t>(std::count(table.leaves.begin(), table.leaves.end(), CellTable::ask) +
                                    std::count(table.top.begin(), table.top.end(), CellTable::ask));
}

Geometry star(std::mt19937_64& random, Coord centre, double radius, int corners) {
    std::uniform_real_distribution<double> size(0.2, 1.0);
    shape::Path ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 6.283185307179586 * i / corners;
        const double r = radius * size(random);
        ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return shape::polygon({ring});
}

Geometry square(double x, double y, double side) {
    return shape::polygon({{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}});
}

TEST(Orientation, IsThatOfExactArithmetic) {
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    int on_line = 0;
    for (int i = 0; i < 30000; ++i) {
        const Coord a{116.0 + unit(random), 30.0 + unit(random)};
        const Coord b{116.0 + unit(random), 30.0 + unit(random)};
        const double t = i % 3 == 0 ? 0.5 : unit(random);
        Coord p{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        p.x = i % 2 == 0 ? p.x : std::nextafter(p.x, 200.0);
        ASSERT_EQ(orientation(a, b, p), oracle::side(a, b, p));
        on_line += orientation(a, b, p) == 0 ? 1 : 0;
        ASSERT_EQ(orientation(a, b, a), 0);
    }
    EXPECT_GT(on_line, 10);
}

TEST(CellIndex, AnswersAPartitionByItself) {
    std::vector<Geometry> units;
    for (int i = 0; i < 20; ++i) {
        for (int j = 0; j < 20; ++j) {
            units.push_back(square(0.1 * i, 0.1 * j, 0.1));
        }
    }
    std::mt19937_64 random(5);
    expect_as_geos(units, nasty_points(random, units, 20000));
    // 0.1 * i + 0.1 is not always 0.1 * (i + 1): where it is not, there is a sliver or an overlap of one bit.
    std::vector<Geometry> matching;
    for (int i = 0; i < 20; ++i) {
        for (int j = 0; j < 20; ++j) {
            matching.push_back(square(0.125 * i, 0.125 * j, 0.125));
        }
    }
    EXPECT_EQ(asking(matching), 0U);
    expect_as_geos(matching, nasty_points(random, matching, 20000));
}

TEST(CellIndex, IsRightWhereUnitsOverlap) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> place(0.0, 1.0);
    for (int round = 0; round < 12; ++round) {
        std::vector<Geometry> units;
        for (int i = 0; i < 3 + 4 * round; ++i) {
            units.push_back(star(random, {place(random), place(random)}, 0.02 + 0.3 * place(random), 5 + 3 * i));
        }
        expect_as_geos(units, nasty_points(random, units, 8000));
    }
}

TEST(CellIndex, IsRightWhereUnitsRepeatHoldAndTouchEachOther) {
    std::mt19937_64 random(11);
    std::vector<Geometry> units{square(0, 0, 4), square(0, 0, 4), square(0, 0, 4), square(1, 1, 1), square(4, 0, 1), square(4, 1, 3)};
    auto holed = square(10, 0, 4);
    holed.parts[0].push_back({{11, 1}, {11, 2}, {12, 2}, {12, 1}, {11, 1}});
    units.push_back(holed);
    units.push_back(square(11, 1, 1));   // fills the hole
    units.push_back(square(12.5, 2, 1)); // lies within its unit
    units.push_back(square(14, 4, 1));   // touches a corner
    units.push_back(shape::polygon({{{20, 0}, {24, 0}, {24, 1}, {21, 1}, {21, 3}, {24, 3}, {24, 4}, {20, 4}, {20, 0}}}));
    expect_as_geos(units, nasty_points(random, units, 40000));
    // Four units over one another: no change of owner adds up to nothing.
    const std::vector<Geometry> many(4, square(0, 0, 1));
    expect_as_geos(many, nasty_points(random, many, 4000));
}

TEST(CellIndex, IsRightOnUnitsOfVeryUnequalSize) {
    std::mt19937_64 random(13);
    std::vector<Geometry> units{square(70, 20, 20)};
    auto& holes = units.front().parts[0];
    for (int i = 0; i < 30; ++i) {
        for (int j = 0; j < 30; ++j) {
            const double side = 0.0009765625;
            const Coord at{80 + i * side * 2, 30 + j * side * 2};
            units.push_back(square(at.x, at.y, side));
            holes.push_back({{at.x, at.y}, {at.x, at.y + side}, {at.x + side, at.y + side}, {at.x + side, at.y}, {at.x, at.y}});
        }
    }
    expect_as_geos(units, nasty_points(random, units, 30000));
}

TEST(CellIndex, IsRightAroundTheWorld) {
    std::mt19937_64 random(17);
    std::uniform_real_distribution<double> lon(-200.0, 200.0);
    std::uniform_real_distribution<double> lat(-90.0, 90.0);
    for (const double east : {-170.0, 185.0}) { // an extent of less than a turn, and of more
        std::vector<Geometry> units;
        for (double x = -180.0; x < east; x += 15.0) {
            units.push_back(square(x, -30, 15));
            units.push_back(square(x, -15, 15));
        }
        units.push_back(shape::polygon({{{170, 40}, {-170, 40}, {-170, 50}, {170, 50}, {170, 40}}}));
        auto points = nasty_points(random, units, 5000);
        for (int i = 0; i < 5000; ++i) {
            points.push_back({lon(random), lat(random)});
            points.push_back({i % 2 == 0 ? 180.0 : -180.0, lat(random)});
        }
        expect_as_geos(units, points);
    }
}

TEST(CellIndex, AgreesOnRealBoundaries) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    std::mt19937_64 random(19);
    int files = 0;
    for (const char* folder : {"china_east", "nyc", "us_northeast", "hierarchies"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(*shared / "data" / folder)) {
            if (entry.path().extension() != ".geojson" || entry.file_size() > 30'000'000) {
                continue;
            }
            std::vector<Geometry> units;
            try {
                for (auto& feature : test::read_polygons(entry.path())) {
                    units.push_back(geometry::make_valid(feature.geometry));
                }
            } catch (const std::exception&) {
                continue; // no polygons
            }
            if (units.empty() || shape::box_of(units.front()).empty() || shape::box_of(units.front()).max_y > 90.0) {
                continue;
            }
            SCOPED_TRACE(entry.path().string());
            expect_as_geos(units, nasty_points(random, units, 40000));
            ++files;
        }
    }
    EXPECT_GT(files, 0);
}

} // namespace
} // namespace gridwarden::index
