#include "text/near_miss.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace gridwarden::text {
namespace {

TEST(NearMiss, IsASlipNotAnotherWord) {
    const std::vector<std::string> names{"assign", "check", "run", "id", "lon", "kind", "保护区名称"};
    const std::pair<const char*, const char*> slips[] = {{"asign", "assign"}, {"chekc", "check"}, {"fid", "id"}, {"lonn", "lon"}, {"kinds", "kind"}, {"knid", "kind"},
                                                         {"保护区名字", "保护区名称"}};
    for (const auto& [word, name] : slips) {
        EXPECT_EQ(near_miss(word, names), name) << word;
    }
    for (const auto* word : {"hotspot", "xyz", "lat", "x", "ab", "", "名称", "编号"}) {
        EXPECT_EQ(near_miss(word, names), "") << word;
    }
}

} // namespace
} // namespace gridwarden::text
