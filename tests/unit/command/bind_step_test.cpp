#include "command/context.hpp"
#include "command/runner.hpp"

#include "support/scratch.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::command {
namespace {

using test::Strings;

constexpr Bilingual no_help{"", ""};

struct Options {
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> units;
    std::vector<model::InputSpec> extra;
    std::vector<std::string> by;
    std::vector<std::string> note;
    Length size = Length::kilometres(1);
    unsigned permutations = 9999;
    bool sensitivity = false;
    std::string output, rollup, shares;
};

Command probe() {
    return make_command<Options>({.name = "probe", .summary = no_help, .step = true},
                                 [](Args& args, Options& o) {
                                     args.positional("sites", o.sites, model::Role::sites, no_help).required = true;
                                     args.input("units", o.units, model::Role::units, no_help);
                                     args.input("extra", o.extra, std::nullopt, no_help);
                                     args.names("by", o.by, "FIELD", no_help);
                                     args.option("note", o.note, "TEXT", no_help);
                                     args.option("size", o.size, no_help);
                                     args.option("permutations", o.permutations, "N", no_help);
                                     args.flag("sensitivity", o.sensitivity, no_help);
                                     args.output("output", o.output, "geojson", no_help);
                                     args.output("rollup", o.rollup, "%level.geojson", no_help);
                                     args.output("shares", o.shares, "", no_help);
                                 },
                                 [](const Options&, Context&) { return Result{}; });
}

project::Project project_of(const std::string& step, const std::string& sites = R"([{"path": "a.csv", "crs": "wgs84"}, "b.gpkg"])") {
    const test::Scratch scratch;
    return project::read_project(scratch.file("project.json", "{\"gridwarden\": 1, \"as_of\": \"2024-05-09\",\n\"inputs\": {\"units\": [\"u.geojson\"], \"sites\": " +
                                                                  sites + "}, \"steps\": [\n{\"probe\": " + step + "}]}"));
}

/// `name=value|value` for everything the step has set.
Strings bound(const std::string& step, const Strings& names) {
    const auto project = project_of(step);
    const auto call = probe().make();
    bind_step(call->args(), project.steps[0], project, "out", Language::en);
    Strings lines;
    for (const auto& name : names) {
        auto line = name + "=";
        for (const auto& value : call->args().find(name)->show()) {
            line += (line.back() == '=' ? "" : "|") + value;
        }
        lines.push_back(line);
    }
    return lines;
}

std::string refusal(const std::string& step, std::string* message = nullptr, const std::string& sites = "[\"a.csv\"]") {
    return test::refused([&] {
        const auto project = project_of(step, sites);
        const auto call = probe().make();
        bind_step(call->args(), project.steps[0], project, "out", Language::en);
    }, message);
}

TEST(BindStep, FillsWhatTheStepDoesNotGive) {
    EXPECT_EQ(bound("{}", {"sites", "units", "extra", "by", "size", "output", "rollup", "shares"}),
              (Strings{"sites=a.csv,crs=wgs84|b.gpkg", "units=u.geojson", "extra=", "by=", "size=1km", "output=out/probe.geojson",
                       "rollup=out/probe-rollup-%level.geojson", "shares="}));
}

TEST(BindStep, TakesTheStepsOwnValues) {
    EXPECT_EQ(bound(R"({"as": "again", "sites": "@ledger", "units": [{"path": "v.gpkg", "layer": "towns"}, "w.csv,wkt=shape"], "extra": "x.tif",
                        "by": ["kind", "status"], "note": ["a,b", "c"], "size": "500m", "permutations": 999, "sensitivity": true,
                        "output": false, "rollup": "level%level.gpkg", "shares": "shares.csv"})",
                    {"sites", "units", "extra", "by", "note", "size", "permutations", "sensitivity", "output", "rollup", "shares"}),
              (Strings{"sites=@ledger", "units=v.gpkg,layer=towns|w.csv,wkt=shape", "extra=x.tif", "by=kind|status", "note=a,b|c", "size=500m",
                       "permutations=999", "sensitivity=true", "output=", "rollup=out/level%level.gpkg", "shares=out/shares.csv"}));
}

TEST(BindStep, NamesOutputsByTheStepsName) {
    EXPECT_EQ(bound(R"({"as": "towns"})", {"output", "rollup"}), (Strings{"output=out/towns.geojson", "rollup=out/towns-rollup-%level.geojson"}));
}

TEST(BindStep, TakesCommonOptionsThatHoldForOneStep) {
    const auto bind = [](const std::string& step, CommonOptions& common) {
        const auto project = project_of(step);
        const auto command = probe();
        const auto call = command.make();
        auto args = step_parameters(command.description, call->args(), common);
        bind_step(args, project.steps[0], project, "out", Language::en);
    };
    CommonOptions common;
    bind(R"({"force": true, "precision": 5, "out-crs": "EPSG:3857"})", common);
    EXPECT_TRUE(common.force);
    EXPECT_EQ(common.precision, 5);
    EXPECT_EQ(common.out_crs, "EPSG:3857");
    EXPECT_EQ(changing_results(common), (std::vector<std::pair<std::string, Strings>>{{"precision", {"5"}}, {"out-crs", {"EPSG:3857"}}, {"force", {"true"}}}));
    EXPECT_EQ(test::refused([&] { bind(R"({"precision": 16})", common); }), "GW-PROJ-010");
    EXPECT_EQ(test::refused([&] { bind(R"({"threads": 2})", common); }), "GW-PROJ-011");
    EXPECT_TRUE(changing_results(CommonOptions{}).empty());
    const auto schema = project_schema();
    const auto density = schema.substr(schema.find("\"density\": {"));
    EXPECT_LT(density.find("\"force\": {"), density.find("\"as\": {"));
}

TEST(BindStep, ListsInAnEmptyArrayAreNotFilled) { EXPECT_EQ(bound(R"({"units": []})", {"units"}), Strings{"units="}); }

TEST(BindStep, RefusesWithTheStepTheKeyAndWhatWasExpected) {
    const std::pair<const char*, const char*> cases[] = {
        {R"({"size": 500})", "GW-PROJ-010"},        {R"({"size": "500"})", "GW-PROJ-010"},        {R"({"size": ["1km", "2km"]})", "GW-PROJ-010"},
        {R"({"size": null})", "GW-PROJ-010"},       {R"({"permutations": 1.5})", "GW-PROJ-010"},  {R"({"sensitivity": "yes"})", "GW-PROJ-010"},
        {R"({"by": {"a": 1}})", "GW-PROJ-010"},     {R"({"output": true})", "GW-PROJ-010"},       {R"({"output": "sub/x.geojson"})", "GW-PROJ-010"},
        {R"({"output": "/tmp/x"})", "GW-PROJ-010"}, {R"({"output": ""})", "GW-PROJ-010"},         {R"({"output": ".."})", "GW-PROJ-010"},
        {R"({"units": ""})", "GW-PROJ-010"},        {R"({"units": 3})", "GW-PROJ-002"},           {R"({"units": [{"layer": "x"}]})", "GW-PROJ-003"},
        {R"({"sizes": "1km"})", "GW-PROJ-011"},     {R"({"sites": []})", "GW-PROJ-012"},
    };
    for (const auto& [step, code] : cases) {
        std::string message;
        EXPECT_EQ(refusal(step, &message), code) << step;
        EXPECT_NE(message.find("line 3 column"), std::string::npos) << message;
    }
    EXPECT_EQ(refusal("{}", nullptr, "[]"), "GW-PROJ-012");
    std::string message;
    refusal(R"({"sizee": "1km"})", &message);
    EXPECT_NE(message.find("the nearest is: size"), std::string::npos) << message;
    refusal(R"({"something": 1})", &message);
    EXPECT_NE(message.find("permutations, sensitivity"), std::string::npos) << message;
    refusal(R"({"size": "500"})", &message);
    EXPECT_NE(message.find("step 'probe', key 'size': 500 does not fit: '--size 500' is no length"), std::string::npos) << message;
}

TEST(Prepare, TakesTheProjectsSettingsWhereTheCommandLineHasNone) {
    const auto project = project_of("{}", R"([{"path": "a.csv", "as": "ledger"}])");
    Context plain{CommonOptions{}};
    prepare(plain, project);
    EXPECT_EQ(plain.as_of, project.as_of);
    EXPECT_EQ(plain.named_inputs.at("ledger").path, "a.csv");
    EXPECT_TRUE(plain.in_project);
    CommonOptions given;
    given.as_of = project.as_of + 1;
    Context overridden{given};
    prepare(overridden, project);
    EXPECT_EQ(overridden.as_of, project.as_of + 1);
}

} // namespace
} // namespace gridwarden::command
