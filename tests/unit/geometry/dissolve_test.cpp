#include "geometry/geometry.hpp"

#include <gtest/gtest.h>

namespace gridwarden::geometry {
namespace {

shape::Geometry box(double x0, double y0, double x1, double y1) {
    return shape::polygon({{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}});
}

TEST(Dissolve, JoinsWhatMeetsAndKeepsHolesAndParts) {
    std::vector<shape::Geometry> cells;
    for (int i = 0; i < 9; ++i) {
        if (i != 4) {
            cells.push_back(box(i % 3, i / 3, i % 3 + 1, i / 3 + 1));
        }
    }
    cells.push_back(box(7, 7, 8, 8));
    std::vector<const shape::Geometry*> all;
    for (const auto& cell : cells) {
        all.push_back(&cell);
    }
    const auto joined = dissolve(all);
    ASSERT_EQ(joined.parts.size(), 2U);
    EXPECT_EQ(joined.parts[0].size() + joined.parts[1].size(), 3U); // one hole
    EXPECT_FALSE(find_defect(joined));
}

TEST(Dissolve, FallsBackWhereBordersDoNotMatchOrPolygonsOverlap) {
    const auto a = box(0, 0, 2, 2);
    const auto beside = box(2, 0.5, 3, 1.5); // its corners are none of a's
    const auto over = box(1, 1, 3, 3);
    EXPECT_EQ(dissolve({&a, &beside}), unary_union({&a, &beside}));
    EXPECT_EQ(dissolve({&a, &over}), unary_union({&a, &over}));
    EXPECT_EQ(dissolve({&a}), a);
}

} // namespace
} // namespace gridwarden::geometry
