#include "analysis/default_zones.hpp"

#include "command/commands.hpp"
#include "command/river_flow.hpp"
#include "command/rule_files.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

#include <map>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> sources;
    std::vector<model::InputSpec> zones;
    std::vector<model::InputSpec> water;
    std::vector<model::InputSpec> roads;
    std::vector<std::string> rules;
    Length within = Length::metres(200);
    RiverFlow flow;
    Length tolerance = Length::metres(0.1);
    std::string output;
};

void declare(Args& args, Options& o) {
    args.positional("sources", o.sources, model::Role::receptors,
                    {"drinking-water sources: wells and intakes; kind= (well, reservoir, river) and class= (aquifer, size of the lake) decide the rule, category= names a well field",
                     "饮用水水源：水井和取水口；kind=（水井、水库、河流）和 class=（含水层、湖库规模）决定规则，category= 为井群名"})
        .role.reset();
    args.input("zones", o.zones, model::Role::zones,
               {"declared zones: they go into the output as they are, and no default is drawn for a source that they name or hold",
                "已划定的保护区：原样写入结果；其所属或所含的水源不再绘制默认范围"});
    args.input("water", o.water, std::nullopt, {"polygons of lakes and river beds, centre lines of rivers digitised downstream", "湖库和河道面，以及顺流数字化的河流中心线"});
    args.input("roads", o.roads, std::nullopt, {"roads, railways, airports; class= decides the rule", "道路、铁路、机场；class= 决定规则"});
    args.option("rules", o.rules, "FILE", {"rule file; a rule of the same id takes the place of the built-in one, others go first", "规则文件；同号规则取代内置规则，其余优先"});
    args.option("within", o.within, {"how far an intake may lie from its water", "取水口离其水域的最大距离"});
    o.flow.declare(args);
    args.option("tolerance", o.tolerance, {"how far a drawn outline may be from the true one", "所绘边界与真实边界的最大偏差"});
    args.output("output", o.output, "geojson", {"declared and default zones, for hits --zones", "划定与默认的保护区，可用于 hits --zones"});
}

/// The table of these inputs; null for none.
const table::Table* table_of(const std::vector<model::InputSpec>& inputs, model::Role role, Context& context) {
    return inputs.empty() ? nullptr : &context.sites(inputs, role).table;
}

/// How many zones of each rule, and whether it was verified.
void tell_rules(const analysis::DrawnZones& drawn, const std::vector<model::ZoneRule>& rules, const Context& context, Result& result) {
    std::map<std::uint32_t, std::size_t> counts;
    for (const auto& zone : drawn.zones) {
        ++counts[zone.rule];
    }
    counts.erase(analysis::declared_zone);
    for (const auto& [rule, count] : counts) {
        result.lines.push_back(say(context, {"  {count} × {id}: {clause} ({verified})", "  {count} × {id}：{clause}（{verified}）"},
                                   {{"count", count}, {"id", rules[rule].id}, {"clause", model::in_language(rules[rule].clause, context.lang)},
                                    {"verified", verified_word(rules[rule]).in(context.lang)}}));
    }
}

void tell_result(const analysis::DrawnZones& drawn, const analysis::Zones& declared, std::size_t sources, const Context& context, Result& result) {
    result.balance = {{"in", sources}, {"declared", drawn.declared_sources}, {"drawn", drawn.drawn_sources}, {"undrawn", drawn.undrawn_sources}};
    result.figures = {{"zones", static_cast<double>(drawn.zones.size())}, {"declared_zones", static_cast<double>(declared.size())}};
    result.lines.push_back(say(context, {"{sources} {sources|source|sources}: declared {declared}, drawn by default {drawn}, not drawn {undrawn}; zones {zones}, of these declared {kept}. Defaults are for screening; a declared zone is what holds.",
                                         "水源 {sources} 个：已划定 {declared} 个，按默认绘制 {drawn} 个，未绘制 {undrawn} 个；共 {zones} 个区，其中划定 {kept} 个。默认范围仅供初筛，以划定为准。"},
                               {{"sources", sources}, {"declared", std::size_t{drawn.declared_sources}}, {"drawn", std::size_t{drawn.drawn_sources}},
                                {"undrawn", std::size_t{drawn.undrawn_sources}}, {"zones", drawn.zones.size()}, {"kept", declared.size()}}));
}

Result run(const Options& o, Context& context) {
    if (o.sources.empty() && o.roads.empty()) {
        throw Error("GW-ZONE-008");
    }
    if (o.tolerance < Length::metres(0.001)) {
        throw Error("GW-ZONE-108", {{"value", to_text(o.tolerance)}});
    }
    const auto rules = rules_with(o.rules, context).zones;
    const auto* sources = table_of(o.sources, model::Role::receptors, context);
    const auto* water = table_of(o.water, model::Role::receptors, context);
    const auto* roads = table_of(o.roads, model::Role::receptors, context);
    const auto declared = o.zones.empty() ? analysis::Zones() : analysis::zones_of(context.sites(o.zones, model::Role::zones).table, context.issues);
    const std::size_t count = sources == nullptr ? 0 : sources->size();
    Result result;
    if (context.options.dry_run) {
        result.lines.push_back(say(context, {"sources: {sources}, declared zones: {zones}, rules: {rules}", "水源 {sources} 个，划定保护区 {zones} 个，规则 {rules} 条"},
                                   {{"sources", grouped(count)}, {"zones", grouped(declared.size())}, {"rules", rules.size()}}));
        return result;
    }
    const auto drawn = analysis::draw_zones({sources, &declared, water, roads}, rules, {o.within, o.tolerance, context.file_lang, o.flow.options()}, context.issues);
    context.write(o.output, analysis::zones_table(drawn, rules, context.file_lang), "zones");
    tell_result(drawn, declared, count, context, result);
    tell_rules(drawn, rules, context, result);
    return result;
}

} // namespace

Command zones_command() {
    return make_command<Options>(
        {.name = "zones",
         .topic = Topic::data,
         .summary = {"Draws default protection zones for sources that have no declared one, and bans along roads.", "为尚未划定保护区的水源绘制默认范围，并绘制沿路禁区。"},
         .text = {"A source has a declared zone where one of --zones names it (category= of the zones is its id or its well field) or holds its place; declared "
                  "zones are passed through. For the others the first rule of each grade that fits is drawn, a grade without the stricter ones of the same source. "
                  "Wells: a disc, by the aquifer (class=) or by R = alpha K I T / n where the columns K (m per day), I and n are there; wells of one category= are a "
                  "field and get the envelope of their discs. Lakes: the water within the radius of the intake and a strip of shore. Rivers: along the centre line upstream "
                  "with tributaries and downstream, with a strip on both banks; lines run as they were digitised unless --flow or --outlet says otherwise. Roads: strips on both sides by class, "
                  "flat across at free ends; discs round airports. All outlines are geodesic, within --tolerance. why tells what a zone was drawn from, verified whether the "
                  "rule was read in its source: the defaults of HJ 338 are not. A default is for screening; it is no delineation.",
                  "--zones 中的保护区写明该水源（其 category= 为水源编号或井群名）或包含其位置时，即为已划定；划定的保护区原样输出。其余水源每级取第一条适用规则绘制，"
                  "同一水源的低级别区不含更严的级别。水井：按含水层（class=）的圆，或在有 K（米/天）、I、n 列时按 R = αKIT/n；category= 相同的水井为井群，取外包线。"
                  "湖库：取水口半径内水域及沿岸陆域。河流：沿中心线向上游（含支流）和下游，两岸各一带；流向取数字化方向，除非 --flow 或 --outlet 另有说明。道路：按类别两侧成带，端头平齐；机场周围为圆。"
                  "边界均为测地线，偏差不超过 --tolerance。why 说明依据，verified 表示规则是否已核实：HJ 338 的默认值未核实。默认范围仅供初筛，不是划定。"},
         .examples = {{"gridwarden zones \"sources.csv,id=source_id,name=name_en,kind=kind,crs=wgs84,class==medium sand,category==Yangfeng,where=kind='well'\" -o well_zones.geojson",
                       {"the default zone of a well field in medium sand", "中砂含水层井群的默认保护区"}},
                      {"gridwarden zones \"sources.csv,id=source_id,name=name_en,kind=kind,crs=wgs84,class==medium reservoir,where=kind='reservoir'\" "
                       "--water reservoir.geojson -o lake_zones.geojson",
                       {"the default zone of a reservoir, clipped to its water", "水库的默认保护区（裁剪到水域）"}},
                      {"gridwarden zones sources.csv,id=source_id,name=name_en,kind=kind,crs=wgs84 --zones zones.geojson,id=zone_id,name=name_en,class=grade,category=source "
                       "--roads roads.geojson,id=road_id,name=name_en,class=class -o zones_in_force.geojson",
                       {"declared zones, and where straw may not be burnt along roads", "划定的保护区，以及沿路秸秆禁烧区"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
