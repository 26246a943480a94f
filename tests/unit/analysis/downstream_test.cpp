#include "analysis/downstream.hpp"

#include "analysis/cells.hpp"
#include "geodesy/geodesic.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::analysis {
namespace {

using shape::Coord;
using shape::Path;

Coord at(Coord from, double azimuth, double metres) { return geodesy::direct(from, Angle::degrees(azimuth), Length::metres(metres)); }

table::Table table_with(const test::Texts& ids, const std::vector<std::string>& wkt, std::vector<table::Column> more = {}) {
    std::vector<table::Column> columns{test::text_column("id", ids)};
    columns.insert(columns.end(), more.begin(), more.end());
    auto table = test::table_of(std::move(columns), wkt);
    for (auto& field : table.schema.fields) {
        field.role = field.name;
    }
    return table;
}

std::string wkt_of(Coord c) { return shape::to_wkt(shape::point(c), 17); }
std::string wkt_of(const Path& path) { return shape::to_wkt({shape::Kind::line, {{path}}}, 17); }

/// A river that runs south along a meridian for 10 km, a creek that meets it half way.
struct Valley {
    Coord spring{117, 31.09};
    Coord junction = at(spring, 180, 5'000);
    Coord outlet = at(spring, 180, 10'000);
    table::Table rivers = table_with({"main", "creek"}, {wkt_of({spring, junction, outlet}), wkt_of({at(junction, 90, 2'000), junction})},
                                     {test::text_column("keeper", {"HZ-1", "HZ-2"}), test::text_column("flow", {"", "forward"})});
};

TEST(Downstream, FollowsARiverToItsNextSection) {
    const Valley v;
    const auto rivers = rivers_of(v.rivers, {}, no_issues());
    const auto sites = table_with({"up", "creek", "down", "far", "lost"}, {wkt_of(at(at(v.spring, 180, 1'000), 90, 120)), wkt_of(at(v.junction, 90, 1'500)),
                                                                           wkt_of(at(v.spring, 180, 9'500)), wkt_of(at(v.spring, 270, 3'000)), ""});
    const auto sections = table_with({"s1", "s2"}, {wkt_of(at(v.spring, 180, 3'000)), wkt_of(at(v.spring, 180, 9'000))});
    const auto found = drains(sites, rivers, &sections, Length::kilometres(1));
    EXPECT_NEAR(found[0].distance_m, 120, 0.01);
    EXPECT_NEAR(found[0].to_outlet_m, 9'000, 0.1);
    EXPECT_EQ(found[0].section, 0U);
    EXPECT_NEAR(found[0].section_m, 2'000, 0.1);
    EXPECT_EQ(found[1].section, 1U);
    EXPECT_NEAR(found[1].section_m, 1'500 + 4'000, 0.5);
    EXPECT_EQ(found[2].section, no_line) << "no section is left below";
    EXPECT_EQ(found[2].upstream, 2U);
    EXPECT_EQ(found[3].line, no_line);
    const auto table = drains_table(sites, found, rivers, v.rivers, &sections);
    EXPECT_EQ(texts_of(table, table.schema.index_of("keeper")), (std::vector<std::string>{"HZ-1", "HZ-2", "HZ-1", "", ""}));
    EXPECT_EQ(texts_of(table, table.schema.index_of("upstream_sites")), (std::vector<std::string>{"0", "0", "2", "", ""}));
    const auto reaches = reaches_table(found, rivers, v.rivers);
    EXPECT_EQ(texts_of(reaches, reaches.schema.index_of("site_count")), (std::vector<std::string>{"2", "1"}));
}

TEST(Downstream, AColumnOrAnOutletTurnsLinesRound) {
    Valley v;
    const auto backward = table_with({"main"}, {wkt_of({v.outlet, v.spring})}, {test::text_column("flow", {"逆"})});
    const auto site = table_with({"a"}, {wkt_of(at(v.spring, 180, 1'000))});
    const auto to_outlet = [&](RiverOptions options) { return drains(site, rivers_of(backward, options, no_issues()), nullptr, Length::kilometres(1))[0].to_outlet_m; };
    EXPECT_NEAR(to_outlet({}), 1'000, 0.1);
    RiverOptions by_column;
    by_column.flow_column = "flow";
    EXPECT_NEAR(to_outlet(by_column), 9'000, 0.1);
    RiverOptions by_outlet;
    by_outlet.outlet = v.outlet;
    EXPECT_NEAR(to_outlet(by_outlet), 9'000, 0.1);
}

/// Each site's way to the outlet walked line by line; a site is upstream of every place that the way passes.
TEST(Downstream, EqualsEveryWayWalkedOnRandomTrees) {
    std::mt19937 random(11);
    const auto draw = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    for (int round = 0; round < 5; ++round) {
        std::vector<Path> lines{{{117, 31.2}, {117.01, 31.1}, {117, 31}}};
        test::Texts ids{"0"};
        for (int i = 1; i < 20; ++i) {
            const auto& onto = lines[static_cast<std::size_t>(draw(0, static_cast<double>(lines.size()) - 0.01))];
            const auto end = onto[static_cast<std::size_t>(draw(0, 1.99))];
            lines.push_back({at(end, draw(0, 360), draw(3'000, 9'000)), at(end, draw(0, 360), draw(500, 2'000)), end});
            ids.push_back(std::to_string(i));
        }
        std::vector<std::string> wkt;
        for (const auto& line : lines) {
            wkt.push_back(wkt_of(line));
        }
        RiverOptions options;
        options.snap = Length::metres(0.01);
        const auto rivers = rivers_of(table_with(ids, wkt), options, no_issues());
        test::Texts names;
        std::vector<std::string> places;
        for (int i = 0; i < 60; ++i) {
            const auto& line = lines[static_cast<std::size_t>(draw(0, 19.99))];
            const auto corner = static_cast<std::size_t>(draw(0, 1.99));
            const double t = draw(0, 1);
            names.push_back(std::to_string(i));
            places.push_back(wkt_of(Coord{line[corner].x + t * (line[corner + 1].x - line[corner].x), line[corner].y + t * (line[corner + 1].y - line[corner].y)}));
        }
        const auto found = drains(table_with(names, places), rivers, nullptr, Length::metres(1));
        std::vector<std::uint64_t> wanted(found.size(), 0);
        for (const auto& from : found) {
            std::optional<RiverNetwork::Joint> here = RiverNetwork::Joint{from.line, from.along_m};
            for (; here; here = rivers.network.mouth(here->line)) {
                for (std::size_t other = 0; other < found.size(); ++other) {
                    const bool further = here->line == from.line ? found[other].along_m > here->along_m : found[other].along_m >= here->along_m;
                    wanted[other] += found[other].line == here->line && further ? 1U : 0U;
                }
            }
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            EXPECT_EQ(found[i].upstream, wanted[i]) << round << " " << i;
        }
    }
}

} // namespace
} // namespace gridwarden::analysis
