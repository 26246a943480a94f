#include "text/text.hpp"

#include <gtest/gtest.h>

namespace gridwarden::text {
namespace {

TEST(TimeZone, KnowsTheNamesOfTheDatabaseAndNoOthers) {
    for (const auto* name : {"Asia/Shanghai", "Asia/Urumqi", "Asia/Ho_Chi_Minh", "America/Argentina/Buenos_Aires", "UTC", "PRC"}) {
        EXPECT_TRUE(is_time_zone(name)) << name;
    }
    for (const auto* name : {"", "Shanghai", "asia/shanghai", "GMT+8", "+08:00", "CST8", "Asia/Beijing", "Etc/Unknown", "Asia/Shanghai "}) {
        EXPECT_FALSE(is_time_zone(name)) << name;
    }
}

TEST(TimeZone, NamesTheNearest) {
    EXPECT_EQ(nearest_time_zone("shanghai"), "Asia/Shanghai");
    EXPECT_EQ(nearest_time_zone("Asia/Shangai"), "Asia/Shanghai");
    EXPECT_EQ(nearest_time_zone("america/new york"), "America/New_York");
    EXPECT_EQ(nearest_time_zone("no such place at all"), "Asia/Shanghai");
}

} // namespace
} // namespace gridwarden::text
