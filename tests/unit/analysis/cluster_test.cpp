#include "analysis/cluster.hpp"

#include "analysis/cluster_tables.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "oracle/clusters_by_pairs.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"
#include "table/column.hpp"
#include "text/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <random>
#include <set>

namespace gridwarden {
namespace {

using analysis::Clusters;

std::vector<std::string> ids_of(std::size_t n) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < n; ++i) {
        ids.push_back("s" + std::to_string(100000 + i));
    }
    return ids;
}

Clusters clusters_of(const std::vector<shape::Coord>& points, const std::vector<std::string>& ids, double radius_m, std::size_t min_sites, unsigned threads = 1) {
    return analysis::cluster({points, ids}, {Length::metres(radius_m), min_sites, threads});
}

shape::Coord moved(shape::Coord from, double east_m, double north_m) {
    if (east_m == 0 && north_m == 0) {
        return from;
    }
    return geodesy::direct(from, Angle::degrees(std::atan2(east_m, north_m) * 180 / std::numbers::pi), Length::metres(std::hypot(east_m, north_m)));
}

/// Blobs and noise about a place.
std::vector<shape::Coord> blobs(shape::Coord middle, std::size_t n, double spread_m, unsigned seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(0, 1);
    std::uniform_real_distribution<double> even(-10, 10);
    std::vector<shape::Coord> points;
    for (std::size_t i = 0; i < n; ++i) {
        const double blob = static_cast<double>(i % 5);
        points.push_back(i % 6 == 0 ? moved(middle, even(random) * spread_m, even(random) * spread_m)
                                    : moved(middle, (4 * blob - 8 + normal(random)) * spread_m, (3 * std::fmod(blob * 2, 5) - 6 + normal(random)) * spread_m));
        if (i % 17 == 0) {
            points.back() = points[i / 2]; // the same place twice
        }
    }
    return points;
}

void expect_as_by_pairs(const std::vector<shape::Coord>& points, double radius_m, std::size_t min_sites) {
    const auto ids = ids_of(points.size());
    const auto got = clusters_of(points, ids, radius_m, min_sites, 2);
    const oracle::ClustersByPairs want(points, radius_m, min_sites);
    std::map<int, std::uint32_t> name;
    for (std::size_t i = 0; i < points.size(); ++i) {
        ASSERT_EQ(got.core[i] == 1, want.core[i]) << i;
        const int component = want.of(i, points, ids);
        ASSERT_EQ(got.cluster[i] == Clusters::noise, component < 0) << i;
        if (component >= 0) {
            ASSERT_EQ(name.emplace(component, got.cluster[i]).first->second, got.cluster[i]) << i;
        }
    }
    EXPECT_EQ(name.size(), got.count);
}

TEST(Cluster, TwoBlobsAndNoise) { // R53
    std::vector<shape::Coord> points;
    for (int i = 0; i < 7; ++i) {
        points.push_back(moved({117, 31}, 20.0 * i, 0));
    }
    for (int i = 0; i < 5; ++i) {
        points.push_back(moved({117, 31}, 5000, 20.0 * i));
    }
    points.push_back(moved({117, 31}, 2500, 2500));
    points.push_back({std::nan(""), std::nan("")});
    const auto got = clusters_of(points, ids_of(points.size()), 100, 5);
    EXPECT_EQ(got.cluster, (std::vector<std::uint32_t>{1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 0, 0}));
    EXPECT_EQ(got.core[12], 0);
    EXPECT_EQ(got.core[13], 2); // no place: null
}

TEST(Cluster, EqualsAllPairs) {
    for (const auto middle : {shape::Coord{117, 31}, {0, 0}, {179.9999, -17}, {-180, 68}, {25, 89.97}, {25, -89.9999}, {10, 90}}) {
        for (const double spread : {30.0, 400.0, 3000.0}) {
            const auto points = blobs(middle, 240, spread, 3);
            expect_as_by_pairs(points, 0.8 * spread, 5);
            expect_as_by_pairs(points, 0.3 * spread, 2);
            expect_as_by_pairs(points, 2.5 * spread, 12);
        }
    }
    expect_as_by_pairs(blobs({10, 50}, 150, 100000, 4), 150000, 5); // continental
    expect_as_by_pairs(blobs({10, 50}, 100, 0.05, 4), 0.03, 4);     // centimetres
}

TEST(Cluster, DoesNotDependOnOrderOrThreads) {
    const auto points = blobs({117, 31}, 500, 300, 9);
    const auto ids = ids_of(points.size());
    const auto want = clusters_of(points, ids, 250, 5);
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (unsigned seed = 0; seed < 5; ++seed) {
        std::shuffle(order.begin(), order.end(), std::mt19937_64(seed));
        std::vector<shape::Coord> shuffled;
        std::vector<std::string> names;
        for (const auto i : order) {
            shuffled.push_back(points[i]);
            names.push_back(ids[i]);
        }
        const auto got = clusters_of(shuffled, names, 250, 5, 1 + seed * 3);
        for (std::size_t k = 0; k < order.size(); ++k) {
            ASSERT_EQ(got.cluster[k], want.cluster[order[k]]);
            ASSERT_EQ(got.core[k], want.core[order[k]]);
        }
    }
}

/// Compares with a golden case: cores, noise, the partition of cores, and the clusters that a border site may join.
void expect_golden(const std::filesystem::path& folder, const std::string& name, double radius_m, std::size_t min_sites, const std::vector<shape::Coord>& points) {
    const auto rows = test::read_csv(folder / ("dbscan_" + name + ".csv"));
    const auto got = clusters_of(points, ids_of(points.size()), radius_m, min_sites);
    std::map<std::string, std::uint32_t> ours;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ASSERT_EQ(got.core[i], rows[i].text("is_core") == "1") << name << " " << i;
        ASSERT_EQ(got.cluster[i] == Clusters::noise, rows[i].text("allowed_clusters") == "noise") << name << " " << i;
        if (got.core[i] == 1) {
            ASSERT_EQ(ours.emplace(rows[i].text("allowed_clusters"), got.cluster[i]).first->second, got.cluster[i]);
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (got.core[i] == 0 && got.cluster[i] != Clusters::noise) {
            auto text = rows[i].text("allowed_clusters");
            std::replace_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }, ' ');
            std::set<std::uint32_t> allowed;
            for (const auto& one : test::split(text, ' ')) {
                if (!one.empty()) {
                    allowed.insert(ours[one]);
                }
            }
            EXPECT_TRUE(allowed.contains(got.cluster[i])) << name << " " << i;
        }
    }
    EXPECT_EQ(got.count, ours.size());
}

TEST(Cluster, EqualsTheGoldenCases) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto folder = *shared / "golden/06_cluster";
    const auto points_of = [&](const std::string& set, bool planar) {
        std::vector<shape::Coord> points;
        for (const auto& row : test::read_csv(folder / ("dbscan_" + set + "_points.csv"))) {
            points.push_back(row.coord("x", "y"));
        }
        const auto first = points.front();
        for (auto& c : points) { // metres laid out about a place: right to 1e-4 m in a city, to the millimetre where there are ties
            c = planar ? moved({117, 31}, c.x - first.x, c.y - first.y) : c;
        }
        return points;
    };
    const auto lonlat = points_of("lonlat", false);
    expect_golden(folder, "lonlat_eps300_min5", 300, 5, lonlat);
    expect_golden(folder, "lonlat_eps500_min8", 500, 8, lonlat);
    const auto city = points_of("city", true);
    expect_golden(folder, "city_eps100_min5", 100, 5, city);
    expect_golden(folder, "city_eps200_min5", 200, 5, city);
    expect_golden(folder, "city_eps200_min10", 200, 10, city);
    expect_golden(folder, "city_eps350_min4", 350, 4, city);
    const auto ties = points_of("grid_tie", true);
    expect_golden(folder, "grid_tie_eps100_min3", 100, 3, ties);
    expect_golden(folder, "grid_tie_eps100_min5", 100, 5, ties);
    expect_golden(folder, "grid_tie_eps150_min4", 150, 4, ties);
}

TEST(RepeatPlaces, ThreeTimesAtOnePlaceIsOne) { // R54
    const auto day = [](const char* text) { return *text::parse_date(text); };
    const std::vector<shape::Coord> points{{117, 31}, {117, 31}, {117, 31}, moved({117, 31}, 30, 0), {117.1, 31}, {117.1, 31}, {117.1, 31}, {117, 31}};
    const std::vector<std::int32_t> opened{day("2023-01-05"), day("2023-03-01"), day("2023-07-05"), day("2024-06-01"),
                                           day("2023-01-01"), day("2023-05-01"), day("2023-07-02"), table::DateColumn::null};
    const auto ids = ids_of(points.size());
    const auto got = analysis::repeat_places({points, ids}, opened, *analysis::parse_time_span("6mo"), {Length::metres(50), 3, 1});
    EXPECT_EQ(got.count, 1U);
    EXPECT_EQ(got.place, (std::vector<std::uint32_t>{1, 1, 1, 0, 0, 0, 0, 0}));
    EXPECT_EQ(got.events, (std::vector<std::uint32_t>{3, 3, 3, 1, 2, 2, 2, 0})); // 1 January to 2 July is a day too long
    EXPECT_EQ(got.first[1], day("2023-01-05"));
    EXPECT_EQ(got.last[1], day("2023-07-05"));
}

TEST(RepeatPlaces, SpansFollowTheCalendar) {
    const auto day = [](const char* text) { return *text::parse_date(text); };
    EXPECT_EQ(analysis::end_of(*analysis::parse_time_span("1mo"), day("2024-01-31")), day("2024-02-29"));
    EXPECT_EQ(analysis::end_of(*analysis::parse_time_span("1y"), day("2024-02-29")), day("2025-02-28"));
    EXPECT_EQ(analysis::end_of(*analysis::parse_time_span("2w"), day("2024-02-29")), day("2024-03-14"));
    for (const auto* bad : {"", "6", "0d", "mo", "6 months", "-1d", "1.5y", "99999999999d"}) {
        EXPECT_FALSE(analysis::parse_time_span(bad)) << bad;
    }
}

TEST(RepeatPlaces, EqualsAllPairs) {
    const auto points = blobs({117, 31}, 200, 300, 21);
    std::mt19937_64 random(2);
    std::vector<std::int32_t> opened;
    for (std::size_t i = 0; i < points.size(); ++i) {
        opened.push_back(static_cast<std::int32_t>(19000 + random() % 400));
    }
    const auto span = *analysis::parse_time_span("60d");
    const auto got = analysis::repeat_places({points, ids_of(points.size())}, opened, span, {Length::metres(250), 4, 2});
    const oracle::ClustersByPairs pairs(points, 250, 4);
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::uint32_t most = 0;
        for (int start = opened[i] - 60; start <= opened[i]; ++start) {
            most = std::max(most, static_cast<std::uint32_t>(std::count_if(pairs.near[i].begin(), pairs.near[i].end(), [&](std::size_t j) {
                                return opened[j] >= start && opened[j] <= start + 60;
                            })));
        }
        ASSERT_EQ(got.events[i], most) << i;
        ASSERT_EQ(got.place[i] != 0, most >= 4) << i;
    }
}

TEST(ClusterHulls, CoverTheirSites) {
    auto points = blobs({179.999, -17}, 300, 300, 5);
    const auto clusters = clusters_of(points, ids_of(points.size()), 250, 5);
    const auto hulls = analysis::cluster_hulls(points, clusters, Length::metres(250));
    ASSERT_EQ(hulls.size(), clusters.count);
    ASSERT_GE(clusters.count, 3U);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (clusters.cluster[i] == Clusters::noise) {
            continue;
        }
        const auto hull = hulls.batches[0].geometry.get(clusters.cluster[i] - 1);
        auto at = points[i];
        at.x += 360 * std::round((shape::box_of(hull).min_x - at.x) / 360);
        EXPECT_TRUE(geometry::covers(hull, shape::point(at)));
    }
}

TEST(ClusterHulls, SitesAtOnePlaceAreSeen) {
    std::vector<shape::Coord> points(5, {117, 31});
    const auto hulls = analysis::cluster_hulls(points, clusters_of(points, ids_of(5), 100, 3), Length::metres(100));
    ASSERT_EQ(hulls.size(), 1U);
    EXPECT_EQ(std::get<table::NumberColumn>(hulls.batches[0].columns[3].cells).values[0], 0.0);
    EXPECT_FALSE(geometry::find_defect(hulls.batches[0].geometry.get(0)));
    EXPECT_GT(geodesy::area(hulls.batches[0].geometry.get(0)).in_square_metres(), 200.0);
}

} // namespace
} // namespace gridwarden
