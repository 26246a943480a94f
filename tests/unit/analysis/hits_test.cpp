#include "analysis/hits.hpp"

#include "analysis/cells.hpp"
#include "oracle/hits_by_pairs.hpp"
#include "support/tables.hpp"
#include "unit/analysis/trees.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace gridwarden {

namespace {

using analysis::Hits;
using model::ZoneGrade;
using shape::Coord;
using shape::Geometry;

struct Zone {
    std::string id;
    std::string grade;
    Geometry polygon;
    std::string source = {};
};

/// Zones as ingest reads them.
table::Table zone_table(const std::vector<Zone>& zones, bool with_class = true) {
    test::Texts ids;
    test::Texts grades;
    test::Texts sources;
    std::vector<std::string> wkt;
    for (const auto& zone : zones) {
        ids.push_back(zone.id);
        grades.push_back(zone.grade);
        sources.push_back(zone.source);
        wkt.push_back(zone.polygon.empty() ? "" : shape::to_wkt(zone.polygon, 17));
    }
    std::vector<table::Column> columns{test::text_column("zone_id", ids), test::text_column("水源地", sources)};
    if (with_class) {
        columns.push_back(test::text_column("class", grades));
    }
    auto table = test::table_of(std::move(columns), wkt);
    table.schema.fields[0].role = "id";
    if (with_class) {
        table.schema.fields[2].role = "class";
    }
    return table;
}

analysis::Zones zones_of(const std::vector<Zone>& zones, IssueSink& issues = no_issues()) { return analysis::zones_of(zone_table(zones), issues); }

/// Sites as ingest reads them; `kinds` may be empty.
table::Table site_table(const std::vector<Geometry>& sites, test::Texts kinds = {}) {
    test::Texts ids;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        ids.push_back("S" + std::to_string(i));
    }
    std::vector<table::Column> columns{test::text_column("site_id", ids)};
    if (!kinds.empty()) {
        columns.push_back(test::text_column("kind", kinds));
    }
    auto table = test::table_of(std::move(columns), {});
    table.schema.fields[0].role = "id";
    if (!kinds.empty()) {
        table.schema.fields[1].role = "kind";
    }
    auto& batch = table.batches.front();
    for (const auto& site : sites) {
        site.empty() ? batch.geometry.push_none() : batch.geometry.push(site);
        batch.rows.push_back(static_cast<std::uint32_t>(batch.rows.size() + 1));
    }
    return table;
}

Hits hits_of(const table::Table& sites, const analysis::Zones& zones, unsigned threads = 2) {
    return analysis::find_hits(sites, zones, model::RuleBook({}), threads, no_progress());
}

/// `S0 A inside *` for each row, `!` where it governs, `*` on a border.
std::vector<std::string> told(const Hits& hits, const analysis::Zones& zones) {
    std::vector<std::string> lines;
    for (const auto& hit : hits.rows) {
        lines.push_back("S" + std::to_string(hit.site) + " " + (hit.zone == analysis::no_zone ? "-" : zones.ids[hit.zone]) + " " +
                        std::string(name_of(hit.relation)) + (hit.governs ? " !" : "") + (hit.on_border ? " *" : ""));
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST(Hits, StrictestGradeGovernsAndEveryTouchingZoneHasARow) {
    const auto zones = zones_of({{"q", "准", test::box(0, 0, 10, 10)}, {"b", "2", test::box(2, 2, 8, 8)}, {"a", "1", test::box(4, 4, 6, 6)}});
    const auto sites = site_table({shape::point({5, 5}), shape::point({3, 3}), shape::point({1, 1}), shape::point({11, 5}), Geometry{}});
    const auto hits = hits_of(sites, zones);
    EXPECT_EQ(told(hits, zones), (Lines{"S0 a inside !", "S0 b inside", "S0 q inside", "S1 b inside !", "S1 q inside", "S2 q inside !", "S3 q outside"}));
    EXPECT_EQ(hits.touched, 3U);
    EXPECT_EQ(hits.outside, 1U);
    EXPECT_EQ(hits.unplaced, 1U);
    EXPECT_NEAR(hits.rows.back().distance_m, geodesy::distance_to_edge({11, 5}, {10, 0}, {10, 10}).in_metres(), 1e-3);
    EXPECT_NEAR(hits.rows[0].distance_m, oracle::distance_by_edges(shape::point({5, 5}), zones.polygons[0]), 1e-3); // from within
}

TEST(Hits, BorderIsInsideAndSaidSo) {
    const auto zones = zones_of({{"a", "1", test::box(0, 0, 1, 1)}, {"b", "1", test::box(1, 0, 2, 1)}});
    const auto hits = hits_of(site_table({shape::point({1, 0.5}), shape::point({0, 0}), shape::point({std::nextafter(0.0, -1), 0.5})}), zones);
    EXPECT_EQ(told(hits, zones), (Lines{"S0 a inside ! *", "S0 b inside *", "S1 a inside ! *", "S2 a outside"}));
    EXPECT_EQ(hits.rows[0].distance_m, 0);
    EXPECT_TRUE(std::isnan(hits.rows[0].overlap_m2)); // a point has no area
}

TEST(Hits, FootprintsByPredicateAndArea) {
    const auto zones = zones_of({{"a", "1", test::box(0, 0, 1, 1)}});
    const auto hits = hits_of(site_table({test::box(0.2, 0.2, 0.3, 0.3), test::box(0.9, 0.4, 1.1, 0.5), test::box(1, 0, 2, 1), test::box(0, 0.1, 0.1, 0.2),
                                          test::box(3, 0, 4, 1), shape::parse_wkt("LINESTRING (0.5 0.5, 0.6 0.6)")}),
                              zones);
    EXPECT_EQ(told(hits, zones), (Lines{"S0 a inside !", "S1 a part ! *", "S2 a part ! *", "S3 a inside ! *", "S4 a outside", "S5 a inside !"}));
    EXPECT_NEAR(hits.rows[1].overlap_share, 0.5, 1e-9);
    EXPECT_EQ(hits.rows[2].overlap_m2, 0); // no more than a piece of border
    EXPECT_EQ(hits.rows[0].overlap_share, 1);
    EXPECT_EQ(hits.rows[4].overlap_share, 0);
    EXPECT_TRUE(std::isnan(hits.rows[5].overlap_m2));
}

TEST(Hits, AcrossTheAntimeridian) {
    const auto zones = zones_of({{"a", "1", test::box(179, 0, 181, 1)}});
    const auto hits = hits_of(site_table({shape::point({-179.5, 0.5}), test::box(-179.6, 0.2, -179.4, 0.3), shape::point({-178.5, 0.5})}), zones);
    EXPECT_EQ(told(hits, zones), (Lines{"S0 a inside !", "S1 a inside !", "S2 a outside"}));
    EXPECT_NEAR(hits.rows[2].distance_m, geodesy::distance({-178.5, 0.5}, {-179, 0.5}).in_metres(), 1e-2);
}

TEST(Hits, OfEqualGradesAndDistancesTheSmallestId) {
    const auto zones = zones_of({{"b", "2", test::box(0, 0, 1, 1)}, {"a", "2", test::box(0, 0, 1, 1)}, {"c", "1", test::box(2, 0, 3, 1)}, {"d", "?", test::box(0, 0, 1, 1)}});
    EXPECT_EQ(told(hits_of(site_table({shape::point({0.5, 0.5}), shape::point({1.5, 0.5})}), zones), zones),
              (Lines{"S0 a inside !", "S0 b inside", "S0 d inside", "S1 c outside"}));
}

TEST(Hits, WithoutZonesEveryPlacedSiteHasARow) {
    const auto hits = hits_of(site_table({shape::point({1, 1}), Geometry{}}), analysis::Zones{});
    ASSERT_EQ(hits.rows.size(), 1U);
    EXPECT_EQ(hits.rows[0].relation, analysis::Relation::none);
    EXPECT_EQ(hits_of(site_table({}), analysis::Zones{}).rows.size(), 0U);
}

/// R46: a mine of 10 ha of which 6 ha are green: 60.0 %; parts that overlap each other count once.
TEST(Overlay, RegreenedShareOfAMineAndResidualOfAYard) {
    const double side = 0.001;
    const auto sites = site_table({test::box(117, 31, 117 + side, 31 + side), shape::point({117, 31}), test::box(118, 31, 118 + side, 31 + side), Geometry{}});
    const auto layer = site_table({test::box(117, 31, 117 + 0.4 * side, 31 + side), test::box(117 + 0.2 * side, 31, 117 + 0.6 * side, 31 + side),
                                   test::box(116, 31, 117, 32)});
    const auto found = analysis::overlay(sites, layer, 2);
    ASSERT_EQ(found.size(), 4U);
    EXPECT_NEAR(found[0].share, 0.6, 1e-9);
    EXPECT_NEAR(found[0].shared_m2 + found[0].residual_m2, geodesy::area(test::box(117, 31, 117 + side, 31 + side)).in_square_metres(), 1e-6);
    EXPECT_TRUE(std::isnan(found[1].share));
    EXPECT_EQ(found[2].share, 0);
    EXPECT_TRUE(std::isnan(found[3].residual_m2));
    EXPECT_EQ(analysis::overlay(sites, site_table({test::box(110, 30, 120, 32)}), 1)[0].residual_m2, 0);
}

TEST(Zones, GradesThatAreNotKnownAndRowsWithoutPolygonAreTold) {
    IssueLog log;
    const auto zones = analysis::zones_of(zone_table({{"a", "third", test::box(0, 0, 1, 1)}, {"b", "1", Geometry{}}}), log);
    EXPECT_EQ(zones.size(), 1U);
    EXPECT_EQ(log.counts(), (std::map<std::string, std::size_t>{{"GW-HIT-002", 1}, {"GW-HIT-004", 1}}));
    IssueLog no_class;
    analysis::zones_of(zone_table({{"a", "1", test::box(0, 0, 1, 1)}}, false), no_class);
    EXPECT_EQ(no_class.counts(), (std::map<std::string, std::size_t>{{"GW-HIT-003", 1}}));
}

TEST(Zones, OverlapOfSourcesAndGradesThatDoNotNestAreTold) {
    const auto codes = [](const std::vector<Zone>& zones) {
        IssueLog log;
        analysis::check_zones(zones_of(zones), log);
        std::string all;
        for (const auto& issue : log.kept()) {
            all += (all.empty() ? "" : ", ") + issue.code + " " + issue.value;
        }
        return all;
    };
    const auto outer = test::box(0, 0, 4, 4);
    auto ring = outer;
    ring.parts[0].push_back(test::box(1, 1, 2, 2).parts[0][0]);
    EXPECT_EQ(codes({{"a", "1", test::box(1, 1, 2, 2), "S"}, {"b", "2", outer, "S"}}), "");
    EXPECT_EQ(codes({{"a", "1", test::box(1, 1, 2, 2), "S"}, {"b", "2", ring, "S"}}), ""); // a hole in its place
    EXPECT_EQ(codes({{"a", "1", test::box(3, 3, 5, 5), "S"}, {"b", "2", outer, "S"}}), "GW-HIT-006 a");
    EXPECT_EQ(codes({{"a", "1", test::box(1, 1, 2, 2), "S"}, {"q", "quasi", test::box(5, 5, 6, 6), "S"}}), "GW-HIT-006 a");
    EXPECT_EQ(codes({{"a", "1", test::box(0, 0, 2, 2), "S"}, {"b", "1", test::box(1, 1, 3, 3), "T"}}), "GW-HIT-005 a");
    EXPECT_EQ(codes({{"a", "1", test::box(0, 0, 2, 2), "S"}, {"b", "1", test::box(2, 0, 3, 2), "T"}}), ""); // a common border
    EXPECT_EQ(codes({{"a", "1", test::box(0, 0, 2, 2), "S"}, {"b", "1", test::box(1, 1, 3, 3), "S"}}), "");
}

/// Every site with every zone, by the slow way: relation, overlap, distance, the nearest of those outside.
TEST(HitsTwin, EqualWhatEveryPairTells) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        std::mt19937_64 random(seed);
        std::uniform_real_distribution<double> off(-0.3, 1.3);
        std::vector<Zone> drawn;
        const auto levels = test::crooked_levels(random, {1, 2}, 4, {117, 31});
        for (const auto& unit : levels[seed % 2]) {
            if (random() % 3 != 0) {
                drawn.push_back({unit.id, std::to_string(1 + random() % 2), unit.polygon});
            }
        }
        const auto zones = zones_of(drawn);
        std::vector<Geometry> places;
        for (const auto point : test::nasty_points(random, zones.polygons, 80)) {
            places.push_back(shape::point(point));
        }
        for (int i = 0; i < 60; ++i) {
            const double x = 117 + off(random) / 16;
            const double y = 31 + off(random) / 16;
            const double size = (i % 3 == 0 ? 1.0 : 0.1) / 64;
            places.push_back(i % 5 == 0 ? zones.polygons[random() % zones.size()] : test::box(x, y, x + size, y + size / 2));
        }
        const auto hits = hits_of(site_table(places), zones, 3);
        auto row = hits.rows.begin();
        for (std::uint32_t site = 0; site < places.size(); ++site) {
            double least = 1e300;
            bool touched = false;
            for (std::uint32_t zone = 0; zone < zones.size(); ++zone) {
                const auto pair = oracle::relate(places[site], zones.polygons[zone]);
                least = std::min(least, pair.distance_m);
                if (pair.relation == "outside") {
                    continue;
                }
                ASSERT_TRUE(row != hits.rows.end() && row->site == site && row->zone == zone) << "seed " << seed << " site " << site << " zone " << zone;
                EXPECT_EQ(name_of(row->relation), pair.relation);
                EXPECT_EQ(row->governs, !touched);
                EXPECT_NEAR(row->distance_m, pair.distance_m, 1e-4);
                EXPECT_TRUE(std::isnan(row->overlap_m2) || std::abs(row->overlap_m2 - pair.overlap_m2) < 1e-3);
                touched = true;
                ++row;
            }
            if (!touched) {
                ASSERT_TRUE(row != hits.rows.end() && row->site == site && row->relation == analysis::Relation::outside);
                EXPECT_NEAR(row->distance_m, least, 1e-4);
                EXPECT_NEAR(oracle::relate(places[site], zones.polygons[row->zone]).distance_m, least, 1e-4);
                ++row;
            }
        }
        EXPECT_TRUE(row == hits.rows.end());
        const auto again = hits_of(site_table(places), zones, 1);
        EXPECT_EQ(told(again, zones), told(hits, zones));
    }
}

} // namespace gridwarden
