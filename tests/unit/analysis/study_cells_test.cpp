#include "analysis/study_cells.hpp"

#include "analysis/cell_outline.hpp"
#include "analysis/cell_sites.hpp"
#include "analysis/cell_weights.hpp"
#include "core/error.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "support/shared.hpp"
#include "unit/analysis/trees.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace gridwarden::analysis {
namespace {

using shape::Coord;

StudyCells cells_of(const shape::Geometry& area, CellShape shape, double size_m, unsigned threads = 2) {
    return study_cells(area, nearest_plane(shape::box_of(area)), Lattice(shape, Length::metres(size_m)), threads);
}

/// A star with many short and a few long edges, and a hole.
shape::Geometry star(std::mt19937_64& random, Coord centre, double radius_deg, int corners) {
    std::uniform_real_distribution<double> reach(0.4, 1.0);
    const auto ring = [&](double scale, int count) {
        shape::Path path;
        for (int i = 0; i < count; ++i) {
            const double angle = 2 * 3.14159265358979 * i / count;
            const double r = scale * radius_deg * reach(random);
            path.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
        }
        path.push_back(path.front());
        return path;
    };
    auto outer = ring(1, corners);
    auto hole = ring(0.3, 7);
    std::reverse(hole.begin(), hole.end());
    return shape::polygon({std::move(outer), std::move(hole)});
}

double total(const StudyCells& cells) {
    double sum = 0;
    for (const auto area : cells.areas) {
        sum += area.in_square_metres();
    }
    return sum;
}

/// Each cell of the box by itself, over the whole area: which exist, and how much of each.
std::map<CellAt, double> by_overlay(const StudyCells& cells) {
    shape::Geometry on_plane = cells.area;
    for (auto& ring : on_plane.parts.front()) {
        to_plane(cells.plane.crs, ring, 1);
    }
    CellAt first;
    CellAt last;
    cells.lattice.touching(shape::box_of(on_plane), first, last);
    constexpr int pieces = 128;
    std::vector<CellAt> places;
    shape::Path outlines;
    for (auto row = first.row - 1; row <= last.row + 1; ++row) {
        for (auto column = first.column - 1; column <= last.column + 1; ++column) {
            places.push_back({row, column});
            append_outline(cells.lattice, {row, column}, pieces, outlines);
        }
    }
    to_lonlat(cells.plane.crs, cells.middle_lon, outlines, 1);
    std::map<CellAt, double> found;
    const auto each = outlines.size() / places.size();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto begin = outlines.begin() + static_cast<std::ptrdiff_t>(i * each);
        shape::Path ring(begin, begin + static_cast<std::ptrdiff_t>(each));
        ring.push_back(ring.front());
        const double area = geodesy::area(geometry::intersection(shape::polygon({ring}), cells.area)).in_square_metres();
        if (area >= 1e-3) {
            found[places[i]] = area;
        }
    }
    return found;
}

TEST(StudyCells, AreThoseThatAnOverlayOfEachCellFinds) {
    std::mt19937_64 random(11);
    for (const Coord centre : {Coord{116.4, 33.8}, Coord{-71.2, 42.3}, Coord{15, 78}, Coord{20.1, -0.03}}) {
        for (const auto shape : {CellShape::square, CellShape::hexagon}) {
            const auto cells = cells_of(star(random, centre, 0.1, 60), shape, 2600);
            const auto twin = by_overlay(cells);
            const auto places = cell_places(cells);
            ASSERT_EQ(places.size(), twin.size()) << centre.x;
            std::size_t i = 0;
            for (const auto& [place, area] : twin) {
                ASSERT_EQ(places[i], place);
                EXPECT_NEAR(cells.areas[i].in_square_metres(), area, 1.5e-8 * cells.lattice.area_m2()) << centre.x << ' ' << centre.y;
                EXPECT_EQ(cells.find(place), i);
                ++i;
            }
            EXPECT_NEAR(total(cells) / geodesy::area(cells.area).in_square_metres(), 1, 1e-9);
        }
    }
}

TEST(StudyCells, AreasAddUpToTheStudyAreaFarFromTheNodeAndForLargeCells) {
    std::mt19937_64 random(12);
    for (const Coord centre : {Coord{104.9, 35.1}, Coord{4.99, 64.99}, Coord{-64.9, -24.9}}) {
        for (const double size : {300.0, 3000.0, 20'000.0, 100'000.0}) {
            const auto cells = cells_of(star(random, centre, size < 1000 ? 0.1 : 2, 40), CellShape::square, size);
            EXPECT_NEAR(total(cells) / geodesy::area(cells.area).in_square_metres(), 1, 1e-9) << centre.y << ' ' << size;
        }
    }
}

TEST(StudyCells, GiveTheSamePlaceTheSameIdInTwoRunsAndTwoExtents) {
    const auto county = cells_of(test::box(116.2, 33.3, 116.7, 33.9), CellShape::square, 1000);
    const auto town = cells_of(test::box(116.301, 33.402, 116.42, 33.5), CellShape::square, 1000);
    const auto sites = test::sites_at({{116.35, 33.45}, {116.4101, 33.4999}});
    const auto in_county = cells_of_sites(sites, county, 1);
    const auto in_town = cells_of_sites(sites, town, 2);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(cell_ids(county)[in_county[i]], cell_ids(town)[in_town[i]]);
    }
    EXPECT_EQ(cell_ids(county), cell_ids(cells_of(test::box(116.2, 33.3, 116.7, 33.9), CellShape::square, 1000, 7)));
}

TEST(StudyCells, AreTheSameAtAnyNumberOfThreads) {
    std::mt19937_64 random(5);
    const auto area = star(random, {116.4, 33.8}, 0.1, 300);
    for (const auto shape : {CellShape::square, CellShape::hexagon}) {
        const auto one = cells_of(area, shape, 400, 1);
        const auto polygons = cell_polygons(one, 1);
        for (const unsigned threads : {2U, 7U}) {
            const auto many = cells_of(area, shape, 400, threads);
            EXPECT_EQ(many.areas, one.areas);
            const auto drawn = cell_polygons(many, threads);
            for (std::size_t i = 0; i < drawn.size(); ++i) {
                ASSERT_EQ(drawn.get(i), polygons.get(i));
            }
        }
    }
}

TEST(StudyCells, AreDrawnToATenthOfAMetre) {
    for (const double size : {500.0, 5000.0, 50'000.0}) {
        const auto cells = cells_of(test::box(101.3, 25.6, 103.9, 27.1), CellShape::hexagon, size);
        const auto polygons = cell_polygons(cells, 1);
        const auto places = cell_places(cells);
        for (std::size_t i = 0; i < cells.size(); i += 1 + cells.size() / 20) {
            if (std::any_of(cells.clipped.begin(), cells.clipped.end(), [&](const auto& c) { return c.cell == i; })) {
                continue;
            }
            shape::Path fine;
            append_outline(cells.lattice, places[i], 32, fine);
            to_lonlat(cells.plane.crs, cells.middle_lon, fine, 1);
            const auto ring = polygons.get(i).parts[0][0];
            for (const auto p : fine) {
                double nearest = INFINITY;
                for (std::size_t k = 1; k < ring.size(); ++k) {
                    nearest = std::min(nearest, geodesy::distance_to_edge(p, ring[k - 1], ring[k]).in_metres());
                }
                ASSERT_LT(nearest, 0.1);
            }
        }
    }
}

TEST(StudyCells, PartitionTheAreaWithoutOverlap) {
    std::mt19937_64 random(2);
    const auto cells = cells_of(star(random, {116.4, 33.8}, 0.1, 80), CellShape::hexagon, 1200);
    const auto polygons = cell_polygons(cells, 1);
    std::vector<shape::Geometry> all;
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        all.push_back(polygons.get(i));
        EXPECT_FALSE(geometry::find_defect(all.back()));
    }
    std::vector<const shape::Geometry*> pointers;
    double sum = 0;
    for (const auto& one : all) {
        pointers.push_back(&one);
        sum += geodesy::area(one).in_square_metres();
    }
    EXPECT_NEAR(geodesy::area(geometry::unary_union(pointers)).in_square_metres() / sum, 1, 1e-9);
}

TEST(StudyCells, MayBeFewerThanOne) {
    const auto cells = cells_of(test::box(116.4, 33.8, 116.401, 33.801), CellShape::square, 100'000);
    ASSERT_EQ(cells.size(), 1U);
    EXPECT_EQ(cells.clipped.size(), 1U);
    EXPECT_NEAR(total(cells) / geodesy::area(cells.area).in_square_metres(), 1, 1e-9);
    EXPECT_THROW(cells_of(shape::Geometry{}, CellShape::square, 1000), Error);
}

TEST(StudyCells, CrossTheAntimeridian) {
    const auto cells = cells_of(test::box(179.7, -17.2, 180.4, -16.6), CellShape::hexagon, 2000);
    EXPECT_EQ(cells.plane.name, "S20W180");
    EXPECT_NEAR(total(cells) / geodesy::area(cells.area).in_square_metres(), 1, 1e-9);
    const auto polygons = cell_polygons(cells, 1);
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        const auto box = shape::box_of(polygons.get(i));
        ASSERT_GT(box.min_x, 179.6);
        ASSERT_LT(box.max_x, 180.5);
    }
    const auto found = cells_of_sites(test::sites_at({{-179.9, -17}, {180.1, -17}, {179.9, -17}, {-178, -17}}), cells, 1);
    EXPECT_EQ(found[0], found[1]);
    EXPECT_NE(found[0], model::no_unit);
    EXPECT_NE(found[2], model::no_unit);
    EXPECT_EQ(found[3], model::no_unit);
}

TEST(StudyCells, ComeNearAPoleButNotRoundIt) {
    const auto near = cells_of(test::box(10, 86, 40, 88), CellShape::square, 20'000);
    EXPECT_NEAR(total(near) / geodesy::area(near.area).in_square_metres(), 1, 1e-9);
    EXPECT_THROW(cells_of(test::box(10, 86, 100, 90), CellShape::square, 20'000), Error);
}

TEST(StudyCells, OfAPlaneThatIsNotEqualAreaAreMeasured) {
    const auto area = test::box(9.1, 48.2, 9.4, 48.5);
    const auto plane = named_plane("EPSG:32632", shape::box_of(area));
    const auto cells = study_cells(area, plane, Lattice(CellShape::square, Length::metres(1000)), 1);
    EXPECT_NEAR(total(cells) / geodesy::area(area).in_square_metres(), 1, 1e-9);
    EXPECT_NEAR(std::max_element(cells.areas.begin(), cells.areas.end())->in_square_kilometres(), 1.0008, 1e-4);
}

TEST(StudyCells, OfAnAreaDrawnAlongCellsAreThoseCells) {
    const auto whole = cells_of(test::box(116.2, 33.3, 116.7, 33.9), CellShape::square, 1000);
    const auto polygons = cell_polygons(whole, 1);
    std::vector<shape::Geometry> block;
    std::vector<const shape::Geometry*> pointers;
    const auto middle = cell_places(whole)[whole.size() / 2];
    for (std::int32_t i = 0; i < 9; ++i) {
        block.push_back(polygons.get(whole.find({middle.row + i / 3, middle.column + i % 3})));
    }
    for (const auto& one : block) {
        pointers.push_back(&one);
    }
    const auto cells = cells_of(geometry::unary_union(pointers), CellShape::square, 1000);
    std::size_t large = 0;
    for (const auto area : cells.areas) {
        large += area.in_square_kilometres() > 0.5 ? 1U : 0U;
    }
    EXPECT_EQ(large, 9U);
    EXPECT_NEAR(total(cells) / geodesy::area(cells.area).in_square_metres(), 1, 5e-9); // the border is drawn, not the side itself
}

TEST(CellSites, PointsAreCountedWhereThePlaneHasThemAndTheAreaCoversThem) {
    std::mt19937_64 random(17);
    const auto cells = cells_of(star(random, {116.4, 33.8}, 0.1, 40), CellShape::hexagon, 900);
    const auto points = test::nasty_points(random, {cells.area}, 4000);
    const auto found = cells_of_sites(test::sites_at(points), cells, 2);
    auto on_plane = points;
    to_plane(cells.plane.crs, on_plane, 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto cell = cells.find(cells.lattice.at(on_plane[i]));
        const bool inside = geometry::covers(cells.area, shape::point(points[i]));
        ASSERT_EQ(found[i], inside ? cell : model::no_unit) << points[i].x << ' ' << points[i].y;
    }
    EXPECT_EQ(found, cells_of_sites(test::sites_at(points), cells, 7));
}

TEST(CellSites, FootprintsGoToTheCellOfTheirLargestShare) {
    const auto cells = cells_of(test::box(119.8, 29.8, 120.2, 30.2), CellShape::square, 1000);
    const auto lonlat = [&](Coord p) {
        to_lonlat(cells.plane.crs, 120, {&p, 1}, 1);
        return p;
    };
    auto sites = test::sites_at({});
    auto& batch = sites.batches.front();
    batch.geometry.push(shape::polygon({{lonlat({-100, 100}), lonlat({300, 100}), lonlat({300, 200}), lonlat({-100, 200}), lonlat({-100, 100})}}));
    batch.geometry.push({shape::Kind::line, {{{lonlat({-900, 500}), lonlat({100, 500})}}}});
    batch.geometry.push_none();
    batch.geometry.push_point(lonlat({10, 10}));
    batch.rows = {1, 2, 3, 4};
    const auto found = cells_of_sites(sites, cells, 1);
    EXPECT_EQ(found[0], cells.find({0, 0}));
    EXPECT_EQ(found[1], cells.find({0, -1}));
    EXPECT_EQ(found[2], model::no_unit);
    EXPECT_EQ(found[3], cells.find({0, 0}));
}

TEST(CellWeights, NeighboursShareCornersOrSides) {
    std::mt19937_64 random(23);
    for (const auto shape : {CellShape::square, CellShape::hexagon}) {
        const auto cells = cells_of(star(random, {116.4, 33.8}, 0.1, 30), shape, 1500);
        const auto places = cell_places(cells);
        for (const bool corners : {true, false}) {
            const auto weights = cell_contiguity(cells, corners);
            for (std::uint32_t a = 0; a < cells.size(); ++a) {
                std::vector<std::uint32_t> near;
                for (std::uint32_t b = 0; b < cells.size(); ++b) {
                    const auto p = cells.lattice.centre(places[a]);
                    const auto q = cells.lattice.centre(places[b]);
                    const double away = std::hypot(p.x - q.x, p.y - q.y) / cells.lattice.size_m();
                    if (a != b && away < (shape == CellShape::square && !corners ? 1.1 : 1.5)) {
                        near.push_back(b);
                    }
                }
                const auto row = weights.of(a);
                ASSERT_EQ(std::vector<std::uint32_t>(row.begin(), row.end()), near);
            }
        }
    }
}

} // namespace
} // namespace gridwarden::analysis
