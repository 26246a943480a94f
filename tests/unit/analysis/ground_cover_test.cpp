#include "analysis/ground_cover.hpp"

#include "analysis/ground_arcs.hpp"
#include "geodesy/geodesic.hpp"
#include "oracle/coverage_by_segments.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace gridwarden::analysis {
namespace {

using shape::Coord;

Reach disc(std::uint32_t station, Coord at, double radius_m) { return {station, shape::point(at), Length::metres(radius_m)}; }

std::vector<Reach> reaches_from(const std::vector<oracle::Disc>& discs) {
    std::vector<Reach> reaches;
    for (const auto& d : discs) {
        reaches.push_back(disc(static_cast<std::uint32_t>(reaches.size()), d.centre, d.radius_m));
    }
    return reaches;
}

shape::Geometry box(double west, double south, double east, double north) {
    return shape::polygon({{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}});
}

double sum_of(const std::vector<Piece>& pieces) {
    double sum = 0;
    for (const auto& piece : pieces) {
        sum += piece.area.in_square_metres();
    }
    return sum;
}

GroundCover one_cover(const shape::Geometry& ground, const std::vector<Reach>& reaches, CoverOptions options = {}) {
    options.gaps = true;
    const auto area = geodesy::area(ground);
    return cover_grounds({&ground, 1}, {&area, 1}, reaches, options).front();
}

double square_m(const GroundCover& cover) { return cover.covered.in_square_metres(); }

TEST(GroundCover, TwoDiscsOfTwoKilometresTwoApart) { // R56: 20.2193 and 4.9135 km2 in the plane
    const Coord first{117.0, 31.0};
    const auto second = geodesy::direct(first, Angle::degrees(90), Length::kilometres(2));
    const std::vector<Reach> two{disc(0, first, 2000), disc(1, second, 2000)};
    const auto ground = box(116.9, 30.9, 117.2, 31.1);
    CoverOptions options;
    options.depth_classes = 4;
    const auto cover = one_cover(ground, two, options);
    const double r2 = 4.0;
    const double lens = 2 * r2 * std::acos(0.5) - 0.5 * 2 * std::sqrt(4 * r2 - 4);
    EXPECT_NEAR(square_m(cover) / 1e6, 2 * std::numbers::pi * r2 - lens, 1e-6 * 20);
    EXPECT_NEAR(cover.depth[2].area.in_square_kilometres(), lens, 1e-6 * 5);
    EXPECT_NEAR(lens, 4.9135, 5e-5);
    EXPECT_EQ(cover.max_depth, 2U);
    EXPECT_EQ(cover.station_count, 2U);
    ASSERT_EQ(cover.gaps.size(), 1U);
    EXPECT_EQ(cover.gaps[0].polygon.parts[0].size(), 2U); // one hole
}

TEST(GroundCover, DiscAndSector) { // R21: 78.5398 km2; R57: 3.1416 km2
    const auto ground = box(116.8, 30.8, 117.2, 31.2);
    EXPECT_NEAR(square_m(one_cover(ground, {disc(0, {117, 31}, 5000)})) / 1e6, 78.539816, 1e-6 * 78);
    Reach sector = disc(0, {117, 31}, 2000);
    sector.azimuth_deg = 350;
    sector.fov_deg = 90;
    EXPECT_NEAR(square_m(one_cover(ground, {sector})) / 1e6, std::numbers::pi, 1e-6 * 3);
}

TEST(GroundCover, TrackInARing) { // R38: a straight track of 1 km, buffered by 100 m
    const auto end = geodesy::direct({117, 31}, Angle::degrees(37), Length::kilometres(1));
    const Reach track{0, {shape::Kind::line, {{{{117, 31}, end}}}}, Length::metres(100)};
    const auto cover = one_cover(box(116.9, 30.9, 117.1, 31.1), {track});
    EXPECT_NEAR(square_m(cover), 1000 * 200 + std::numbers::pi * 1e4, 5);
    EXPECT_EQ(cover.max_depth, 1U);
}

TEST(GroundCover, NoneAllAndExact) {
    const auto ground = box(117, 31, 117.01, 31.01);
    const auto none = one_cover(ground, {disc(0, {118, 31}, 3000)});
    EXPECT_EQ(square_m(none), 0);
    EXPECT_EQ(none.max_depth, 0U);
    ASSERT_EQ(none.gaps.size(), 1U);
    EXPECT_EQ(none.gaps[0].area, geodesy::area(ground));
    const auto all = one_cover(ground, {disc(0, {117.005, 31.005}, 3000), disc(1, {117.005, 31.005}, 3000)});
    EXPECT_EQ(all.covered, geodesy::area(ground));
    EXPECT_EQ(all.max_depth, 2U);
    EXPECT_EQ(all.station_count, 2U);
    EXPECT_TRUE(all.gaps.empty());
    EXPECT_TRUE(one_cover({shape::Kind::polygon, {}}, {disc(0, {117, 31}, 10)}).gaps.empty());
    EXPECT_EQ(square_m(one_cover(ground, {disc(0, {117.005, 31.005}, 0)})), 0);
}

TEST(GroundCover, GoldenUnions) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    std::map<std::string, std::vector<Reach>> cases;
    std::ifstream file(*shared / "golden/05_buffers/union_centres.geojson");
    const auto document = nlohmann::json::parse(file);
    for (const auto& feature : document["features"]) {
        auto& reaches = cases[feature["properties"]["case"]];
        const auto& c = feature["geometry"]["coordinates"];
        reaches.push_back(disc(static_cast<std::uint32_t>(reaches.size()), {c[0], c[1]}, feature["properties"]["radius_m"]));
    }
    for (const auto& row : test::read_csv(*shared / "golden/05_buffers/union.csv")) {
        const auto pieces = union_of_reaches(cases.at(row.text("case")), {});
        const double wanted = row.number("union_area_m2");
        EXPECT_NEAR(sum_of(pieces), wanted, 1e-6 * wanted) << row.text("case");
    }
}

TEST(GroundCover, GoldenDiscs) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    for (const auto& row : test::read_csv(*shared / "golden/05_buffers/disc_area.csv")) {
        const double lat = row.number("lat");
        const double wanted = row.number("area_m2");
        const Reach one = disc(0, {110, lat}, row.number("radius_m"));
        const auto around = geodesy::reach({110, lat}, Length::metres(1.2 * row.number("radius_m")));
        if (std::abs(lat) + around.lat_deg > 89) {
            continue;
        }
        EXPECT_NEAR(sum_of(union_of_reaches({{one}}, {})), wanted, 1e-6 * wanted) << lat << " " << one.radius.in_metres();
        const auto ground = box(110 - around.lon_deg, lat - around.lat_deg, 110 + around.lon_deg, lat + around.lat_deg);
        EXPECT_NEAR(square_m(one_cover(ground, {one})), wanted, 1e-6 * wanted) << lat << " " << one.radius.in_metres();
    }
}

TEST(GroundCover, GoldenShares) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    std::map<std::string, std::vector<Reach>> reaches;
    std::map<std::string, shape::Geometry> grounds;
    std::ifstream file(*shared / "golden/05_buffers/coverage.geojson");
    const auto document = nlohmann::json::parse(file);
    for (const auto& feature : document["features"]) {
        const auto& c = feature["geometry"]["coordinates"];
        const std::string name = feature["properties"]["case"];
        if (feature["properties"]["role"] == "unit") {
            grounds[name] = {shape::Kind::polygon, {test::polygon_part(c)}};
        } else {
            reaches[name].push_back(disc(static_cast<std::uint32_t>(reaches[name].size()), {c[0], c[1]}, feature["properties"]["radius_m"]));
        }
    }
    for (const auto& row : test::read_csv(*shared / "golden/05_buffers/coverage.csv")) {
        if (row.text("edges") != "lonlat") {
            continue;
        }
        const auto name = row.text("case");
        const auto cover = one_cover(grounds.at(name), reaches.at(name));
        const double wanted = row.number("covered_area_m2");
        EXPECT_NEAR(square_m(cover), wanted, 1e-6 * wanted) << name;
        EXPECT_NEAR(sum_of(cover.gaps) + square_m(cover), row.number("unit_area_m2"), 1e-9 * row.number("unit_area_m2") + 0.01) << name;
    }
}

/// Grounds of every awkward kind round a place.
std::vector<shape::Geometry> awkward_grounds(Coord o, double d) {
    const auto at = [&](double x, double y) { return Coord{o.x + x * d, o.y + y * d}; };
    return {
        box(o.x, o.y, o.x + 4 * d, o.y + 3 * d),
        shape::polygon({{at(0, 0), at(4, 0), at(4, 3), at(3.6, 3), at(3.6, 0.4), at(0.4, 0.4), at(0.4, 3), at(0, 3), at(0, 0)}}), // a U
        shape::polygon({{at(0, 0), at(4, 0), at(4, 4), at(0, 4), at(0, 0)}, {at(1, 1), at(1, 3), at(3, 3), at(3, 1), at(1, 1)}}),  // a hole
        {shape::Kind::polygon, {{{at(0, 0), at(1, 0), at(1, 1), at(0, 0)}}, {{at(2, 2), at(4, 2), at(4, 4), at(2, 2)}}}},          // two parts
        box(o.x + d, o.y + d, o.x + 1.001 * d, o.y + 1.001 * d),                                                                   // tiny
        shape::polygon({{at(-2, 1), at(6, 1.02), at(6, 1.03), at(-2, 1.01), at(-2, 1)}}),                                          // thin
    };
}

TEST(GroundCover, ArcsAgreeWithTheSlowTwin) {
    std::mt19937 random(5);
    int linked = 0;
    int total = 0;
    CoverOptions options;
    options.tolerance = Length::metres(0.002);
    options.gaps = true;
    options.depth_classes = 4;
    for (int round = 0; round < 24; ++round) {
        const Coord o{std::uniform_real_distribution(-179.0, 179.0)(random), std::uniform_real_distribution(-70.0, 70.0)(random)};
        const double d = std::uniform_real_distribution(0.002, 0.05)(random);
        std::vector<oracle::Disc> discs;
        const int count = std::uniform_int_distribution(1, 12)(random);
        for (int k = 0; k < count; ++k) {
            discs.push_back({{o.x + d * std::uniform_real_distribution(-1.0, 5.0)(random), o.y + d * std::uniform_real_distribution(-1.0, 5.0)(random)},
                             111e3 * d * std::uniform_real_distribution(0.1, 1.5)(random)});
        }
        if (round % 2 == 0) { // the nasty: one twice, one inside another, two that touch from outside
            discs.push_back(discs.front());
            discs.push_back({discs.front().centre, discs.front().radius_m / 2});
            discs.push_back({geodesy::direct(discs.front().centre, Angle::degrees(77), Length::metres(2 * discs.front().radius_m)), discs.front().radius_m});
        }
        const auto reaches = reaches_from(discs);
        const auto grounds = awkward_grounds(o, d);
        for (const auto& ground : grounds) {
            const double area = geodesy::area(ground).in_square_metres();
            const double wanted = oracle::covered_m2(ground, discs, 2000);
            const auto overlay = cover_by_overlay(ground, Area::square_metres(area), reaches, options);
            EXPECT_NEAR(square_m(overlay), wanted, 2e-5 * area) << round;
            const auto cover = cover_by_arcs(ground, Area::square_metres(area), DiscArcs(reaches, 4, 1), options);
            ++total;
            if (!cover) {
                continue;
            }
            ++linked;
            EXPECT_NEAR(square_m(*cover), wanted, 1e-5 * area) << round; // the twin's corners lie on the circle: it is low by 2e-6
            EXPECT_NEAR(sum_of(cover->gaps) + square_m(*cover), area, 1e-9 * area + 2e-3 * (1 + static_cast<double>(cover->gaps.size())));
            double drawn = 0;
            for (const auto& gap : cover->gaps) {
                EXPECT_FALSE(geometry::find_defect(gap.polygon));
                drawn += geodesy::area(gap.polygon).in_square_metres();
            }
            EXPECT_NEAR(drawn, sum_of(cover->gaps), 2e-5 * area + 1);
            EXPECT_EQ(cover->max_depth, overlay.max_depth) << round;
            EXPECT_EQ(cover->station_count, overlay.station_count) << round;
            double depths = 0;
            for (std::size_t k = 0; k < 4; ++k) {
                EXPECT_NEAR(cover->depth[k].area.in_square_metres(), overlay.depth[k].area.in_square_metres(), 2e-5 * area) << round << " depth " << k;
                EXPECT_NEAR(geodesy::area(cover->depth[k].polygons).in_square_metres(), cover->depth[k].area.in_square_metres(), 2e-5 * area + 1);
                depths += cover->depth[k].area.in_square_metres();
            }
            EXPECT_NEAR(depths, area, 1e-9 * area);
        }
    }
    EXPECT_GT(linked, total * 95 / 100) << "overlay should be the exception: " << linked << " of " << total;
}

} // namespace
} // namespace gridwarden::analysis
