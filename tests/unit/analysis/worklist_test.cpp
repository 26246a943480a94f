#include "analysis/worklist.hpp"

#include "analysis/cells.hpp"
#include "text/text.hpp"
#include "unit/analysis/ledgers.hpp"
#include "unit/analysis/trees.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using model::Reason;
using model::ReasonKind;
using Strings = std::vector<std::string>;

std::int32_t day(std::string_view text) { return *text::parse_date(text); }

WorklistOptions options(std::vector<Reason> priority = {}) {
    WorklistOptions o;
    o.as_of = day("2024-05-09");
    o.new_since = day("2024-05-01");
    o.priority = std::move(priority);
    return o;
}

WorklistSources sources(const table::Table& sites) { return {.sites = sites, .units = nullptr, .hits = {}, .hot = {}, .lookbacks = {}, .visits = nullptr}; }

Strings column(const Worklist& list, std::string_view name) { return texts_of(list.table, list.table.schema.index_of(name)); }

table::Table ledger() {
    return test::ledger_of({{"shut", "", "yard", "closed", "", "2024-01-01", "2024-02-01", "POINT(117 31)"},
                            {"late", "", "yard", "in progress", "", "2024-03-31", "", "POINT(117 31)"},
                            {"later", "", "yard", "in progress", "", "2024-04-30", "", "POINT(117.1 31)"},
                            {"soon", "", "yard", "in progress", "", "2024-05-16", "", "POINT(117.2 31)"},
                            {"today", "", "yard", "in progress", "", "2024-05-09", "", "POINT(117.2 31)"},
                            {"fresh", "", "yard", "in progress", "2024-05-02", "", "", "POINT(117.3 31)"},
                            {"unknown", "", "yard", "", "", "", "", ""},
                            {"tomorrow", "", "yard", "in progress", "2024-05-10", "", "", "POINT(117 31)"}});
}

TEST(Worklist, HoldsEverySiteThatIsNotClosedAndSaysWhy) {
    const auto sites = ledger();
    const auto list = worklist(sources(sites), options());
    EXPECT_EQ(list.sites, 8U);
    EXPECT_EQ(list.open, 6U);
    EXPECT_EQ(list.unknown, 1U);
    EXPECT_EQ(list.closed, 1U);
    EXPECT_EQ(list.later, 1U);
    EXPECT_EQ(column(list, "site_id"), (Strings{"late", "later", "today", "soon", "fresh", "unknown"}));
    EXPECT_EQ(column(list, "reasons"), (Strings{"overdue", "overdue", "due:7d", "due:7d", "new", ""}));
    EXPECT_EQ(column(list, "overdue_days"), (Strings{"39", "9", "0", "0", "", ""}));
    EXPECT_EQ(column(list, "rank"), (Strings{"1", "2", "3", "4", "5", "6"}));
    EXPECT_EQ(column(list, "lon").back(), "");
}

TEST(Worklist, FollowsThePriorityOfTheProject) {
    const auto sites = ledger();
    const auto list = worklist(sources(sites), options({{ReasonKind::fresh}, {ReasonKind::due, {}, 3}}));
    EXPECT_EQ(column(list, "site_id"), (Strings{"fresh", "today", "late", "later", "soon", "unknown"}));
    EXPECT_EQ(column(list, "reasons"), (Strings{"new", "due:3d", "overdue", "overdue", "", ""}));
    EXPECT_EQ(column(list, "first_reason"), (Strings{"new", "due", "overdue", "overdue", "", ""}));
}

TEST(Worklist, SitesWithMoreOfTheFirstReasonsComeFirst) {
    const auto sites = test::ledger_of({{"a", "", "", "open", "", "2024-05-01", "", "POINT(1 1)"}, {"b", "", "", "open", "", "2024-05-08", "", "POINT(2 2)"}});
    auto hits = test::table_of({test::text_column("site_id", {"b", "b", "a"}), test::text_column("relation", {"part", "inside", "outside"}),
                                test::text_column("zone_level", {"quasi", "1", "1"})}, {"", "", ""}, false);
    auto from = sources(sites);
    from.hits = {&hits};
    const auto list = worklist(from, options({{ReasonKind::overdue}, {ReasonKind::zone, model::ZoneGrade::first}}));
    EXPECT_EQ(column(list, "site_id"), (Strings{"b", "a"})) << "both are overdue, only b is in a zone of grade 1";
    EXPECT_EQ(column(list, "reasons"), (Strings{"overdue;zone:1", "overdue"}));
}

TEST(Worklist, AZoneIsNamedByItsStrictestGradeOnce) {
    const auto sites = test::ledger_of({{"a", "", "", "open", "", "", "", "POINT(1 1)"}, {"b", "", "", "open", "", "", "", "POINT(1 1)"}});
    auto hits = test::table_of({test::text_column("site_id", {"a", "a", "b"}), test::text_column("relation", {"inside", "inside", "part"}),
                                test::text_column("zone_level", {"2", "quasi", {}})}, {"", "", ""}, false);
    auto from = sources(sites);
    from.hits = {&hits};
    EXPECT_EQ(column(worklist(from, options({{ReasonKind::zone}})), "reasons"), (Strings{"zone:2", "zone"}));
}

TEST(Worklist, HotIsInAHotCellOrUnitByBinOrRule) {
    const auto sites = test::ledger_of({{"in", "", "", "open", "", "", "", "POINT(0.5 0.5)"}, {"edge", "", "", "open", "", "", "", "POINT(1 0.5)"},
                                        {"ruled", "", "", "open", "", "", "", "POINT(5.5 0.5)"}, {"cold", "", "", "open", "", "", "", "POINT(9 9)"}});
    auto cells = test::table_of({{"gi_bin", table::IntegerColumn{{1, 0, -2, table::IntegerColumn::null}}}, {"rule_hot", table::BooleanColumn{{0, 1, 0, 2}}}},
                                {"POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((5 0,6 0,6 1,5 1,5 0))", "POLYGON((8 8,10 8,10 10,8 10,8 8))", "POLYGON((2 0,3 0,3 1,2 1,2 0))"});
    auto from = sources(sites);
    from.hot = {&cells};
    EXPECT_EQ(column(worklist(from, options()), "reasons"), (Strings{"hot", "hot", "hot", ""}));
}

TEST(Worklist, TeamAndKeeperAreTheSitesOwnElseThoseOfTheFinestUnitThatHasOne) {
    auto tree = test::tree_of({{{"county", test::box(0, 0, 10, 10)}}, {{"t1", test::box(0, 0, 5, 10), "county"}, {"t2", test::box(5, 0, 10, 10), "county"}}});
    tree.levels[0].attributes = test::table_of({test::text_column("team", {"county team"})}, {""}, false);
    tree.levels[1].attributes = test::table_of({test::text_column("team", {"team 1", {}}), test::text_column("网格员", {"Li", "Wang"})}, {"", ""}, false);
    auto sites = test::ledger_of({{"a", "", "", "open", "", "", "", "POINT(1 1)"}, {"b", "", "", "open", "", "", "", "POINT(6 1)"}, {"c", "", "", "open", "", "", "", "POINT(50 50)"}});
    auto from = sources(sites);
    from.units = &tree;
    const auto list = worklist(from, options());
    EXPECT_EQ(column(list, "team"), (Strings{"team 1", "county team", ""}));
    EXPECT_EQ(column(list, "keeper"), (Strings{"Li", "Wang", ""}));
    EXPECT_EQ(column(list, "unit_id"), (Strings{"t1", "t2", ""}));
    sites.schema.fields[1].role = "team"; // the column `name`
    sites.batches.front().columns[1] = test::text_column("name", {"own", {}, {}});
    EXPECT_EQ(column(worklist(from, options()), "team"), (Strings{"own", "county team", ""}));
}

/// Two closed problems, one never looked at, one found to be back; and one that came back as a new problem.
struct LookedBack {
    table::Table sites = test::ledger_of({{"never", "", "", "closed", "", "", "2024-01-01", "POINT(1 1)"}, {"back", "", "", "closed", "", "", "2024-01-01", "POINT(2 2)"},
                                          {"old", "", "", "closed", "", "", "2024-01-01", "POINT(3 3)"}, {"again", "", "", "open", "2024-02-01", "", "", "POINT(3 3)"}});
    table::Table lookback = test::table_of({test::text_column("site_id", {"never", "back", "old"}), {"visited", table::BooleanColumn{{0, 1, 1}}},
                                            {"last_visit", table::DateColumn{{table::DateColumn::null, day("2024-03-01"), day("2024-01-15")}}}, {"rebound", table::BooleanColumn{{0, 1, 1}}},
                                            test::text_column("rebound_reason", {{}, "visit 2024-03-01", "problem again"})}, {"", "", ""}, false);
};

TEST(Worklist, ListsClosedProblemsOnlyWhereTheProjectAsksForThem) {
    const LookedBack made;
    auto from = sources(made.sites);
    from.lookbacks = {&made.lookback};
    EXPECT_EQ(column(worklist(from, options()), "site_id"), Strings{"again"});
    EXPECT_EQ(column(worklist(from, options({{ReasonKind::overdue}})), "reasons"), Strings{"rebound"});
    const auto back = worklist(from, options({{ReasonKind::rebound}}));
    EXPECT_EQ(column(back, "site_id"), (Strings{"again", "back"}));
    EXPECT_EQ(column(back, "last_visit"), (Strings{"", "2024-03-01"}));
    EXPECT_EQ(back.look_back, 1U);
    EXPECT_EQ(column(worklist(from, options({{ReasonKind::never_visited}})), "site_id"), (Strings{"never", "again"}));
}

TEST(Worklist, AVisitBelongsToTheSiteItNamesElseToTheNearest) {
    const auto sites = test::ledger_of({{"a", "", "", "open", "", "", "", "POINT(117 31)"}, {"b", "", "", "open", "", "", "", "POINT(118 31)"}, {"c", "", "", "open", "", "", "", "POINT(119 31)"}});
    auto visits = test::ledger_of({{"v1", "", "", "", "2024-04-01", "", "", "POINT(118.0005 31)"}, {"v2", "a", "", "", "2024-03-01", "", "", "POINT(118 31)"},
                                   {"v3", "", "", "", "2024-05-10", "", "", "POINT(119 31)"}, {"v4", "", "", "", "2024-04-02", "", "", "POINT(119.1 31)"}});
    auto from = sources(sites);
    from.visits = &visits;
    auto o = options();
    o.problem = "name";
    const auto list = worklist(from, o);
    EXPECT_EQ(column(list, "site_id"), (Strings{"c", "a", "b"}));
    EXPECT_EQ(column(list, "reasons"), (Strings{"never-visited", "", ""})) << "a visit after the as-of day, and one 9 km away, are none";
    EXPECT_EQ(column(list, "last_visit"), (Strings{"", "2024-03-01", "2024-04-01"}));
}

TEST(Worklist, GivesNavigationCoordinatesInGcj02WhereTheyAreUsed) {
    const auto sites = test::ledger_of({{"shanghai", "", "", "open", "", "", "", "POINT(121.5272106 31.1774276)"}});
    auto o = options();
    const auto list = worklist(sources(sites), o);
    EXPECT_EQ(column(list, "nav_lon"), Strings{"121.5315419"}); // domain.md 2.6: 31.17530398364597,121.531541859215
    EXPECT_EQ(column(list, "nav_lat"), Strings{"31.175304"});
    o.navigation = false;
    EXPECT_EQ(column(worklist(sources(sites), o), "nav_lon"), Strings{""});
}

TEST(Worklist, TheOpenCycleOfAProblemIsOneThatCameBack) {
    const auto sites = test::ledger_of({{"p", "", "", "closed", "2023-01-01", "", "2023-06-01", "POINT(1 1)"}, {"p", "", "", "in progress", "2024-01-01", "", "", "POINT(1 1)"}});
    const auto list = worklist(sources(sites), options());
    EXPECT_EQ(column(list, "reasons"), Strings{"rebound"});
    EXPECT_EQ(list.closed, 1U);
}

TEST(Worklist, OfNoSitesIsEmpty) {
    const auto sites = test::ledger_of({});
    EXPECT_EQ(worklist(sources(sites), options()).table.size(), 0U);
}

} // namespace
} // namespace gridwarden::analysis
