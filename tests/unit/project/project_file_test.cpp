#include "project/project_file.hpp"

#include "support/scratch.hpp"
#include "text/text.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gridwarden::project {
namespace {

using test::Strings;

Project read(const std::string& text) {
    const test::Scratch scratch;
    return read_project(scratch.file("county/project.json", text));
}

/// `2:35`, where `^` stands in a text; the mark is taken out.
std::string take_mark(std::string& text) {
    const auto at = text.find('^');
    const auto before = text.substr(0, at);
    text.erase(at, 1);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    return std::to_string(line) + ":" + std::to_string(at - (before.rfind('\n') + 1) + 1);
}

/// The code of the refusal, with `line:column`.
std::string refusal(const std::string& text) {
    try {
        read(text);
    } catch (const Error& error) {
        std::string at;
        for (const auto* name : {"line", "column"}) {
            for (const auto& argument : error.arguments()) {
                at += argument.name == name ? (at.empty() ? " " : ":") + argument.value : "";
            }
        }
        return error.code() + at;
    }
    return "";
}

/// A project with these members beside the two that never change.
std::string with(const std::string& members) { return "{\"gridwarden\": 1, \"as_of\": \"2024-05-09\",\n" + members + "}"; }
std::string with_steps(const std::string& steps) { return with("\"inputs\": {}, \"steps\": [" + steps + "]"); }
std::string with_sites(const std::string& sites) { return with("\"steps\": [], \"inputs\": {\"sites\": [" + sites + "]}"); }

TEST(ProjectFile, IsReadWhole) {
    const test::Scratch scratch;
    const auto path = scratch.file("county/project.json", R"({
      // the county's monthly run
      "$schema": "https://example.org/schema.json", "gridwarden": 1, "title": {"zh": "县", "en": "County"},
      "as_of": "2024年5月9日", "timezone": "Asia/Shanghai", "lang": "zh",
      "values": {"kind": ["landfill", "yard"]}, "priority": ["overdue", "hot"],
      "inputs": {
        "units": [{"path": "county.geojson", "id": "code", "label": "一级网格"}, "towns.gpkg"],
        "sites": [{"path": "ledger.csv", "lon": "经度", "crs": "gcj02", "kind": "=landfill", "code_levels": [6, 9], "accuracy": 50, "as": "ledger"}],
        "previous": "2024-04/run.json"},
      "steps": [{"check": {}}, {"assign": {"by": ["kind"], "as": "towns"}}],
      "claims": [{"says": "1 + 1 = 2", "from": "@ledger", "expr": "1 + 1", "equals": 2}]})");
    const auto project = read_project(path);
    EXPECT_EQ(project.folder, scratch.name("county"));
    EXPECT_EQ(project.as_of, text::parse_date("2024-05-09"));
    EXPECT_EQ(project.as_of_text, "2024-05-09");
    EXPECT_EQ(project.title.at("en"), "County");
    EXPECT_EQ(project.timezone + project.lang, "Asia/Shanghaizh");
    EXPECT_EQ(project.values.at("kind"), (Strings{"landfill", "yard"}));
    EXPECT_EQ(project.priority, (std::vector<model::Reason>{{model::ReasonKind::overdue}, {model::ReasonKind::hot}}));
    EXPECT_EQ(project.inputs.at(model::Role::units).at(0).label, "一级网格");
    EXPECT_EQ(project.inputs.at(model::Role::units).at(1).path, "towns.gpkg");
    const auto& sites = project.inputs.at(model::Role::sites).at(0);
    EXPECT_EQ(to_text(sites), "ledger.csv,accuracy=50,code_levels=6/9,crs=gcj02,kind==landfill,lon=经度");
    EXPECT_EQ(project.named.at("ledger"), sites);
    EXPECT_EQ(project.inputs.at(model::Role::previous).at(0).path, "2024-04/run.json");
    ASSERT_EQ(project.steps.size(), 2U);
    EXPECT_EQ(project.steps[0].as, "check");
    EXPECT_EQ(project.steps[1].as, "towns");
    EXPECT_EQ(project.steps[1].options.find("as"), nullptr);
    EXPECT_EQ(project.steps[1].at.line, 10U);
    EXPECT_EQ(project.claims.at(0).from, "ledger");
}

TEST(ProjectFile, TellsWhereAKeyIsUnknownAndWhichIsNear) {
    std::string message;
    EXPECT_EQ(test::refused([] { read(with(R"("inputs": {}, "stepz": [])")); }, &message), "GW-PROJ-001");
    EXPECT_NE(message.find("line 2 column"), std::string::npos) << message;
    EXPECT_NE(message.find("the nearest is: steps"), std::string::npos) << message;
    EXPECT_EQ(test::refused([] { read(with_sites(R"({"path": "a.csv", "acuracy": 5})")); }, &message), "GW-PROJ-001");
    EXPECT_NE(message.find("the nearest is: accuracy"), std::string::npos) << message;
    EXPECT_EQ(test::refused([] { read(with_sites(R"({"path": "a.csv", "somethingelse": 5})")); }, &message), "GW-PROJ-001");
    EXPECT_NE(message.find("code_levels"), std::string::npos) << message; // none is near: all are told
}

TEST(ProjectFile, RefusesWithLineAndColumn) {
    const std::pair<std::string, const char*> cases[] = {
        {R"(^[])", "GW-PROJ-002"},
        {R"(^{"gridwarden": 1})", "GW-PROJ-003"},
        {R"({"gridwarden": ^2, "as_of": "2024-05-09", "inputs": {}, "steps": []})", "GW-PROJ-009"},
        {R"({"gridwarden": 1, "as_of": ^"May", "inputs": {}, "steps": []})", "GW-PROJ-002"},
        {with(R"("inputs": ^[], "steps": [])"), "GW-PROJ-002"},
        {with(R"("inputs": {"site": ^[]}, "steps": [])"), "GW-PROJ-001"},
        {with(R"("inputs": {}, "steps": [], "lang": ^"de")"), "GW-PROJ-002"},
        {with(R"("inputs": {}, "steps": [], "timezone": ^"GMT+8")"), "GW-PROJ-016"},
        {with(R"("inputs": {}, "steps": [], "values": {"kind": [^1]})"), "GW-PROJ-002"},
        {with_sites(R"(^{"lon": "x"})"), "GW-PROJ-003"},
        {with_sites(R"({"path": ^""})"), "GW-PROJ-003"},
        {with_sites(R"({"path": ^"data\\a.csv"})"), "GW-PROJ-004"},
        {with_sites(R"(^"data\\a.csv")"), "GW-PROJ-004"},
        {with_sites(R"({"path": "a.csv", "lon": ^true})"), "GW-PROJ-002"},
        {with_sites(R"({"path": "a.csv", "role": ^"?"})"), "GW-PROJ-006"},
        {with_sites(R"({"path": "a.csv", "crs": ^"?"})"), "GW-PROJ-014"},
        {with_sites(R"({"path": "a.csv", "as": "x"}, ^{"path": "b.csv", "as": "x"})"), "GW-PROJ-005"},
        {with_steps(R"(^"check")"), "GW-PROJ-002"},
        {with_steps(R"(^{"check": {}, "assign": {}})"), "GW-PROJ-007"},
        {with_steps(R"(^{})"), "GW-PROJ-007"},
        {with_steps(R"({"check": ^[]})"), "GW-PROJ-002"},
        {with_steps(R"({"assign": {}}, ^{"assign": {}})"), "GW-PROJ-005"},
        {with_steps(R"({"assign": {"as": ^"a/b"}})"), "GW-PROJ-008"},
        {with(R"("inputs": {"sites": [{"path": "a.csv", "as": "x"}]}, "steps": [^{"assign": {"as": "x"}}])"), "GW-PROJ-005"},
        {R"({"gridwarden": 1,^})", "GW-JSON-001"},
    };
    for (auto [text, code] : cases) {
        const auto at = take_mark(text);
        EXPECT_EQ(refusal(text), std::string(code) + " " + at) << text;
    }
}

TEST(ProjectFile, MayNameTwoStepsOfOneCommand) {
    const auto project = read(with_steps(R"({"assign": {}}, {"assign": {"as": "again"}})"));
    EXPECT_EQ(project.steps[1].command, "assign");
    EXPECT_EQ(project.steps[1].as, "again");
}

} // namespace
} // namespace gridwarden::project
