#include "analysis/dispatch.hpp"

#include "analysis/contacts.hpp"
#include "geodesy/geodesic.hpp"
#include "oracle/point_in_polygon.hpp"
#include "unit/analysis/trees.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace gridwarden {

namespace {

using analysis::Contact;
using analysis::Dispatcher;
using analysis::DispatchOptions;
using analysis::PlaceStatus;
using shape::Coord;

/// A county of two towns, each of two villages.
model::UnitTree county() {
    return test::tree_of({{{"c", test::box(0, 0, 4, 2)}},
                          {{"t1", test::box(0, 0, 2, 2)}, {"t2", test::box(2, 0, 4, 2)}},
                          {{"v1", test::box(0, 0, 1, 2)}, {"v2", test::box(1, 0, 2, 2)}, {"v3", test::box(2, 0, 3, 2)}, {"v4", test::box(3, 0, 4, 2)}}});
}

/// `ok c t1 v1 -> v1`.
std::string told(const model::UnitTree& tree, const analysis::PlaceAnswer& answer) {
    std::string line(name_of(answer.status));
    for (const auto& [level, unit] : answer.units) {
        line += " " + tree.levels[level].ids[unit];
    }
    return answer.units.empty() ? line : line + " -> " + tree.levels[answer.chosen.level].ids[answer.chosen.unit];
}

std::string at(const model::UnitTree& tree, Coord place, double accuracy_m = 0) {
    DispatchOptions options;
    options.borders = accuracy_m > 0;
    return told(tree, Dispatcher(tree, {}, {}, options).answer(place, Length::metres(accuracy_m)));
}

table::Table columns_of_units(std::vector<table::Column> columns, std::size_t rows) {
    return test::table_of(std::move(columns), std::vector<std::string>(rows), false);
}

} // namespace

TEST(Dispatch, UnitsAtEachLevel) {
    const auto tree = county();
    EXPECT_EQ(at(tree, {0.5, 1}), "ok c t1 v1 -> v1");
    EXPECT_EQ(at(tree, {3.5, 1}), "ok c t2 v4 -> v4");
    EXPECT_EQ(at(tree, {5, 1}), "no-area");
}

TEST(Dispatch, BorderListsAllAndTakesTheSmallestId) {
    const auto tree = county();
    EXPECT_EQ(at(tree, {2, 1}), "border c t1 t2 v2 v3 -> v2");
    EXPECT_EQ(at(tree, {1, 1}), "border c t1 v1 v2 -> v1");
    EXPECT_EQ(at(tree, {0, 1}), "border c t1 v1 -> v1"); // the county's own border
}

TEST(Dispatch, WithinItsErrorUnitsAreCandidatesButTheOneThatHoldsItIsTaken) {
    const auto tree = county();
    const Coord beside{2.0001, 1}; // 11 m east of t1
    EXPECT_EQ(at(tree, beside, 5), "ok c t2 v3 -> v3");
    EXPECT_EQ(at(tree, beside, 30), "border c t1 t2 v2 v3 -> v3");
    EXPECT_EQ(at(tree, {4.0001, 1}, 30), "border c t2 v4 -> v4"); // outside all, but it may be in one
    EXPECT_EQ(at(tree, {4.0001, 1}), "no-area");
}

TEST(Dispatch, APlaceThatNoFinestUnitHoldsIsLookedUpAbove) {
    const auto tree = test::tree_of({{{"c", test::box(0, 0, 4, 2)}}, {{"v", test::box(0, 0, 1, 2)}}});
    EXPECT_EQ(at(tree, {3, 1}), "ok c -> c");
}

TEST(Dispatch, NearestStationsAndZonesFromTheStrictest) {
    const auto tree = county();
    analysis::Stations stations{{"far", "b", "a", "none"}, {"", "", "", ""},
                                {{3, 1}, {0.5, 1.02}, {0.51, 1}, {std::numeric_limits<double>::quiet_NaN(), 0}}};
    analysis::Zones zones;
    zones.ids = {"z1", "z2"};
    zones.polygons = {test::box(0.4, 0.9, 0.6, 1.1), test::box(0, 0, 1, 2)};
    const Dispatcher dispatcher(tree, stations, zones, {Length::kilometres(5), 2, 1, false});
    const auto answer = dispatcher.answer({0.5, 1});
    ASSERT_EQ(answer.stations.size(), 2U);
    EXPECT_EQ(stations.ids[answer.stations[0].station], "a");
    EXPECT_NEAR(answer.stations[0].distance_m, geodesy::distance({0.51, 1}, {0.5, 1}).in_metres(), 1e-6);
    EXPECT_NEAR(answer.stations[0].azimuth_deg, 270, 0.01);
    EXPECT_EQ(answer.zones, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_TRUE(Dispatcher(tree, stations, zones, {Length::kilometres(5), 0, 1, false}).answer({0.5, 1}).stations.empty());
}

TEST(Dispatch, StationsAcrossTheAntimeridian) {
    const auto tree = test::tree_of({{{"c", test::box(179, 0, 181, 1)}}});
    analysis::Stations stations{{"s"}, {""}, {{179.99, 0.5}}};
    const auto answer = Dispatcher(tree, stations, {}, {}).answer({-179.99, 0.5});
    EXPECT_EQ(told(tree, answer), "ok c -> c");
    ASSERT_EQ(answer.stations.size(), 1U);
}

/// R58: 1,500 m at a bearing of 90 degrees from a tower, to 0.01 m; the true place by the inverse problem.
TEST(Dispatch, BearingAndDistanceFromATower) {
    const Coord tower{117.208443, 30.92844};
    const auto place = geodesy::direct(tower, Angle::degrees(90), Length::metres(1500));
    const auto back = geodesy::inverse(tower, place);
    EXPECT_NEAR(back.distance.in_metres(), 1500, 1e-6);
    EXPECT_NEAR(back.azimuth_from.in_degrees(), 90, 1e-8);
}

TEST(DispatchTwin, UnitsAreThoseThatHoldThePlaceByExactArithmetic) {
    std::mt19937_64 random(5);
    const auto tree = test::tree_of(test::crooked_levels(random, {4, 2, 1}, 8, {117, 31}));
    ASSERT_TRUE(tree.nested);
    const Dispatcher dispatcher(tree, {}, {}, {});
    for (const auto point : test::nasty_points(random, tree.levels.back().polygons, 300)) {
        std::string wanted;
        bool on_border = false;
        for (const auto& level : tree.levels) {
            for (std::size_t unit = 0; unit < level.size(); ++unit) {
                const auto where = oracle::locate(level.polygons[unit], point);
                wanted += where == oracle::Where::outside ? "" : " " + level.ids[unit];
                on_border |= where == oracle::Where::border;
            }
        }
        const auto answer = dispatcher.answer(point);
        auto got = told(tree, answer);
        got = got.substr(0, got.find(" ->"));
        EXPECT_EQ(got, (wanted.empty() ? "no-area" : on_border ? "border" : "ok") + wanted);
    }
}

TEST(Contacts, ComeFromTheFinestUnitThatHasThem) {
    auto tree = county();
    tree.levels[0].attributes = columns_of_units({test::text_column("keeper", {"chief"}), test::text_column("电话", {"12345"})}, 1);
    tree.levels[1].attributes = columns_of_units({test::text_column("队伍", {"team 1", "team 2"})}, 2);
    tree.levels[2].attributes = columns_of_units({test::text_column("who", {"k1", std::nullopt, "xx", "k4"}), test::text_column("联系电话", {"1", std::nullopt, "3", "无"})}, 4);
    tree.levels[2].attributes.schema.fields[0].role = "keeper"; // mapped by keeper=who
    const analysis::Contacts contacts(tree);
    EXPECT_EQ(contacts.find(Contact::keeper, {2, 0}), "k1");
    EXPECT_EQ(contacts.find(Contact::keeper, {2, 1}), "chief");
    EXPECT_EQ(contacts.find(Contact::keeper, {2, 2}), "chief"); // xx means nothing
    EXPECT_EQ(contacts.find(Contact::team, {2, 3}), "team 2");
    EXPECT_EQ(contacts.find(Contact::phone, {2, 3}), "12345");
    EXPECT_EQ(contacts.find(Contact::phone, {2, 2}), "3");
    EXPECT_EQ(contacts.find(Contact::responsible, {2, 0}), "");
}

TEST(Stations, RepeatedIdsAreTold) {
    IssueLog log;
    auto table = test::table_of({test::text_column("station_id", {"a", "a"})}, {"POINT (1 2)", "POINT (3 4)"});
    table.schema.fields[0].role = "id";
    EXPECT_EQ(analysis::stations_of(table, log).points.size(), 2U);
    EXPECT_EQ(log.counts().at("GW-DISP-007"), 1U);
}

} // namespace gridwarden
