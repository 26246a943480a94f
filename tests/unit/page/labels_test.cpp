#include "page/clip.hpp"
#include "page/labels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace gridwarden::page {
namespace {

shape::Geometry star_about(shape::Coord middle, double radius, std::mt19937& random) {
    std::uniform_real_distribution<double> share(0.3, 1);
    shape::Path ring;
    for (int i = 0; i < 12; ++i) {
        const double r = radius * share(random), angle = 2 * std::numbers::pi * i / 12;
        ring.push_back({middle.x + r * std::cos(angle), middle.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return shape::polygon({ring});
}

/// The slow and obvious index: every rectangle is looked at.
struct ObviousIndex {
    std::vector<Rect> rects;
    [[nodiscard]] bool meets(const Rect& rect) const {
        return std::any_of(rects.begin(), rects.end(), [&](const auto& r) { return r.meets(rect); });
    }
    [[nodiscard]] double overlap(const Rect& rect) const {
        double sum = 0;
        for (const auto& r : rects) {
            sum += std::max(0.0, std::min(r.right(), rect.right()) - std::max(r.x, rect.x)) * std::max(0.0, std::min(r.bottom(), rect.bottom()) - std::max(r.y, rect.y));
        }
        return sum;
    }
};

TEST(RectIndex, AgreesWithLookingAtAll) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> at(-50, 700), size(0.1, 90);
    RectIndex index;
    ObviousIndex obvious;
    for (int i = 0; i < 3000; ++i) {
        const Rect rect{at(random), at(random), size(random), size(random)};
        ASSERT_EQ(index.meets(rect), obvious.meets(rect));
        ASSERT_NEAR(index.overlap(rect), obvious.overlap(rect), 1e-6);
        if (i % 8 == 0) {
            index.add(rect);
            obvious.rects.push_back(rect);
        }
    }
}

TEST(LabelPlacer, NoTwoLabelsOverlapAndNoneLeavesTheFrame) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> at(0, 400), width(8, 60), radius(5, 60);
        const Rect frame{10, 10, 380, 380}, blocked{300, 340, 80, 40};
        LabelPlacer placer(frame);
        placer.block(blocked);
        std::vector<Rect> placed;
        for (int i = 0; i < 150; ++i) {
            const shape::Coord middle{at(random), at(random)};
            const Size size{width(random), 6};
            placer.avoid({at(random), at(random), 4, 4});
            const auto area = star_about(middle, radius(random), random);
            if (const auto rect = i % 2 == 0 ? placer.place_inside(area, middle, size, i % 4 == 0) : placer.place_beside(middle, 3, size)) {
                if (i % 2 == 0) {
                    EXPECT_TRUE(inside(area, {rect->x + rect->width / 2, rect->y + rect->height / 2}));
                }
                placed.push_back(*rect);
            }
        }
        EXPECT_GT(placed.size(), 20U);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            EXPECT_TRUE(frame.holds(placed[i]));
            EXPECT_FALSE(blocked.meets(placed[i]));
            for (std::size_t k = 0; k < i; ++k) {
                EXPECT_FALSE(placed[i].meets(placed[k]));
            }
        }
    }
}

double area_of(const shape::Path& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
    }
    return std::abs(sum) / 2;
}

TEST(Clip, CutsRingsToABox) {
    const shape::Path square{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
    EXPECT_NEAR(area_of(clip_ring(square, {5, 5, 20, 20})), 25, 1e-12);
    EXPECT_TRUE(clip_ring(square, {20, 20, 30, 30}).empty());
    EXPECT_EQ(clip_ring(square, {-1, -1, 11, 11}), square);
    EXPECT_NEAR(area_of(clip_ring(square, {2, -5, 3, 50})), 10, 1e-12); // around it
}

TEST(Clip, KeepsRunsOfLines) {
    const shape::Path line{{0, 0}, {1, 0}, {50, 50}, {1, 1}, {0, 1}};
    const auto runs = clip_line(line, {-1, -1, 2, 2});
    ASSERT_EQ(runs.size(), 1U); // both long segments pass near the box
    EXPECT_EQ(clip_line({{5, 5}, {6, 6}}, {0, 0, 1, 1}).size(), 0U);
}

} // namespace
} // namespace gridwarden::page
