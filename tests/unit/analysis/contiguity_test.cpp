#include "analysis/contiguity.hpp"
#include "oracle/lattice_blocks.hpp"
#include "support/grids.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace gridwarden::analysis {
namespace {

using Map = std::function<shape::Coord(int, int)>;

/// Blocks as polygons; only some of the corners between are there, so that borders have no twins.
std::vector<shape::Geometry> polygons_of(const std::vector<oracle::Block>& blocks, const Map& at, bool all_corners) {
    std::vector<shape::Geometry> polygons;
    for (const auto& b : blocks) {
        shape::Path ring;
        const auto side = [&](int x0, int y0, int x1, int y1) {
            const int steps = all_corners ? std::abs(x1 - x0) + std::abs(y1 - y0) : 1;
            for (int s = 0; s < steps; ++s) {
                ring.push_back(at(x0 + (x1 - x0) * s / steps, y0 + (y1 - y0) * s / steps));
            }
        };
        side(b.x0, b.y0, b.x1, b.y0);
        side(b.x1, b.y0, b.x1, b.y1);
        side(b.x1, b.y1, b.x0, b.y1);
        side(b.x0, b.y1, b.x0, b.y0);
        ring.push_back(ring.front());
        polygons.push_back(shape::polygon({ring}));
    }
    return polygons;
}

void expect_as_counted(const std::vector<oracle::Block>& blocks, const std::vector<shape::Geometry>& polygons, Length snap, const char* what) {
    for (const bool queen : {true, false}) {
        const auto kind = queen ? Contiguity::queen : Contiguity::rook;
        const auto want = oracle::neighbours(blocks, queen);
        EXPECT_EQ(contiguity(polygons, kind, snap, 1), want) << what << (queen ? " queen" : " rook");
        EXPECT_EQ(contiguity(polygons, kind, snap, 7), want) << what;
    }
}

TEST(Contiguity, BlocksOfAllKinds) {
    std::mt19937 random(1);
    for (int round = 0; round < 40; ++round) {
        std::vector<oracle::Block> blocks;
        oracle::cut({0, 0, 12, 9}, 4, random, blocks);
        const Map straight = [](int x, int y) { return shape::Coord{117 + x * 0.015625, 31 + y * 0.015625}; };
        const Map turned = [](int x, int y) { return shape::Coord{117 + x * 0.0123 - y * 0.0071, 31 + x * 0.0059 + y * 0.0147}; };
        const Map far_north = [](int x, int y) { return shape::Coord{-40 + x * 0.2, 80 + y * 0.03}; };
        expect_as_counted(blocks, polygons_of(blocks, straight, true), Length::metres(0), "twins");
        expect_as_counted(blocks, polygons_of(blocks, straight, false), Length::metres(0), "T-junctions");
        expect_as_counted(blocks, polygons_of(blocks, turned, true), Length::metres(0), "turned twins");
        expect_as_counted(blocks, polygons_of(blocks, turned, false), usual_snap, "turned T-junctions");
        expect_as_counted(blocks, polygons_of(blocks, far_north, false), usual_snap, "far north");
        // Drawn twice: every corner of every block off by up to 2 m, so that borders cross, leave gaps and overlap.
        const Map shaken = [&](int x, int y) {
            const double metre = 1e-5;
            return shape::Coord{117 + x * 0.01 + metre * (static_cast<double>(random() % 400) / 100 - 2), 31 + y * 0.01 + metre * (static_cast<double>(random() % 400) / 100 - 2)};
        };
        expect_as_counted(blocks, polygons_of(blocks, shaken, true), Length::metres(7), "shaken");
    }
}

TEST(Contiguity, AcrossTheAntimeridian) {
    std::mt19937 random(2);
    for (int round = 0; round < 20; ++round) {
        std::vector<oracle::Block> blocks;
        oracle::cut({0, 0, 12, 9}, 4, random, blocks);
        for (const bool all_corners : {true, false}) {
            auto polygons = polygons_of(blocks, [](int x, int y) { return shape::Coord{179.90625 + x * 0.015625, 31 + y * 0.015625}; }, all_corners);
            for (auto& polygon : polygons) { // the middle of a unit lies in [-180, 180]
                if (const auto box = shape::box_of(polygon); box.min_x + box.max_x > 360) {
                    for (auto& corner : polygon.parts[0][0]) {
                        corner.x -= 360;
                    }
                }
            }
            expect_as_counted(blocks, polygons, Length::metres(0), "antimeridian");
        }
    }
}

TEST(Contiguity, AnEnclaveAndItsSurroundings) {
    const auto ring = [](double a, double b) { return shape::Path{{a, a}, {b, a}, {b, b}, {a, b}, {a, a}}; };
    const std::vector<shape::Geometry> polygons{shape::polygon({ring(0, 3), ring(1, 2)}), shape::polygon({ring(1, 2)}), shape::polygon({ring(5, 6)})};
    const auto want = from_links(3, {{0, 1}, {1, 0}});
    EXPECT_EQ(contiguity(polygons, Contiguity::queen, Length::metres(0), 1), want);
    EXPECT_EQ(contiguity(polygons, Contiguity::rook, Length::metres(0), 1), want);
    EXPECT_EQ(islands(want), (std::vector<std::uint32_t>{2}));
}

/// Tips of two triangles on a long border: queen, not rook; a gap wider than the snap distance: neither.
TEST(Contiguity, ATipAndAGap) {
    const std::vector<shape::Geometry> polygons{shape::polygon({{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}),
                                                shape::polygon({{{0.5, 1}, {0.6, 1.2}, {0.4, 1.2}, {0.5, 1}}}),
                                                shape::polygon({{{0.7, 1.0001}, {0.9, 1.0001}, {0.8, 1.1}, {0.7, 1.0001}}})};
    EXPECT_EQ(contiguity(polygons, Contiguity::queen, usual_snap, 1), from_links(3, {{0, 1}, {1, 0}}));
    EXPECT_EQ(contiguity(polygons, Contiguity::rook, usual_snap, 1), from_links(3, {}));
    EXPECT_EQ(contiguity(polygons, Contiguity::queen, Length::metres(12), 1), from_links(3, {{0, 1}, {1, 0}, {0, 2}, {2, 0}}));
    EXPECT_EQ(contiguity(polygons, Contiguity::rook, Length::metres(12), 1), from_links(3, {{0, 2}, {2, 0}}));
}

TEST(Contiguity, NothingAndOne) {
    EXPECT_EQ(contiguity({}, Contiguity::queen, usual_snap, 1).size(), 0U);
    EXPECT_EQ(contiguity(test::squares(1, 1), Contiguity::rook, usual_snap, 1), from_links(1, {}));
    EXPECT_EQ(contiguity(std::vector<shape::Geometry>(3), Contiguity::queen, usual_snap, 1), from_links(3, {}));
}

TEST(Contiguity, ARegularGrid) {
    EXPECT_EQ(contiguity(test::squares(30, 20), Contiguity::queen, usual_snap, 2), test::grid_weights(30, 20));
    EXPECT_EQ(contiguity(test::squares(30, 20), Contiguity::rook, usual_snap, 2), test::grid_weights(30, 20, false));
}

TEST(Weights, PartsAndSubsets) {
    const auto weights = from_links(6, {{0, 1, 2.0}, {1, 0, 3.0}, {2, 3, 4.0}, {0, 0}, {0, 1, 9.0}}, true);
    EXPECT_EQ(weights.neighbours, (std::vector<std::uint32_t>{1, 0, 3}));
    EXPECT_EQ(weights.values, (std::vector<double>{2, 3, 4}));
    EXPECT_EQ(connected_parts(weights), 2U);
    EXPECT_EQ(islands(weights), (std::vector<std::uint32_t>{3, 4, 5}));
    const std::vector<std::uint8_t> kept{1, 0, 1, 1, 0, 1};
    EXPECT_EQ(among(weights, kept), from_links(4, {{1, 2, 4.0}}, true));
    EXPECT_EQ(row_standardised(weights).values, (std::vector<double>{1, 1, 1}));
}

} // namespace
} // namespace gridwarden::analysis
