#include "analysis/disagreements.hpp"

#include "unit/analysis/assigned.hpp"
#include "unit/analysis/trees.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

using test::box;
using test::Strings;

TEST(Disagreements, AreToldRowByRowWithWhereTheSiteLies) {
    const auto tree = test::tree_of({{{"A", box(0, 0, 2, 1)}}, {{"a1", box(0, 0, 1, 1)}, {"a2", box(1, 0, 2, 1)}}});
    const auto sites = test::sites_at({{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}, {9, 9}, {0.5, 0.5}, {NAN, NAN}, {1, 0.5}},
                                      {test::text_column("unit", {"a1", "a2", "Atlantis", "a1", std::nullopt, "a2", "a2"})});
    IssueLog log;
    EXPECT_EQ(tell_disagreements(sites, tree, assign(sites, tree, {}), log), 3U);
    EXPECT_EQ(test::told(log), (Strings{"GW-ASSIGN-006:2", "GW-ASSIGN-005:3", "GW-ASSIGN-006:4"}));
    EXPECT_EQ(log.kept()[0].message(Language::en), "the register says 'a2', but the site lies in a1 Name of a1, A Name of A");
    EXPECT_EQ(log.kept()[2].message(Language::zh), "台账登记为“a1”，点位实际在 任何单元之外");
    EXPECT_TRUE(log.kept()[0].where.has_value());
}

TEST(Disagreements, NeedADeclaredUnit) {
    const auto tree = test::tree_of({{{"A", box(0, 0, 2, 1)}}});
    const auto sites = test::sites_at({{9, 9}});
    IssueLog log;
    EXPECT_EQ(tell_disagreements(sites, tree, assign(sites, tree, {}), log), 0U);
    EXPECT_TRUE(log.kept().empty());
}

} // namespace
} // namespace gridwarden::analysis
