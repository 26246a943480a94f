#include "analysis/service.hpp"

#include "analysis/cells.hpp"
#include "geodesy/geodesic.hpp"
#include "oracle/nearest_by_brute_force.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace gridwarden::analysis {
namespace {

table::Table plants_of(const test::Texts& ids, const std::vector<std::string>& wkt, const std::vector<double>& capacity) {
    auto table = test::table_of({test::text_column("site_id", ids), {"capacity", table::NumberColumn{capacity}}}, wkt);
    table.schema.fields[0].role = "id";
    table.schema.fields[1].role = "capacity";
    return table;
}

Demand squares(const std::vector<shape::Coord>& corners, double size, std::vector<double> weights = {}) {
    Demand demand;
    demand.points.assign(corners.size(), {std::nan(""), std::nan("")});
    demand.weights = std::move(weights);
    for (std::uint32_t i = 0; i < corners.size(); ++i) {
        const auto [x, y] = corners[i];
        demand.shapes.push_back({i, shape::polygon({{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}})});
    }
    return demand;
}

/// R59: every town in exactly one service area, load against 600, 1000, 1500 and 1200 t/d.
TEST(Service, GivesEveryTownOnePlantAndComparesLoads) {
    const auto plants = plants_of({"A", "B", "C", "D"}, {"POINT(0.05 0.05)", "POINT(1.05 0.05)", "POINT(2.05 0.05)", "POINT(3.05 0.05)"}, {600, 1000, 1500, 1200});
    const auto demand = squares({{0, 0}, {1, 0}, {2, 0}, {3, 0}, {0.2, 0}}, 0.1, {500, 1000, 1500, 1300, 101});
    const auto found = service(plants, demand, 2, nullptr);
    EXPECT_EQ(found.plant, (std::vector<std::uint32_t>{0, 1, 2, 3, 0}));
    EXPECT_EQ(found.distance[0], 0) << "a plant inside";
    EXPECT_EQ(std::accumulate(found.served.begin(), found.served.end(), std::uint64_t{0}), demand.points.size());
    EXPECT_EQ(found.load, (std::vector<double>{601, 1000, 1500, 1300}));
    EXPECT_TRUE(found.over(0));
    EXPECT_FALSE(found.over(1)) << "a load equal to the capacity is not over it";
    EXPECT_FALSE(found.over(2));
    EXPECT_TRUE(found.over(3));
}

TEST(Service, SettlesTiesByIdAndTellsWhatIsMissing) {
    const auto plants = plants_of({"b", "a", "c"}, {"POINT(1 0)", "POINT(-1 0)", ""}, {std::nan(""), 5, 5});
    Demand demand{{{0, 0}, {std::nan(""), std::nan("")}, {0.5, 0}}, {}, {2, 1, std::nan("")}};
    const auto found = service(plants, demand, 1, nullptr);
    EXPECT_EQ(found.plant, (std::vector<std::uint32_t>{1, no_plant, 0}));
    EXPECT_EQ(found.unserved, 1U);
    EXPECT_EQ(found.without_weight, 1U);
    const auto table = plant_loads(plants, found);
    const auto over = texts_of(table, table.schema.index_of("over"));
    EXPECT_EQ(over, (std::vector<std::string>{"", "false", "false"})) << "no capacity, no verdict";
}

TEST(Service, IsTheNearestOfAll) {
    std::mt19937_64 random(4);
    std::uniform_real_distribution<double> unit(-1, 1);
    std::vector<std::string> wkt;
    test::Texts ids;
    std::vector<shape::Coord> corners;
    for (int i = 0; i < 30; ++i) {
        wkt.push_back(shape::to_wkt(shape::point({30 + unit(random), 50 + unit(random)}), 17));
        ids.push_back("p" + std::to_string(100 - i));
        corners.push_back({30 + unit(random), 50 + unit(random)});
    }
    const auto plants = plants_of(ids, wkt, std::vector<double>(30, 1));
    const auto demand = squares(corners, 0.1);
    const auto found = service(plants, demand, 2, nullptr);
    const auto places = geometries_of(plants);
    for (std::size_t i = 0; i < corners.size(); ++i) {
        double least = 1e300;
        for (const auto& place : places) {
            least = std::min(least, oracle::distance_between(demand.shapes[i].geometry, place));
        }
        EXPECT_NEAR(static_cast<double>(found.distance[i]) / 1e9, least, 1e-3) << i;
    }
}

} // namespace
} // namespace gridwarden::analysis
