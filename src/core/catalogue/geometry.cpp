#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> geometry() {
    static constexpr MessageEntry entries[] = {
        {"GW-GEOM-002",
         Level::error,
         Exit::input,
         {"the geometry engine failed at `{step}`: {reason}", "几何运算“{step}”失败：{reason}"},
         {"run `gridwarden check` on the boundary file; it names the polygons that are not valid",
          "请对边界文件运行 `gridwarden check`，它会列出无效的多边形"},
         {"Overlays need valid polygons with finite coordinates. Boundaries are repaired when they are read; if this "
          "still appears, please report "
          "it with the file.",
          "叠加分析需要有效且坐标有限的多边形。边界在读取时会被修复；如果仍然出现此错误，请连同文件报告。"}},
        {"GW-GEOM-010",
         Level::error,
         Exit::input,
         {"a polygon runs round a pole, so inside and outside cannot be told in longitude and latitude",
          "多边形环绕极点，用经纬度无法区分内外"},
         {"leave the polygon out with where=, or cut it along a meridian so that it no longer runs round the pole",
          "用 where= 排除该多边形，或沿经线切开，使其不再环绕极点"},
         {"Edges are straight in longitude and latitude. A ring that closes after a full turn of longitude has the "
          "pole on one side and no inside.",
          "边在经纬度上是直线。绕经度一整圈才闭合的环，一侧是极点，没有内部。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
