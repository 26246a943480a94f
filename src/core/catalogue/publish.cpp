#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> publish() {
    static constexpr MessageEntry entries[] = {
        {"GW-PUB-001", Level::note, Exit::done,
         {"column '{column}' looks personal and stays out of pages, web page and workbook", "列“{column}”看似个人信息，不写入成果页、网页和工作簿"},
         {"if it is not, add to the project: \"keep_personal\": [\"{column}\"]", "如并非个人信息，请在项目中加入：\"keep_personal\": [\"{column}\"]"},
         {"Names of persons, telephone and identity numbers and who reported a problem are told by header or by what the cells look like. Layers keep them: they are for the office.",
          "人名、电话、证件号和举报人按列名或单元格内容识别。图层文件保留这些列，仅供内部使用。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
