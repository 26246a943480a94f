#include "analysis/declared.hpp"

#include "unit/analysis/trees.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

using test::box;
using test::Strings;

model::UnitTree county() {
    auto tree = test::tree_of({{{"3410", box(0, 0, 2, 1)}, {"3411", box(2, 0, 4, 1)}},
                               {{"341001", box(0, 0, 1, 1)}, {"341002", box(1, 0, 2, 1)}, {"341101", box(2, 0, 4, 1)}},
                               {{"01", box(0, 0, 0.5, 1)}, {"02", box(0.5, 0, 1, 1)}, {"03", box(1, 0, 2, 1)}, {"04", box(2, 0, 4, 1)}}});
    tree.levels[0].names = {"黟县", "祁門縣"};
    tree.levels[1].names = {"城关镇", "Ｎorth Town", "城关镇"}; // two towns of one name, a wide letter
    tree.levels[2].names = {"341002", "x", "", "y"};            // a name that is another unit's code
    return tree;
}

/// `2/341001` for each meaning, sorted.
Strings meanings(const model::UnitTree& tree, std::string_view text) {
    DeclaredUnits units(tree);
    Strings found;
    for (const auto at : units.meaning(text)) {
        found.push_back(std::to_string(at.level + 1) + "/" + tree.levels[at.level].ids[at.unit]);
    }
    std::sort(found.begin(), found.end());
    return found;
}

TEST(DeclaredUnits, FindsCodesOfEveryLevel) {
    const auto tree = county();
    EXPECT_EQ(meanings(tree, "3411"), Strings{"1/3411"});
    EXPECT_EQ(meanings(tree, " 341101\t"), Strings{"2/341101"});
    EXPECT_EQ(meanings(tree, "04"), Strings{"3/04"});
    EXPECT_EQ(meanings(tree, "4"), Strings{}); // a code is no number
    EXPECT_EQ(meanings(tree, "0４"), Strings{});
}

TEST(DeclaredUnits, FindsNamesFolded) {
    const auto tree = county();
    EXPECT_EQ(meanings(tree, "祁门县"), Strings{"1/3411"});
    EXPECT_EQ(meanings(tree, "NORTH town"), Strings{"2/341002"});
    EXPECT_EQ(meanings(tree, "城關鎮"), (Strings{"2/341001", "2/341101"}));
    EXPECT_EQ(meanings(tree, "north"), Strings{});
}

TEST(DeclaredUnits, PutsACodeBeforeAName) { EXPECT_EQ(meanings(county(), "341002"), Strings{"2/341002"}); }

TEST(DeclaredUnits, AnswersTheSameTextTwiceAlike) {
    const auto tree = county();
    DeclaredUnits units(tree);
    const auto* first = &units.meaning("城关镇");
    for (int i = 0; i < 1000; ++i) {
        EXPECT_TRUE(units.meaning("nothing " + std::to_string(i)).empty());
    }
    EXPECT_EQ(&units.meaning("城关镇"), first);
    EXPECT_EQ(first->size(), 2U);
}

TEST(Ancestor, ClimbsToTheLevelAskedFor) {
    const auto tree = county();
    const auto climbed = [&](std::uint32_t level, std::uint32_t unit, std::uint32_t to) { return test::id_of(tree, to, ancestor(tree, {level, unit}, to)); };
    EXPECT_EQ(climbed(2, 1, 2), "02");
    EXPECT_EQ(climbed(2, 1, 1), "341001");
    EXPECT_EQ(climbed(2, 1, 0), "3410");
    EXPECT_EQ(climbed(2, 3, 0), "3411");
    EXPECT_EQ(climbed(0, 0, 2), "-"); // a finer level is no ancestor
}

TEST(Ancestor, StopsWhereAUnitHasNoParent) {
    const auto tree = test::tree_of({{{"A", box(0, 0, 1, 1)}}, {{"a", box(5, 5, 6, 6)}}, {{"b", box(5, 5, 6, 6)}}});
    EXPECT_EQ(ancestor(tree, {2, 0}, 1), 0U);
    EXPECT_EQ(ancestor(tree, {2, 0}, 0), model::no_unit);
}

} // namespace
} // namespace gridwarden::analysis
