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
