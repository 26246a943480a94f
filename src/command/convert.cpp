#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"

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

Result run(const Options& o, Context& context) {
    const auto& out = o.to.empty() ? o.output : o.to;
    if (out.empty()) {
        throw Error("GW-ARG-006", {{"name", "to"}});
    }
    if (!o.to.empty() && !o.output.empty()) {
        throw Error("GW-ARG-004", {{"name", "output"}, {"count", std::size_t{2}}});
    }
    const auto layer = context.plain(o.input.front());
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
                  "be read is told.",
                  "列名与顺序不变，编码保留前导零，未改动的数字保持原样。无法读取的行逐一说明。"},
         .examples = {{"gridwarden convert towns.gpkg towns.geojson", {"a layer for the web", "转为网页可用的图层"}},
                      {"gridwarden convert petitions.csv,crs=wgs84 petitions.gpkg", {"a table with coordinates becomes a layer", "含坐标的表格变为图层"}}}},
        declare, run);
}

} // namespace gridwarden::command
