#include "analysis/proximity_tables.hpp"

#include "analysis/cells.hpp"
#include "geodesy/geodesic.hpp"
#include "model/sectors.hpp"
#include "oracle/nearest_by_brute_force.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace gridwarden::analysis {
namespace {

using shape::Coord;

std::string wkt_of(Coord c) { return shape::to_wkt(shape::point(c), 17); }

/// A register with ids, kinds, accuracies and places.
table::Table register_of(const test::Texts& ids, const std::vector<Coord>& places, const test::Texts& kinds = {}, const std::vector<double>& accuracy = {}) {
    std::vector<std::string> wkt;
    for (const auto place : places) {
        wkt.push_back(shape::is_finite(place) ? wkt_of(place) : "");
    }
    std::vector<table::Column> columns{test::text_column("site_id", ids)};
    if (!kinds.empty()) {
        columns.push_back(test::text_column("kind", kinds));
    }
    if (!accuracy.empty()) {
        columns.push_back({"accuracy", table::NumberColumn{accuracy}});
    }
    auto table = test::table_of(std::move(columns), wkt);
    table.schema.fields[0].role = "id";
    for (auto& field : table.schema.fields) {
        field.role = field.name == "site_id" ? "id" : field.name;
    }
    return table;
}

std::vector<Ring> rings_of(std::initializer_list<const char*> texts) {
    std::vector<Ring> rings;
    for (const auto* text : texts) {
        rings.push_back({text, parse_length(text)});
    }
    return rings;
}

ProximityOptions options_of(std::vector<Ring> rings, Length within, std::size_t nearest = 0) {
    ProximityOptions options;
    options.rings = std::move(rings);
    options.within = within;
    options.nearest = nearest;
    return options;
}

Coord at(Coord from, double azimuth, double metres) { return geodesy::direct(from, Angle::degrees(azimuth), Length::metres(metres)); }

constexpr Coord station{121.2, 31.2};

std::vector<std::string> texts(const table::Table& table, const char* column) { return texts_of(table, table.schema.index_of(column)); }

TEST(Proximity, CountsAClosedBoundIn) {
    const auto stations = register_of({"S"}, {station});
    const auto sites = register_of({"at", "beyond", "hair"}, {at(station, 40.997, 1000.0), at(station, 40.997, 1000.001), at(station, 220, 1000.0003)});
    const auto rings = rings_of({"1km", "3km"});
    const auto pairs = proximity(stations, sites, options_of(rings, Length::kilometres(3)));
    const auto table = pairs_table({stations, sites, pairs, rings, 16});
    EXPECT_EQ(texts(table, "site_id"), (std::vector<std::string>{"at", "beyond", "hair"}));
    EXPECT_EQ(texts(table, "ring"), (std::vector<std::string>{"1km", "3km", "3km"}));
    EXPECT_EQ(texts(table, "distance_m"), (std::vector<std::string>{"1000", "1000.001", "1000.001"})) << "none is written as within a bound it exceeds";
    EXPECT_EQ(texts(table, "sector"), (std::vector<std::string>{"NE", "NE", "SW"}));
    EXPECT_EQ(texts(table, "rank"), (std::vector<std::string>{"1", "2", "3"}));
    EXPECT_EQ(proximity(stations, sites, options_of(rings, Length::kilometres(1))).size(), 1U);
}

TEST(Proximity, HasNoDirectionAtDistanceNothing) {
    const auto stations = register_of({"S"}, {station});
    const auto sites = register_of({"b", "a"}, {station, station});
    const auto rings = rings_of({"0m", "50m"});
    auto options = options_of(rings, Length::metres(50));
    options.ways = true;
    const auto pairs = proximity(stations, sites, options);
    const auto table = pairs_table({stations, sites, pairs, rings, 8});
    EXPECT_EQ(texts(table, "site_id"), (std::vector<std::string>{"a", "b"})) << "ties by id";
    EXPECT_EQ(texts(table, "azimuth_deg"), (std::vector<std::string>{"", ""}));
    EXPECT_EQ(texts(table, "sector"), (std::vector<std::string>{"", ""}));
    EXPECT_EQ(texts(table, "ring"), (std::vector<std::string>{"0m", "0m"}));
    EXPECT_EQ(table.batches[0].geometry.kind(0), shape::Kind::none) << "a line of one place is no line";
}

TEST(Proximity, MarksRingsThatThePositionErrorCouldChange) {
    const auto stations = register_of({"S"}, {station});
    const auto sites = register_of({"a", "b", "c", "d", "e"}, {at(station, 0, 985), at(station, 0, 969), at(station, 0, 1010), at(station, 0, 1000), at(station, 0, 500)}, {},
                                   {std::nan(""), std::nan(""), 5, 0, 500});
    const auto rings = rings_of({"1km", "3km"});
    const auto pairs = proximity(stations, sites, options_of(rings, Length::kilometres(3)));
    std::map<std::string, int> flags;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        flags[texts(sites, "site_id")[pairs.site[i]]] = pairs.within_accuracy[i];
    }
    EXPECT_EQ(flags, (std::map<std::string, int>{{"a", 1}, {"b", 0}, {"c", 0}, {"d", 0}, {"e", 0}}));
}

/// The slow way, on clouds with ties and coincident sites.
TEST(Proximity, IsWhatEveryPairSays) {
    std::mt19937_64 random(77);
    std::uniform_real_distribution<double> unit(-1, 1);
    std::vector<Coord> from;
    std::vector<Coord> to;
    test::Texts from_ids;
    test::Texts to_ids;
    for (int i = 0; i < 150; ++i) {
        from.push_back({121 + 0.2 * unit(random), 31 + 0.2 * unit(random)});
        from_ids.push_back("S" + std::to_string(i));
    }
    for (int i = 0; i < 2000; ++i) {
        const Coord fresh{121 + 0.25 * unit(random), 31 + 0.25 * unit(random)};
        to.push_back(i % 5 == 4 ? to[static_cast<std::size_t>(i) - 3] : fresh); // coincident ones
        to_ids.push_back("T" + std::to_string((i * 7919) % 2000));
    }
    to[17] = {std::nan(""), std::nan("")};
    from[3] = {std::nan(""), std::nan("")};
    const auto stations = register_of(from_ids, from);
    const auto sites = register_of(to_ids, to);
    for (const std::size_t nearest : {std::size_t{0}, std::size_t{5}}) {
        auto options = options_of(rings_of({"500m", "2km"}), nearest == 0 ? Length::kilometres(2) : Length::metres(1e9), nearest);
        options.threads = 3;
        const auto pairs = proximity(stations, sites, options);
        for (std::size_t s = 0; s < from.size(); ++s) {
            auto all = shape::is_finite(from[s]) ? oracle::all_distances(from[s], to) : std::vector<oracle::Near>();
            std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
                return std::tie(a.millimetres, *to_ids[a.row]) < std::tie(b.millimetres, *to_ids[b.row]);
            });
            std::erase_if(all, [&](const auto& near) { return nearest == 0 && near.nanometres > 2'000'000'000'500; });
            all.resize(nearest == 0 ? all.size() : std::min(nearest, all.size()));
            ASSERT_EQ(pairs.first[s + 1] - pairs.first[s], all.size()) << s;
            for (std::size_t i = 0; i < all.size(); ++i) {
                ASSERT_EQ(pairs.site[pairs.first[s] + i], all[i].row) << s << ' ' << i;
                ASSERT_EQ(pairs.distance[pairs.first[s] + i], all[i].millimetres);
            }
        }
        options.threads = 1;
        const auto again = proximity(stations, sites, options);
        EXPECT_EQ(again.site, pairs.site);
        EXPECT_EQ(again.first, pairs.first);
    }
}

TEST(Proximity, TotalsCountASiteOnceInItsSmallestRing) {
    const auto east = at(station, 90, 2000);
    const auto stations = register_of({"A", "B"}, {station, east});
    const auto sites = register_of({"1", "2", "3", "4"}, {at(station, 90, 800), at(station, 90, 1300), at(station, 0, 2500), at(station, 180, 9000)}, {"dust", "dust", std::nullopt, "dust"});
    const auto rings = rings_of({"1km", "3km"});
    const auto pairs = proximity(stations, sites, options_of(rings, Length::kilometres(3)));
    const ProximityTables from{stations, sites, pairs, rings, 16};
    const auto summary = ring_summary(from);
    EXPECT_EQ(texts(summary, "station_id"), (std::vector<std::string>{"A", "A", "A", "B", "B", "", ""}));
    EXPECT_EQ(texts(summary, "ring"), (std::vector<std::string>{"1km", "3km", "3km", "1km", "3km", "1km", "3km"}));
    EXPECT_EQ(texts(summary, "kind"), (std::vector<std::string>{"dust", "dust", "", "dust", "dust", "dust", ""}));
    EXPECT_EQ(texts(summary, "site_count"), (std::vector<std::string>{"1", "1", "1", "1", "1", "2", "1"}));
    EXPECT_EQ(sites_by_ring(from), (std::vector<std::uint64_t>{2, 1, 0})) << "three of the four sites, each once";
}

TEST(Proximity, ToldStationsThatHaveNothingWithWhatIsNearest) {
    const auto stations = register_of({"far", "none", "near"}, {{10, 10}, {std::nan(""), 0}, station});
    const auto sites = register_of({"x"}, {at(station, 0, 100)});
    const auto rings = rings_of({"1km"});
    const auto pairs = proximity(stations, sites, options_of(rings, Length::kilometres(1)));
    const auto unmatched = unmatched_stations({stations, sites, pairs, rings, 16}, 1);
    EXPECT_EQ(texts(unmatched, "station_id"), (std::vector<std::string>{"far", "none"}));
    EXPECT_EQ(texts(unmatched, "site_id"), (std::vector<std::string>{"x", ""}));
    EXPECT_NEAR(std::stod(texts(unmatched, "distance_m")[0]), geodesy::distance({10, 10}, at(station, 0, 100)).in_metres(), 1e-3);
}

TEST(Proximity, OfNothingIsNothing) {
    const auto none = register_of({}, {});
    const auto one = register_of({"a"}, {station});
    const auto rings = rings_of({"1km"});
    for (const auto& [stations, sites] : {std::pair{none, one}, std::pair{one, none}, std::pair{none, none}}) {
        const auto pairs = proximity(stations, sites, options_of(rings, Length::kilometres(1)));
        const ProximityTables from{stations, sites, pairs, rings, 16};
        EXPECT_EQ(pairs_table(from).size(), 0U);
        EXPECT_EQ(ring_summary(from).size(), 0U);
        EXPECT_EQ(unmatched_stations(from, 1).size(), stations.size());
    }
}

TEST(Sectors, AreCentredOnTheirDirection) {
    EXPECT_EQ(model::sector_name(model::sector_of(40.997, 16), 16), "NE");
    EXPECT_EQ(model::sector_name(model::sector_of(0, 16), 16), "N");
    EXPECT_EQ(model::sector_name(model::sector_of(348.75, 16), 16), "N");
    EXPECT_EQ(model::sector_name(model::sector_of(348.74, 16), 16), "NNW");
    EXPECT_EQ(model::sector_name(model::sector_of(11.25, 16), 16), "NNE");
    EXPECT_EQ(model::sector_name(model::sector_of(359.999999, 8), 8), "N");
    EXPECT_EQ(model::sector_name(model::sector_of(22.5, 8), 8), "NE");
    EXPECT_EQ(model::sector_label(model::sector_of(22.5, 16), 16, Language::zh), "北东北");
    EXPECT_EQ(model::parse_sector(" nne "), 1);
    EXPECT_EQ(model::parse_sector("西北风"), 14);
    EXPECT_EQ(model::parse_sector("up"), std::nullopt);
}

} // namespace
} // namespace gridwarden::analysis
