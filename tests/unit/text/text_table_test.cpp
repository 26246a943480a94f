#include "text/text_table.hpp"

#include <gtest/gtest.h>

namespace gridwarden::text {
namespace {

const std::vector<TextColumnSpec> columns{{"站点", false, true}, {"m", true, false}};

TEST(TextTable, AlignsByWidthOnATerminal) {
    EXPECT_EQ(text_table(columns, {{"模城中学", "7"}, {"east", "1,234"}}, 80), "站点          m\n────────  ─────\n模城中学      7\neast      1,234\n");
}

TEST(TextTable, ClipsWhatShrinksAndNothingElse) {
    EXPECT_EQ(text_table(columns, {{"a long name of a station", "1,234"}}, 20), "站点               m\n─────────────  ─────\na long name …  1,234\n");
    EXPECT_EQ(text_table(columns, {{"a long name", "123456789"}}, 4), "站点              m\n────────  ─────────\na long …  123456789\n") << "never under eight columns";
}

} // namespace
} // namespace gridwarden::text
