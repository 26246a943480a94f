#include "cli/parse.hpp"

#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace gridwarden::cli {
namespace {

using test::Strings;
using Words = std::vector<std::string>;

/// `name=value|value` of a parameter of the command that was parsed.
std::string shown(Invocation& invocation, const std::string& name) {
    std::string line;
    for (const auto& value : invocation.call->args().find(name)->show()) {
        line += (line.empty() ? "" : "|") + value;
    }
    return line;
}

std::string refusal(const Words& words, std::string* message = nullptr) {
    return test::refused([&] { parse(words); }, message);
}

TEST(Parse, TakesACommandWithItsInputsAndOptions) {
    auto found = parse({"assign", "a.csv,lon=x,lat=y", "b.gpkg", "--units", "county.geojson", "--units=towns.gpkg", "--by", "kind,status", "-o", "out.csv",
                        "--as-of", "2024-05-09", "-q", "--threads", "3"});
    ASSERT_NE(found.command, nullptr);
    EXPECT_EQ(found.command->description.name, "assign");
    EXPECT_EQ(shown(found, "sites"), "a.csv,lat=y,lon=x|b.gpkg");
    EXPECT_EQ(shown(found, "units"), "county.geojson|towns.gpkg");
    EXPECT_EQ(shown(found, "by"), "kind|status");
    EXPECT_EQ(shown(found, "output"), "out.csv");
    EXPECT_EQ(found.common.as_of, 19852);
    EXPECT_EQ(found.common.threads, 3U);
    EXPECT_TRUE(found.common.quiet);
    EXPECT_FALSE(found.help || found.version || found.json_usage);
}

TEST(Parse, LetsAnOptionTakeOneValueEachTime) {
    auto found = parse({"assign", "--units", "u.geojson", "a.csv", "b.csv"});
    EXPECT_EQ(shown(found, "units"), "u.geojson");
    EXPECT_EQ(shown(found, "sites"), "a.csv|b.csv");
    EXPECT_EQ(refusal({"assign", "a.csv", "--units", "u.geojson", "-o", "x.csv", "-o", "y.csv"}), "GW-ARG-004");
}

TEST(Parse, KnowsStdinWithKeys) {
    auto found = parse({"assign", "-,format=csv", "--units", "-,format=geojson", "-o", "-"});
    EXPECT_EQ(shown(found, "sites"), "-,format=csv");
    EXPECT_EQ(shown(found, "units"), "-,format=geojson");
    EXPECT_EQ(shown(found, "output"), "-");
    auto plain = parse({"assign", "-", "--units", "u.geojson"});
    EXPECT_EQ(shown(plain, "sites"), "-");
}

TEST(Parse, TakesWhatFollowsTwoDashesAsAFile) {
    auto found = parse({"assign", "--units", "u.geojson", "--", "--odd.csv"});
    EXPECT_EQ(shown(found, "sites"), "--odd.csv");
}

TEST(Parse, TakesCommonOptionsBeforeTheCommandToo) {
    auto found = parse({"--lang", "zh", "-q", "--color=never", "assign", "a.csv", "--units", "u.geojson"});
    EXPECT_EQ(found.common.lang, "zh");
    EXPECT_EQ(found.common.color, "never");
    EXPECT_TRUE(found.common.quiet);
    EXPECT_EQ(shown(found, "sites"), "a.csv");
}

TEST(Parse, HelpsBeforeItComplains) {
    for (const auto& words : {Words{}, Words{"-h"}, Words{"--help"}, Words{"help"}}) {
        const auto found = parse(words);
        EXPECT_TRUE(found.help);
        EXPECT_EQ(found.command, nullptr);
    }
    for (const auto& words : {Words{"assign", "--help"}, Words{"help", "assign"}, Words{"assign", "--wrong", "-h"}, Words{"-h", "assign"}}) {
        const auto found = parse(words);
        EXPECT_TRUE(found.help);
        ASSERT_NE(found.command, nullptr);
        EXPECT_EQ(found.command->description.name, "assign");
    }
    EXPECT_TRUE(parse({"--version"}).version);
    EXPECT_TRUE(parse({"--json-usage"}).json_usage);
    EXPECT_TRUE(parse({"assign", "--json-usage"}).json_usage);
}

TEST(Parse, RefusesWithTheNearMiss) {
    const std::tuple<Words, const char*, const char*> cases[] = {
        {{"asign", "a.csv"}, "GW-ARG-001", "the nearest is: assign"},
        {{"assign", "a.csv", "--unit", "u.geojson"}, "GW-ARG-002", "'--unit'; the nearest is: --units"},
        {{"assign", "a.csv", "--rolup=x"}, "GW-ARG-002", "the nearest is: --rollup"},
        {{"assign", "a.csv", "--somethingelse"}, "GW-ARG-002", "the nearest is: --help"},
        {{"assign", "--units", "u.geojson"}, "GW-ARG-006", "sites is missing"},
        {{"assign", "a.csv"}, "GW-ARG-006", "--units is missing"},
        {{"assign", "a.csv", "--units"}, "GW-ARG-005", "--units"},
        {{"assign", "a.csv", "--units", "u.geojson", "--threads", "many"}, "GW-ARG-003", "--threads: 'many'"},
        {{"assign", "a.csv", "--units", "u.geojson", "--lang", "de"}, "GW-ARG-003", "en, zh"},
        {{"assign", "a.csv", "--units", "u.geojson", "--default-accuracy", "30"}, "GW-ARG-010", "--default-accuracy 30"},
        {{"assign", "a.csv,lon=x,lon=y", "--units", "u.geojson"}, "GW-ARG-031", "gives lon twice"},
        {{"explain", "GW-ARG-001", "GW-ARG-002", "x"}, "GW-ARG-007", "one word too many"},
        {{"schema", "--units", "u.geojson"}, "GW-ARG-002", "'--units'"},
    };
    for (const auto& [words, code, part] : cases) {
        std::string message;
        EXPECT_EQ(refusal(words, &message), code) << part;
        EXPECT_NE(message.find(part), std::string::npos) << message;
    }
}

TEST(LanguageOf, IsToldBeforeAnythingIsParsed) {
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    setenv("LANG", "en_GB.UTF-8", 1);
    EXPECT_EQ(language_of({"assign", "--wrong", "--lang", "zh"}), Language::zh);
    EXPECT_EQ(language_of({"--lang=zh"}), Language::zh);
    EXPECT_EQ(language_of({"assign"}), Language::en);
    setenv("LC_MESSAGES", "zh_CN.UTF-8", 1);
    EXPECT_EQ(language_of({"assign"}), Language::zh);
    EXPECT_EQ(language_of({"--lang", "en"}), Language::en);
    setenv("LC_ALL", "C", 1);
    EXPECT_EQ(language_of({"assign"}), Language::en);
    setenv("LC_ALL", "", 1); // empty is not set
    EXPECT_EQ(language_of({"assign"}), Language::zh);
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
}

} // namespace
} // namespace gridwarden::cli
