#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> output() {
    static constexpr MessageEntry entries[] = {
        {"GW-OUT-001", Level::error, Exit::output,
         {"{path} is already there", "{path} 已经存在"},
         {"give another name, or add --overwrite to replace it", "换一个名字，或加 --overwrite 覆盖"},
         {"A file is never overwritten unless that is asked for, so that last month's result cannot be lost by a typing mistake.",
          "除非明确要求，绝不覆盖已有文件，以免因输入失误丢失以前的结果。"}},
        {"GW-OUT-002", Level::error, Exit::output,
         {"{path} cannot be made: {reason}", "无法创建 {path}：{reason}"},
         {"make the folder, or write to a folder that you may write to", "先建立文件夹，或改写到有写入权限的文件夹"},
         {"The folder of an output must exist and allow writing: files are made beside their target under a temporary name and renamed.",
          "输出所在的文件夹必须存在且可写：文件先以临时名称写在目标旁边，完成后再改名。"}},
        {"GW-OUT-003", Level::error, Exit::usage,
         {"no format is known for {path} ({format})", "无法确定 {path} 的格式（{format}）"},
         {"name it with one of {formats}, or add --format", "使用这些扩展名之一：{formats}，或加 --format"},
         {"The format of an output follows from its extension or from --format. Some formats need a driver that this build of GDAL lacks; "
          "only those that it has are listed.",
          "输出格式由扩展名或 --format 决定。有些格式需要 GDAL 的驱动程序，列出的是本机可用的格式。"}},
        {"GW-OUT-004", Level::error, Exit::output,
         {"{path} could not be written: {reason}", "{path} 写入失败：{reason}"},
         {"make room or choose another place, and run the same command again", "腾出空间或换一个位置，然后重新运行同一命令"},
         {"Every write is checked up to the last byte on the disk. Nothing half-written is left: the old file, if there was one, is untouched.",
          "每次写入都检查到磁盘上的最后一个字节。不会留下半成品：原有文件（如有）保持不变。"}},
        {"GW-OUT-005", Level::error, Exit::output,
         {"{path} cannot hold this data: {reason}", "{path} 无法存放这些数据：{reason}"},
         {"write a .gpkg or .geojson instead", "改用 .gpkg 或 .geojson"},
         {"Formats differ in what they can hold: a Shapefile has one kind of geometry and 255 columns, a sheet 1,048,576 rows, and no format "
          "but a table can hold coordinates in GCJ-02 or BD-09, because it could not say so.",
          "各种格式能存放的内容不同：Shapefile 只能有一种几何类型和 255 列，工作表最多 1,048,576 行；GCJ-02、BD-09 坐标只能写入表格，"
          "因为其他格式无法注明。"}},
        {"GW-OUT-006", Level::error, Exit::usage,
         {"{path}: GeoJSON is always in WGS 84, --out-crs {crs} is not possible", "{path}：GeoJSON 只能使用 WGS 84，不能用 --out-crs {crs}"},
         {"leave out --out-crs, or write a .gpkg, .fgb, .shp or .csv", "去掉 --out-crs，或改写为 .gpkg、.fgb、.shp、.csv"},
         {"RFC 7946 fixes the coordinates of GeoJSON: readers take them for WGS 84 longitude and latitude whatever else is said.",
          "RFC 7946 规定 GeoJSON 使用 WGS 84 经纬度：读取程序一律按此理解。"}},
        {"GW-OUT-007", Level::error, Exit::output,
         {"{path} is not one of ours and has the name of a new output", "{path} 不是本程序写出的，却与新输出同名"},
         {"move or rename it, or write to another folder with -o", "移走或改名，或用 -o 写到其他文件夹"},
         {"--overwrite on a folder of results removes only the files that its run.json lists. A file that somebody else put there stays, so "
          "it may not bear the name of a new one.",
          "对结果文件夹使用 --overwrite 只删除其 run.json 所列的文件。他人放入的文件会保留，因此不能与新文件同名。"}},
        {"GW-OUT-010", Level::note, Exit::done,
         {"{changed} of {columns} column names were shortened for the Shapefile; {map} lists them",
          "为适应 Shapefile，{columns} 个列名中有 {changed} 个被缩短，对照见 {map}"},
         {"write a .gpkg to keep the names", "改用 .gpkg 可保留原列名"},
         {"A Shapefile allows 10 bytes for the name of a column, without Chinese characters. The map of names is a CSV beside it.",
          "Shapefile 的列名最多 10 字节且不能用汉字。列名对照表为旁边的 CSV 文件。"}},
        {"GW-OUT-011", Level::warning, Exit::done,
         {"{cells} cells of column {field} were longer than 254 bytes and were cut", "{field} 列有 {cells} 个单元格超过 254 字节，已截短"},
         {"write a .gpkg or .geojson to keep the whole text", "改用 .gpkg 或 .geojson 可保留全文"},
         {"A Shapefile allows 254 bytes of text in a cell. What is beyond is lost in that file only.",
          "Shapefile 的单元格最多 254 字节。超出部分仅在该文件中丢失。"}},
        {"GW-OUT-012", Level::warning, Exit::done,
         {"{cells} outlines are too long for a cell of a sheet and were left empty",
          "{cells} 个图形超出工作表单元格的长度，已留空"},
         {"write a .gpkg or .geojson to keep the outlines", "改用 .gpkg 或 .geojson 可保留图形"},
         {"A cell of a sheet holds at most 32,767 characters; the outline of an areal unit is longer as text.",
          "工作表的单元格最多 32,767 个字符，单元边界写成文本往往更长。"}},
        {"GW-OUT-013", Level::warning, Exit::done,
         {"{cells} cells of column {field} were longer than 32,767 characters and were cut",
          "{field} 列有 {cells} 个单元格超过 32,767 个字符，已截短"},
         {"write a .csv or .gpkg to keep the whole text", "改用 .csv 或 .gpkg 可保留全文"},
         {"A cell of a sheet holds at most 32,767 characters. What is beyond is lost in that file only.",
          "工作表的单元格最多 32,767 个字符。超出部分仅在该文件中丢失。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
