#include "project/rule_file.hpp"

#include "core/error.hpp"
#include "support/scratch.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace gridwarden {

namespace {

using model::ZoneGrade;

constexpr const char* one_rule = R"({"gridwarden_rules": 1, "rules": [
  {"id": "local-1", "kinds": ["Landfill"], "zones": ["quasi"], "clause": {"en": "by-law 7"}, "source": "county by-law", "verified": true}]})";

/// `GW-RULE-001 2:5` for what a text is refused for.
std::string refused(const std::string& text) {
    try {
        project::parse_rules(text, "r.json");
        return "accepted";
    } catch (const Error& error) {
        const auto argument = [&](std::string_view name) {
            const auto& all = error.arguments();
            return std::find_if(all.begin(), all.end(), [&](const auto& a) { return a.name == name; })->value;
        };
        return error.code() + " " + argument("line") + ":" + argument("column");
    }
}

std::string with(const std::string& key_and_value) {
    return "{\"gridwarden_rules\": 1, \"rules\": [\n{\"id\": \"a\", \"zones\": [\"1\"], \"clause\": {}, \"source\": \"s\", \"verified\": true, " + key_and_value + "}]}";
}

} // namespace

TEST(RuleFile, IsRefusedWithPlaceAndReason) {
    EXPECT_EQ(refused("[1]"), "GW-RULE-002 1:1");
    EXPECT_EQ(refused("{\"gridwarden_rules\": 2, \"rules\": []}"), "GW-RULE-002 1:22");
    EXPECT_EQ(refused("{\"gridwarden_rules\": 1}"), "GW-RULE-003 1:1");
    EXPECT_TRUE(refused(with("\"kind\": []")).starts_with("GW-RULE-001 2:"));
    EXPECT_TRUE(refused(with("\"kinds\": \"landfill\"")).starts_with("GW-RULE-002 2:"));
    EXPECT_TRUE(refused(with("\"kinds\": [1]")).starts_with("GW-RULE-002 2:"));
    EXPECT_TRUE(refused("{\"gridwarden_rules\": 1, \"rules\": [{\"id\": \"a\", \"zones\": [\"third\"], \"clause\": {}, \"source\": \"s\", \"verified\": true}]}")
                    .starts_with("GW-RULE-002 1:"));
    EXPECT_TRUE(refused("{\"gridwarden_rules\": 1, \"rules\": [{\"id\": \"a\", \"zones\": [\"1\"], \"clause\": {}, \"source\": \"s\"}]}")
                    .starts_with("GW-RULE-003 1:"));
    auto twice = std::string(one_rule);
    const auto begin = twice.find("{\"id\"");
    const auto end = twice.find("}]}");
    twice.insert(end + 1, "," + twice.substr(begin, end + 1 - begin));
    EXPECT_TRUE(refused(twice).starts_with("GW-RULE-004 2:"));
}

namespace {

std::string setback(const std::string& more) {
    return R"({"gridwarden_rules": 1, "setbacks": [
  {"id": "a", "receptors": ["homes"], "clause": {}, "source": "s", "verified": false)" + more + "}]}";
}

std::string zone(const std::string& more) {
    return R"({"gridwarden_rules": 1, "zones": [
  {"id": "a", "clause": {}, "source": "s", "verified": false)" + more + "}]}";
}

std::string code_of(const std::vector<std::string>& files) {
    try {
        project::rules_with(files);
        return "accepted";
    } catch (const Error& error) {
        return error.code() + " " + error.message(Language::en);
    }
}

} // namespace

TEST(RuleFile, ADistanceHasANumberAndAUnit) {
    EXPECT_EQ(refused(setback(R"(, "distance": "300m")")), "accepted");
    EXPECT_EQ(refused(setback(R"(, "distance": "field:own")")), "accepted");
    EXPECT_TRUE(refused(setback("")).starts_with("GW-RULE-008 2:"));
    EXPECT_TRUE(refused(setback(R"(, "distance": 300)")).starts_with("GW-RULE-007 2:"));
    EXPECT_TRUE(refused(setback(R"(, "distance": "300")")).starts_with("GW-RULE-007 2:"));
    EXPECT_TRUE(refused(setback(R"(, "distance": "-3m")")).starts_with("GW-RULE-007 2:"));
    EXPECT_TRUE(refused(setback(R"(, "distance": "3m", "measured_from": "fence")")).starts_with("GW-RULE-002 2:"));
    EXPECT_TRUE(refused(setback(R"(, "distance": "3m", "when": [{"field": "size"}])")).starts_with("GW-RULE-009 2:"));
    EXPECT_TRUE(refused(setback(R"(, "distance": "3m", "when": [{"feld": "size"}])")).starts_with("GW-RULE-001 2:"));
    EXPECT_TRUE(refused(setback(R"(, "distance": "3m", "when": ["size"])")).starts_with("GW-RULE-002 2:"));
}

TEST(RuleFile, AZoneHasWhatItsShapeNeeds) {
    EXPECT_EQ(refused(zone(R"(, "shape": "around", "radius": "50m")")), "accepted");
    EXPECT_EQ(refused(zone(R"(, "shape": "around", "radius": "travel-time", "days": 100)")), "accepted");
    EXPECT_EQ(refused(zone(R"(, "shape": "lake", "radius": "all", "strip": "200m")")), "accepted");
    EXPECT_TRUE(refused(zone(R"(, "shape": "around", "radius": "all")")).starts_with("GW-RULE-007 2:"));
    EXPECT_TRUE(refused(zone(R"(, "shape": "around", "radius": "travel-time")")).starts_with("GW-RULE-008 2:"));
    EXPECT_TRUE(refused(zone(R"(, "shape": "river", "upstream": "1km", "strip": "50m")")).starts_with("GW-RULE-008 2:"));
    EXPECT_TRUE(refused(zone(R"(, "shape": "road")")).starts_with("GW-RULE-008 2:"));
    EXPECT_TRUE(refused(zone(R"(, "shape": "ring")")).starts_with("GW-RULE-002 2:"));
}

TEST(RuleFile, ExceptionsEndSomewhere) {
    const test::Scratch scratch;
    const auto own = [&](const std::string& a, const std::string& b) {
        const auto rule = [](const std::string& id, const std::string& unless) {
            return R"({"id": ")" + id + R"(", "receptors": ["homes"], "distance": "1m", "clause": {}, "source": "s", "verified": false, "unless": [")" + unless + "\"]}";
        };
        return code_of({scratch.file("own.json", R"({"gridwarden_rules": 1, "setbacks": [)" + rule("a", a) + "," + rule("b", b) + "]}")});
    };
    EXPECT_EQ(own("b", "wte-300"), "accepted");
    EXPECT_TRUE(own("b", "a").starts_with("GW-RULE-005")) << own("b", "a");
    EXPECT_NE(own("b", "a").find("a → b → a"), std::string::npos) << own("b", "a");
    EXPECT_TRUE(own("a", "wte-300").starts_with("GW-RULE-005"));
    EXPECT_TRUE(own("b", "c").starts_with("GW-RULE-006"));
}

TEST(RuleFile, TakesThePlaceOfABuiltInRuleById) {
    const test::Scratch scratch;
    const auto built_in = project::rules_with({}).prohibitions.size();
    ASSERT_GE(built_in, 5U);
    const auto local = project::rules_with({scratch.file("local.json", one_rule)}).prohibitions;
    EXPECT_EQ(local.size(), built_in + 1);
    EXPECT_EQ(local.front().id, "local-1"); // found before the law
    auto text = std::string(one_rule);
    text.replace(text.find("local-1"), 7, "wppl-67");
    const auto replaced = project::rules_with({scratch.file("replaced.json", text)}).prohibitions;
    EXPECT_EQ(replaced.size(), built_in);
    EXPECT_EQ(model::in_language(replaced.back().clause, Language::zh), "by-law 7"); // any language where the asked one is missing
}

/// R44: four types of sites in the three grades and outside; an outfall is art. 64 wherever it is.
TEST(BuiltInRules, MatrixOfSiteTypesAndGrades) {
    const model::RuleBook rules(project::rules_with({}).prohibitions);
    const auto rule = [&](const char* kind, ZoneGrade grade) {
        const auto found = rules.find(kind, grade);
        return found ? rules.rules()[*found].id + (rules.rules()[*found].verified ? "" : "?") : std::string("-");
    };
    const std::vector<std::pair<const char*, std::vector<std::string>>> table{
        {"outfall", {"wppl-64", "wppl-64", "wppl-64", "-"}},
        {"tourism", {"wppl-65-activity", "-", "-", "-"}},
        {"Landfill", {"wppl-65", "wppl-66", "wppl-67?", "-"}},
        {"排污口", {"wppl-64", "wppl-64", "wppl-64", "-"}},
        {"warehouse", {"wppl-65", "-", "-", "-"}},
        {"", {"wppl-65", "-", "-", "-"}},
        {"petition", {"-", "-", "-", "-"}},
    };
    for (const auto& [kind, wanted] : table) {
        const std::vector<std::string> got{rule(kind, ZoneGrade::first), rule(kind, ZoneGrade::second), rule(kind, ZoneGrade::quasi),
                                           rule(kind, ZoneGrade::unknown)};
        EXPECT_EQ(got, wanted) << kind;
    }
}

TEST(BuiltInRules, SayWhereTheyComeFrom) {
    std::set<std::string> ids;
    const auto look = [&](const model::Provision& rule) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id << " twice";
        EXPECT_FALSE(rule.source.empty()) << rule.id;
        EXPECT_FALSE(rule.verified && rule.source.find("memory") != std::string::npos) << rule.id;
        for (const auto lang : {"en", "zh"}) {
            EXPECT_TRUE(rule.text.contains(lang) && rule.clause.contains(lang)) << rule.id;
        }
    };
    const auto rules = project::rules_with({});
    std::for_each(rules.prohibitions.begin(), rules.prohibitions.end(), look);
    std::for_each(rules.setbacks.begin(), rules.setbacks.end(), look);
    std::for_each(rules.zones.begin(), rules.zones.end(), look);
    EXPECT_GE(ids.size(), 30U);
}

TEST(ZoneGrade, IsReadFromTheWordsOfMapsAndRegisters) {
    for (const auto* word : {"1", "一级", "一级保护区", "Level 1", "grade 1", "Zone I", "Ⅰ级", "１", "饮用水水源一级保护区", "first"}) {
        EXPECT_EQ(model::parse_zone_grade(word), ZoneGrade::first) << word;
    }
    for (const auto* word : {"2", "二级", "II", "二級保護區", "level-2"}) {
        EXPECT_EQ(model::parse_zone_grade(word), ZoneGrade::second) << word;
    }
    for (const auto* word : {"quasi", "准保护区", "准", "Quasi-protection zone", "準保護區"}) {
        EXPECT_EQ(model::parse_zone_grade(word), ZoneGrade::quasi) << word;
    }
    for (const auto* word : {"", "3", "三级", "zone", "保护区", "11", "reservoir"}) {
        EXPECT_EQ(model::parse_zone_grade(word), ZoneGrade::unknown) << word;
    }
}

} // namespace gridwarden
