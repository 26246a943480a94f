#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> shape() {
    static constexpr MessageEntry entries[] = {
        {"GW-GEOM-001", Level::error, Exit::input,
         {"no WKT at character {position}: expected {expected} in '{value}'", "第 {position} 个字符处不是 WKT：“{value}”中此处应为 {expected}"},
         {"write it as POINT (116.4 39.9) or POLYGON ((…)); longitude comes first",
          "写成 POINT (116.4 39.9) 或 POLYGON ((…))；经度在前"},
         {"Well-known text has a fixed grammar (OGC 06-103r4, 7). Collections of several kinds are not read.",
          "WKT 有固定语法（OGC 06-103r4 第 7 节）。不读取混合类型的集合。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
