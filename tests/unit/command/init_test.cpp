#include "command/init_project.hpp"
#include "command/init_scan.hpp"

#include "project/project_file.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"
#include "text/text.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::command {
namespace {

using model::Role;
using test::Strings;

std::string square(double x, int count) {
    std::string features;
    for (int i = 0; i < count; ++i) {
        const auto a = std::to_string(x + i);
        const auto b = std::to_string(x + i + 1);
        features += (i == 0 ? "" : ",") + std::string(R"({"type":"Feature","properties":{"code":"0)") + std::to_string(i) +
                    R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + a + ",30],[" + b + ",30],[" + b + ",31],[" + a + ",31],[" + a + ",30]]]}}";
    }
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

const std::int32_t as_of = *text::parse_date("2024-05-09");

TEST(RoleOfPath, IsToldByFolderThenByName) {
    const std::pair<const char*, std::optional<Role>> cases[] = {
        {"units/towns.geojson", Role::units},   {"边界/县.geojson", Role::units},      {"三级网格.gpkg", Role::units},
        {"2024台账.xlsx", Role::sites},         {"Sites.csv", Role::sites},           {"air-stations.csv", Role::stations},
        {"站点/units.csv", Role::stations},     {"水源保護區.geojson", Role::zones},  {"敏感点.csv", Role::receptors},
        {"plants.csv", Role::plants},           {"回头看/a.csv", Role::visits},       {"a/b/zones/c/sites.csv", Role::zones},
        {"ledger.csv", std::nullopt},
    };
    for (const auto& [path, role] : cases) {
        EXPECT_EQ(role_of_path(path), role) << path;
    }
}

struct Folder {
    Folder() {
        scratch.file("data/units/towns.geojson", square(110, 3));
        scratch.file("data/units/county.geojson", square(110, 1));
        scratch.file("data/台账.csv", "编号,名称,类型,经度,纬度\n1,a,x,110.5,30.5\n");
        scratch.file("data/mystery.csv", "lon,lat\n110.5,30.5\n");
        scratch.file("data/sites/words.csv", "a,b\n1,2\n");
        scratch.file("data/broken.geojson", "{\"type\": ");
        scratch.file("data/notes.txt", "no data");
        scratch.file("data/.hidden.csv", "lon,lat\n1,1\n");
        scratch.file("data/project.json", "{}");
        scratch.file("data/out/sites.csv", "lon,lat\n1,1\n");
        scratch.file("data/may/run.json", "{}");
        scratch.file("data/may/sites.csv", "lon,lat\n1,1\n");
    }
    test::Scratch scratch;
};

TEST(ScanFolder, FindsInputsCoarsestUnitsFirstAndLeavesResultsAside) {
    const Folder folder;
    const auto scan = scan_folder(folder.scratch.name("data"), Language::en);
    Strings found;
    for (const auto& input : scan.inputs) {
        found.push_back((input.role ? std::string(name_of(*input.role)) : "?") + " " + to_text(input.spec) + (input.crs_open ? " ?" : ""));
    }
    EXPECT_EQ(found, (Strings{"units units/county.geojson,id=code", "units units/towns.geojson,id=code",
                              "sites 台账.csv,id=编号,kind=类型,lat=纬度,lon=经度,name=名称 ?", "? mystery.csv,lat=lat,lon=lon ?"}));
    Strings left_out;
    for (const auto& file : scan.left_out) {
        left_out.push_back(file.path);
        EXPECT_FALSE(file.reason.empty());
    }
    EXPECT_EQ(left_out, (Strings{"broken.geojson", "sites/words.csv"}));
    EXPECT_EQ(test::refused([&] { scan_folder(folder.scratch.name("none"), Language::en); }), "GW-IO-001");
}

TEST(ProjectText, LeavesOpenWhatCannotBeTold) {
    const Folder folder;
    const auto& scratch = folder.scratch;
    auto scan = scan_folder(scratch.name("data"), Language::en);
    const auto read = [&](const Scan& of) {
        return project::read_project(scratch.file("project.json", project_text(of, "County \"A\"", as_of, Language::en, "data")));
    };
    EXPECT_EQ(test::refused([&] { read(scan); }), "GW-PROJ-014"); // the CRS of the ledger
    for (auto& input : scan.inputs) {
        input.crs_open = false;
    }
    EXPECT_EQ(test::refused([&] { read(scan); }), "GW-PROJ-006"); // the role of the mystery
    scan.inputs.pop_back();
    const auto project = read(scan);
    EXPECT_EQ(project.as_of, as_of);
    EXPECT_EQ(project.lang, "en");
    EXPECT_EQ(project.title.at("en"), "County \"A\"");
    EXPECT_EQ(project.inputs.at(Role::units)[0].path, "data/units/county.geojson");
    EXPECT_EQ(project.inputs.at(Role::sites)[0].get("lon"), "经度");
    ASSERT_EQ(project.steps.size(), 2U);
    EXPECT_EQ(project.steps[1].command, "assign");
    EXPECT_EQ(project.steps[1].options.find("by")->items[0].text, "kind");
}

TEST(ProjectText, OnlyChecksWhereThereAreNoUnits) {
    Scan scan;
    scan.inputs.push_back({{"a.csv", {}, {}, {}}, Role::sites, {}, false});
    const test::Scratch scratch;
    const auto project = project::read_project(scratch.file("p.json", project_text(scan, "t", as_of, Language::zh, "")));
    EXPECT_EQ(project.steps.size(), 1U);
    EXPECT_EQ(project.lang, "zh");
    EXPECT_EQ(project.inputs.at(Role::sites)[0].path, "a.csv");
}

TEST(NextProject, LeadsPathsToItsOwnFolderAndRemembersTheRunBefore) {
    const test::Scratch scratch;
    const auto april = scratch.file("2024-04/project.json", R"({"gridwarden": 1, "as_of": "2024-04-30", // April
        "values": {"kind": ["b", "a"]},
        "inputs": {"units": ["../units/towns.gpkg", "/abs/u.gpkg"], "sites": [{"path": "ledger.csv", "accuracy": 50, "crs": "wgs84"}],
                   "previous": "../2024-03/out/2024-03-31/run.json"},
        "steps": [{"check": {}}, {"assign": {"as": "more", "units": [{"path": "own.gpkg"}, "b.csv,wkt=g"], "sites": "@ledger", "by": ["kind"]}}]})");
    const auto may = scratch.name("2024-05/project.json");
    test::put(may, next_project(april, *text::parse_date("2024-05-31"), may));
    const auto project = project::read_project(may);
    EXPECT_EQ(project.as_of_text, "2024-05-31");
    EXPECT_EQ(project.values.at("kind"), (Strings{"b", "a"}));
    EXPECT_EQ(project.inputs.at(Role::units)[0].path, "../units/towns.gpkg");
    EXPECT_EQ(project.inputs.at(Role::units)[1].path, "/abs/u.gpkg");
    EXPECT_EQ(to_text(project.inputs.at(Role::sites)[0]), "../2024-04/ledger.csv,accuracy=50,crs=wgs84");
    ASSERT_EQ(project.inputs.at(Role::previous).size(), 1U);
    EXPECT_EQ(project.inputs.at(Role::previous)[0].path, "../2024-04/out/2024-04-30/run.json");
    const auto& step = project.steps[1].options;
    EXPECT_EQ(step.find("units")->items[0].find("path")->text, "../2024-04/own.gpkg");
    EXPECT_EQ(step.find("units")->items[1].text, "../2024-04/b.csv,wkt=g");
    EXPECT_EQ(step.find("sites")->text, "@ledger");
    EXPECT_EQ(step.find("by")->items[0].text, "kind");
}

} // namespace
} // namespace gridwarden::command
