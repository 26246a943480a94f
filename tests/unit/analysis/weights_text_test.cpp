#include "analysis/weights_text.hpp"
#include "core/error.hpp"
#include "support/grids.hpp"

#include <gtest/gtest.h>

namespace gridwarden::analysis {
namespace {

const std::vector<std::string> ids{"a", "b", "c"};

std::string code_of(std::string_view text, WeightsForm form) {
    try {
        parse_weights(text, form, ids, "w");
    } catch (const Error& error) {
        return error.code() + ": " + error.message(Language::en);
    }
    return "read";
}

TEST(WeightsText, ReadsWhatOthersWrite) {
    const auto want = from_links(3, {{0, 1}, {1, 0}, {1, 2}, {2, 1}});
    EXPECT_EQ(parse_weights("0 3 map id\na 1\nb\nb 2\na c\nc 1\nb\n", WeightsForm::gal, ids, "w"), want); // GeoDa
    EXPECT_EQ(parse_weights("3\r\nc 1\r\nb\r\nb 2\r\nc a\r\na 1\r\nb", WeightsForm::gal, ids, "w"), want); // PySAL
    EXPECT_EQ(parse_weights("0 3 \"my map\" id\na 0\n\nb 0\nc 0\n", WeightsForm::gal, ids, "w"), from_links(3, {}));
    EXPECT_EQ(parse_weights("0 3 map id\na b 12.5\nb a 12.5\nb c 3\nc b 3\n", WeightsForm::gwt, ids, "w"), want);
    EXPECT_EQ(parse_weights("0 3 map id\na b 0.5\n", WeightsForm::kwt, ids, "w"), from_links(3, {{0, 1, 0.5}}, true));
}

TEST(WeightsText, ReadsBackWhatItWrites) {
    std::mt19937 random(1);
    for (int round = 0; round < 20; ++round) {
        const auto many = test::numbered_ids(30);
        auto weights = test::random_weights(random, 30, 5);
        const std::vector<double> numbers(weights.neighbours.size(), 0.25);
        EXPECT_EQ(parse_weights(format_weights(weights, WeightsForm::gal, many, {}, "w"), WeightsForm::gal, many, "w"), weights);
        EXPECT_EQ(parse_weights(format_weights(weights, WeightsForm::gwt, many, numbers, "w"), WeightsForm::gwt, many, "w"), weights);
        const auto text = format_weights(weights, WeightsForm::kwt, many, numbers, "w");
        weights.values = numbers;
        EXPECT_EQ(parse_weights(text, WeightsForm::kwt, many, "w"), weights);
    }
}

TEST(WeightsText, RefusesWithLineAndId) {
    EXPECT_TRUE(code_of("", WeightsForm::gal).starts_with("GW-HOT-014"));
    EXPECT_EQ(code_of("0 3 m i\na 2\nb\n", WeightsForm::gal), "GW-HOT-014: w line 3: expected as many ids as the line before it says");
    EXPECT_EQ(code_of("0 3 m i\na x\nb\n", WeightsForm::gal), "GW-HOT-014: w line 2: expected a whole number");
    EXPECT_EQ(code_of("0 3 m i\na b c\n", WeightsForm::gwt), "GW-HOT-014: w line 2: expected two ids and a number from 0");
    EXPECT_TRUE(code_of("0 3 m i\na b -1\n", WeightsForm::kwt).starts_with("GW-HOT-014"));
    EXPECT_TRUE(code_of("0 3 m i\na b nan\n", WeightsForm::kwt).starts_with("GW-HOT-014"));
    EXPECT_TRUE(code_of("0 3 m i\na 1\nz\n", WeightsForm::gal).starts_with("GW-HOT-015"));
    EXPECT_TRUE(code_of("0 4 m i\na 1\nb\n", WeightsForm::gal).starts_with("GW-HOT-016"));
    EXPECT_THROW(format_weights(from_links(1, {}), WeightsForm::gal, std::vector<std::string>{"two words"}, {}, "w"), Error);
    EXPECT_THROW(format_weights(from_links(2, {{0, 1, 0.5}}, true), WeightsForm::gal, test::numbered_ids(2), {}, "w"), Error);
}

} // namespace
} // namespace gridwarden::analysis
