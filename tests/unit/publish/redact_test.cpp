#include "publish/personal.hpp"
#include "publish/redact.hpp"
#include "publish/suppress.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <set>

namespace gridwarden::publish {
namespace {

/// A made-up county: towns, villages below them, sites in villages; many villages have one or two.
struct County {
    std::vector<std::string> site, village, town;
    std::vector<shape::Coord> at;
};

County make_county(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    County county;
    for (int t = 0; t < 4; ++t) {
        const auto villages = 1 + random() % 6;
        for (std::size_t v = 0; v < villages; ++v) {
            for (std::size_t n = random() % 7; n-- > 0;) {
                county.site.push_back("S" + std::to_string(county.site.size()));
                county.town.push_back("T" + std::to_string(t));
                county.village.push_back(county.town.back() + "-" + std::to_string(v));
                county.at.push_back({117 + static_cast<double>(random() % 1000000) / 1e6, 31 + static_cast<double>(random() % 1000000) / 1e6});
            }
        }
    }
    return county;
}

table::Column text_column(const std::string& name, const std::vector<std::string>& cells) {
    table::TextBuilder builder;
    for (const auto& cell : cells) {
        builder.push(cell);
    }
    return {name, builder.finish()};
}

PublishedLayer layer_of(const std::string& style, table::Table table) {
    auto drawn = make_style(style, table, Language::en, {});
    return {style, "assign", style, style, std::move(drawn), std::move(table), false, {}};
}

PublishedLayer sites_layer(const County& county) {
    shape::GeometryColumn places;
    for (const auto c : county.at) {
        places.push_point(c);
    }
    return layer_of("sites", table::make_table({text_column("site_id", county.site), text_column("site_name", county.site), text_column("remark", county.site),
                                                text_column("level1_id", county.town), text_column("level2_id", county.village)},
                                               std::move(places)));
}

PublishedLayer rollup_layer(const std::vector<std::string>& unit, const std::vector<std::string>& parent_of_unit) {
    std::map<std::string, std::pair<std::int64_t, std::string>> counts;
    for (std::size_t i = 0; i < unit.size(); ++i) {
        counts[unit[i]] = {counts[unit[i]].first + 1, parent_of_unit[i]};
    }
    std::vector<std::string> ids, parents;
    table::IntegerColumn numbers;
    shape::GeometryColumn ground;
    for (const auto& [id, entry] : counts) {
        ids.push_back(id);
        parents.push_back(entry.second);
        numbers.values.push_back(entry.first);
        ground.push(shape::polygon({{{117, 31}, {118, 31}, {118, 32}, {117, 31}}}));
    }
    return layer_of("rollup", table::make_table({text_column("unit_id", ids), text_column("parent_id", parents), {"site_count", numbers}, {"count_kind_mine", numbers}}, std::move(ground)));
}

std::map<std::string, std::int64_t> told_counts(const Publication& publication, std::size_t layer) {
    std::map<std::string, std::int64_t> told;
    const auto& batch = publication.layers[layer].table.batches.front();
    const auto& schema = publication.layers[layer].table.schema;
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto id = *table::text_of(batch.columns[static_cast<std::size_t>(schema.index_of("unit_id"))], row, scratch);
        const auto count = std::get<table::IntegerColumn>(batch.columns[static_cast<std::size_t>(schema.index_of("site_count"))].cells).values[row];
        if (count != table::IntegerColumn::null) {
            told[std::string(id)] = count;
        }
    }
    return told;
}

Publication publish_county(const County& county) {
    Publication publication;
    publication.extent.add(shape::Coord{117, 31});
    publication.extent.add(shape::Coord{118, 32});
    publication.layers = {sites_layer(county), rollup_layer(county.town, std::vector<std::string>(county.town.size())), rollup_layer(county.village, county.town)};
    return publication;
}

TEST(Redact, NoHiddenCountFollowsFromATotal) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const auto county = make_county(seed);
        if (county.site.empty()) {
            continue;
        }
        const auto copy = redacted(publish_county(county));
        const auto towns = told_counts(copy, 1);
        const auto villages = told_counts(copy, 2);
        std::map<std::string, std::set<std::string>> hidden;
        for (std::size_t i = 0; i < county.site.size(); ++i) {
            if (!villages.contains(county.village[i])) {
                hidden[county.town[i]].insert(county.village[i]);
            }
        }
        for (const auto& [id, count] : villages) {
            EXPECT_GE(count, 3) << seed << id;
        }
        for (const auto& [town, missing] : hidden) {
            EXPECT_TRUE(!towns.contains(town) || missing.size() >= 2) << "seed " << seed << ": " << town << " minus its other villages gives the one that is hidden";
        }
    }
}

TEST(Redact, NoHiddenSiteIsShown) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto county = make_county(seed);
        if (county.site.empty()) {
            continue;
        }
        const auto copy = redacted(publish_county(county));
        const auto villages = told_counts(copy, 2);
        std::map<std::string, std::string> village_of;
        for (std::size_t i = 0; i < county.site.size(); ++i) {
            village_of[county.site[i]] = county.village[i];
        }
        const auto& table = copy.layers[0].table;
        std::string scratch;
        for (const auto& batch : table.batches) {
            for (std::size_t row = 0; row < batch.size(); ++row) {
                EXPECT_TRUE(villages.contains(village_of[std::string(*table::text_of(batch.columns[0], row, scratch))]));
                const auto c = batch.geometry.point(row);
                EXPECT_NEAR(c.x * 1000, std::round(c.x * 1000), 1e-9);
                EXPECT_NEAR(c.y * 1000, std::round(c.y * 1000), 1e-9);
            }
        }
        EXPECT_LT(table.schema.index_of("site_name"), 0);
        EXPECT_LT(table.schema.index_of("remark"), 0);
    }
}

TEST(Redact, BreakdownsGoWhereSitesAreHidden) {
    County county{{"a", "b", "c", "d"}, {"v1", "v1", "v1", "v2"}, {"t", "t", "t", "t"}, {{117, 31}, {117, 31}, {117, 31}, {117.5, 31.5}}};
    const auto copy = redacted(publish_county(county));
    EXPECT_LT(copy.layers[1].table.schema.index_of("count_kind_mine"), 0) << "4 minus the 3 shown would tell the kind of the hidden one";
    EXPECT_TRUE(told_counts(copy, 2).empty());
}

TEST(Redact, TellsHowFarRoundingMoves) {
    shape::Box box;
    box.add(shape::Coord{117, 30});
    box.add(shape::Coord{118, 31});
    EXPECT_NEAR(coarsening(box).in_metres(), 73.4, 0.2); // sqrt(55.43^2 + 48.25^2): half of 0.001 degrees at 30 north
    EXPECT_LE(coarsening(box).in_metres(), 74);
}

TEST(Personal, IsFoundByHeaderAndByCells) {
    const std::vector<std::string> phones{"13800000000", "15900000001", "18700000002"};
    const std::vector<std::string> ids{"110101199001010010", "11010119900101002X", "110101200001010035"};
    const std::vector<std::string> codes{"340124100001", "340124100002", "340124100003"};
    const auto table = table::make_table({text_column("联系电话", codes), text_column("remark", phones), text_column("note", ids), text_column("Reporter-Name", codes), text_column("town", codes),
                                          text_column("contactless", codes), text_column("举报人", codes)});
    EXPECT_EQ(personal_columns(table), (std::vector<std::string>{"联系电话", "remark", "note", "Reporter-Name", "举报人"}));
    EXPECT_EQ(without_columns(table, {"remark", "note"}).schema.fields.size(), 5U);
}

TEST(Suppress, HidesASecondBesideALoneOne) {
    EXPECT_EQ(suppressed({{"p", 1}, {"p", 9}, {"p", 4}, {"q", 5}}, 3), (std::vector<bool>{true, false, true, false}));
    EXPECT_EQ(suppressed({{"p", 1}, {"p", 2}, {"p", 4}}, 3), (std::vector<bool>{true, true, false}));
    EXPECT_EQ(suppressed({{"p", 0}, {"p", 3}}, 3), (std::vector<bool>{false, false})) << "none is no small count";
}

} // namespace
} // namespace gridwarden::publish
