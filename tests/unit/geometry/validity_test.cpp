#include "geometry/geometry.hpp"

#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <thread>

namespace gridwarden::geometry {
namespace {

using shape::parse_wkt;

double plane_area(const shape::Geometry& g) {
    double sum = 0;
    for (const auto& part : g.parts) {
        for (std::size_t r = 0; r < part.size(); ++r) {
            double ring = 0;
            for (std::size_t i = 1; i < part[r].size(); ++i) {
                ring += part[r][i - 1].x * part[r][i].y - part[r][i].x * part[r][i - 1].y;
            }
            sum += (r == 0 ? 1 : -1) * std::abs(ring) / 2;
        }
    }
    return sum;
}

const auto bowtie = parse_wkt("POLYGON((0 0,2 2,2 0,0 2,0 0))");

TEST(FindDefect, NamesTheReasonAndThePlace) {
    const auto defect = find_defect(bowtie);
    ASSERT_TRUE(defect);
    EXPECT_EQ(defect->reason, "Self-intersection");
    EXPECT_EQ(defect->at, (shape::Coord{1, 1}));
}

TEST(FindDefect, AcceptsWhatIsValid) {
    EXPECT_FALSE(find_defect(parse_wkt("POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 2,1 1))")));
    EXPECT_FALSE(find_defect(parse_wkt("POINT(1 2)")));
    EXPECT_FALSE(find_defect(parse_wkt("LINESTRING(0 0,1 1,0 1,1 0)")));
    EXPECT_FALSE(find_defect({}));
    EXPECT_FALSE(find_defect({shape::Kind::polygon, {}}));
}

TEST(FindDefect, SaysWhatIsWrongWithRingsThatGeosWouldRefuse) {
    const double nan = std::nan("");
    const double inf = std::numeric_limits<double>::infinity();
    const auto reason = [](shape::Part rings) {
        const auto defect = find_defect({shape::Kind::polygon, {std::move(rings)}});
        return defect ? defect->reason : "valid";
    };
    EXPECT_EQ(reason({{}}), "Too few points in geometry component");
    EXPECT_EQ(reason({}), "Too few points in geometry component");
    EXPECT_EQ(reason({{{0, 0}}}), "Too few points in geometry component");
    EXPECT_EQ(reason({{{0, 0}, {1, 1}, {0, 0}}}), "Too few points in geometry component");
    EXPECT_EQ(reason({{{0, 0}, {1, 1}, {1, 0}}}), "Ring Not Closed");
    EXPECT_EQ(reason({{{0, 0}, {nan, 1}, {1, 0}, {0, 0}}}), "Invalid Coordinate");
    EXPECT_EQ(reason({{{0, 0}, {4, 0}, {4, 4}, {0, 0}}, {{1, 1}, {inf, 1}, {2, 2}, {1, 1}}}), "Invalid Coordinate");
    EXPECT_EQ(reason({{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}), "Too few points in geometry component");
}

TEST(MakeValid, LeavesAValidPolygonAsItIs) {
    const auto valid = parse_wkt("MULTIPOLYGON(((0 0,0 4,4 4,4 0,0 0)),((10 0,11 0,11 1,10 0)))"); // clockwise stays so
    EXPECT_EQ(make_valid(valid), valid);
    EXPECT_EQ(make_valid(parse_wkt("POINT(1 2)")), parse_wkt("POINT(1 2)"));
}

TEST(MakeValid, RepairsByStructure) {
    const auto repaired = make_valid(bowtie);
    EXPECT_FALSE(find_defect(repaired));
    EXPECT_EQ(repaired.parts.size(), 2U);
    EXPECT_DOUBLE_EQ(plane_area(repaired), 2.0);
    // Overlapping parts are joined, a hole outside its ring is ground of its own, a hole across the border cuts.
    EXPECT_DOUBLE_EQ(plane_area(make_valid(parse_wkt("MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)),((1 0,3 0,3 2,1 2,1 0)))"))),
                     6.0);
    EXPECT_DOUBLE_EQ(plane_area(make_valid(parse_wkt("POLYGON((0 0,2 0,2 2,0 2,0 0),(5 5,6 5,6 6,5 6,5 5))"))), 5.0);
    EXPECT_DOUBLE_EQ(plane_area(make_valid(parse_wkt("POLYGON((0 0,4 0,4 4,0 4,0 0),(3 1,5 1,5 2,3 2,3 1))"))), 15.0);
    // A spike of no width goes away.
    EXPECT_DOUBLE_EQ(plane_area(make_valid(parse_wkt("POLYGON((0 0,2 0,2 2,2 5,2 2,0 2,0 0))"))), 4.0);
}

TEST(MakeValid, MendsWhatGeosWouldRefuse) {
    const double nan = std::nan("");
    const auto open = make_valid({shape::Kind::polygon, {{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}}}});
    EXPECT_DOUBLE_EQ(plane_area(open), 4.0);
    const auto with_nan = make_valid({shape::Kind::polygon, {{{{0, 0}, {2, 0}, {nan, nan}, {2, 2}, {0, 2}, {0, 0}}}}});
    EXPECT_DOUBLE_EQ(plane_area(with_nan), 4.0);
    EXPECT_TRUE(make_valid({shape::Kind::polygon, {{{{0, 0}, {1, 1}, {0, 0}}}}}).empty());
    EXPECT_TRUE(make_valid({shape::Kind::polygon, {{{}}}}).empty());
    EXPECT_TRUE(make_valid(parse_wkt("POLYGON((0 0,1 1,2 2,0 0))")).empty()); // no area
}

/// Rings that walk at random over a coarse lattice touch and cross themselves in every way, and parts share edges.
TEST(MakeValid, MakesARandomTangleValid) {
    std::mt19937_64 random(41);
    for (int i = 0; i < 1500; ++i) {
        shape::Geometry tangle{shape::Kind::polygon, {}};
        for (std::uint64_t part = 0; part <= random() % 3; ++part) {
            shape::Part rings;
            for (std::uint64_t ring = 0; ring <= random() % 3; ++ring) {
                shape::Path path;
                for (std::uint64_t corner = 0; corner < 3 + random() % 30; ++corner) {
                    path.push_back({115.7 + 0.0009765625 * static_cast<double>(random() % 8),
                                    29.2 + 0.0009765625 * static_cast<double>(random() % 8)});
                }
                path.push_back(path.front());
                rings.push_back(std::move(path));
            }
            tangle.parts.push_back(std::move(rings));
        }
        const auto repaired = make_valid(tangle);
        const auto defect = find_defect(repaired);
        ASSERT_FALSE(defect) << i << defect->reason << shape::to_wkt(tangle);
    }
}

TEST(MakeValid, MakesEveryRealCountyValid) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    int repaired = 0;
    for (const char* province : {"jiangxi", "anhui", "shandong"}) {
        for (const auto& county : test::read_polygons(*shared / "data/china_east/boundaries" /
                                                      ("counties_" + std::string(province) + ".geojson"))) {
            repaired += find_defect(county.geometry) ? 1 : 0;
            EXPECT_FALSE(find_defect(make_valid(county.geometry))) << county.properties;
        }
    }
    EXPECT_GT(repaired, 200);
}

TEST(MakeValid, WorksOnManyThreadsAtOnce) {
    std::vector<std::jthread> threads;
    std::atomic<int> right{0};
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                right += plane_area(make_valid(bowtie)) == 2.0 ? 1 : 0;
            }
        });
    }
    threads.clear();
    EXPECT_EQ(right, 1600);
}

} // namespace
} // namespace gridwarden::geometry
