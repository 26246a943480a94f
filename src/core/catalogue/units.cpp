#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> units() {
    static constexpr MessageEntry entries[] = {
        {"GW-UNIT-001", Level::warning, Exit::input,
         {"a gap of {area} m2 between the areal units", "单元之间有 {area} 平方米的缝隙"},
         {"close it at the source (QGIS: Topology checker, or snap to the shared border)", "在源数据中补合（QGIS：拓扑检查器，或捕捉到共用边界）"},
         {"A site in a gap belongs to no unit and is missing from its sums.", "落在缝隙中的点位不属于任何单元，汇总中会缺失。"}},
        {"GW-UNIT-002", Level::warning, Exit::input,
         {"units {value} and {other} overlap on {area} m2", "单元 {value} 与 {other} 重叠 {area} 平方米"},
         {"cut one of them at the source", "在源数据中裁切其中之一"},
         {"A site in an overlap goes to the declared unit, else to the smaller code.", "落在重叠处的点位归入申报单元，否则归入编码较小者。"}},
        {"GW-UNIT-003", Level::warning, Exit::input,
         {"units {value} and {other} overlap in a sliver of {area} m2", "单元 {value} 与 {other} 有 {area} 平方米的碎屑重叠"},
         {"digitise the shared border once and use it for both", "共用边界只数字化一次，供两侧共同使用"},
         {"Slivers come from borders that were drawn twice.", "碎屑来自重复绘制的边界。"}},
        {"GW-UNIT-004", Level::warning, Exit::input,
         {"{outside} m2 of unit {value} lie outside its parent {parent}", "单元 {value} 有 {outside} 平方米在上级 {parent} 之外"},
         {"use boundaries of one source for all levels", "各级边界请使用同一来源"},
         {"Levels nest only where every unit lies inside its parent.", "只有每个单元都在上级之内，层级才算嵌套。"}},
        {"GW-UNIT-005", Level::warning, Exit::input,
         {"unit {value} has {whole} km2, its {children} {children|child|children} in {fine} {children|has|have} {sum} km2",
          "单元 {value} 面积 {whole} 平方公里，其在 {fine} 中的 {children} 个下级合计 {sum} 平方公里"},
         {"see the gaps and overlaps of the finer level", "请查看下级的缝隙和重叠"},
         {"Children should add up to their parent.", "下级面积之和应等于上级。"}},
        {"GW-UNIT-006", Level::warning, Exit::input,
         {"unit {value} lies in no unit of {coarse}", "单元 {value} 不在 {coarse} 的任何单元之内"},
         {"look whether both files are of the same place and coordinate system", "检查两个文件是否为同一地区、同一坐标系"},
         {"It has no parent; sites in it are counted at its own level only.", "它没有上级；其中的点位只在本级计数。"}},
        {"GW-UNIT-007", Level::warning, Exit::input,
         {"unit {value} names the parent {parent}, which {coarse} does not have",
          "单元 {value} 所指上级 {parent} 在 {coarse} 中不存在"},
         {"mend the parent's code; the unit of largest overlap is taken", "修正上级编码；暂取重叠最大的单元"},
         {"The stated parent goes before what the polygons say, where it exists.", "声明的上级如果存在，优先于几何关系。"}},
        {"GW-UNIT-008", Level::warning, Exit::input,
         {"the levels of areal units do not nest; each level is decided alone", "各级单元不嵌套；每一级单独判定"},
         {"use boundaries of one source for all levels, so that a town is never outside its county", "各级边界使用同一来源，避免镇在县外"},
         {"With nested levels a site is decided at the finest and inherits the rest.", "层级嵌套时，点位在最细一级判定，其余沿用。"}},
        {"GW-UNIT-009", Level::warning, Exit::input,
         {"a sliver of {area} m2 between the areal units", "单元之间有 {area} 平方米的碎屑缝隙"},
         {"digitise the shared border once and use it for both", "共用边界只数字化一次，供两侧共同使用"},
         {"Slivers come from borders that were drawn twice.", "碎屑来自重复绘制的边界。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
