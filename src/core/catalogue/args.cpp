#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> args() {
    static constexpr MessageEntry entries[] = {
        {"GW-ARG-010", Level::error, Exit::usage,
         {"'{value}' is no length: a number with its unit is needed", "“{value}”不是长度：需要带单位的数"},
         {"write it with a unit, as 500m, 2km, 1mi", "写上单位，例如 500m、2km、1mi"},
         {"A bare number could be metres, degrees or feet; the program never guesses.", "不带单位的数可能是米、度或英尺，程序从不猜测。"}},
        {"GW-ARG-011", Level::error, Exit::usage,
         {"'{value}' is no area: a number with its unit is needed", "“{value}”不是面积：需要带单位的数"},
         {"write it with a unit, as 1ha, 2km2, 500m2, 15mu", "写上单位，例如 1ha、2km2、500m2、15mu（亩）"},
         {"A bare number could be in any unit; the program never guesses.", "不带单位的数可能是任何单位，程序从不猜测。"}},
        {"GW-ARG-020", Level::error, Exit::usage,
         {"there is no message code '{code}'", "没有消息代码“{code}”"},
         {"`gridwarden explain` lists all codes", "`gridwarden explain` 列出全部代码"},
         {"Codes have the form GW-XY-003.", "代码形如 GW-XY-003。"}},
        {"GW-ARG-040", Level::error, Exit::usage,
         {"'{name}' names no input and no earlier output", "“{name}”既不是输入的名称，也不是前面步骤的输出"},
         {"give an input \"as\": \"…\", or name the output of an earlier step, as \"@assign\"",
          "为输入写上 \"as\": \"…\"，或引用前面步骤的输出，例如 \"@assign\""},
         {"Names after @ are looked up among the inputs of the project and the outputs of the steps before.",
          "@ 后的名称在项目输入和前面步骤的输出中查找。"}},
        {"GW-ARG-050", Level::error, Exit::usage,
         {"'{value}' is one file, and there are {levels} levels of areal units", "“{value}”只是一个文件，而单元有 {levels} 级"},
         {"put %level into the name: --rollup counts_%level.geojson", "在文件名中写 %level：--rollup counts_%level.geojson"},
         {"Each level is a layer of its own.", "每一级单独成为一个图层。"}},
        {"GW-ARG-060", Level::error, Exit::usage,
         {"nothing to check: neither sites nor areal units are given", "没有要检查的内容：既没有点位也没有单元"},
         {"gridwarden check ledger.csv,crs=wgs84 --units towns.gpkg", "gridwarden check ledger.csv,crs=wgs84 --units towns.gpkg"},
         {"At least one register or one file of areal units is needed.", "至少需要一个台账或一个单元文件。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
