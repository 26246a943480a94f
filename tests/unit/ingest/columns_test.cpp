#include "ingest/columns.hpp"

#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

using namespace gridwarden;
using namespace gridwarden::ingest;
using test::Strings;

namespace {

model::InputSpec with(std::map<std::string, std::string, std::less<>> keys) { return {"ledger.csv", std::move(keys), "", ""}; }

struct Found {
    Strings names;
    int x;
    int y;
};

} // namespace

TEST(Columns, FindsCoordinatesByHeadingsAsRegistersWriteThem) {
    const Found cases[] = {
        {{"经度", "纬度"}, 0, 1},
        {{"名称", "纬度(°)", "经度（°）"}, 2, 1},
        {{"北纬", "东经"}, 1, 0},
        {{"中心经度", "中心纬度"}, 0, 1},
        {{"經度", "緯度"}, 0, 1},
        {{"ＬＯＮ", "ＬＡＴ"}, 0, 1},
        {{"Longitude", "Latitude"}, 0, 1},
        {{"longitude", "lattude"}, 0, 1},
        {{"LON(WGS84)", "LAT(WGS84)"}, 0, 1},
        {{"LON [deg]", "Lat [deg]"}, 0, 1},
        {{"FacLong", "FacLat"}, 0, 1},
        {{"Lng", "Lat"}, 0, 1},
        {{"X坐标", "Y坐标"}, 0, 1},
        {{"Lon_X", "Lat_Y"}, 0, 1},
        {{"X", "Y", "lon", "lat"}, 2, 3}, // degrees before a plane
    };
    for (const auto& one : cases) {
        const auto columns = coordinate_columns(with({}), one.names);
        EXPECT_EQ(columns.x, one.x) << one.names[0];
        EXPECT_EQ(columns.y, one.y) << one.names[0];
    }
}

TEST(Columns, TakesNoHeadingForAnotherThatOnlyContainsIt) {
    for (const Strings& names : {Strings{"longest", "latest"}, {"经度说明", "纬度说明"}, {"lon"}, {"belong", "plat"}}) {
        EXPECT_FALSE(coordinate_columns(with({}), names).found()) << names[0];
    }
}

TEST(Columns, FindsWktWhereNoPairIs) {
    EXPECT_EQ(coordinate_columns(with({}), {"id", "WKT"}).wkt, 1);
    const auto pair_first = coordinate_columns(with({}), {"wkt", "lon", "lat"});
    EXPECT_EQ(pair_first.wkt, -1);
    EXPECT_EQ(pair_first.x, 1);
}

TEST(Columns, KeysGoBeforeHeadings) {
    const auto columns = coordinate_columns(with({{"lon", "b"}, {"lat", "a"}}), {"lon", "lat", "a", "b"});
    EXPECT_EQ(columns.x, 3);
    EXPECT_EQ(columns.y, 2);
    EXPECT_EQ(coordinate_columns(with({{"wkt", "shape"}}), {"lon", "lat", "shape"}).wkt, 2);
}

TEST(Columns, HalfAPairIsRefused) {
    std::string message;
    EXPECT_EQ(test::refused([] { coordinate_columns(with({{"lat", "a"}}), {"a", "b"}); }, &message), "GW-COL-005");
    EXPECT_NE(message.find("lon"), std::string::npos) << message;
}

TEST(Columns, NamesAreFoundExactlyThenFolded) {
    EXPECT_EQ(named_column(with({{"kind", "Type"}}), "kind", {"type", "Type"}), 1);
    EXPECT_EQ(named_column(with({{"kind", "類型"}}), "kind", {"编号", "类型 "}), 1);
    EXPECT_EQ(named_column(with({{"kind", "TYPE"}}), "kind", {"no", "type"}), 1);
}

TEST(Columns, AMissingColumnIsRefusedWithTheNearestAndAll) {
    std::string message;
    EXPECT_EQ(test::refused([] { named_column(with({{"kind", "tpye"}}), "kind", {"编号", "type"}); }, &message), "GW-COL-001");
    for (const auto* part : {"ledger.csv", "kind=type", "编号", "tpye"}) {
        EXPECT_NE(message.find(part), std::string::npos) << part << " in " << message;
    }
    EXPECT_EQ(message.find('{'), std::string::npos) << message;
}

TEST(Columns, LongListsAreCut) {
    EXPECT_EQ(listed({"a", "b"}), "a, b");
    const auto text = listed(Strings(100, "c"));
    EXPECT_EQ(std::count(text.begin(), text.end(), 'c'), 60);
    EXPECT_TRUE(text.ends_with("…"));
}
