#include "analysis/contiguity.hpp"
#include "analysis/distance_weights.hpp"
#include "analysis/hotspot.hpp"
#include "analysis/permutation.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

/// Everything under golden/01_hotspot: spdep and geodesic references (see GOLDEN.md there for how sure they are).
namespace gridwarden::analysis {
namespace {

namespace fs = std::filesystem;

/// Units in id order, as ingest gives them.
struct Units {
    std::vector<std::string> ids;
    std::vector<shape::Geometry> polygons;
    std::vector<nlohmann::json> properties;
    std::map<std::string, std::uint32_t> row;
};

Units units_of(const fs::path& path) {
    std::map<std::string, test::GoldenPolygon> sorted;
    for (auto& polygon : test::read_polygons(path)) {
        sorted.emplace(polygon.properties["id"].get<std::string>(), std::move(polygon));
    }
    Units units;
    for (auto& [id, polygon] : sorted) {
        units.row[id] = static_cast<std::uint32_t>(units.ids.size());
        units.ids.push_back(id);
        units.polygons.push_back(std::move(polygon.geometry));
        units.properties.push_back(std::move(polygon.properties));
    }
    return units;
}

Weights weights_of(const fs::path& edges, const std::map<std::string, std::uint32_t>& row) {
    std::vector<Link> links;
    for (const auto& edge : test::read_csv(edges)) {
        links.push_back({row.at(edge.text("i")), row.at(edge.text("j"))});
    }
    return from_links(row.size(), std::move(links));
}

class HotspotGolden : public testing::Test {
protected:
    void SetUp() override {
        const auto shared = test::shared();
        if (!shared || !fs::exists(*shared / "golden/01_hotspot")) {
            GTEST_SKIP() << test::no_shared;
        }
        folder = *shared / "golden/01_hotspot";
    }
    fs::path folder;
};

TEST_F(HotspotGolden, ContiguityHasExactlyTheirLinks) {
    for (const std::string set : {"nc", "usstates", "columbus"}) {
        const auto units = units_of(folder / (set + "_units.geojson"));
        for (const auto& [name, kind] : {std::pair("queen", Contiguity::queen), std::pair("rook", Contiguity::rook)}) {
            const auto edges = folder / (set + "__" + name + "__edges.csv");
            if (fs::exists(edges)) {
                for (const double snap : {0.0, usual_snap.in_metres()}) {
                    EXPECT_EQ(contiguity(units.polygons, kind, Length::metres(snap), 2), weights_of(edges, units.row)) << set << name << snap;
                }
            }
        }
    }
}

TEST_F(HotspotGolden, BricksMeetWithoutSharedCorners) {
    const auto units = units_of(folder / "bricks_units.geojson");
    std::vector<Link> queen;
    std::vector<Link> rook;
    for (const auto& pair : test::read_csv(folder / "bricks_contiguity.csv")) {
        const Link link{units.row.at(pair.text("i")), units.row.at(pair.text("j"))};
        if (pair.text("queen_true") == "1") {
            queen.push_back(link);
        }
        if (pair.text("rook_true") == "1") {
            rook.push_back(link);
        }
    }
    for (const double snap : {0.0, 0.1, 5.0}) {
        EXPECT_EQ(contiguity(units.polygons, Contiguity::queen, Length::metres(snap), 1), from_links(units.ids.size(), queen)) << snap;
        EXPECT_EQ(contiguity(units.polygons, Contiguity::rook, Length::metres(snap), 1), from_links(units.ids.size(), rook)) << snap;
    }
}

TEST_F(HotspotGolden, CentroidsAndDistances) {
    for (const std::string set : {"nc", "usstates"}) {
        const auto units = units_of(folder / (set + "_units.geojson"));
        const auto places = centroids(units.polygons);
        for (const auto& point : test::read_csv(folder / (set + "_points.csv"))) {
            const auto& p = places[units.row.at(test::split(point.cells.at("\"id\""), '"')[1])];
            EXPECT_NEAR(p.x, point.number("\"x\""), 5.1e-7);
            EXPECT_NEAR(p.y, point.number("\"y\""), 5.1e-7);
        }
        for (const auto& entry : fs::directory_iterator(folder)) {
            const auto name = entry.path().filename().string();
            const auto parts = test::split(name, '_');
            if (!name.starts_with(set + "__") || !name.ends_with("__edges.csv")) {
                continue;
            }
            const auto& w = parts[2];
            if (w.starts_with("k")) {
                EXPECT_EQ(nearest_weights(places, std::stoul(w.substr(1)), 2), weights_of(entry.path(), units.row)) << name;
            } else if (w.starts_with("db")) {
                EXPECT_EQ(band_weights(places, parse_length(w.substr(2)), 2), weights_of(entry.path(), units.row)) << name;
            }
        }
    }
}

/// One file `<set>__<value>__<weights>__<what>.csv`, with the values of its rows and the reference weights.
struct Case {
    std::string name;
    std::vector<test::CsvRow> rows; ///< in id order
    std::vector<double> values;
    Weights weights;
};

std::vector<Case> cases(const fs::path& folder, const std::string& what) {
    std::vector<Case> found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (!name.ends_with("__" + what + ".csv")) {
            continue;
        }
        const auto parts = test::split(name, '_'); // set, "", value, "", weights, "", what.csv
        const auto stem = parts[0] + "__" + parts[2] + "__" + parts[4];
        Case one{name, {}, {}, {}};
        std::map<std::string, double> value;
        for (const auto& row : test::read_csv(folder / (stem + "__local.csv"))) {
            value[row.text("id")] = row.number("x");
        }
        std::map<std::string, std::uint32_t> place;
        for (const auto& [id, x] : value) {
            place[id] = static_cast<std::uint32_t>(one.values.size());
            one.values.push_back(x);
        }
        one.rows.resize(place.size());
        for (auto& row : test::read_csv(entry.path())) {
            one.rows[place.at(row.text("id"))] = row;
        }
        one.weights = weights_of(folder / (parts[0] + "__" + parts[4] + "__edges.csv"), place);
        found.push_back(std::move(one));
    }
    return found;
}

void expect_near(double got, double want, const std::string& where) {
    if (!std::isnan(want)) {
        EXPECT_NEAR(got, want, 1e-9 * std::max(1.0, std::abs(want))) << where;
    }
}

TEST_F(HotspotGolden, LocalStatistics) {
    const auto all = cases(folder, "local");
    EXPECT_GE(all.size(), 20U);
    for (const auto& c : all) {
        const auto gi = local_gi(c.values, c.weights, 2);
        const auto star = local_gi_star(c.values, c.weights, 2);
        const auto moran = local_moran(c.values, c.weights, 2);
        for (std::size_t i = 0; i < c.rows.size(); ++i) {
            const auto& row = c.rows[i];
            if (row.text("n_neigh") == "0") { // spdep scores islands by Gi*; here they have no score
                EXPECT_TRUE(std::isnan(star[i]) && std::isnan(gi[i]) && std::isnan(moran.z[i]));
                continue;
            }
            expect_near(gi[i], row.number("gi_z"), c.name);
            expect_near(star[i], row.number("gistar_z"), c.name);
            expect_near(moran.i[i], row.number("lm_I"), c.name);
            expect_near(moran.z[i], row.number("lm_z_cond"), c.name);
            expect_near(normal_p(star[i], Alternative::two_sided), row.number("gistar_p_two"), c.name);
            EXPECT_EQ(confidence_bin(normal_p(star[i], Alternative::two_sided), star[i]), std::stoi(row.text("gi_bin")));
        }
    }
}

TEST_F(HotspotGolden, AdjustedPAndBins) {
    for (const auto& c : cases(folder, "local")) {
        std::vector<std::string> ids(c.values.size());
        HotspotOptions options;
        options.permutations = 0;
        options.local_g = LocalG::gi;
        const auto gi = hotspot({c.values, c.weights, ids}, options, false, no_issues());
        options.local_g = LocalG::gi_star;
        const auto star = hotspot({c.values, c.weights, ids}, options, false, no_issues());
        const bool islands_here = !islands(c.weights).empty();
        for (std::size_t i = 0; i < c.rows.size(); ++i) {
            const auto& row = c.rows[i];
            if (row.text("n_neigh") == "0") {
                EXPECT_EQ(star.reasons[i], NoScore::island);
                EXPECT_EQ(star.moran_class[i], "island");
                continue;
            }
            expect_near(gi.gi.p_adj[i], row.number("gi_q_bh"), c.name);
            expect_near(star.moran.p_adj[i], row.number("lm_q_bh"), c.name);
            if (!islands_here) { // spdep's Gi* counts islands as tests
                expect_near(star.gi.p_adj[i], row.number("gistar_q_bh"), c.name);
                EXPECT_EQ(star.gi_bin[i], std::stoi(row.text("gi_bin_fdr"))) << c.name;
            }
        }
    }
}

TEST_F(HotspotGolden, GlobalStatistics) {
    std::map<std::string, const Case*> by_name;
    const auto all = cases(folder, "local");
    for (const auto& c : all) {
        by_name[c.name] = &c;
    }
    std::size_t compared = 0;
    for (const auto& row : test::read_csv(folder / "global.csv")) {
        const auto found = by_name.find(row.text("dataset") + "__" + row.text("var") + "__" + row.text("weights") + "__local.csv");
        if (found == by_name.end() || (row.text("variant") != "plain" && row.text("variant") != "islands_removed")) {
            continue;
        }
        const auto& c = *found->second;
        ++compared;
        if (row.text("style") == "W") {
            const auto moran = global_moran(c.values, row_standardised(c.weights));
            expect_near(moran.value / row.number("moran_I"), 1, c.name);
            expect_near(moran.variance / row.number("V_rand"), 1, c.name);
            expect_near(moran.z, row.number("z_rand"), c.name);
        } else if (!row.text("G").empty()) {
            const auto moran = global_moran(c.values, c.weights);
            expect_near(moran.value / row.number("moran_I"), 1, c.name);
            expect_near(moran.z, row.number("z_rand"), c.name);
            const auto g = general_g(c.values, c.weights);
            expect_near(g.value / row.number("G"), 1, c.name);
            expect_near(g.variance / row.number("V_G"), 1, c.name);
            expect_near(g.z, row.number("z_G"), c.name);
        }
    }
    EXPECT_GE(compared, 40U);
}

TEST_F(HotspotGolden, PermutationP) {
    constexpr std::uint32_t drawn = 19'999;
    for (const auto& c : cases(folder, "permref")) {
        const auto counts = permute(c.values, c.weights, {drawn, 1, 2});
        for (std::size_t i = 0; i < c.rows.size(); ++i) {
            const auto& row = c.rows[i];
            if (c.weights.count(i) == 0 || row.cells.empty()) {
                continue;
            }
            const double of_reference = row.text("kind") == "exact" ? 0 : 1 / row.number("n_draws");
            const auto compare = [&](double p, double p0) {
                EXPECT_NEAR(p, p0, 5 * std::sqrt(p0 * (1 - p0) * (1.0 / drawn + of_reference)) + 2.0 / (drawn + 1)) << c.name << " " << row.text("id");
            };
            compare(permutation_p(counts.at_least[i], counts.at_most[i], drawn, Alternative::greater), row.number("p_sum_ge"));
            compare(permutation_p(counts.at_least[i], counts.at_most[i], drawn, Alternative::less), row.number("p_sum_le"));
        }
    }
}

/// 16 by 16 values of Getis and Ord 1996: planar distances, so the links are made here.
TEST_F(HotspotGolden, GetisAndOrd1996) {
    const auto points = test::read_csv(folder / "getisord_points.csv");
    const auto reference = test::read_csv(folder / "getisord_local.csv");
    std::vector<double> values;
    for (const auto& point : points) {
        values.push_back(point.number("val"));
    }
    for (const int reach : {30, 60, 90}) {
        std::vector<Link> links;
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            for (std::uint32_t j = 0; j < points.size(); ++j) {
                if (std::hypot(points[i].number("x") - points[j].number("x"), points[i].number("y") - points[j].number("y")) <= reach) {
                    links.push_back({i, j});
                }
            }
        }
        const auto weights = from_links(points.size(), std::move(links));
        const auto gi = local_gi(values, weights, 1);
        const auto star = local_gi_star(values, weights, 1);
        for (std::size_t i = 0; i < points.size(); ++i) {
            expect_near(gi[i], reference[i].number("gi_z_d" + std::to_string(reach)), "getisord");
            expect_near(star[i], reference[i].number("gistar_z_d" + std::to_string(reach)), "getisord");
        }
    }
}

} // namespace
} // namespace gridwarden::analysis
