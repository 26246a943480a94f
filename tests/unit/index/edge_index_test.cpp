#include "index/edge_index.hpp"

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "oracle/distance_by_sampling.hpp"
#include "oracle/hits_by_pairs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <optional>
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

void compare(std::uint64_t seed, Coord middle, double spread, double radius, int corners, std::optional<Coord> seen_from = {}) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> off(-spread, spread);
    auto about = middle;
    const auto place = [&] { return Coord{about.x + off(random), std::clamp(about.y + off(random), -89.0, 89.0)}; };
    std::vector<Geometry> shapes;
    for (int i = 0; i < 20; ++i) {
        shapes.push_back(blob(random, place(), radius, corners));
    }
    shapes.push_back(shapes[7]); // the same again: a tie
    shapes.push_back(Geometry{});
    const index::EdgeIndex index(shapes);
    about = seen_from.value_or(middle);
    for (int i = 0; i < 30; ++i) {
        const auto from = i % 3 == 0 ? blob(random, place(), radius / 4, 5) : shape::point(place());
        if (std::any_of(shapes.begin(), shapes.end(), [&](const Geometry& shape) { return !geometry::intersection(from, shape).empty(); })) {
            continue; // edges that cross are asked for first
        }
        double least = std::numeric_limits<double>::infinity();
        for (const auto& shape : shapes) {
            least = std::min(least, shape.empty() ? least : oracle::distance_by_edges(from, shape));
        }
        std::uint32_t row = 0;
        while (shapes[row].empty() || std::round(oracle::distance_by_edges(from, shapes[row]) * 1000) > std::round(least * 1000)) {
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

TEST(EdgeIndex, FindsWhatEveryPairOfEdgesTellsFromFarAway) {
    compare(11, {117, 31}, 0.5, 0.05, 30, Coord{121, 38});      // another province
    compare(12, {117, 31}, 0.5, 0.05, 30, Coord{-74, 41});      // another continent
    compare(13, {117, 31}, 0.5, 0.05, 30, Coord{-63, -31});     // the antipodes
    compare(14, {0, 0}, 0.3, 0.05, 30, Coord{179.6, 0.1});      // on the equator, where ways fork round both poles
    compare(15, {10, 89}, 0.9, 0.1, 12, Coord{-60, -89});       // pole to pole
    compare(16, {-120, -10}, 40, 0.5, 40, Coord{60, 10});       // half of the world from the other half
    compare(17, {179.9, 60}, 0.5, 0.05, 30, Coord{-0.1, -59.8}); // antipodes across the antimeridian
}

/// Nearly half way round the earth no way is nearest for long: the places of the edges themselves are asked.
TEST(EdgeIndex, AgreesWithSampledEdgesAtTheAntipodes) {
    std::mt19937_64 random(21);
    std::uniform_real_distribution<double> off(-0.7, 0.7);
    for (int round = 0; round < 3; ++round) {
        const Coord middle{round * 60.0, round * 30.0};
        const std::vector<Geometry> shapes{blob(random, middle, 0.4, 30), blob(random, {middle.x + 0.9, middle.y + 0.2}, 0.4, 30)};
        const index::EdgeIndex index(shapes);
        for (int i = 0; i < 4; ++i) {
            const Coord from{middle.x - 180 + off(random), std::clamp(-middle.y + off(random), -89.9, 89.9)};
            double least = std::numeric_limits<double>::infinity();
            for (const auto& shape : shapes) {
                const auto& ring = shape.parts[0][0];
                for (std::size_t k = 1; k < ring.size(); ++k) {
                    least = std::min(least, oracle::distance_by_sampling(from, ring[k - 1], ring[k], [](Coord a, Coord b) { return geodesy::distance(a, b).in_metres(); }));
                }
            }
            EXPECT_NEAR(index.nearest(from).distance.in_metres(), least, 1e-3) << round << " " << from.x << " " << from.y;
        }
    }
}

TEST(EdgeIndex, SeesOtherImagesOfTheMap) {
    const std::vector<Geometry> shapes{shape::polygon({{{180.1, 0}, {180.3, 0}, {180.3, 1}, {180.1, 1}, {180.1, 0}}})};
    const index::EdgeIndex index(shapes);
    const double from_east = index.nearest(Coord{-179.6, 0.5}).distance.in_metres();
    EXPECT_NEAR(from_east, geodesy::distance({-179.6, 0.5}, {-179.7, 0.5}).in_metres(), 1e-3);
    EXPECT_NEAR(index.nearest(Coord{179.9, 0.5}).distance.in_metres(), geodesy::distance({179.9, 0.5}, {180.1, 0.5}).in_metres(), 1e-3);
}

/// What rules places out: a geodesic is never shorter than an arc of 6,450 km radius over the same chord.
TEST(EdgeIndex, ChordsOfGeodesicsAreNoLongerThanThoseOfTheArcItAssumes) {
    std::mt19937_64 random(9);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(-90, 90);
    const auto in_space = [](Coord c) {
        const double f = c.y * 3.14159265358979323846 / 180;
        const double l = c.x * 3.14159265358979323846 / 180;
        const double e2 = 0.00669437999014131705;
        const double n = 6378137 / std::sqrt(1 - e2 * std::sin(f) * std::sin(f));
        return std::array{n * std::cos(f) * std::cos(l), n * std::cos(f) * std::sin(l), n * (1 - e2) * std::sin(f)};
    };
    for (int i = 0; i < 200'000; ++i) {
        const Coord a{lon(random), lat(random)};
        const double scale = std::pow(10.0, -(i % 6));
        const Coord b{a.x + scale * lon(random), std::clamp(a.y + scale * lat(random), -90.0, 90.0)};
        const double metres = geodesy::distance(a, b).in_metres();
        const auto p = in_space(a);
        const auto q = in_space(b);
        const double chord = std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
        const Coord opposite{a.x + 180 + scale, std::clamp(-a.y + scale * lat(random) / 90, -90.0, 90.0)};
        const auto r = in_space(opposite);
        const double across = geodesy::distance(a, opposite).in_metres();
        ASSERT_LE(std::hypot(p[0] - r[0], p[1] - r[1], p[2] - r[2]), 2 * 6'450'000.0 * std::sin(std::min(across / (2 * 6'450'000.0), 1.5707963267948966)) + 1e-6) << across;
        ASSERT_LE(chord, 2 * 6'450'000.0 * std::sin(std::min(metres / (2 * 6'450'000.0), 1.5707963267948966)) + 1e-6) << metres;
    }
}

TEST(EdgeIndex, OfNothingThereIsNoNearest) {
    const index::EdgeIndex index(std::vector<Geometry>{});
    EXPECT_EQ(index.nearest(Coord{1, 2}).shape, 0xFFFFFFFFu);
    EXPECT_TRUE(std::isinf(index.nearest(Coord{1, 2}).distance.in_metres()));
}

} // namespace gridwarden
