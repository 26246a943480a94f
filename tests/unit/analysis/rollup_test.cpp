#include "analysis/rollup.hpp"

#include "core/issue.hpp"
#include "text/text.hpp"
#include "unit/analysis/trees.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using test::box;
using test::cells;
using test::Strings;
using test::Texts;
using test::tree_of;

const std::int32_t as_of = *text::parse_date("2024-05-09");

table::Column dates(std::string name, const std::vector<const char*>& days) {
    table::DateColumn column;
    for (const auto* day : days) {
        column.days.push_back(*day == '\0' ? table::DateColumn::null : *text::parse_date(day));
    }
    return {std::move(name), std::move(column)};
}

std::vector<Rollup> rolled(const table::Table& sites, const model::UnitTree& tree, RollupOptions options = {}, IssueSink& issues = no_issues()) {
    options.as_of = as_of;
    return rollup(sites, tree, assign(sites, tree, {}), options, issues);
}

model::UnitTree county() {
    return tree_of({{{"A", box(0, 0, 2, 1)}, {"B", box(2, 0, 4, 1)}},
                    {{"a1", box(0, 0, 1, 1)}, {"a2", box(1, 0, 2, 1)}, {"b1", box(2, 0, 3, 1)}}});
}

std::int64_t sum_of(const table::Table& table, std::string_view column) {
    std::int64_t sum = 0;
    for (const auto& cell : cells(table, column)) {
        sum += std::stoll(cell);
    }
    return sum;
}

TEST(Rollup, HasEveryUnitInTheOrderOfIdsAndTheContractsColumns) {
    const auto tree = county();
    const auto rollups = rolled(test::sites_at({{0.5, 0.5}, {0.6, 0.5}, {3.5, 0.5}, {9, 9}}), tree);
    ASSERT_EQ(rollups.size(), 2U);
    EXPECT_EQ(test::field_names(rollups[1].table),
              (Strings{"unit_id", "unit_name", "level", "parent_id", "area_km2", "site_count", "site_density_km2", "open_count", "overdue_count",
                       "closed_count", "closed_share", "small_n"}));
    EXPECT_EQ(cells(rollups[0].table, "unit_id"), (Strings{"A", "B"}));
    EXPECT_EQ(cells(rollups[0].table, "parent_id"), (Strings{"<null>", "<null>"}));
    EXPECT_EQ(cells(rollups[0].table, "site_count"), (Strings{"2", "1"}));
    EXPECT_EQ(cells(rollups[1].table, "unit_id"), (Strings{"a1", "a2", "b1"}));
    EXPECT_EQ(cells(rollups[1].table, "unit_name"), (Strings{"Name of a1", "Name of a2", "Name of b1"}));
    EXPECT_EQ(cells(rollups[1].table, "level"), (Strings{"2", "2", "2"}));
    EXPECT_EQ(cells(rollups[1].table, "parent_id"), (Strings{"A", "A", "B"}));
    EXPECT_EQ(cells(rollups[1].table, "site_count"), (Strings{"2", "0", "0"}));
    EXPECT_EQ(std::pair(rollups[0].assigned, rollups[0].unassigned), std::pair(std::uint64_t{3}, std::uint64_t{1}));
    EXPECT_EQ(std::pair(rollups[1].assigned, rollups[1].unassigned), std::pair(std::uint64_t{2}, std::uint64_t{2}));
    const auto& density = std::get<table::NumberColumn>(rollups[1].table.batches[0].columns[6].cells).values;
    EXPECT_DOUBLE_EQ(density[0], 2 / tree.levels[1].areas[0].in_square_kilometres());
    EXPECT_EQ(density[1], 0);
    table::check_batch(rollups[1].table.schema, rollups[1].table.batches[0]);
    EXPECT_EQ(rollups[1].table.batches[0].geometry.get(1), tree.levels[1].polygons[1]);
}

TEST(Rollup, SumsAndTheUnassignedAreAllSitesAtEveryLevel) {
    std::mt19937_64 random(19);
    const auto tree = tree_of(test::crooked_levels(random, {4, 2, 1}, 8, {116.1, 33.7}));
    const auto points = test::nasty_points(random, tree.levels[2].polygons, 3000);
    Texts kinds;
    for (std::size_t i = 0; i < points.size(); ++i) {
        kinds.push_back(i % 5 == 0 ? std::nullopt : std::optional(std::string(1, static_cast<char>('p' + random() % 4))));
    }
    const auto sites = test::sites_at(points, {test::text_column("kind", kinds)});
    RollupOptions options;
    options.by = {"kind"};
    options.values["kind"] = {"q", "p"};
    for (const auto& one : rolled(sites, tree, options)) {
        EXPECT_EQ(one.assigned + one.unassigned, points.size());
        EXPECT_GT(one.unassigned, 0U);
        EXPECT_EQ(sum_of(one.table, "site_count"), static_cast<std::int64_t>(one.assigned));
        std::int64_t by_kind = 0;
        for (const auto* column : {"count_kind_q", "count_kind_p", "count_kind__other", "count_kind__missing"}) {
            by_kind += sum_of(one.table, column);
        }
        EXPECT_EQ(by_kind, static_cast<std::int64_t>(one.assigned));
    }
}

TEST(Rollup, CountsByDeclaredValuesElseByThoseFound) {
    const auto tree = tree_of({{{"A", box(0, 0, 1, 1)}}});
    const auto sites = test::sites_at(std::vector<shape::Coord>(6, {0.5, 0.5}), {test::text_column("kind", {"mine", "yard", "yard", "", {}, "farm"}),
                                                                                test::text_column("街道", {"x", "y", "x", "x", "x", "x"})});
    RollupOptions options;
    options.by = {"kind", "街道"};
    options.values["kind"] = {"yard", "landfill"};
    const auto table = rolled(sites, tree, options)[0].table;
    const auto names = test::field_names(table);
    EXPECT_EQ(Strings(names.begin() + 7, names.begin() + 15),
              (Strings{"count_kind_yard", "count_kind_landfill", "count_kind__other", "count_kind__missing", "count_街道_x", "count_街道_y", "count_街道__other",
                       "count_街道__missing"}));
    Strings counts;
    for (std::size_t i = 7; i < 15; ++i) {
        counts.push_back(cells(table, names[i])[0]);
    }
    EXPECT_EQ(counts, (Strings{"2", "0", "2", "2", "5", "1", "0", "0"}));
    EXPECT_EQ(test::refused([&] { rolled(sites, tree, {{"colour"}, {}, 0}); }), "GW-ASSIGN-003");
}

TEST(Rollup, CountsAHundredFoundValuesAndTheRestAsOthers) {
    Texts kinds;
    for (int i = 0; i < 130; ++i) {
        kinds.push_back(std::to_string(1000 + i));
    }
    const auto table = rolled(test::sites_at(std::vector<shape::Coord>(130, {0.5, 0.5}), {test::text_column("kind", kinds)}),
                              tree_of({{{"A", box(0, 0, 1, 1)}}}), {{"kind"}, {}, 0})[0].table;
    EXPECT_EQ(cells(table, "count_kind_1099"), Strings{"1"});
    EXPECT_EQ(table.schema.index_of("count_kind_1100"), -1);
    EXPECT_EQ(cells(table, "count_kind__other"), Strings{"30"});
}

TEST(Rollup, TellsOpenOverdueAndClosedByTheWordsOfTheLifeCycle) {
    const auto tree = tree_of({{{"A", box(0, 0, 1, 1)}}});
    const Texts status{"已销号", "正在销号", "已完成", "達時序進度", "逾期", "已销号", "阶段性完成", {}, "大概好了", "大概好了"};
    const auto deadline = dates("deadline", {"2024-03-31", "2024-03-31", "2024-05-08", "2024-05-09", "", "", "2024-05-10", "2020-01-01", "2020-01-01", ""});
    IssueLog log;
    const auto table = rolled(test::sites_at(std::vector<shape::Coord>(10, {0.5, 0.5}), {test::text_column("status", status), deadline}), tree, {}, log)[0].table;
    EXPECT_EQ(cells(table, "open_count"), Strings{"5"});    // also what is complete but not closed
    EXPECT_EQ(cells(table, "closed_count"), Strings{"2"});
    EXPECT_EQ(cells(table, "overdue_count"), Strings{"2"}); // the day itself is not overdue, the closed never
    EXPECT_EQ(cells(table, "closed_share"), Strings{"0.2"});
    EXPECT_EQ(test::told(log), Strings{"GW-ASSIGN-004"}); // once, not for each site
    EXPECT_EQ(log.kept()[0].value, "大概好了");
}

TEST(Rollup, IsNullWhereNoStatusOrDeadlineIsMapped) {
    const auto tree = tree_of({{{"A", box(0, 0, 1, 1)}, {"B", box(1, 0, 2, 1)}}});
    const std::vector<shape::Coord> at(2, {0.5, 0.5});
    const auto table = [&](std::vector<table::Column> columns) { return rolled(test::sites_at(at, std::move(columns)), tree)[0].table; };
    const Strings null{"<null>", "<null>"};
    const auto bare = table({dates("deadline", {"2020-01-01", "2020-01-01"})});
    for (const auto* column : {"open_count", "overdue_count", "closed_count", "closed_share"}) {
        EXPECT_EQ(cells(bare, column), null) << column;
    }
    const auto stated = table({test::text_column("status", {"closed", "open"})});
    EXPECT_EQ(cells(stated, "open_count"), (Strings{"1", "0"}));
    EXPECT_EQ(cells(stated, "overdue_count"), null);
    EXPECT_EQ(cells(stated, "closed_share"), (Strings{"0.5", "<null>"})); // no sites, no share
}

TEST(Rollup, FlagsFewerThanFiveSites) {
    const auto tree = tree_of({{{"A", box(0, 0, 1, 1)}, {"B", box(1, 0, 2, 1)}, {"C", box(2, 0, 3, 1)}}});
    std::vector<shape::Coord> at(5, {0.5, 0.5});
    at.insert(at.end(), 4, {1.5, 0.5});
    EXPECT_EQ(cells(rolled(test::sites_at(at), tree)[0].table, "small_n"), (Strings{"false", "true", "true"}));
}

} // namespace
} // namespace gridwarden::analysis
