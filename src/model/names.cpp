#include "model/names.hpp"

#include <algorithm>
#include <optional>

namespace gridwarden::model {

namespace {

constexpr OutputColumn columns[] = {
    // sites: canonical fields of registers
    {"site_id", {"Site ID", "点位编号"}, ""},
    {"site_name", {"Site", "点位名称"}, ""},
    {"kind", {"Kind", "类型"}, ""},
    {"category", {"Category", "类别"}, ""},
    {"severity", {"Severity", "严重程度"}, ""},
    {"status", {"Status", "办理状态"}, ""},
    {"deadline_type", {"Type of deadline", "整改时限类型"}, ""},
    {"opened", {"Opened", "立案日期"}, ""},
    {"deadline", {"Deadline", "整改期限"}, ""},
    {"accepted", {"Accepted", "验收日期"}, ""},
    {"closed", {"Closed", "销号日期"}, ""},
    {"responsible", {"Responsible", "责任单位"}, ""},
    {"team", {"Team", "队伍"}, ""},
    {"keeper", {"Grid keeper", "网格员"}, ""},
    {"unit", {"Declared unit", "申报单元"}, ""},
    {"weight", {"Weight", "权重"}, ""},
    {"radius", {"Radius", "半径"}, ""},
    {"azimuth", {"Azimuth (°)", "方位角（°）"}, "deg"},
    {"fov", {"Field of view (°)", "视场角（°）"}, "deg"},
    {"capacity", {"Capacity", "能力"}, ""},
    {"class", {"Class", "等级"}, ""},
    {"accuracy", {"Position error (m)", "位置误差（m）"}, "m"},
    // sites: assignment
    {"on_border", {"On a border", "位于边界上"}, ""},
    {"assigned_by", {"Assigned by", "归属依据"}, ""},
    {"unit_candidates", {"Units within position error", "位置误差内的单元数"}, ""},
    {"unit_agrees", {"Agrees with declared unit", "与申报单元一致"}, ""},
    {"place_count", {"Sites at this place", "同一位置点位数"}, ""},
    {"share", {"Share of footprint", "占地份额"}, "1"},
    // areal units
    {"unit_id", {"Unit ID", "单元编码"}, ""},
    {"unit_name", {"Unit", "单元名称"}, ""},
    {"level", {"Level", "级别"}, ""},
    {"parent_id", {"Parent unit", "上级单元"}, ""},
    {"area_km2", {"Area (km²)", "面积（km²）"}, "km2"},
    {"site_count", {"Sites", "点位数"}, ""},
    {"site_density_km2", {"Sites per km²", "点位密度（个/km²）"}, "1/km2"},
    {"open_count", {"Open sites", "未销号数"}, ""},
    {"overdue_count", {"Overdue sites", "逾期数"}, ""},
    {"closed_count", {"Closed sites", "已销号数"}, ""},
    {"closed_share", {"Share closed", "销号率"}, "1"},
    {"small_n", {"Fewer than 5 sites", "点位少于 5 个"}, ""},
    // proximity
    {"station_id", {"Station ID", "站点编号"}, ""},
    {"station_name", {"Station", "站点名称"}, ""},
    {"distance_m", {"Distance (m)", "距离（m）"}, "m"},
    {"azimuth_deg", {"Azimuth from the station (°)", "自站点方位角（°）"}, "deg"},
    {"sector", {"Sector", "方位扇区"}, ""},
    {"ring", {"Ring (upper bound)", "距离环（上限）"}, ""},
    {"rank", {"Rank", "名次"}, ""},
    {"within_accuracy", {"Position error could change the ring", "位置误差可能改变距离环"}, ""},
    {"upwind", {"Upwind", "处于上风向"}, ""},
    {"upwind_share", {"Share of time upwind", "处于上风向的时间占比"}, "1"},
    {"plant_id", {"Plant ID", "设施编号"}, ""},
    {"plant_name", {"Plant", "设施名称"}, ""},
    {"load", {"Load", "负荷"}, ""},
    {"over", {"Over capacity", "超出能力"}, ""},
    {"served", {"Units or sites served", "服务的单元或点位数"}, ""},
    // coverage
    {"covered_km2", {"Covered (km²)", "覆盖面积（km²）"}, "km2"},
    {"covered_share", {"Share covered", "覆盖率"}, "1"},
    {"gap_km2", {"Not covered (km²)", "未覆盖面积（km²）"}, "km2"},
    {"station_count", {"Stations that reach it", "可覆盖的站点数"}, ""},
    {"max_depth", {"Most stations at one place", "最大重叠层数"}, ""},
    {"sites", {"Sites", "点位数"}, ""},
    {"sites_covered", {"Sites covered", "已覆盖点位数"}, ""},
    {"gap_id", {"Gap", "空白区编号"}, ""},
    {"deepest_m", {"Deepest point from cover (m)", "最深处距覆盖区（m）"}, "m"},
    {"deepest_lon", {"Deepest point, longitude", "最深处经度"}, "deg"},
    {"deepest_lat", {"Deepest point, latitude", "最深处纬度"}, "deg"},
    {"gain_km2", {"Would be covered (km²)", "可新增覆盖（km²）"}, "km2"},
    {"depth", {"Stations that cover it", "覆盖层数"}, ""},
    // zones and rules
    {"zone_id", {"Zone ID", "保护区编号"}, ""},
    {"zone_name", {"Zone", "保护区名称"}, ""},
    {"zone_level", {"Grade of the zone", "保护区级别"}, ""},
    {"relation", {"Relation", "空间关系"}, ""},
    {"overlap_km2", {"Overlap (km²)", "重叠面积（km²）"}, "km2"},
    {"overlap_share", {"Share of the site overlapped", "占点位面积比例"}, "1"},
    {"overlay_km2", {"Under the overlay (km²)", "叠加图层内面积（km²）"}, "km2"},
    {"overlay_share", {"Share under the overlay", "叠加图层占比"}, "1"},
    {"residual_km2", {"Left without the overlay (km²)", "叠加后剩余面积（km²）"}, "km2"},
    {"governs", {"The strictest grade here", "适用最严级别"}, ""},
    {"rule_id", {"Rule", "规则编号"}, ""},
    {"clause", {"Clause", "条款"}, ""},
    {"rule_text", {"What the clause demands", "条款要求"}, ""},
    {"verified", {"Source verified", "来源已核实"}, ""},
    {"receptor_id", {"Receptor ID", "敏感点编号"}, ""},
    {"receptor_name", {"Receptor", "敏感点名称"}, ""},
    {"receptor_class", {"Class of receptor", "敏感点类别"}, ""},
    {"required_m", {"Required distance (m)", "要求距离（m）"}, "m"},
    {"margin_m", {"Margin (m)", "余量（m）"}, "m"},
    {"error_m", {"Position error of both (m)", "双方位置误差之和（m）"}, "m"},
    {"verdict", {"Screening verdict", "初筛结果"}, ""},
    {"doubt", {"Why it cannot be told", "无法判断的原因"}, ""},
    {"measured_from", {"Measured from", "量起处"}, ""},
    {"river_id", {"River ID", "河流编号"}, ""},
    {"river_name", {"River", "河流"}, ""},
    {"to_outlet_m", {"To the outlet along the river (m)", "沿河至出口（m）"}, "m"},
    {"upstream_sites", {"Sites upstream", "上游点位数"}, ""},
    {"section_id", {"Next section downstream, ID", "下游断面编号"}, ""},
    {"section_name", {"Next section downstream", "下游断面"}, ""},
    {"section_m", {"To the section along the river (m)", "沿河至断面（m）"}, "m"},
    {"length_km", {"Length (km)", "长度（km）"}, "km"},
    {"source_id", {"Source", "水源地编号"}, ""},
    {"basis", {"Declared or default", "依据"}, ""},
    {"why", {"Why it is drawn so", "划定说明"}, ""},
    // hot spots
    {"cell_id", {"Cell ID", "网格单元编号"}, ""},
    {"neighbours", {"Neighbours", "邻居数"}, ""},
    {"gi_z", {"Gi* z", "Gi* z 值"}, ""},
    {"gi_p", {"Gi* p (normal)", "Gi* p 值（正态）"}, ""},
    {"gi_p_adj", {"Gi* p (normal, adjusted)", "Gi* p 值（正态，校正）"}, ""},
    {"gi_p_perm", {"Gi* p (permutation)", "Gi* p 值（置换）"}, ""},
    {"gi_p_perm_adj", {"Gi* p (permutation, adjusted)", "Gi* p 值（置换，校正）"}, ""},
    {"gi_bin", {"Hot and cold spots", "冷热点分级"}, ""},
    {"gi_reason", {"Why there is no score", "无结果原因"}, ""},
    {"moran_i", {"Local Moran's I", "局部莫兰指数"}, ""},
    {"moran_z", {"Local Moran z", "局部莫兰 z 值"}, ""},
    {"moran_p", {"Local Moran p (normal)", "局部莫兰 p 值（正态）"}, ""},
    {"moran_p_adj", {"Local Moran p (normal, adjusted)", "局部莫兰 p 值（正态，校正）"}, ""},
    {"moran_p_perm", {"Local Moran p (permutation)", "局部莫兰 p 值（置换）"}, ""},
    {"moran_p_perm_adj", {"Local Moran p (permutation, adjusted)", "局部莫兰 p 值（置换，校正）"}, ""},
    {"moran_class", {"Local Moran class", "局部莫兰类别"}, ""},
    {"rule_hot", {"Hot by the rule", "按规则为热点"}, ""},
    {"rule_reason", {"By which rule", "规则依据"}, ""},
    {"agreement", {"Rule and statistic", "规则与统计是否一致"}, ""},
    {"trend_z", {"Trend z (Mann-Kendall)", "趋势 z 值（Mann-Kendall）"}, ""},
    {"trend_p", {"Trend p", "趋势 p 值"}, ""},
    {"emerging_class", {"Emerging class", "时空热点类别"}, ""},
    {"unit_count", {"Units", "单元数"}, ""},
    {"unit_ids", {"Unit IDs", "单元编码"}, ""},
    {"peak_z", {"Highest z", "最高 z 值"}, ""},
    // density and clusters
    {"density_min", {"Density from (sites per km²)", "密度下限（个/km²）"}, "1/km2"},
    {"density_max", {"Density to (sites per km²)", "密度上限（个/km²）"}, "1/km2"},
    {"cluster_id", {"Cluster", "聚类编号"}, ""},
    {"core", {"Core of the cluster", "聚类核心点"}, ""},
    // ledger
    {"state", {"State", "整改状态（基准日）"}, ""},
    {"overdue_days", {"Days overdue", "逾期天数"}, "d"},
    {"days_left", {"Days left", "剩余天数"}, "d"},
    {"cycle", {"Cycle", "第几周期"}, ""},
    {"change", {"Change", "变化"}, ""},
    {"changes", {"All changes", "全部变化"}, ""},
    {"matched_by", {"Matched by", "匹配依据"}, ""},
    {"match_score", {"Match score", "匹配得分"}, ""},
    {"moved_m", {"Moved (m)", "移动距离（m）"}, "m"},
    {"old_id", {"Earlier ID", "上期编号"}, ""},
    {"old_state", {"Earlier state", "上期状态"}, ""},
    {"old_deadline", {"Earlier deadline", "上期期限"}, ""},
    {"visited", {"Visited since closing", "销号后已回头看"}, ""},
    {"visit_count", {"Visits since closing", "销号后回头看次数"}, ""},
    {"last_visit", {"Last visit", "最近一次回头看"}, ""},
    {"rebound", {"Came back", "是否反弹"}, ""},
    {"lookback", {"Look-back", "回头看情况"}, ""},
    {"rebound_reason", {"Why it counts as come back", "反弹依据"}, ""},
    {"core_count", {"Cores", "核心点数"}, ""},
    {"repeat_id", {"Repeat place", "重复发生点编号"}, ""},
    {"repeat_count", {"Sites in the span", "时间跨度内点位数"}, ""},
    {"repeat_first", {"First opened", "首次立案"}, ""},
    {"repeat_last", {"Last opened", "最近立案"}, ""},
    // worklist
    {"reasons", {"Reasons", "理由"}, ""},
    {"first_reason", {"First reason", "首要理由"}, ""},
    {"lon", {"Longitude", "经度"}, "deg"},
    {"lat", {"Latitude", "纬度"}, "deg"},
    {"nav_lon", {"Navigation longitude (GCJ-02)", "导航经度（GCJ-02）"}, "deg"},
    {"nav_lat", {"Navigation latitude (GCJ-02)", "导航纬度（GCJ-02）"}, "deg"},
    // issues
    {"code", {"Code", "代码"}, ""},
    {"codes", {"Codes", "代码"}, ""},
    {"file", {"File", "文件"}, ""},
    {"sheet", {"Sheet or layer", "工作表或图层"}, ""},
    {"row", {"Row", "行"}, ""},
    {"field", {"Column", "列"}, ""},
    {"value", {"Value", "值"}, ""},
    {"message", {"Message", "说明"}, ""},
    {"suggestion", {"What to do", "处理建议"}, ""},
};

const OutputColumn* find_column(std::string_view name) {
    const auto found = std::find_if(std::begin(columns), std::end(columns), [&](const auto& c) { return c.name == name; });
    return found == std::end(columns) ? nullptr : found;
}

/// `level<k>_id` and `level<k>_name`.
std::optional<std::string> level_title(std::string_view name, Language lang) {
    constexpr std::string_view prefix = "level";
    if (!name.starts_with(prefix)) {
        return std::nullopt;
    }
    name.remove_prefix(prefix.size());
    const auto digits = std::min(name.find_first_not_of("0123456789"), name.size());
    const auto rest = name.substr(digits);
    if (digits == 0 || (rest != "_id" && rest != "_name")) {
        return std::nullopt;
    }
    const std::string k(name.substr(0, digits));
    const bool id = rest == "_id";
    if (lang == Language::zh) {
        return k + (id ? " 级单元编码" : " 级单元名称");
    }
    return "Level " + k + (id ? " unit ID" : " unit");
}

/// The field that `count_<field>_<value>` counts by: the longest canonical name, else what stands before `__`, else the text
/// before the first `_`.
std::size_t field_size(std::string_view rest) {
    std::size_t longest = 0;
    for (const auto& column : columns) {
        if (rest.starts_with(column.name) && rest.substr(column.name.size()).starts_with('_')) {
            longest = std::max(longest, column.name.size());
        }
    }
    if (longest == 0) {
        longest = rest.ends_with("__other") ? rest.size() - 7 : rest.ends_with("__missing") ? rest.size() - 9 : rest.find('_');
    }
    return longest;
}

/// `count_<field>_<value>`, `count_<field>__other` and `count_<field>__missing`.
std::optional<std::string> count_title(std::string_view name, Language lang) {
    constexpr std::string_view prefix = "count_";
    const auto rest = name.starts_with(prefix) ? name.substr(prefix.size()) : std::string_view();
    const auto size = field_size(rest);
    if (size == 0 || size >= rest.size()) {
        return std::nullopt;
    }
    const bool zh = lang == Language::zh;
    std::string value(rest.substr(size + 1));
    if (value == "_other") {
        value = zh ? "其他" : "other";
    } else if (value == "_missing") {
        value = zh ? "未填" : "not stated";
    }
    const auto field = title_of(rest.substr(0, size), lang);
    return zh ? "点位数（" + field + "：" + value + "）" : "Sites (" + field + ": " + value + ")";
}

} // namespace

std::span<const OutputColumn> output_columns() { return columns; }

std::string title_of(std::string_view column, Language lang) {
    if (const auto* known = find_column(column)) {
        return std::string(known->title.in(lang));
    }
    if (auto title = level_title(column, lang)) {
        return *title;
    }
    if (auto title = count_title(column, lang)) {
        return *title;
    }
    return std::string(column);
}

} // namespace gridwarden::model
