#include "model/input_spec.hpp"

#include "core/error.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace gridwarden::model {
namespace {

std::string code_of(std::string_view text) {
    try {
        parse_input_spec(text);
    } catch (const Error& error) {
        return error.code();
    }
    return "";
}

TEST(InputSpec, SplitsAtKnownKeysOnly) {
    const auto spec = parse_input_spec("a,b.csv,lon=经度,lat=纬度,note=x,crs=gcj02");
    EXPECT_EQ(spec.path, "a,b.csv");
    EXPECT_EQ(spec.get("lon"), "经度");
    EXPECT_EQ(spec.get("lat"), "纬度,note=x") << "note is no key";
    EXPECT_EQ(spec.get("crs"), "gcj02");
    EXPECT_FALSE(spec.has("note"));
}

TEST(InputSpec, ConstantKeepsItsEqualsSign) {
    const auto spec = parse_input_spec("ledger.csv,kind==landfill,accuracy==50m");
    EXPECT_EQ(spec.get("kind"), "=landfill");
    EXPECT_TRUE(is_constant(spec.get("kind")));
    EXPECT_TRUE(is_constant(spec.get("accuracy")));
    EXPECT_FALSE(is_constant(spec.get("lon")));
}

TEST(InputSpec, WhereTakesTheRest) {
    const auto spec = parse_input_spec("a.gpkg,id=code,where=kind IN ('a','b'),name='x'");
    EXPECT_EQ(spec.get("where"), "kind IN ('a','b'),name='x'");
    EXPECT_FALSE(spec.has("name"));
}

TEST(InputSpec, KeyMustBeWhole) {
    EXPECT_EQ(parse_input_spec("a.csv,longitude=x").path, "a.csv,longitude=x");
    EXPECT_EQ(parse_input_spec("a.csv,id").path, "a.csv,id");
    EXPECT_EQ(parse_input_spec("-,format=csv").path, "-");
    EXPECT_EQ(parse_input_spec("@camera-gaps").path, "@camera-gaps");
}

TEST(InputSpec, ExistingFileIsThatFile) {
    const auto name = (std::filesystem::temp_directory_path() / "gridwarden_spec,id=1.csv").string();
    std::ofstream(name) << "a\n1\n";
    const auto spec = parse_input_spec(name);
    std::filesystem::remove(name);
    EXPECT_EQ(spec.path, name);
    EXPECT_TRUE(spec.keys.empty());
    EXPECT_EQ(parse_input_spec(name).get("id"), "1.csv") << "once the file is gone the comma separates";
}

TEST(InputSpec, RefusesEmptyPathAndRepeatedKey) {
    EXPECT_EQ(code_of(""), "GW-ARG-030");
    EXPECT_EQ(code_of(",lon=a"), "GW-ARG-030");
    EXPECT_EQ(code_of("a.csv,lon=a,lon=b"), "GW-ARG-031");
    EXPECT_EQ(code_of("a.csv,where=a=1,where=b=2"), "") << "where takes the rest";
}

TEST(InputSpec, TextFormReadsBackTheSame) {
    for (const auto* text : {"a.csv", "a,b.csv,lon=x,lat=y", "book.xlsx,sheet=台账,header=3", "a.gpkg,where=x,id=3,name=2",
                             "ledger.csv,crs=EPSG:4547,kind==landfill,where=b > 1"}) {
        const auto spec = parse_input_spec(text);
        EXPECT_EQ(parse_input_spec(to_text(spec)), spec) << text;
    }
}

TEST(InputKeys, AreUniqueAndSpokenOfInBothLanguages) {
    std::set<std::string_view> seen;
    for (const auto& key : input_keys()) {
        EXPECT_TRUE(seen.insert(key.name).second) << key.name;
        EXPECT_FALSE(key.help.en.empty() || key.help.zh.empty()) << key.name;
    }
    for (const auto* key : {"layer", "sheet", "header", "format", "encoding", "lon", "lat", "x", "y", "wkt", "crs", "id", "name",
                            "kind", "category", "severity", "status", "deadline_type", "opened", "deadline", "accepted", "closed",
                            "responsible", "team", "keeper", "unit", "weight", "radius", "azimuth", "fov", "capacity", "class",
                            "accuracy", "level", "parent", "code_levels", "where"}) {
        EXPECT_TRUE(seen.contains(key)) << key;
    }
}

TEST(Role, NamesReadBack) {
    for (const auto role : {Role::units, Role::sites, Role::stations, Role::zones, Role::receptors, Role::plants, Role::visits,
                            Role::previous}) {
        EXPECT_EQ(role_of(name_of(role)), role);
    }
    EXPECT_FALSE(role_of("site"));
}

} // namespace
} // namespace gridwarden::model
