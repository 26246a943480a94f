#include "analysis/downstream.hpp"

#include "analysis/cells.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"
#include "command/river_flow.hpp"
#include "core/number_text.hpp"

#include <algorithm>
#include <map>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> rivers;
    std::vector<model::InputSpec> sections;
    Length within = Length::kilometres(1);
    RiverFlow flow;
    std::string output;
    std::string reaches;
};

void declare(Args& args, Options& o) {
    args.positional("sites", o.sites, model::Role::sites, {"outfalls or other problem sites", "排口或其他问题点位"}).required = true;
    args.input("rivers", o.rivers, std::nullopt, {"centre lines, each from its spring to its mouth; keeper= names the river chief", "河流中心线，由源头画向河口；keeper= 为河长"}).required = true;
    args.input("sections", o.sections, std::nullopt, {"monitoring sections: the next one downstream is named", "考核断面：列出下游最近的断面"});
    args.option("within", o.within, {"how far a site or a section may lie from its river", "点位、断面离其河流的最大距离"});
    o.flow.declare(args);
    args.output("output", o.output, "geojson", {"sites with their river and what lies downstream", "点位及其所属河流和下游情况"});
    args.output("reaches", o.reaches, "geojson", {"river lines with their number of sites", "河流线及其点位数"});
}

/// Sites of each river chief, where chiefs are named.
void tell_keepers(const table::Table& layer, const Context& context, Result& result) {
    std::map<std::string, std::size_t> counts;
    for (const auto& keeper : analysis::texts_of(layer, layer.schema.index_of("keeper"))) {
        ++counts[keeper];
    }
    counts.erase("");
    for (const auto& [keeper, count] : counts) {
        result.lines.push_back(say(context, {"  {keeper}: {count} {count|site|sites}", "  {keeper}：{count} 个点位"}, {{"keeper", keeper}, {"count", count}}));
    }
}

Result run(const Options& o, Context& context) {
    const auto flow = o.flow.options();
    const auto& river_table = context.sites(o.rivers, model::Role::receptors).table;
    const auto* sections = o.sections.empty() ? nullptr : &context.sites(o.sections, model::Role::receptors).table;
    const auto& sites = context.sites(o.sites, model::Role::sites).table;
    Result result;
    if (context.options.dry_run) {
        result.lines.push_back(say(context, {"sites: {sites}, rivers: {rivers}", "点位 {sites} 个，河流 {rivers} 条"},
                                   {{"sites", grouped(sites.size())}, {"rivers", grouped(river_table.size())}}));
        return result;
    }
    const auto rivers = analysis::rivers_of(river_table, flow, context.issues);
    const auto drains = analysis::drains(sites, rivers, sections, o.within);
    const auto layer = analysis::drains_table(sites, drains, rivers, river_table, sections);
    context.write(o.output, layer, "rivers");
    if (!o.reaches.empty()) {
        context.write(o.reaches, analysis::reaches_table(drains, rivers, river_table), "reaches");
    }
    const auto on = static_cast<std::size_t>(std::count_if(drains.begin(), drains.end(), [](const auto& drain) { return drain.line != analysis::no_line; }));
    result.balance = {{"in", sites.size()}, {"on_river", on}, {"away", sites.size() - on}};
    result.lines.push_back(say(context, {"{sites} {sites|site|sites}: {on} within {within} of a river, {away} farther or without a place", "点位 {sites} 个：{on} 个在河流 {within} 之内，{away} 个更远或无坐标"},
                               {{"sites", sites.size()}, {"on", on}, {"within", to_text(o.within)}, {"away", sites.size() - on}}));
    tell_keepers(layer, context, result);
    return result;
}

} // namespace

Command rivers_command() {
    return make_command<Options>(
        {.name = "rivers",
         .topic = Topic::data,
         .summary = {"Which river a site drains to, and what lies downstream along it.", "点位排入哪条河、沿河下游有什么。"},
         .text = {"Lines make a directed network: each runs from its first corner to its last, and into the line that its end meets (--snap). --flow names a column that turns "
                  "lines round, --outlet a place to which all are turned. Lines that run against each other, gaps and rings are told. distance_m is from the edge of a site "
                  "to the nearest river; to_outlet_m, along the rivers to where the water leaves the network, orders sites: the larger the farther upstream. upstream_sites counts the "
                  "sites whose water passes. With --sections the next one downstream and the way to it along the river. Arms that branch off are not followed. Straight to the "
                  "nearest line is not how water gets there: slopes and pipes are not known.",
                  "中心线构成有向河网：每条线由首点流向末点，并汇入其末点所接的线（--snap）。--flow 给出反转某些线的列，--outlet 给出全部河流的出口。相对流、断点和环都会"
                  "提示。distance_m 为点位边界到最近河流的距离；to_outlet_m 为沿河至河网出口的距离，越大越靠上游。upstream_sites 为水流经此处的上游点位数。给出 --sections 时"
                  "列出下游最近断面及沿河距离。分出的汊道不追踪。直线到最近河流并不等于实际汇流路径：坡面和管网未知。"},
         .examples = {{"gridwarden rivers \"ledger.xlsx,sheet=台账,id=问题编号,name=name_en,kind=kind_en,lon=经度,lat=纬度,crs=wgs84,where=kind_en='outfall'\" "
                       "--rivers rivers.geojson,id=river_id,name=name_en,keeper=chief -o outfalls.geojson --reaches reaches.geojson",
                       {"outfalls by river and river chief, from upstream to downstream", "按河流和河长列出排口及其上下游顺序"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
