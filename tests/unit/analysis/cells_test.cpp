#include "analysis/cells.hpp"

#include "support/tables.hpp"
#include "text/text.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

using test::Strings;

/// Two batches: text, literals of JSON, dates and numbers as text, and columns of our own.
table::Table sample() {
    auto made = test::table_of({test::text_column("n", {" 1.5 ", std::nullopt, "x"}),
                                {"own", table::NumberColumn{{1, NAN, 3}}},
                                test::text_column("day", {"2024-05-09", "", "May"}),
                                {"own_day", table::DateColumn{{19852, table::DateColumn::null, 1}}}},
                               {"POINT (1 2)", "", "LINESTRING (0 0, 1 1)"});
    made.batches.push_back(test::batch_of({test::literal_column("n", {"7"}), {"own", table::NumberColumn{{4}}},
                                           test::text_column("day", {"2024年5月9日"}), {"own_day", table::DateColumn{{2}}}},
                                          {"POINT (3 4)"}));
    return made;
}

TEST(Cells, AreReadOverAllBatches) {
    const auto table = sample();
    EXPECT_EQ(texts_of(table, 0), (Strings{" 1.5 ", "", "x", "7"}));
    EXPECT_EQ(texts_of(table, 1), (Strings{"1", "", "3", "4"}));
    EXPECT_EQ(texts_of(table, 3), (Strings{"2024-05-09", "", "1970-01-02", "1970-01-03"}));
}

TEST(Cells, GiveNumbersAndCountWhatIsNone) {
    const auto table = sample();
    std::uint64_t unreadable = 0;
    const auto numbers = numbers_of(table, 0, &unreadable);
    ASSERT_EQ(numbers.size(), 4U);
    EXPECT_EQ(numbers[0], 1.5);
    EXPECT_TRUE(std::isnan(numbers[1]) && std::isnan(numbers[2]));
    EXPECT_EQ(numbers[3], 7);
    EXPECT_EQ(unreadable, 1U); // what is missing is not unreadable
    EXPECT_EQ(numbers_of(table, 1, &unreadable)[3], 4);
    EXPECT_EQ(unreadable, 1U);
}

TEST(Cells, GiveDaysAndCountWhatIsNone) {
    const auto table = sample();
    std::uint64_t unreadable = 0;
    EXPECT_EQ(days_of(table, 2, &unreadable), (std::vector<std::int32_t>{19852, table::DateColumn::null, table::DateColumn::null, 19852}));
    EXPECT_EQ(unreadable, 1U);
    EXPECT_EQ(days_of(table, 3), (std::vector<std::int32_t>{19852, table::DateColumn::null, 1, 2}));
}

TEST(Cells, GivePlaces) {
    const auto table = sample();
    const auto points = points_of(table);
    ASSERT_EQ(points.size(), 4U);
    EXPECT_EQ(points[0], (shape::Coord{1, 2}));
    EXPECT_TRUE(std::isnan(points[1].x) && std::isnan(points[2].x));
    EXPECT_EQ(points[3], (shape::Coord{3, 4}));
    const auto geometries = geometries_of(table);
    EXPECT_TRUE(geometries[1].empty());
    EXPECT_EQ(geometries[2].kind, shape::Kind::line);
}

TEST(FieldIndex, TakesTheRoleBeforeTheName) {
    table::Schema schema;
    schema.fields = {{"status", table::Type::text, ""}, {"state", table::Type::text, "status"}};
    EXPECT_EQ(field_index(schema, "status"), 1);
    EXPECT_EQ(field_index(schema, "state"), 1);
    EXPECT_EQ(field_index(schema, "Status"), -1);
}

TEST(MakeRoom, TakesOutWhatWasMadeAndKeepsWhatIsTheUsers) {
    auto table = test::table_of({test::text_column("Rank", {"user's"}), test::text_column("src_rank", {"too"}), test::text_column("RANK", {"ours"})}, {""});
    table.schema.fields[2].made = true;
    make_room(table, {{"rank", table::Type::integer, ""}});
    EXPECT_EQ(test::field_names(table), (Strings{"src_Rank", "src_rank"}));
    EXPECT_EQ(test::cells(table, "src_Rank"), Strings{"user's"});
    table::check_batch(table.schema, table.batches[0]);
}

} // namespace
} // namespace gridwarden::analysis
