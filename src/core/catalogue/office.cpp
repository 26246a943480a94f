#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> office() {
    static constexpr MessageEntry entries[] = {
        {"GW-WORK-001", Level::error, Exit::usage,
         {"{file} line {line} column {column}: '{value}' is no reason to go to a site. Reasons: {words}",
          "{file} 第 {line} 行第 {column} 列：“{value}”不是出勤理由。可用的理由：{words}"},
         {"mend the word in \"priority\"; without \"priority\" the order is: {default}", "请修改 \"priority\" 中的词；不写 \"priority\" 时的顺序为：{default}"},
         {"`priority` puts the sites of the worklist in order: those with the first reason come first, among equals those that have the second too, and so on.",
          "`priority` 决定工作清单的顺序：先列具有第一理由的点位，相同时再看第二理由，依此类推。"}},
        {"GW-WORK-002", Level::note, Exit::done,
         {"{count} {count|site|sites} of unknown state {count|is|are} on the worklist", "工作清单含 {count} 个状态不明的点位"},
         {"map status= or closed= in the inputs, so that closed problems can be told from open ones", "请在输入中指明 status= 或 closed=，以区分已销号与未销号"},
         {"What is not known to be closed may be open: nobody is left out because a register says nothing.", "未知是否销号的点位可能仍未销号：不因台账未填而遗漏。"}},
        {"GW-WORK-003", Level::note, Exit::done,
         {"no navigation coordinates: the project's time zone {value} is not one of mainland China", "未给导航坐标：项目时区 {value} 不在中国大陆"},
         {"use lon and lat, which are WGS 84; or set \"timezone\": \"Asia/Shanghai\" if the sites are there", "请使用 lon、lat（WGS 84）；点位确在中国大陆时请设 \"timezone\": \"Asia/Shanghai\""},
         {"Navigation apps take GCJ-02 in mainland China only; elsewhere such coordinates would lead hundreds of metres astray.",
          "仅中国大陆的导航软件使用 GCJ-02；在其他地方这种坐标会偏离数百米。"}},
        {"GW-OFF-001", Level::warning, Exit::done,
         {"the sheet '{sheet}' holds the first {shown} of {rows} rows", "工作表“{sheet}”只含 {rows} 行中的前 {shown} 行"},
         {"{name} has all of them (`worklist` writes .csv, .geojson and .gpkg too)", "完整内容见 {name}（`worklist` 也可写 .csv、.geojson、.gpkg）"},
         {"A workbook of more rows opens slowly or not at all. Totals are of all rows.", "行数过多的工作簿难以打开。各项合计均按全部行计算。"}},
        {"GW-OFF-002", Level::warning, Exit::done,
         {"{cells} {cells|text is|texts are} longer than the 32,767 characters of a cell of a sheet; the rest is cut", "有 {cells} 个文本超过单元格上限 32,767 个字符，超出部分被截去"},
         {"use CSV or GeoJSON where every character counts", "需要完整文本时请使用 CSV 或 GeoJSON"},
         {"The format allows no more.", "格式本身的限制。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
