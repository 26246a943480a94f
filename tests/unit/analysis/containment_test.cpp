#include "analysis/containment.hpp"

#include "geometry/geometry.hpp"
#include "oracle/point_in_polygon.hpp"
#include "unit/analysis/trees.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using shape::parse_wkt;

/// Which corners of `inner` lie in the interior of `outer`; nothing where one lies outside.
std::optional<std::vector<std::uint8_t>> corners_inside(const shape::Geometry& outer, const shape::Geometry& inner) {
    std::vector<std::uint8_t> inside;
    for (const auto& part : inner.parts) {
        for (const auto& ring : part) {
            for (const auto corner : ring) {
                const auto where = oracle::locate(outer, corner);
                if (where == oracle::Where::outside) {
                    return std::nullopt;
                }
                inside.push_back(where == oracle::Where::inside ? 1 : 0);
            }
        }
    }
    return inside;
}

enum class Answer { corner_outside, unsure, holds };

Answer asked(const shape::Geometry& outer, const shape::Geometry& inner) {
    const auto inside = corners_inside(outer, inner);
    return !inside ? Answer::corner_outside : Containment(std::span(&outer, 1)).surely_holds(0, inner, *inside) ? Answer::holds : Answer::unsure;
}

/// The slow twin: nothing is left when the outer is taken away.
bool lies_in(const shape::Geometry& outer, const shape::Geometry& inner) {
    return geodesy::area(geometry::difference(inner, outer)).in_square_metres() < 1e-4;
}

Answer of(const char* outer, const char* inner) { return asked(parse_wkt(outer), parse_wkt(inner)); }

TEST(Containment, SeesWhatLeavesBetweenCorners) {
    const auto* bay = "POLYGON((0 0,6 0,6 6,4 6,4 2,2 2,2 6,0 6,0 0))";
    EXPECT_EQ(of(bay, "POLYGON((1 4,5 4,5 5,1 5,1 4))"), Answer::unsure);          // a bridge over the bay
    EXPECT_EQ(of(bay, "POLYGON((1 1,5 1,5 5,1 5,1 1))"), Answer::unsure);          // round the end of the bay
    EXPECT_EQ(of(bay, "POLYGON((0 6,2 6,4 6,6 6,6 0,0 0,0 6))"), Answer::unsure);  // closes its mouth by the parent's own corners
    EXPECT_EQ(of(bay, "POLYGON((2 2,4 2,4 6,2 6,2 2))"), Answer::unsure);          // the bay itself
    EXPECT_EQ(of(bay, "POLYGON((1 0.5,5 0.5,5 1.5,1 1.5,1 0.5))"), Answer::holds); // below it
    EXPECT_EQ(of(bay, bay), Answer::holds);
    EXPECT_EQ(of(bay, "POLYGON((0 0,0 6,2 6,2 2,4 2,4 6,6 6,6 0,0 0))"), Answer::holds); // turned the other way
    EXPECT_EQ(of(bay, "POLYGON((7 7,8 7,8 8,7 7))"), Answer::corner_outside);
}

TEST(Containment, SeesHolesOfTheOuter) {
    const auto* ring = "POLYGON((0 0,9 0,9 9,0 9,0 0),(3 3,3 6,6 6,6 3,3 3))";
    EXPECT_EQ(of(ring, "POLYGON((1 1,8 1,8 8,1 8,1 1))"), Answer::unsure);
    EXPECT_EQ(of(ring, "POLYGON((3 3,6 3,6 6,3 6,3 3))"), Answer::unsure); // the hole itself
    EXPECT_EQ(of(ring, "POLYGON((1 1,8 1,8 8,1 8,1 1),(3 3,3 6,6 6,6 3,3 3))"), Answer::unsure); // lies in it, but takes an overlay
    EXPECT_EQ(of(ring, "POLYGON((1 1,2 1,2 8,1 8,1 1))"), Answer::holds);
    EXPECT_EQ(of(ring, "POLYGON((6 3,8 3,8 6,6 6,6 3))"), Answer::holds); // has an edge of the hole
    // A gap between two parts that meet in two corners is no hole of either.
    const auto* parts = "MULTIPOLYGON(((0 0,9 0,9 3,4 3,3 4,3 5,4 6,9 6,9 9,0 9,0 0)),((4 3,7 4,7 5,4 6,6 5,6 4,4 3)))";
    EXPECT_EQ(of(parts, "POLYGON((3 3,4 3,7 4,7 5,4 6,3 6,3 3))"), Answer::unsure);
}

TEST(Containment, NeverSaysYesAgainstTheOverlay) {
    std::mt19937_64 random(17);
    std::size_t answers[3] = {};
    for (int round = 0; round < 400; ++round) {
        const auto levels = test::crooked_levels(random, {1}, 6, {116.1, 33.7});
        std::vector<const shape::Geometry*> all;
        std::vector<const shape::Geometry*> some;
        for (const auto& unit : levels[0]) {
            all.push_back(&unit.polygon);
            if (random() % 3 != 0) {
                some.push_back(&unit.polygon);
            }
        }
        const auto outer = geometry::unary_union(round % 2 == 0 ? all : some); // with bays, holes, islands that meet in corners
        std::vector<const shape::Geometry*> few;
        for (const auto* polygon : some) {
            if (random() % 6 == 0) {
                few.push_back(polygon);
            }
        }
        auto inner = few.empty() ? levels[0][0].polygon : geometry::unary_union(few);
        if (random() % 2 == 0) { // bridges: some corners left out
            for (auto& ring : inner.parts[0]) {
                for (std::size_t i = 1; i + 1 < ring.size() && ring.size() > 5; ++i) {
                    if (random() % 3 == 0) {
                        ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(i));
                    }
                }
            }
            inner = geometry::make_valid(inner);
        }
        if (inner.empty()) {
            continue;
        }
        const auto answer = asked(outer, inner);
        ++answers[static_cast<int>(answer)];
        if (answer == Answer::holds) {
            ASSERT_TRUE(lies_in(outer, inner)) << shape::to_wkt(outer) << '\n' << shape::to_wkt(inner);
        }
    }
    EXPECT_GT(answers[static_cast<int>(Answer::holds)], 40U);
    EXPECT_GT(answers[static_cast<int>(Answer::unsure)], 40U);
}

TEST(Containment, TakesNoOverlayWhereLevelsShareTheirBorders) {
    std::mt19937_64 random(3);
    const auto levels = test::crooked_levels(random, {1}, 12, {116.1, 33.7});
    std::vector<const shape::Geometry*> all;
    for (const auto& unit : levels[0]) {
        all.push_back(&unit.polygon);
    }
    const auto whole = geometry::unary_union(all);
    for (const auto& unit : levels[0]) {
        EXPECT_EQ(asked(whole, unit.polygon), Answer::holds) << unit.id;
    }
}

} // namespace
} // namespace gridwarden::analysis
