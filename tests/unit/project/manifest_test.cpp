#include "project/manifest.hpp"

#include "json/value.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::project {
namespace {

Manifest full() {
    Manifest m;
    m.version = "0.1.0";
    m.project_path = "../../project.json";
    m.project_sha256 = "ab12";
    m.overrides = {{"lang", "zh"}};
    m.as_of = "2024-05-10";
    m.libraries = {{"GEOS", "3.11.1"}, {"PROJ", "9.1.1"}};
    m.inputs = {{"台账 \"一\".csv", "", "sites", "cd", "gcj02", 99, 97, 1, 1}, {"u.gpkg", "towns", "units", "ef", "EPSG:4490", 3, 3, 0, 0}};
    m.steps = {{"assign", "towns", {{"by", {"kind", "status"}}, {"sites", {}}}, {{"in", 97}, {"assigned_level1", 90}}, 0.25}};
    m.outputs = {{"towns.geojson", 97, "0f"}};
    m.issues = {{"GW-XY-001", 2}};
    m.personal_columns = {"name"};
    m.started = "2024-05-10T01:02:03Z";
    m.seconds = 1.5;
    m.threads = 7;
    return m;
}

TEST(Manifest, ReadsWhatItWrote) {
    const auto text = to_json(full());
    const auto back = parse_manifest(text, "run.json");
    auto expected = full();
    expected.personal_columns.clear(); // not read back: nothing asks for them
    auto again = back;
    again.personal_columns.clear();
    EXPECT_EQ(to_json(again), to_json(expected));
    EXPECT_EQ(back.inputs[0].path, "台账 \"一\".csv");
    EXPECT_EQ(back.inputs[1].layer, "towns");
    EXPECT_EQ(back.steps[0].options[0].second, (test::Strings{"kind", "status"}));
    EXPECT_EQ(back.steps[0].balance[0], (std::pair<std::string, std::uint64_t>{"in", 97}));
    EXPECT_EQ(back.threads, 7U);
}

TEST(Manifest, HasTheContractsKeysInItsOrder) {
    const auto root = json::parse(to_json(full()), "run.json");
    test::Strings keys;
    for (const auto& [key, value] : root.members) {
        keys.push_back(key);
    }
    EXPECT_EQ(keys, (test::Strings{"gridwarden", "project", "as_of", "libraries", "inputs", "steps", "outputs", "issues", "personal_columns", "claims",
                                   "started", "seconds", "threads"}));
    EXPECT_EQ(root.find("inputs")->items[0].find("layer"), nullptr); // only where the file has several
    EXPECT_EQ(root.find("steps")->items[0].members.size(), 5U);
}

TEST(Manifest, OfNothingIsAManifestStill) { EXPECT_EQ(to_json(parse_manifest(to_json({}), "run.json")), to_json({})); }

TEST(Manifest, RefusesWhatIsNotOurs) {
    const auto text = to_json(full());
    const auto code = [](const std::string& changed) { return test::refused([&] { parse_manifest(changed, "run.json"); }); };
    for (const auto* key : {"gridwarden", "project", "as_of", "libraries", "inputs", "steps", "outputs", "issues", "started", "seconds", "threads"}) {
        auto changed = text;
        changed.replace(changed.find("\"" + std::string(key) + "\""), 2, "\"x");
        EXPECT_EQ(code(changed), "GW-PROJ-020") << key;
    }
    EXPECT_EQ(code("{}"), "GW-PROJ-020");
    EXPECT_EQ(code("[]"), "GW-PROJ-020");
    EXPECT_EQ(code("gridwarden"), "GW-JSON-001");
    std::string message;
    test::refused([] { parse_manifest("{\"gridwarden\": 1}", "old/run.json"); }, &message);
    EXPECT_NE(message.find("old/run.json"), std::string::npos);
}

} // namespace
} // namespace gridwarden::project
