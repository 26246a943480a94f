#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> io() {
    static constexpr MessageEntry entries[] = {
        {"GW-IO-001", Level::error, Exit::input,
         {"{path} does not exist", "{path} 不存在"},
         {"check the path; similar names in that folder: {near}", "检查路径；该文件夹中相近的名字：{near}"},
         {"An input that is named must be there. Paths in a project are relative to the project file, on the command line to the folder "
          "you are in.",
          "指定的输入必须存在。工程文件中的路径相对于工程文件，命令行中的路径相对于当前文件夹。"}},
        {"GW-IO-002", Level::error, Exit::input,
         {"{path} cannot be read: {reason}", "无法读取 {path}：{reason}"},
         {"name a file that you may read, or get a whole copy of it", "指定有读取权限的文件，或重新取得完整的副本"},
         {"The system or the format's library refused the file; its own words are given.", "系统或该格式的程序库拒绝读取，原文如上。"}},
        {"GW-IO-003", Level::error, Exit::input,
         {"{path}: the format is not known ({format})", "{path}：无法识别格式（{format}）"},
         {"add format=NAME, one of {formats}", "加上 format=名称，可用：{formats}"},
         {"The format follows from the content and the extension. What no driver recognises cannot be read.",
          "格式由内容和扩展名判断。没有驱动程序能识别的文件无法读取。"}},
        {"GW-IO-004", Level::error, Exit::input,
         {"{path} has no layer or sheet named {layer}", "{path} 中没有名为 {layer} 的图层或工作表"},
         {"use one of these: {layers}", "可用的名称：{layers}"},
         {"The name must be that of a layer of the file, in the same letters.", "名称必须与文件中的图层名一致。"}},
        {"GW-IO-005", Level::error, Exit::input,
         {"{path} has several layers and none is named", "{path} 含多个图层，未指明使用哪一个"},
         {"add ,layer=NAME (a workbook: ,sheet=NAME), one of {layers}", "加上 ,layer=名称（工作簿用 ,sheet=名称），可用：{layers}"},
         {"Taking the first layer could take the wrong one without anybody noticing.", "默认取第一个图层可能取错而无人察觉。"}},
        {"GW-IO-006", Level::error, Exit::usage,
         {"stdin needs format= csv, tsv, geojson or geojsonl, not {format}", "标准输入需要 format= csv、tsv、geojson 或 geojsonl，而不是 {format}"},
         {"write -,format=csv; other formats must be named as a file", "写成 -,format=csv；其他格式请用文件"},
         {"A stream has no name from which its format could follow, and formats other than these cannot be read from a stream.",
          "数据流没有文件名可供判断格式，而且其他格式无法从数据流读取。"}},
        {"GW-IO-007", Level::error, Exit::input,
         {"{path} is empty", "{path} 是空文件"},
         {"get the file again, or leave this input out", "重新取得该文件，或去掉这个输入"},
         {"A file without a single character is a failed copy more often than a register without problems.",
          "完全空白的文件多半是复制失败，而不是没有问题的台账。"}},
        {"GW-IO-008", Level::error, Exit::usage,
         {"{path}: where={where} is not understood: {reason}", "{path}：无法理解 where={where}：{reason}"},
         {"write it like where=kind = 'landfill' AND \"面积\" > 2; columns: {columns}", "写成 where=kind = 'landfill' AND \"面积\" > 2；可用的列：{columns}"},
         {"`where` is a filter in OGR's SQL: names in double quotes, texts in single quotes.",
          "where 使用 OGR SQL 语法：列名用双引号，文本用单引号。"}},
        {"GW-IO-009", Level::error, Exit::usage,
         {"{path}: header={value} is not a row number", "{path}：header={value} 不是行号"},
         {"give the row of the column names, counted from 1, such as header=3", "给出列名所在行号，从 1 起，例如 header=3"},
         {"`header` is the row in which the names of the columns stand.", "header 是列名所在的行。"}},
        {"GW-IO-010", Level::error, Exit::input,
         {"{path} has no row {value}, where the names of the columns should be", "{path} 没有第 {value} 行，找不到列名"},
         {"correct header=N", "修改 header=N"},
         {"`header` is the row in which the names of the columns stand.", "header 是列名所在的行。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
