#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> hot_cells() {
    static constexpr MessageEntry entries[] = {
        {"GW-HOT-050", Level::error, Exit::usage,
         {"--plane: '{value}' is no plane for cells", "--plane：“{value}”不能作为网格平面"},
         {"give an equal-area projected CRS in metres, as EPSG:3035, or a node of the 10-degree net, as N30E120; or leave --plane out",
          "请给出以米为单位的等面积投影，例如 EPSG:3035，或 10 度网的结点，例如 N30E120；也可不写 --plane"},
         {"Cells lie on a plane on which equal squares are equal areas of ground. The plane is part of each cell's id.",
          "网格划分在等面积平面上，平面名称是网格编号的一部分。"}},
        {"GW-HOT-051", Level::error, Exit::usage,
         {"--plane: on {value} areas in the study area would be wrong by over 1 %", "--plane：在 {value} 平面上，研究区内的面积误差超过 1 %"},
         {"leave --plane out (then it is {plane}), or give an equal-area CRS in metres, as EPSG:3035",
          "请去掉 --plane（此时为 {plane}），或给出以米为单位的等面积投影，例如 EPSG:3035"},
         {"Counts of cells can be compared only where cells are equal. Web Mercator, degrees and feet are no measure for them.",
          "只有网格面积相等，计数才可比较。Web 墨卡托、度和英尺都不能作为网格的度量。"}},
        {"GW-HOT-052", Level::error, Exit::usage,
         {"--size: cells of {value} cannot be made", "--size：无法划分 {value} 的网格"},
         {"give a size from 1m to 500km, as --size 1km", "请给出 1m 到 500km 之间的边长，例如 --size 1km"},
         {"The size is the side of a square cell; a hexagon has the same area.", "边长指正方形网格的边长；六边形与其等面积。"}},
        {"GW-HOT-053", Level::error, Exit::input,
         {"the study area comes too near to a pole for cells: a cell round a pole has no outline in longitude and latitude",
          "研究区过于接近极点：环绕极点的网格无法用经纬度绘出"},
         {"use --units instead of --cells, or an --aoi that stays away from the pole", "请用 --units 代替 --cells，或使用不靠近极点的 --aoi"},
         {"Layers are written in longitude and latitude with straight edges. Beside a pole no such edge follows a cell's side to 0.1 m.",
          "图层以经纬度直线边写出；在极点附近，这样的边无法以 0.1 m 的精度贴合网格边。"}},
        {"GW-HOT-054", Level::error, Exit::input,
         {"the study area is larger than its plane: part of it has no place there", "研究区超出平面范围，部分区域无法投影"},
         {"give a smaller --aoi, or another --plane", "请使用较小的 --aoi，或指定其他 --plane"},
         {"An azimuthal plane shows all the earth but the place opposite its centre; other planes show less.",
          "方位投影可表示除中心对跖点以外的整个地球，其他投影的范围更小。"}},
        {"GW-HOT-055", Level::error, Exit::input,
         {"the study area has no ground to lay cells over", "研究区没有面积，无法划分网格"},
         {"give polygons with --aoi or --units", "请用 --aoi 或 --units 给出面状图层"},
         {"Cells cover the area of --aoi, else that of --units.", "网格覆盖 --aoi 的范围；未给出时覆盖 --units 的范围。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
