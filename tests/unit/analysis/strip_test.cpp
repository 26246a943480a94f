#include "analysis/strip.hpp"

#include "geodesy/geodesic.hpp"
#include "geodesy/nearest.hpp"
#include "geometry/geometry.hpp"
#include "oracle/point_in_polygon.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::analysis {
namespace {

using shape::Coord;
using shape::Path;

constexpr auto tolerance = Length::metres(0.1);

Coord at(Coord from, double azimuth, double metres) { return geodesy::direct(from, Angle::degrees(azimuth), Length::metres(metres)); }
double km2(const shape::Geometry& ground) { return geodesy::area(ground).in_square_kilometres(); }

/// Metres to the nearest place of a line, and whether that is one of its two ends.
struct Near {
    double metres;
    bool at_end;
};
Near near_line(const Path& line, Coord p) {
    Near best{1e9, false};
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto way = geodesy::nearest_on_edge(p, line[i - 1], line[i]);
        if (way.distance.in_metres() < best.metres) {
            const double to_ends = std::min(geodesy::distance(way.to, line.front()).in_metres(), geodesy::distance(way.to, line.back()).in_metres());
            best = {way.distance.in_metres(), to_ends < 0.1};
        }
    }
    return best;
}

/// Every corner lies as far from the line as the strip is wide, or on the flat cut across an end.
void expect_drawn_true(const shape::Geometry& strip, const Path& line, double half_width_m) {
    for (const auto& part : strip.parts) {
        for (const auto& ring : part) {
            for (const auto corner : ring) {
                const auto near = near_line(line, corner);
                EXPECT_TRUE(near.at_end ? near.metres <= half_width_m + 0.1 : std::abs(near.metres - half_width_m) <= 0.1) << near.metres;
            }
        }
    }
}

/// R45: a straight expressway of 10 km, 2 km on either side, flat ends: 40 km².
TEST(Strip, IsFlatAtItsEnds) {
    for (const double azimuth : {0.0, 37.0, 90.0}) {
        for (const Coord from : {Coord{117, 31}, Coord{20, -65}, Coord{179.98, 0.01}}) {
            Path line;
            for (int i = 0; i <= 20; ++i) {
                auto c = at(from, azimuth, 500.0 * i);
                c.x = from.x + std::remainder(c.x - from.x, 360.0);
                line.push_back(c);
            }
            const auto strip = strip_outline({line}, Length::kilometres(2), tolerance);
            EXPECT_NEAR(km2(strip), 40.0, 0.004) << azimuth << " from " << from.x;
            expect_drawn_true(strip, line, 2000);
            const auto one_edge = strip_outline({{line.front(), line.back()}}, Length::kilometres(2), tolerance);
            EXPECT_NEAR(km2(one_edge), 40.0, 0.004) << azimuth << " from " << from.x;
            expect_drawn_true(one_edge, {line.front(), line.back()}, 2000);
        }
    }
}

TEST(Strip, IsRoundWhereALineBends) {
    const Coord a{117, 31};
    const auto b = at(a, 90, 10'000);
    const Path line{a, b, at(b, 0, 10'000)};
    const auto strip = strip_outline({line}, Length::kilometres(1), tolerance);
    // Two strips of 20 km2 share a square of 1 km2 within the bend; a quarter disc fills its outside.
    EXPECT_NEAR(km2(strip), 40.0 - 1.0 + 3.14159265 / 4, 0.01);
    expect_drawn_true(strip, line, 1000);
}

TEST(Strip, GoesOnWhereLinesMeet) {
    const Coord a{117, 31};
    const auto b = at(a, 90, 5'000);
    const auto c = at(a, 90, 10'000);
    const auto whole = km2(strip_outline({{a, b, c}}, Length::kilometres(1), tolerance));
    EXPECT_NEAR(km2(strip_outline({{a, b}, {b, c}}, Length::kilometres(1), tolerance)), whole, 1e-6);
    EXPECT_NEAR(km2(strip_outline({{a, b}, {c, b}}, Length::kilometres(1), tolerance)), whole, 1e-6);
    const auto is_b = [&](Coord end) { return end == b; };
    EXPECT_NEAR(km2(strip_outline({{a, b}}, Length::kilometres(1), tolerance, is_b)), 10 + 3.14159265 / 2, 0.002) << "as far as the road goes on in another";
    const auto side = at(b, 0, 3'000);
    EXPECT_NEAR(km2(strip_outline({{a, b, c}, {b, side}}, Length::kilometres(1), tolerance)), 20 + 2 * 3 - 2 * 1, 0.01) << "a side road";
    EXPECT_TRUE(strip_outline({}, Length::kilometres(1), tolerance).empty());
    EXPECT_TRUE(strip_outline({{a, a}}, Length::kilometres(1), tolerance).empty());
}

TEST(Strip, HoldsWhatIsAsNearToALine) {
    std::mt19937 random(9);
    const auto draw = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    for (int round = 0; round < 20; ++round) {
        Path line{{117, 31}};
        double azimuth = draw(0, 360);
        for (int i = 0; i < 12; ++i) {
            azimuth += draw(-120, 120);
            line.push_back(at(line.back(), azimuth, draw(5, 900)));
        }
        const double width = draw(20, 800);
        const auto strip = strip_outline({line}, Length::metres(width), tolerance);
        EXPECT_FALSE(geometry::find_defect(strip));
        for (int i = 0; i < 400; ++i) {
            const auto p = at(line[static_cast<std::size_t>(draw(0, 12.99))], draw(0, 360), draw(0, 1.6 * width));
            const auto near = near_line(line, p);
            if (!near.at_end && std::abs(near.metres - width) > 0.1) {
                EXPECT_EQ(oracle::locate(strip, p) != oracle::Where::outside, near.metres < width) << round << " " << near.metres << " of " << width;
            }
            if (near.at_end && near.metres > width + 0.1) {
                EXPECT_EQ(oracle::locate(strip, p), oracle::Where::outside);
            }
        }
    }
}

} // namespace
} // namespace gridwarden::analysis
