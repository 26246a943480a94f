#include "geodesy/geodesic.hpp"
#include "index/place_tree.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace gridwarden::index {
namespace {

std::vector<shape::Coord> places_in(std::mt19937& random, std::size_t count, shape::Coord corner, double width, double height, int steps) {
    std::vector<shape::Coord> places;
    for (std::size_t i = 0; i < count; ++i) {
        places.push_back({corner.x + width * (static_cast<double>(random() % static_cast<unsigned>(steps)) / steps),
                          corner.y + height * (static_cast<double>(random() % static_cast<unsigned>(steps)) / steps)});
    }
    return places;
}

/// Every place measured and sorted.
std::vector<Near> by_measuring(const std::vector<shape::Coord>& places, shape::Coord from) {
    std::vector<Near> all;
    for (std::uint32_t row = 0; row < places.size(); ++row) {
        if (shape::is_finite(places[row])) {
            all.push_back({row, geodesy::distance(from, places[row]).in_metres()});
        }
    }
    std::sort(all.begin(), all.end(), [](const Near& a, const Near& b) {
        return std::pair(std::llround(a.metres * 1e6), a.row) < std::pair(std::llround(b.metres * 1e6), b.row);
    });
    return all;
}

std::vector<std::uint32_t> rows(const std::vector<Near>& near) {
    std::vector<std::uint32_t> out;
    for (const auto& n : near) {
        out.push_back(n.row);
    }
    return out;
}

void expect_as_measured(const std::vector<shape::Coord>& places, std::mt19937& random) {
    const PlaceTree tree(places);
    std::vector<Near> found;
    for (int query = 0; query < 25; ++query) {
        const auto from = places[random() % places.size()];
        if (!shape::is_finite(from)) {
            continue;
        }
        auto all = by_measuring(places, from);
        const auto count = random() % 12;
        tree.nearest(from, count, found);
        EXPECT_EQ(rows(found), rows({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(count, all.size()))}));
        const auto limit = all[random() % all.size()].metres; // a bound that is met exactly
        std::erase_if(all, [&](const Near& n) { return n.metres > limit + 1e-5; });
        std::sort(all.begin(), all.end(), [](const Near& a, const Near& b) { return a.row < b.row; });
        tree.within(from, Length::metres(limit), found);
        EXPECT_EQ(rows(found), rows(all)) << limit;
    }
}

TEST(PlaceTree, IsMeasuringEveryPlace) {
    std::mt19937 random(4);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (int round = 0; round < 6; ++round) {
        expect_as_measured(places_in(random, 300, {117, 31}, 0.5, 0.4, 1000), random);  // a county
        expect_as_measured(places_in(random, 300, {117, 31}, 0.5, 0.4, 8), random);     // many at one place, many equally far
        expect_as_measured(places_in(random, 300, {179.5, -17}, 1, 1, 1000), random);   // over the antimeridian
        expect_as_measured(places_in(random, 200, {-180, 84}, 360, 6, 500), random);    // round the pole
        expect_as_measured(places_in(random, 200, {-180, -90}, 360, 180, 500), random); // the world, antipodes too
    }
    expect_as_measured({{1, 1}, {none, none}, {2, 2}}, random);
}

TEST(PlaceTree, Nothing) {
    std::vector<Near> found{{1, 1}};
    PlaceTree(std::vector<shape::Coord>{}).nearest({0, 0}, 3, found);
    EXPECT_TRUE(found.empty());
    PlaceTree(std::vector<shape::Coord>{{0, 0}}).within({std::nan(""), 0}, Length::metres(1), found);
    EXPECT_TRUE(found.empty());
}

} // namespace
} // namespace gridwarden::index
