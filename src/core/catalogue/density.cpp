#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> density() {
    static constexpr MessageEntry entries[] = {
        {"GW-DENS-001", Level::warning, Exit::input,
         {"sites: {sites}; a density surface says nothing below {least}", "点位 {sites} 个；少于 {least} 个时密度面没有意义"},
         {"show the sites themselves, or add --force", "直接展示点位，或加 --force"},
         {"A smooth hill about one or two sites looks like a finding, but shows only the kernel.",
          "一两个点位周围的平滑隆起看似结论，实际只是核函数的形状。"}},
        {"GW-DENS-002", Level::error, Exit::input,
         {"no bandwidth can be derived: half of the {sites} sites or more lie at one place", "无法推算带宽：{sites} 个点位中至少一半位于同一位置"},
         {"give one, as --bandwidth 1km", "请指定带宽，例如 --bandwidth 1km"},
         {"The rule of thumb needs the spread of the sites, which is 0 here.", "经验法则需要点位的离散程度，此处为 0。"}},
        {"GW-DENS-003", Level::error, Exit::input,
         {"cells of {cell} over {width} km by {height} km make {cells} million cells, more than {most} million",
          "{width} km × {height} km 范围内边长 {cell} 的网格有 {cells} 百万个，超过 {most} 百万"},
         {"take larger cells, or bound the surface with --aoi; a site far from all others (see `gridwarden check`) widens the extent",
          "加大网格，或用 --aoi 限定范围；远离其他点位的错误坐标（见 `gridwarden check`）会扩大范围"},
         {"The surface covers every site and the reach of its kernel.", "密度面覆盖所有点位及其核函数范围。"}},
        {"GW-DENS-004", Level::error, Exit::usage,
         {"--edge-correction needs --aoi", "--edge-correction 需要 --aoi"},
         {"name the area in which sites were looked for, as --aoi county.geojson", "请指定调查范围，例如 --aoi county.geojson"},
         {"What is corrected is the fall of density along the edge of the area that was observed.", "校正的是调查范围边缘处密度的下降。"}},
        {"GW-DENS-005", Level::error, Exit::input,
         {"the weight {value} of site {site} is negative", "点位 {site} 的权重 {value} 为负"},
         {"mend the weights, or leave the key `weight` away", "修正权重，或去掉 `weight` 键"},
         {"A density of sites cannot be less than nothing.", "点位密度不能小于零。"}},
        {"GW-DENS-006", Level::warning, Exit::input,
         {"sites without a weight that can be read, which count in no cell: {sites}", "没有可读权重、未计入任何网格的点位：{sites} 个"},
         {"fill the weights in; where each site counts 1, leave the key `weight` away", "补全权重；若每个点位计 1，则去掉 `weight` 键"},
         {"A missing weight is neither 0 nor 1.", "缺失的权重既不是 0，也不是 1。"}},
        {"GW-DENS-008", Level::error, Exit::usage,
         {"--{name} {value} is not a length that a surface can have", "--{name} {value} 不能用于密度面"},
         {"give a length above 0 and at most 1000km", "请给出大于 0 且不超过 1000km 的长度"},
         {"Bandwidth and cell are lengths on the ground.", "带宽与网格边长均为地面长度。"}},
        {"GW-DENS-009", Level::note, Exit::done,
         {"bandwidth {bandwidth}, found by the rule of thumb: {reason}", "带宽 {bandwidth}，由经验法则得出：{reason}"},
         {"try half and twice of it with --bandwidth, and keep the one that is stated", "可用 --bandwidth 试其一半和两倍，并注明所用带宽"},
         {"The bandwidth decides how a surface looks more than the data do; a rule of thumb is a beginning. Compare surfaces only of one bandwidth.",
          "带宽对密度面外观的影响超过数据本身；经验法则只是起点。只有带宽相同的密度面才可比较。"}},
        {"GW-DENS-010", Level::error, Exit::input,
         {"the area of --aoi is empty", "--aoi 的范围为空"},
         {"name a layer of polygons", "请指定面图层"},
         {"The surface is drawn inside the area.", "密度面绘制在该范围内。"}},
        {"GW-DENS-011", Level::error, Exit::usage,
         {"{path} is a raster on its own plane; --out-crs does not apply", "{path} 是位于自身平面上的栅格，不适用 --out-crs"},
         {"name the plane of the cells with --plane EPSG:n", "请用 --plane EPSG:n 指定网格平面"},
         {"A raster is not resampled: its cells would get other values.", "栅格不做重采样，否则网格值会改变。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
