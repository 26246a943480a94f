#include "analysis/hits.hpp"

#include "analysis/cells.hpp"
#include "command/commands.hpp"
#include "command/rule_files.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

#include <cmath>
#include <map>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> zones;
    std::vector<model::InputSpec> overlay;
    std::vector<std::string> rules;
    std::string output;
};

void declare(Args& args, Options& o) {
    args.positional("sites", o.sites, model::Role::sites, {"problem sites: points or footprints", "问题点位：点或地块"}).required = true;
    args.input("zones", o.zones, model::Role::zones,
               {"protection zones; class=COLUMN tells their grade (1, 2, quasi; 一级, 二级, 准)", "保护区；class=列名 给出级别（1、2、quasi；一级、二级、准）"});
    args.input("overlay", o.overlay, std::nullopt,
               {"polygons to share footprints with: re-greened ground, what is left of a yard", "与地块求交的面图层：复绿范围、拆解点残留范围等"});
    args.option("rules", o.rules, "FILE",
                {"rule file; a rule of the same id takes the place of the built-in one, others go first", "规则文件；同号规则取代内置规则，其余优先"});
    args.output("output", o.output, "geojson", {"a row for each site and zone that touch, one for a site that touches none",
                                                "每个相接的点位与保护区一行；不相接的点位一行"});
}

/// Zones of the inputs that are told; none without inputs.
analysis::Zones read_zones(const Options& o, Context& context) {
    if (o.zones.empty()) {
        return {};
    }
    auto zones = analysis::zones_of(context.sites(o.zones, model::Role::zones).table, context.issues);
    analysis::check_zones(zones, context.issues);
    if (zones.size() == 0) {
        context.issues.add({"GW-HIT-008", {o.zones.front().path, "", 0, ""}, "", {}});
    }
    return zones;
}

/// Hits that no rule speaks of, by kind and grade.
void tell_without_rule(const table::Table& layer, IssueSink& issues) {
    const auto texts = [&](std::string_view name) {
        const int column = layer.schema.index_of(name);
        return column < 0 ? std::vector<std::string>(layer.size()) : analysis::texts_of(layer, column);
    };
    const auto kinds = texts("kind");
    const auto grades = texts("zone_level");
    const auto relations = texts("relation");
    const auto rules = texts("rule_id");
    std::map<std::pair<std::string, std::string>, std::size_t> without;
    for (std::size_t row = 0; row < rules.size(); ++row) {
        if (rules[row].empty() && !grades[row].empty() && relations[row] != "outside") {
            ++without[{kinds[row], grades[row]}];
        }
    }
    for (const auto& [what, count] : without) {
        Issue issue;
        issue.code = "GW-HIT-007";
        issue.value = what.first;
        issue.arguments = {{"grade", what.second}, {"count", count}};
        issues.add(std::move(issue));
    }
}

/// How many hits of each rule, and whether it was verified.
void tell_rules(const analysis::Hits& hits, const model::RuleBook& rules, const Context& context, Result& result) {
    std::map<std::uint32_t, std::size_t> counts;
    for (const auto& hit : hits.rows) {
        counts[hit.rule] += hit.rule == analysis::no_rule ? 0U : 1U;
    }
    counts.erase(analysis::no_rule);
    for (const auto& [rule, count] : counts) {
        const auto& r = rules.rules()[rule];
        result.lines.push_back(say(context, {"  {count} × {id}: {clause} ({verified})", "  {count} × {id}：{clause}（{verified}）"},
                                   {{"count", count}, {"id", r.id}, {"clause", model::in_language(r.clause, context.lang)}, {"verified", verified_word(r).in(context.lang)}}));
    }
}

void tell_plan(const Context& context, const table::Table& sites, const analysis::Zones& zones, Result& result) {
    result.lines.push_back(say(context, {"sites: {sites}, zones: {zones}; memory about {mb} MB", "点位 {sites} 个，保护区 {zones} 个；内存约 {mb} MB"},
                               {{"sites", grouped(sites.size())}, {"zones", grouped(zones.size())}, {"mb", sites.overhead_bytes() / 500'000 + 1}}));
    for (const auto& account : context.accounts()) {
        result.lines.push_back(account.input + ": " + account.crs);
    }
}

/// Without zones nothing is claimed of them.
void tell_sites(const analysis::Hits& hits, std::size_t sites, bool zoned, const Context& context, Result& result) {
    result.balance = {{"in", sites}};
    if (zoned) {
        result.balance.insert(result.balance.end(), {{"hit", hits.touched}, {"outside", hits.outside}});
    } else {
        result.balance.emplace_back("no_zones", hits.unzoned);
    }
    result.balance.emplace_back("unplaced", hits.unplaced);
    result.findings = hits.touched;
    result.lines.push_back(say(context,
                               zoned ? Bilingual{"sites: {sites}; in a zone {hit}, outside all {out}, without a place {un}; rows {rows}",
                                                 "点位 {sites} 个：{hit} 个触及保护区，{out} 个未触及，{un} 个无坐标；共 {rows} 行"}
                                     : Bilingual{"sites: {sites}; no zones to lie in; without a place {un}; rows {rows}",
                                                 "点位 {sites} 个：没有保护区可供判定，{un} 个无坐标；共 {rows} 行"},
                               {{"sites", sites}, {"hit", hits.touched}, {"out", hits.outside}, {"un", hits.unplaced}, {"rows", hits.rows.size()}}));
}

/// What footprints share with the overlay, in all.
void tell_overlays(const std::vector<analysis::Overlay>& overlays, const Context& context, Result& result) {
    std::size_t measured = 0;
    double shared_m2 = 0;
    double residual_m2 = 0;
    for (const auto& overlay : overlays) {
        if (!std::isnan(overlay.shared_m2)) {
            ++measured;
            shared_m2 += overlay.shared_m2;
            residual_m2 += overlay.residual_m2;
        }
    }
    if (!overlays.empty()) {
        result.lines.push_back(say(context, {"footprints: {n}; with the overlay they share {shared} km², without it remain {residual} km²",
                                             "地块 {n} 个：与叠加图层重叠 {shared} km²，其余 {residual} km²"},
                                   {{"n", measured}, {"shared", number_text(shared_m2 / 1e6, 6)}, {"residual", number_text(residual_m2 / 1e6, 6)}}));
    }
}

Result run(const Options& o, Context& context) {
    if (o.zones.empty() && o.overlay.empty()) {
        throw Error("GW-HIT-001");
    }
    const model::RuleBook rules(rules_with(o.rules, context).prohibitions);
    const auto zones = read_zones(o, context);
    const auto& sites = context.sites(o.sites, model::Role::sites).table;
    std::vector<analysis::Overlay> overlays;
    if (!o.overlay.empty()) {
        overlays = analysis::overlay(sites, context.sites(o.overlay, model::Role::zones).table, context.threads);
    }
    Result result;
    if (context.options.dry_run) {
        tell_plan(context, sites, zones, result);
        return result;
    }
    const auto hits = analysis::find_hits(sites, zones, rules, context.threads, *context.progress);
    const auto layer = analysis::hits_table(sites, zones, hits, rules, overlays, context.file_lang);
    tell_without_rule(layer, context.issues);
    context.write(o.output, layer, "hits");
    tell_sites(hits, sites.size(), zones.size() > 0, context, result);
    tell_overlays(overlays, context, result);
    tell_rules(hits, rules, context, result);
    return result;
}

} // namespace

Command hits_command() {
    return make_command<Options>(
        {.name = "hits",
         .topic = Topic::data,
         .summary = {"Tells which sites lie in protection zones, which grade governs and which clause speaks of them.",
                     "判定哪些点位位于保护区内、以哪一级为准、适用哪条规定。"},
         .text = {"A row for each site and zone that touch, and one with the nearest zone for a site that touches none; where there are no zones at all "
                  "nothing is said of them (relation is null). Zones are closed: a "
                  "point on the border is inside, and on_border says so. distance_m is the geodesic distance to the zone's border, from "
                  "within as from without. governs marks the strictest grade of a site, once a site. Rules come from rule files "
                  "(layers/rules, built in); verified tells whether a rule's text was read in its source: screening, never a legal finding. "
                  "With --overlay: overlay_km2 and overlay_share are what a footprint shares with the layer, residual_km2 what is left "
                  "without it; a mine's re-greened share is overlay_share of the re-greened parts.",
                  "每个相接的点位与保护区一行；不相接的点位列出最近的保护区；没有任何保护区时不作判定（relation 为空）。保护区为闭集：边界上的点视为在内，并以 on_border 标出。distance_m 为到保护区边界的"
                  "测地距离，内外同样计算。governs 标出该点位适用的最严级别，每个点位一行。规则来自规则文件（layers/rules，已内置）；verified 表示是否已与"
                  "来源核对：仅为初筛，不是法律结论。使用 --overlay 时，overlay_km2 和 overlay_share 为地块与该图层的重叠，residual_km2 为其余部分；"
                  "矿山复绿率即与复绿范围的 overlay_share。"},
         .examples = {{"gridwarden hits landfills.gpkg,id=lf_id,name=name_en,kind==landfill --zones zones.geojson,id=zone_id,class=grade -o hits.geojson",
                       {"landfills in source protection zones, with the clause", "位于水源保护区内的填埋场及适用条款"}},
                      {"gridwarden hits mines.geojson,id=mine_id,kind==mine --overlay mines_regreened.geojson,id=part_id -o regreened.geojson",
                       {"the re-greened share of each mine", "各矿山的复绿率"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
