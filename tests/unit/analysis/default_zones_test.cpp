#include "analysis/default_zones.hpp"

#include "analysis/cells.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <numbers>

namespace gridwarden::analysis {
namespace {

using model::ZoneGrade;
using model::ZoneRule;
using model::ZoneShape;
using shape::Coord;

constexpr Coord here{117, 31};

Coord at(Coord from, double azimuth, double metres) { return geodesy::direct(from, Angle::degrees(azimuth), Length::metres(metres)); }
double m2(const shape::Geometry& ground) { return geodesy::area(ground).in_square_metres(); }
double disc(double radius) { return std::numbers::pi * radius * radius; }
std::string wkt_of(Coord c) { return shape::to_wkt(shape::point(c), 17); }

std::string line(const std::vector<Coord>& path) { return shape::to_wkt({shape::Kind::line, {{path}}}, 17); }

/// A box of these metres to each side of a place.
shape::Geometry box(Coord centre, double west, double south, double east, double north) {
    const double lon = geodesy::distance(centre, {centre.x + 0.001, centre.y}).in_metres() * 1000;
    const double lat = geodesy::distance(centre, {centre.x, centre.y + 0.001}).in_metres() * 1000;
    const Coord low{centre.x - west / lon, centre.y - south / lat};
    const Coord high{centre.x + east / lon, centre.y + north / lat};
    return shape::polygon({{low, {high.x, low.y}, high, {low.x, high.y}, low}});
}

/// A table with the roles that zones read.
table::Table table_with(std::vector<std::pair<std::string, test::Texts>> columns, const std::vector<std::string>& wkt) {
    std::vector<table::Column> all;
    for (const auto& [name, texts] : columns) {
        all.push_back(test::text_column(name, texts));
    }
    auto table = test::table_of(std::move(all), wkt);
    for (auto& field : table.schema.fields) {
        field.role = field.name;
    }
    return table;
}

ZoneRule rule_of(std::string id, std::string kind, ZoneGrade grade, ZoneShape shape, double radius_m, double strip_m = 0) {
    ZoneRule rule;
    rule.id = std::move(id);
    rule.kinds = {std::move(kind)};
    rule.grade = grade;
    rule.shape = shape;
    rule.radius = Length::metres(radius_m);
    rule.strip = Length::metres(strip_m);
    return rule;
}

struct Told : IssueSink {
    void add(Issue issue) override { codes.push_back(issue.code + " " + issue.value); }
    std::vector<std::string> codes;
};

struct Drawn {
    DrawnZones zones;
    std::vector<std::string> told;
};

Drawn draw(const ZoneInputs& inputs, const std::vector<ZoneRule>& rules) {
    Told told;
    auto zones = draw_zones(inputs, rules, {}, told);
    return {std::move(zones), told.codes};
}

std::vector<ZoneRule> travel_rules() {
    auto first = rule_of("travel-1", "well", ZoneGrade::first, ZoneShape::around, 0);
    first.days = 100;
    first.alpha = 1.5;
    auto second = first;
    second.id = "travel-2";
    second.grade = ZoneGrade::second;
    second.days = 1000;
    return {first, second};
}

/// R43: alpha = 1.5, K = 10 m/d, I = 0.002, n = 0.2; T = 100 d and 1000 d.
TEST(DefaultZones, AWellHasTheWayOfItsGroundwater) {
    const auto wells = table_with({{"id", {"W"}}, {"kind", {"well"}}, {"K", {"10"}}, {"I", {"0.002"}}, {"n", {"0.2"}}}, {wkt_of(here)});
    const auto drawn = draw({&wells}, travel_rules()).zones.zones;
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_EQ(drawn[0].why, "R = alpha K I T / n = 1.5 x 10 x 0.002 x 100 / 0.2 = 15m");
    EXPECT_EQ(drawn[1].why, "R = alpha K I T / n = 1.5 x 10 x 0.002 x 1000 / 0.2 = 150m");
    EXPECT_NEAR(m2(drawn[0].ground), disc(15), disc(15) * 1e-6);
    EXPECT_NEAR(m2(drawn[1].ground), disc(150) - disc(15), disc(150) * 1e-6) << "a grade is drawn without the stricter one";
    EXPECT_EQ(drawn[0].id + drawn[1].id, "W-1W-2");
}

TEST(DefaultZones, WhatIsNotStatedIsAskedFor) {
    auto sand = rule_of("sand", "well", ZoneGrade::first, ZoneShape::around, 100);
    sand.when = {{"class", false, {"medium sand"}}};
    auto rules = travel_rules();
    rules.push_back(sand);
    const auto wells = table_with({{"id", {"a", "b", "c", "d", "e"}}, {"kind", {"well", "well", "spring", "well", "well"}}, {"class", {"Medium Sand", "", "", "medium sand", "clay"}},
                                   {"K", {"10", "x", "", "", "-1"}}},
                                  {wkt_of(here), wkt_of(here), wkt_of(here), "", wkt_of(here)});
    const auto [zones, told] = draw({&wells}, rules);
    ASSERT_EQ(zones.zones.size(), 1U);
    EXPECT_EQ(zones.zones[0].source, "a");
    EXPECT_EQ(told, (std::vector<std::string>{"GW-ZONE-002 b", "GW-ZONE-003 c", "GW-ZONE-004 d", "GW-ZONE-002 e"}));
    EXPECT_EQ(zones.drawn_sources, 1U);
    EXPECT_EQ(zones.undrawn_sources, 4U);
}

TEST(DefaultZones, AFieldOfWellsGetsTheEnvelope) {
    const auto wells = table_with({{"id", {"a", "b"}}, {"kind", {"well", "well"}}, {"category", {"F", "F"}}}, {wkt_of(here), wkt_of(at(here, 90, 400))});
    const auto drawn = draw({&wells}, {rule_of("r", "well", ZoneGrade::first, ZoneShape::around, 100)}).zones;
    ASSERT_EQ(drawn.zones.size(), 1U);
    EXPECT_NEAR(m2(drawn.zones[0].ground), disc(100) + 400 * 200, 80) << "corners of a drawn disc lie up to 0.1 m outside";
    EXPECT_EQ(drawn.zones[0].source, "F");
    EXPECT_EQ(drawn.zones[0].why, "envelope of 2 wells: disc of 100m");
    EXPECT_EQ(drawn.drawn_sources, 2U);
}

/// R41: a declared polygon is there, no default is drawn.
TEST(DefaultZones, ADeclaredZoneTakesThePlaceOfADefault) {
    const auto wells = table_with({{"id", {"by id", "by field", "by place", "beside"}}, {"kind", {"well", "well", "well", "well"}}, {"category", {"", "F", "", ""}}},
                                  {wkt_of(at(here, 0, 9000)), wkt_of(at(here, 0, 9000)), wkt_of(here), wkt_of(at(here, 90, 600))});
    Zones declared;
    declared.ids = {"d1", "d2", "d3"};
    declared.names.resize(3);
    declared.sources = {"by id", "F", "other"};
    declared.grades.assign(3, ZoneGrade::first);
    declared.polygons = {box({118, 31}, 10, 10, 10, 10), box({118, 31}, 10, 10, 10, 10), box(here, 500, 500, 500, 500)};
    declared.places.resize(3);
    const auto [zones, told] = draw({&wells, &declared}, {rule_of("r", "well", ZoneGrade::first, ZoneShape::around, 100)});
    ASSERT_EQ(zones.zones.size(), 4U) << "three declared ones passed through, one default";
    EXPECT_EQ(zones.zones[3].source, "beside");
    EXPECT_EQ(zones.declared_sources, 3U);
    EXPECT_EQ(told.size(), 3U);
    const auto table = zones_table(zones, {rule_of("r", "well", ZoneGrade::first, ZoneShape::around, 100)}, Language::en);
    EXPECT_EQ(texts_of(table, table.schema.index_of("basis")), (std::vector<std::string>{"declared", "declared", "declared", "default"}));
    EXPECT_EQ(texts_of(table, table.schema.index_of("verified")), (std::vector<std::string>{"", "", "", "false"}));
}

TEST(DefaultZones, ALakeIsClippedToItsWater) {
    const auto lake = box(here, 0, 5000, 5000, 5000); // its shore runs north through the intake
    const auto water = table_with({{"id", {"L", "far"}}}, {shape::to_wkt(lake, 17), shape::to_wkt(box({118, 31}, 9, 9, 9, 9), 17)});
    const auto source = table_with({{"id", {"S"}}, {"kind", {"lake"}}}, {wkt_of(here)});
    auto second = rule_of("2", "lake", ZoneGrade::second, ZoneShape::lake, 0, 300);
    second.radius.reset();
    second.whole_water = true;
    const auto drawn = draw({&source, nullptr, &water}, {rule_of("1", "lake", ZoneGrade::first, ZoneShape::lake, 500, 200), second}).zones.zones;
    ASSERT_EQ(drawn.size(), 2U);
    // Half a disc of water, a strip of land along 1000 m of shore with a quarter disc at both of its ends.
    EXPECT_NEAR(m2(drawn[0].ground), disc(500) / 2 + 1000 * 200 + disc(200) / 2, 300);
    EXPECT_NEAR(m2(drawn[0].ground) + m2(drawn[1].ground), m2(lake) + 30'000 * 300 + disc(300), 3000) << "the rest of the water and all of its shore";
    const auto away = table_with({{"id", {"S"}}, {"kind", {"lake"}}}, {wkt_of(at(here, 270, 201))});
    EXPECT_EQ(draw({&away, nullptr, &water}, {second}).told, (std::vector<std::string>{"GW-ZONE-005 S"}));
    EXPECT_EQ(draw({&source}, {second}).told, (std::vector<std::string>{"GW-ZONE-005 S"}));
}

ZoneRule river_rule(double up, double down, double strip) {
    auto rule = rule_of("r", "river", ZoneGrade::first, ZoneShape::river, 0, strip);
    rule.upstream = Length::metres(up);
    rule.downstream = Length::metres(down);
    return rule;
}

/// R42: a Y whose branches meet at the intake.
TEST(DefaultZones, ARiverIsFollowedUpstreamWithTributariesAndDownstream) {
    const auto water = table_with({{"id", {"a", "b", "c"}}}, {line({at(here, 300, 4000), here}), line({at(here, 60, 4000), here}), line({here, at(here, 180, 4000)})});
    const auto source = table_with({{"id", {"S"}}, {"kind", {"river"}}}, {wkt_of(here)});
    const auto drawn = draw({&source, nullptr, &water}, {river_rule(1000, 100, 50)}).zones.zones;
    ASSERT_EQ(drawn.size(), 1U);
    EXPECT_EQ(drawn[0].why, "2000 m of river upstream with tributaries (as far as 1km), 100 m downstream, 50m on both sides of the centre line (no bed is drawn)");
    EXPECT_NEAR(m2(drawn[0].ground), 2100 * 100, 6000) << "less what the three share where they meet";
}

TEST(DefaultZones, ARiverIsDrawnFromItsBanks) {
    const auto bed = box(here, 30, 5000, 30, 5000);
    const auto water = table_with({{"id", {"bed", "line", "other"}}},
                                  {shape::to_wkt(bed, 17), line({at(here, 0, 5000), at(here, 180, 5000)}), shape::to_wkt(box(at(here, 90, 900), 30, 5000, 30, 5000), 17)});
    const auto source = table_with({{"id", {"S"}}, {"kind", {"river"}}}, {wkt_of(at(here, 90, 25))});
    const auto drawn = draw({&source, nullptr, &water}, {river_rule(1000, 100, 50)}).zones.zones;
    ASSERT_EQ(drawn.size(), 1U);
    EXPECT_NEAR(m2(drawn[0].ground), 1100 * (60 + 2 * 50), 60) << "flat across at both ends, and not the water beside";
    EXPECT_TRUE(drawn[0].why.ends_with("50m on both sides of the banks")) << drawn[0].why;
}

/// R45: 10 km of expressway, 2 km on either side.
TEST(DefaultZones, ABanFollowsTheRoad) {
    auto airport = rule_of("airport", "airport", ZoneGrade::unknown, ZoneShape::around, 15'000);
    const auto road = rule_of("road", "expressway", ZoneGrade::unknown, ZoneShape::road, 0, 2000);
    const auto middle = at(here, 70, 4000);
    const auto end = at(here, 70, 10'000);
    const auto roads = table_with({{"id", {"1", "2", "3", "4", "5"}}, {"name", {"E1", "E1", "A", "lane", "own"}}, {"class", {"expressway", "Expressway", "airport", "lane", "expressway"}}},
                                  {line({here, middle}), line({middle, end}), wkt_of({118, 31}), line({here, end}), line({{118, 32}, {118.01, 32}})});
    Zones declared;
    declared.ids = {"d"};
    declared.names = {"local ban"};
    declared.sources = {"5"};
    declared.grades = {ZoneGrade::unknown};
    declared.polygons = {box({118, 32}, 10, 10, 10, 10)};
    declared.places.resize(1);
    const auto drawn = draw({nullptr, &declared, nullptr, &roads}, {airport, road}).zones.zones;
    ASSERT_EQ(drawn.size(), 3U) << "a road whose ban is declared gets none";
    EXPECT_NEAR(m2(drawn[1].ground), 40e6, 4000);
    EXPECT_EQ(drawn[1].id, "road-1");
    EXPECT_NEAR(m2(drawn[2].ground), disc(15'000), disc(15'000) * 1e-5);
    const auto lanes = table_with({{"id", {"1"}}, {"class", {"lane"}}}, {line({here, end})});
    EXPECT_EQ(draw({nullptr, nullptr, nullptr, &lanes}, {road}).told, (std::vector<std::string>{"GW-ZONE-007 "}));
}

TEST(DefaultZones, AreNotDrawnOverAPole) {
    const auto wells = table_with({{"id", {"pole", "date line"}}, {"kind", {"well", "well"}}}, {wkt_of({20, 89.95}), wkt_of({180, 10})});
    const auto [zones, told] = draw({&wells}, {rule_of("r", "well", ZoneGrade::first, ZoneShape::around, 10'000)});
    EXPECT_EQ(told, (std::vector<std::string>{"GW-ZONE-006 pole"}));
    ASSERT_EQ(zones.zones.size(), 1U);
    EXPECT_NEAR(m2(zones.zones[0].ground), disc(10'000), disc(10'000) * 1e-5);
}

} // namespace
} // namespace gridwarden::analysis
