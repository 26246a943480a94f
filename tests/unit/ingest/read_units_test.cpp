#include "ingest/ingest.hpp"

#include "support/scratch.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::ingest {
namespace {

using test::Strings;

constexpr auto towns = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"02","name":"West","grid_keeper":"Li","population":1200},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
{"type":"Feature","properties":{"code":"01","name":"East","grid_keeper":null,"population":"n/a"},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}},
{"type":"Feature","properties":{"code":"","name":"Nowhere","grid_keeper":"Wu","population":5},"geometry":null},
{"type":"Feature","properties":{"code":"02","name":"West","grid_keeper":"Zhao","population":7},"geometry":{"type":"Polygon","coordinates":[[[5,5],[6,5],[6,6],[5,5]]]}}]})";

TEST(ReadUnits, CarriesEveryColumnOfTheFileARowAUnit) {
    const test::Scratch folder;
    IssueLog log;
    const model::InputSpec spec{folder.file("towns.geojson", towns), {{"id", "code"}, {"keeper", "grid_keeper"}}, {}, {}};
    const auto units = read_units(std::vector{spec}, {}, log);
    ASSERT_EQ(units.tree.levels.size(), 1U);
    const auto& level = units.tree.levels[0];
    EXPECT_EQ(level.ids, (Strings{"01", "02"})); // by id; the second is of two parts
    EXPECT_EQ(level.polygons[1].parts.size(), 2U);
    EXPECT_EQ(level.rows, (std::vector<std::uint32_t>{2, 1}));
    const auto& attributes = level.attributes;
    EXPECT_EQ(test::field_names(attributes), (Strings{"code", "name", "grid_keeper", "population"}));
    EXPECT_FALSE(attributes.schema.has_geometry);
    EXPECT_EQ(attributes.size(), level.size());
    EXPECT_EQ(test::cells(attributes, "name"), (Strings{"East", "West"}));
    EXPECT_EQ(test::cells(attributes, "population"), (Strings{"n/a", "1200"})); // of the first part
    EXPECT_EQ(attributes.schema.index_of_role("keeper"), 2);
    EXPECT_EQ(test::cells(attributes, "grid_keeper"), (Strings{"<null>", "Li"}));
    EXPECT_EQ(units.accounts.at(0).rejected, 1U);
    EXPECT_NE(test::find_issue(log, "GW-UNIT-101"), nullptr);
}

} // namespace
} // namespace gridwarden::ingest
