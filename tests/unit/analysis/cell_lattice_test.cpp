#include "analysis/cell_lattice.hpp"

#include "analysis/cell_plane.hpp"
#include "core/error.hpp"
#include "oracle/cell_by_centres.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace gridwarden::analysis {
namespace {

using shape::Coord;

TEST(CellLattice, FindsTheCellThatLookingAtAllCellsFinds) {
    std::mt19937_64 random(7);
    for (const auto shape : {CellShape::square, CellShape::hexagon}) {
        for (const double size : {1.0, 100.0, 333.3, 1609.344}) {
            const Lattice lattice(shape, Length::metres(size));
            std::uniform_real_distribution<double> near(-5 * size, 5 * size);
            std::uniform_int_distribution<int> corner(-6, 6);
            for (int i = 0; i < 400; ++i) {
                const Coord anywhere{near(random), near(random)};
                const Coord node = lattice.place({corner(random), corner(random)}); // corners, and centres and sides of hexagons
                for (const auto p : {anywhere, node, Coord{std::nextafter(node.x, 1e9), node.y}, Coord{node.x, std::nextafter(node.y, -1e9)}}) {
                    ASSERT_EQ(lattice.at(p), oracle::cell_by_looking(lattice, p, 14)) << size << ' ' << p.x << ' ' << p.y;
                }
            }
        }
    }
}

TEST(CellLattice, GivesBordersToTheGreaterCell) {
    const Lattice squares(CellShape::square, Length::kilometres(1));
    EXPECT_EQ(squares.at({0, 0}), (CellAt{0, 0}));
    EXPECT_EQ(squares.at({1000, 999.999}), (CellAt{0, 1}));
    EXPECT_EQ(squares.at({-1e-9, -1e-9}), (CellAt{-1, -1}));
    const Lattice hexagons(CellShape::hexagon, Length::kilometres(1));
    EXPECT_EQ(hexagons.at({0, 0}), (CellAt{0, 0}));
    const auto east = hexagons.place({1, 0}); // the middle of the side between (0, 0) and (0, 1)
    EXPECT_EQ(hexagons.at(east), (CellAt{0, 1}));
}

TEST(CellLattice, HexagonsHaveTheAreaOfTheSquareAndShareTheirCorners) {
    const Lattice lattice(CellShape::hexagon, Length::metres(500));
    const auto corners = lattice.corners({3, -2});
    double twice = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        const auto a = lattice.place(corners[i]);
        const auto b = lattice.place(corners[(i + 1) % 6]);
        twice += a.x * b.y - b.x * a.y;
    }
    EXPECT_NEAR(twice / 2, 250'000, 1e-6);
    std::multiset<std::pair<std::int64_t, std::int64_t>> met;
    for (const CellAt cell : {CellAt{2, -1}, CellAt{3, -2}, CellAt{3, -1}}) {
        for (const auto node : lattice.corners(cell)) {
            met.emplace(node.x, node.y);
        }
    }
    const auto shared = lattice.corners({3, -2})[1];
    EXPECT_EQ(met.count({shared.x, shared.y}), 3U);
}

TEST(CellLattice, IdsAreOrderedLikeCellsAndSayPlaneShapeSizeAndPlace) {
    const Lattice squares(CellShape::square, Length::kilometres(1));
    const auto prefix = squares.id_prefix("N30E120");
    EXPECT_EQ(squares.id(prefix, {0, 0}), "N30E120-sq1000m-R50000C50000");
    EXPECT_EQ(squares.id(prefix, {-12, 345}), "N30E120-sq1000m-R49988C50345");
    const Lattice hexagons(CellShape::hexagon, Length::metres(91.44));
    EXPECT_EQ(hexagons.id(hexagons.id_prefix("EPSG:3035"), {35000, -1}), "EPSG:3035-hx91.44m-R5035000C4999999");
    std::mt19937_64 random(3);
    std::uniform_int_distribution<std::int32_t> number(-30000, 30000);
    for (int i = 0; i < 1000; ++i) {
        const CellAt a{number(random), number(random)};
        const CellAt b{i % 3 == 0 ? a.row : number(random), number(random)};
        ASSERT_EQ(a < b, squares.id(prefix, a) < squares.id(prefix, b));
    }
}

TEST(CellLattice, RefusesSizesThatAreNone) {
    for (const double size : {0.0, 0.5, 600'000.0}) {
        EXPECT_THROW(Lattice(CellShape::square, Length::metres(size)), Error);
    }
}

TEST(CellPlane, IsTheNearestNodeOfTheMiddle) {
    EXPECT_EQ(nearest_plane({116, 33, 117, 34}).name, "N30E120");
    EXPECT_EQ(nearest_plane({-74.3, 40.4, -73.6, 41}).name, "N40W070");
    EXPECT_EQ(nearest_plane({178, -18, 182, -16}).name, "S20W180");
    EXPECT_EQ(nearest_plane({-76, -16, -74.9, -14}).name, "S10W080"); // halves go north
    EXPECT_EQ(nearest_plane({-179, 2, -178, 4}).name, "N00W180");
    EXPECT_EQ(nearest_plane({-3, -4, 3, 4}).name, "N00E000");
    EXPECT_EQ(nearest_plane({10, 86, 20, 88}).name, "N90E000");
    EXPECT_EQ(named_plane("N30E120", {116, 33, 117, 34}).crs, nearest_plane({116, 33, 117, 34}).crs);
}

TEST(CellPlane, TakesEqualAreaPlanesAndMeasuresOthers) {
    const shape::Box here{9, 48, 11, 50};
    EXPECT_TRUE(named_plane("EPSG:3035", here).equal_area());
    const auto utm = named_plane("EPSG:32632", here);
    EXPECT_FALSE(utm.equal_area());
    EXPECT_NEAR(utm.area_error, 0.0008, 1e-4); // 0.9996 squared at the central meridian
    for (const auto* text : {"EPSG:3857", "EPSG:4326", "EPSG:2263", "N35E120", "N30E12", "laea"}) {
        EXPECT_THROW(named_plane(text, here), Error) << text;
    }
}

} // namespace
} // namespace gridwarden::analysis
