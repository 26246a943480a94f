#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"
#include "ingest/told_places.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> input;
    std::string to;
    std::string output;
};

void declare(Args& args, Options& o) {
    args.positional("input", o.input, model::Role::sites, {"file to read", "要读取的文件"}).repeatable = false;
    args.find("input")->required = true;
    args.positional("to", o.to, "OUT", {"file to write; its extension says the format", "要写出的文件，扩展名决定格式"}).takes = Takes::output;
    args.output("output", o.output, "", {"the same, as an option", "同上，以选项给出"});
}

/// Formats of rows and cells, in which coordinates stand in columns.
bool is_sheet(const std::string& path, const std::string& format) {
    const auto ending = format.empty() ? std::filesystem::path(path).extension().string() : "." + format;
    constexpr std::string_view sheets[] = {".csv", ".xlsx", ".ods"};
    return std::any_of(std::begin(sheets), std::end(sheets), [&](auto sheet) { return text::equals_ignoring_ascii_case(ending, sheet); });
}

Result run(const Options& o, Context& context) {
    const auto& out = o.to.empty() ? o.output : o.to;
    if (out.empty()) {
        throw Error("GW-ARG-006", {{"name", "to"}});
    }
    if (!o.to.empty() && !o.output.empty()) {
        throw Error("GW-ARG-004", {{"name", "output"}, {"count", std::size_t{2}}});
    }
    auto layer = context.plain(o.input.front());
    if (is_sheet(out, context.options.format) && context.options.out_crs.empty() && ingest::columns_tell_places(o.input.front(), layer.table)) {
        layer.table.schema.has_geometry = false;
    }
    context.write(out, layer.table, "");
    const auto& account = layer.accounts.front();
    Result result;
    result.balance = {{"in", account.read}, {"written", layer.table.size()}, {"rejected", account.rejected}, {"filtered", account.filtered}};
    result.lines.push_back(say(context, {"{n} {n|row|rows} from {in} to {out}", "{n} 行：{in} → {out}"},
                               {{"n", layer.table.size()}, {"in", account.path}, {"out", out}}));
    return result;
}

} // namespace

Command convert_command() {
    return make_command<Options>(
        {.name = "convert",
         .topic = Topic::data,
         .summary = {"Rewrites a layer or table in another format, in WGS 84 or the CRS asked for.", "把图层或表格转换为其他格式，坐标转为 WGS 84 或指定坐标系。"},
         .text = {"Columns keep their names and order, text codes their zeros, numbers that are not touched their digits. Every row that cannot "
                  "be read is told. In CSV and XLSX points are `lon`, `lat` and the rest `wkt` behind the columns, in WGS 84, unless columns of the input "
                  "say the same already; coordinates of another system stay beside them, as `src_lon` where the name is the same.",
                  "列名与顺序不变，编码保留前导零，未改动的数字保持原样。无法读取的行逐一说明。写成 CSV、XLSX 时，点以 `lon`、`lat`、其余以 `wkt` "
                  "附在各列之后（WGS 84）；原有列已给出同样坐标的不再重复；其他坐标系的坐标列保留，重名时加前缀 `src_`。"},
         .examples = {{"gridwarden convert towns.gpkg towns.geojson", {"a layer for the web", "转为网页可用的图层"}},
                      {"gridwarden convert petitions.csv,crs=wgs84 petitions.gpkg", {"a table with coordinates becomes a layer", "含坐标的表格变为图层"}}}},
        declare, run);
}

} // namespace gridwarden::command
