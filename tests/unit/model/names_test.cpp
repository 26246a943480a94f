#include "model/names.hpp"

#include <gtest/gtest.h>
#include <set>

namespace gridwarden::model {

TEST(Names, EveryColumnHasATitleInBothLanguages) {
    std::set<std::string_view> seen;
    for (const auto& column : output_columns()) {
        EXPECT_TRUE(seen.insert(column.name).second) << column.name << " is there twice";
        EXPECT_FALSE(column.title.en.empty()) << column.name;
        EXPECT_FALSE(column.title.zh.empty()) << column.name;
    }
}

TEST(Names, KnownColumnsAndPatterns) {
    EXPECT_EQ(title_of("area_km2", Language::en), "Area (km²)");
    EXPECT_EQ(title_of("area_km2", Language::zh), "面积（km²）");
    EXPECT_EQ(title_of("level3_name", Language::en), "Level 3 unit");
    EXPECT_EQ(title_of("level12_id", Language::zh), "12 级单元编码");
    EXPECT_EQ(title_of("count_kind_landfill", Language::en), "Sites (Kind: landfill)");
    EXPECT_EQ(title_of("count_deadline_type_long-term", Language::zh), "点位数（整改时限类型：long-term）");
    EXPECT_EQ(title_of("count_kind__other", Language::en), "Sites (Kind: other)");
    EXPECT_EQ(title_of("count_来源__missing", Language::zh), "点位数（来源：未填）");
    EXPECT_EQ(title_of("count_来源_来信", Language::en), "Sites (来源: 来信)");
}

TEST(Names, OtherNamesAreTheirOwnTitle) {
    for (const auto* name : {"", "经度", "level", "levels_id", "level_id", "level2_code", "count_", "count", "count_x"}) {
        if (std::string_view(name) != "level") {
            EXPECT_EQ(title_of(name, Language::en), name);
        }
    }
}

} // namespace gridwarden::model
