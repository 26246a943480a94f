#include "index/edge_index.hpp"

#include "geodesy/geodesic.hpp"
#include "oracle/hits_by_pairs.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <vector>

namespace gridwarden {

namespace {

using shape::Coord;
using shape::Geometry;

Geometry blob(std::mt19937_64& random, Coord at, double radius, int corners) {
    std::uniform_real_distribution<double> part(0.5, 1.0);
    shape::Path ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 6.283185307179586 * i / corners;
        const double r = radius * part(random);
        ring.push_back({at.x + r * std::cos(angle), std::clamp(at.y + r * std::sin(angle), -89.9, 89.9)});
    }
    ring.push_back(ring.front());
    return shape::polygon({ring});
}

void compare(std::uint64_t seed, Coord middle, double spread, double radius, int corners) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> off(-spread, spread);
    const auto place = [&] { return Coord{middle.x + off(random), std::clamp(middle.y + off(random), -89.0, 89.0)}; };
    std::vector<Geometry> shapes;
    for (int i = 0; i < 20; ++i) {
        shapes.push_back(blob(random, place(), radius, corners));
    }
    shapes.push_back(shapes[7]); // the same again: a tie
    shapes.push_back(Geometry{});
    const index::EdgeIndex index(shapes);
    for (int i = 0; i < 30; ++i) {
        const auto from = i % 3 == 0 ? blob(random, place(), radius / 4, 5) : shape::point(place());
        double least = std::numeric_limits<double>::infinity();
        for (const auto& shape : shapes) {
            least = std::min(least, shape.empty() ? least : oracle::distance_by_edges(from, shape));
        }
        std::uint32_t row = 0;
        while (shapes[row].empty() || oracle::distance_by_edges(from, shapes[row]) > least + 1e-5) {
            ++row;
        }
        const auto found = index.nearest(from);
        EXPECT_NEAR(found.distance.in_metres(), least, 2e-5);
        EXPECT_EQ(found.shape, row);
        EXPECT_NEAR(index.distance(from, 3).in_metres(), oracle::distance_by_edges(from, shapes[3]), 1e-5);
    }
}

} // namespace

TEST(EdgeIndex, FindsWhatEveryPairOfEdgesTells) {
    compare(1, {117, 31}, 0.5, 0.05, 30);    // a county
    compare(2, {117, 31}, 20, 2, 12);        // a country
    compare(3, {179.9, -17}, 0.5, 0.1, 20);  // across the antimeridian
    compare(4, {0, 88}, 1.5, 0.3, 20);       // beside a pole
    compare(5, {10, 0}, 85, 5, 9);           // the world
    compare(6, {117, 31}, 0.0001, 0.00002, 7); // a yard
}

TEST(EdgeIndex, SeesOtherImagesOfTheMap) {
    const std::vector<Geometry> shapes{shape::polygon({{{180.1, 0}, {180.3, 0}, {180.3, 1}, {180.1, 1}, {180.1, 0}}})};
    const index::EdgeIndex index(shapes);
    const double from_east = index.nearest(Coord{-179.6, 0.5}).distance.in_metres();
    EXPECT_NEAR(from_east, geodesy::distance({-179.6, 0.5}, {-179.7, 0.5}).in_metres(), 1e-3);
    EXPECT_NEAR(index.nearest(Coord{179.9, 0.5}).distance.in_metres(), geodesy::distance({179.9, 0.5}, {180.1, 0.5}).in_metres(), 1e-3);
}

TEST(EdgeIndex, OfNothingThereIsNoNearest) {
    const index::EdgeIndex index(std::vector<Geometry>{});
    EXPECT_EQ(index.nearest(Coord{1, 2}).shape, 0xFFFFFFFFu);
    EXPECT_TRUE(std::isinf(index.nearest(Coord{1, 2}).distance.in_metres()));
}

} // namespace gridwarden
