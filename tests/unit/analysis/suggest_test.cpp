#include "analysis/suggest.hpp"

#include "analysis/deepest.hpp"
#include "geodesy/geodesic.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

shape::Geometry box(double west, double south, double east, double north) {
    return shape::polygon({{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}});
}

TEST(Suggest, PutsOneStationIntoEachSmallGap) {
    const std::vector<shape::Geometry> gaps{box(117, 31, 117.01, 31.01), box(117.2, 31, 117.21, 31.01)};
    const auto found = suggest_stations(gaps, {box(116.9, 30.9, 117.3, 31.1)}, {}, {Length::kilometres(2), 2});
    ASSERT_EQ(found.places.size(), 2U);
    const double gap = found.gap.in_square_metres();
    EXPECT_NEAR(found.gain.in_square_metres(), gap, 0.02 * gap); // cells of 250 m stand for the gaps
    EXPECT_GE(found.places[0].gain, found.places[1].gain);
    EXPECT_GT(found.certain, 0.99);
}

TEST(Suggest, KeepsOutOfForbiddenGroundAndStopsWhereNothingIsGained) {
    const std::vector<shape::Geometry> gaps{box(117, 31, 117.01, 31.01)};
    const auto found = suggest_stations(gaps, {box(116.9, 30.9, 117.1, 31.1)}, {box(116.9, 30.9, 117.005, 31.1)}, {Length::kilometres(2), 5});
    ASSERT_EQ(found.places.size(), 1U);
    EXPECT_GT(found.places[0].at.x, 117.005);
    EXPECT_TRUE(suggest_stations({}, gaps, {}, {Length::kilometres(2), 5}).places.empty());
    EXPECT_TRUE(suggest_stations(gaps, gaps, {box(116, 30, 118, 32)}, {Length::kilometres(2), 5}).places.empty());
}

TEST(Deepest, IsTheCornerFarthestFromTheDisc) {
    const Reach disc{0, shape::point({117.0, 31.0}), Length::kilometres(1)};
    const auto found = CoverDistance({disc}).deepest_in(box(117.02, 31.0, 117.1, 31.05));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->at, (shape::Coord{117.1, 31.05}));
    EXPECT_NEAR(found->distance.in_metres(), geodesy::distance({117, 31}, {117.1, 31.05}).in_metres() - 1000, 1e-3);
    EXPECT_FALSE(CoverDistance({}).deepest_in(box(0, 0, 1, 1)));
}

TEST(Deepest, LiesBetweenTwoDiscs) {
    const Reach west{0, shape::point({117.0, 31.0}), Length::kilometres(1)};
    const Reach east{1, shape::point({117.1, 31.0}), Length::kilometres(1)};
    const auto found = CoverDistance({west, east}).deepest_in(box(117.02, 30.999, 117.08, 31.001));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->at.x, 117.05, 3e-4);
    EXPECT_NEAR(found->distance.in_metres(), geodesy::distance({117, 31}, {117.05, 31}).in_metres() - 1000, 15);
}

} // namespace
} // namespace gridwarden::analysis
