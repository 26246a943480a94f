#include "project/claim.hpp"

#include "core/error.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::project {
namespace {

constexpr std::int32_t as_of = 19852; // 2024-05-09

table::Table ledger() {
    auto made = test::table_of({test::text_column("status", {"closed", "已销号", "closing", {}, "in progress"}),
                                test::text_column("kind", {"landfill", "mine", "landfill", "mine", " landfill "}),
                                test::text_column("tons", {"1.5", "2", {}, "4", "0"}),
                                test::text_column("due date", {"2024-05-08", "2024-05-09", "2024/5/10", {}, "soon"}),
                                test::text_column("2022年", {"a", "b", "a", "a", {}})},
                               {"", "", "", "", ""}, false);
    made.schema.fields[0].role = "status";
    return made;
}

std::optional<double> value(std::string_view expr) { return evaluate(parse_expression(expr, "here"), ledger(), as_of).value; }
std::vector<std::uint64_t> rows(std::string_view expr) { return evaluate(parse_expression(expr, "here"), ledger(), as_of).rows; }

std::string code(std::string_view expr) {
    try {
        value(expr);
    } catch (const Error& error) {
        return std::string(error.code());
    }
    return "";
}

TEST(Expression, CountsRowsThatFit) {
    EXPECT_EQ(value("count()"), 5);
    EXPECT_EQ(value("count(kind='landfill')"), 3) << "blanks around a cell do not count";
    EXPECT_EQ(value("COUNT(kind = 'landfill' AND NOT (tons > 1))"), 2);
    EXPECT_EQ(value("count(kind in ('mine', 'yard'))"), 2);
    EXPECT_EQ(value("count(\"2022年\" = 'a')"), 3);
    EXPECT_EQ(rows("count(kind='mine') - count(kind='mine')"), (std::vector<std::uint64_t>{1, 3}));
}

TEST(Expression, ComparesStatesByMeaning) {
    EXPECT_EQ(value("count(status='closed')"), 2);
    EXPECT_EQ(value("count(status='已销号')"), 2);
    EXPECT_EQ(value("count(status!='closed')"), 2) << "an empty cell fits no comparison";
    EXPECT_EQ(value("count(kind='Landfill')"), 0) << "other texts are compared as they are written";
}

TEST(Expression, AnEmptyCellFitsOnlyIsNull) {
    EXPECT_EQ(value("count(status is null)"), 1);
    EXPECT_EQ(value("count(status is not null)"), 4);
    EXPECT_EQ(value("count(tons < 100)"), 4);
    EXPECT_EQ(value("count(not tons < 100)"), 1);
}

TEST(Expression, OrdersDatesAndNumbers) {
    EXPECT_EQ(value("count(\"due date\" < as_of)"), 1);
    EXPECT_EQ(value("count(\"due date\" <= '2024-05-09')"), 2);
    EXPECT_EQ(value("count(\"due date\" > '2024年5月9日')"), 1);
    EXPECT_EQ(value("count(tons >= 2)"), 2);
    EXPECT_EQ(value("count(tons = -0)"), 1);
}

TEST(Expression, AddsUp) {
    EXPECT_EQ(value("sum(tons)"), 7.5);
    EXPECT_EQ(value("mean(tons, kind='landfill')"), 0.75);
    EXPECT_EQ(value("min(tons) + max(tons, kind='mine')"), 4);
    EXPECT_EQ(value("distinct(kind)"), 2);
    EXPECT_EQ(value("share(kind='landfill') * 100"), 60);
    EXPECT_EQ(value("2 + 3 * 4 - 6 / (1 + 2)"), 12);
    EXPECT_EQ(value("-count() - -1"), -4);
    EXPECT_EQ(value("10 - 3 - 2"), 5) << "from the left";
}

TEST(Expression, CountsEntriesOfLists) {
    const auto petitions = test::table_of({test::text_column("types", {"soil；air", "air, noise、 soil", "air", {}})}, {"", "", "", ""}, false);
    const auto of = [&](std::string_view expr) { return evaluate(parse_expression(expr, "here"), petitions, as_of).value; };
    EXPECT_EQ(of("count(types is not null)"), 3) << "cases";
    EXPECT_EQ(of("items(types)"), 6) << "types";
    EXPECT_EQ(of("count(types has 'soil')"), 2);
    EXPECT_EQ(of("count(types has 'oil')"), 0);
    EXPECT_EQ(of("items(types, types has 'noise')"), 3);
    EXPECT_EQ(code("count(kind has 3)"), "GW-CLAIM-001");
}

TEST(Expression, HasNoValueWhereThereIsNone) {
    EXPECT_EQ(value("mean(tons, kind='yard')"), std::nullopt);
    EXPECT_EQ(value("1 / count(kind='yard')"), std::nullopt);
    EXPECT_EQ(value("sum(tons, kind='yard')"), 0);
}

TEST(Expression, RefusesWhatItCannotKnow) {
    EXPECT_EQ(code("count(knd='mine')"), "GW-CLAIM-002");
    EXPECT_EQ(code("sum(kind)"), "GW-CLAIM-003");
    EXPECT_EQ(code("count(kind < 'mine')"), "GW-CLAIM-004");
    for (const auto* expr : {"", "count", "count(", "count()+", "count(kind=)", "count(kind)", "share()", "sum()", "system('rm')", "count(kind='a)", "1 2",
                             "count(kind='a' kind='b')", "3x", "count(kind in 'a')", "count(status is empty)", "(1", "1..2", "count(kind=mine)", "#"}) {
        EXPECT_EQ(code(expr), "GW-CLAIM-001") << expr;
    }
    EXPECT_EQ(code(std::string(100000, '(')), "GW-CLAIM-001");
    EXPECT_EQ(code("count(" + std::string(100000, '(')), "GW-CLAIM-001");
    std::string sum = "1";
    for (int i = 0; i < 1000; ++i) {
        sum += "+1";
    }
    EXPECT_EQ(value(sum), 1001);
    EXPECT_EQ(code(sum + "*1"), "GW-CLAIM-001") << "each term takes stack when the tree is walked";
}

TEST(Expression, SaysWhereItStopped) {
    try {
        parse_expression("count(类型 == landfill)", "p.json:7");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(error.message(Language::en).find("p.json:7"), std::string::npos);
        EXPECT_NE(error.message(Language::en).find("character 13"), std::string::npos) << error.message(Language::en);
    }
}

TEST(Expression, ReadsOrRefusesAnyText) {
    constexpr std::string_view pieces[] = {"count", "(", ")", "kind", "=", "'a'", "\"tons\"", "and", "or", "not", "in", "1", "-", ",", "is", "null", "sum", "/", "<", "as_of", " "};
    std::mt19937 random(1);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (auto n = random() % 12; n > 0; --n) {
            text += pieces[random() % std::size(pieces)];
            text += ' ';
        }
        const auto refused = code(text);
        EXPECT_TRUE(refused.empty() || refused.starts_with("GW-CLAIM-")) << text << refused;
    }
}

Verdict verdict(const std::string& claim) {
    const auto claims = read_claims(json::parse("[" + claim + "]", "p.json"), "p.json");
    return check_claim(claims.front(), ledger(), as_of);
}

TEST(Claim, HoldsAtTheDecimalsItIsWrittenWith) {
    EXPECT_TRUE(verdict(R"({"says": "60 %", "expr": "share(kind='landfill') * 100", "equals": 60})").match);
    EXPECT_TRUE(verdict(R"({"says": "a third", "expr": "100 / 3", "equals": 33.3})").match);
    EXPECT_TRUE(verdict(R"({"says": "half up", "expr": "0.125 * 100", "equals": 12.5})").match);
    EXPECT_FALSE(verdict(R"({"says": "a third", "expr": "100 / 3", "equals": 33.30})").match);
    EXPECT_TRUE(verdict(R"({"says": "half up", "expr": "5 / 2", "equals": 3})").match);
    EXPECT_FALSE(verdict(R"({"says": "61 = 18 + 23", "expr": "18 + 23", "equals": 61})").match);
    EXPECT_FALSE(verdict(R"({"says": "nothing", "expr": "1 / 0", "equals": 0})").match);
}

TEST(Claim, RefusesKeysItDoesNotKnow) {
    EXPECT_THROW(verdict(R"({"says": "a", "expr": "1", "equal": 1})"), Error);
    EXPECT_THROW(verdict(R"({"says": "a", "expr": "1"})"), Error);
    EXPECT_THROW(verdict(R"({"says": "a", "expr": "1", "equals": "1"})"), Error);
}

} // namespace
} // namespace gridwarden::project
