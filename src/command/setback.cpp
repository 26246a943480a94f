#include "analysis/setback.hpp"

#include "analysis/places.hpp"
#include "command/commands.hpp"
#include "command/rule_files.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> receptors;
    std::vector<std::string> rules;
    std::string output;
    std::string links;
};

void declare(Args& args, Options& o) {
    args.positional("sites", o.sites, model::Role::sites, {"problem sites: points or footprints; kind= decides which rules speak of them", "问题点位：点或地块；kind= 决定适用哪些规则"}).required = true;
    args.input("receptors", o.receptors, model::Role::receptors,
               {"what is to be kept away from: homes, schools, wells, stations, roads; class= decides which rules protect them",
                "需防护的对象：居民区、学校、水井、监测站、道路等；class= 决定受哪些规则保护"}).required = true;
    args.option("rules", o.rules, "FILE", {"rule file; a rule of the same id takes the place of the built-in one", "规则文件；同号规则取代内置规则"});
    args.output("output", o.output, "geojson", {"a row for each site, rule and receptor: the nearest one, and all that are not certainly beyond",
                                                "每个点位、规则与敏感点一行：最近者，以及所有不能确定在外的"});
    args.output("links", o.links, "geojson", {"the lines between the two nearest edges of each row", "每行两侧最近边界之间的连线"});
}

void tell_unplaced(const table::Table& table, const std::vector<model::InputSpec>& inputs, Context& context) {
    const auto places = analysis::places_of(table);
    const auto with = static_cast<std::size_t>(std::count_if(places.points.begin(), places.points.end(), shape::is_finite)) + places.shapes.size();
    if (with < table.size()) {
        Issue issue;
        issue.code = "GW-SETB-006";
        for (const auto& input : inputs) {
            issue.place.file += (issue.place.file.empty() ? "" : ", ") + input.path;
        }
        issue.arguments = {{"count", table.size() - with}};
        context.issues.add(std::move(issue));
    }
}

void tell_plan(const Context& context, const table::Table& sites, const table::Table& receptors, const std::vector<model::SetbackRule>& rules, Result& result) {
    result.lines.push_back(say(context, {"sites: {sites}, receptors: {receptors}, rules: {rules}; distances geodesic, edge to edge; memory about {mb} MB",
                                         "点位 {sites} 个，敏感点 {receptors} 个，规则 {rules} 条；测地距离，边到边；内存约 {mb} MB"},
                               {{"sites", grouped(sites.size())}, {"receptors", grouped(receptors.size())}, {"rules", rules.size()},
                                {"mb", (sites.overhead_bytes() + receptors.overhead_bytes() + 300 * sites.size()) / 1'000'000 + 1}}));
    for (const auto& account : context.accounts()) {
        result.lines.push_back(account.input + ": " + account.crs);
    }
}

std::string required(const model::SetbackRule& rule) { return rule.distance ? to_text(*rule.distance) : "field:" + rule.distance_field; }

/// What became of each rule, and of each exception.
void tell_rules(const analysis::Setbacks& found, const std::vector<model::SetbackRule>& rules, const Context& context, Result& result) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto& rule = rules[i];
        const auto& tally = found.rules[i];
        if (tally.sites > 0) {
            result.lines.push_back(say(context, {"  {id} {distance}: within {within}, cannot tell {open}, beyond {beyond} ({clause}; {verified})",
                                                 "  {id} {distance}：小于 {within}，无法判断 {open}，大于 {beyond}（{clause}；{verified}）"},
                                       {{"id", rule.id}, {"distance", required(rule)}, {"within", std::size_t{tally.within}}, {"open", std::size_t{tally.cannot_tell}},
                                        {"beyond", std::size_t{tally.sites - tally.within - tally.cannot_tell}},
                                        {"clause", model::in_language(rule.clause, context.lang)}, {"verified", verified_word(rule).in(context.lang)}}));
        }
        if (tally.gave_way > 0) {
            result.lines.push_back(say(context, {"  {id} gave way to another rule at {count} {count|site|sites}; {near} of them it would not have called beyond",
                                                 "  {id} 在 {count} 个点位让位于其他规则；否则其中 {near} 个不会判为大于"},
                                       {{"id", rule.id}, {"count", std::size_t{tally.gave_way}}, {"near", std::size_t{tally.gave_way_near}}}));
        }
    }
}

void tell_result(const analysis::Setbacks& found, std::size_t sites, const Context& context, Result& result) {
    result.balance = {{"in", sites}, {"judged", found.judged}, {"without_rule", found.without_rule}, {"unplaced", found.unplaced}};
    result.figures = {{"within", static_cast<double>(found.within)}, {"cannot_tell", static_cast<double>(found.cannot_tell)},
                      {"beyond", static_cast<double>(found.judged - found.within - found.cannot_tell)}, {"rows", static_cast<double>(found.rows.size())}};
    result.findings = found.within;
    result.lines.push_back(say(context, {"{judged} of {sites} {sites|site|sites} screened: within a distance {within}, cannot tell {open}, beyond all {beyond}; rows {rows}. Screening, not a legal finding.",
                                         "{sites} 个点位中 {judged} 个完成初筛：小于要求距离 {within} 个，无法判断 {open} 个，均大于 {beyond} 个；共 {rows} 行。仅为初筛，不是法律结论。"},
                               {{"judged", std::size_t{found.judged}}, {"sites", sites}, {"within", std::size_t{found.within}}, {"open", std::size_t{found.cannot_tell}},
                                {"beyond", std::size_t{found.judged - found.within - found.cannot_tell}}, {"rows", found.rows.size()}}));
}

Result run(const Options& o, Context& context) {
    const auto rules = rules_with(o.rules, context).setbacks;
    const auto& sites = context.sites(o.sites, model::Role::sites).table;
    const auto& receptors = context.sites(o.receptors, model::Role::receptors).table;
    Result result;
    if (context.options.dry_run) {
        tell_plan(context, sites, receptors, rules, result);
        return result;
    }
    tell_unplaced(sites, o.sites, context);
    tell_unplaced(receptors, o.receptors, context);
    const auto found = analysis::find_setbacks(sites, receptors, rules, {context.options.default_accuracy, !o.links.empty(), context.threads, context.progress});
    analysis::tell_setbacks(sites, receptors, rules, found, context.issues);
    context.write(o.output, analysis::setback_table(sites, receptors, rules, found, context.file_lang, false, context.options.precision), "setback");
    if (!o.links.empty()) {
        context.write(o.links, analysis::setback_table(sites, receptors, rules, found, context.file_lang, true, context.options.precision), "setback_links");
    }
    tell_result(found, sites.size(), context, result);
    tell_rules(found, rules, context, result);
    return result;
}

} // namespace

Command setback_command() {
    return make_command<Options>(
        {.name = "setback",
         .topic = Topic::data,
         .summary = {"Screens sites against the distances that rules demand: beyond, within, or cannot tell.", "按规则要求的防护距离初筛点位：大于、小于或无法判断。"},
         .text = {"For each site and each rule that speaks of its kind: the nearest receptor of the rule's classes, and all others that are not certainly "
                  "beyond. Distances are geodesic, from edge to edge of footprints (0 where they touch), never from a centroid; margin_m is what is left "
                  "over, negative where it is short. The position errors of both sides (accuracy=, else --default-accuracy), added, make the band "
                  "in which it cannot be told (doubt: position-error). A rule may depend on attributes (when) or give way to another (unless); an attribute "
                  "or a distance that is not stated is never guessed (attribute-missing, distance-missing). measured_from tells whether a site is drawn "
                  "by its boundary or is only a point. Rules come from rule files (layers/rules, built in; `gridwarden schema --rules`); verified tells whether a "
                  "rule's text was read in its source. The verdict is a screening, never a legal finding. --fail-on finding is met by a site within.",
                  "对每个点位及适用其类型的每条规则，列出该规则所保护类别中最近的敏感点，以及所有不能确定在外的敏感点。距离为测地线、占地边到边（相接为 0），"
                  "从不用中心点；margin_m 为余量，不足为负。双方位置误差（accuracy=，否则 --default-accuracy）之和构成无法判断的区间（doubt：position-error）。"
                  "规则可依属性适用（when）或让位于其他规则（unless）；未填写的属性或距离从不猜测（attribute-missing、distance-missing）。measured_from "
                  "说明点位是以边界还是仅以点表示。规则来自规则文件（layers/rules，已内置；`gridwarden schema --rules`）；verified 表示是否已与来源核对。"
                  "结果仅为初筛，不是法律结论。--fail-on finding 指存在小于要求距离的点位。"},
         .examples = {{"gridwarden setback landfills.gpkg,id=lf_id,name=name_en,kind==landfill --receptors homes.geojson,id=receptor_id,name=name_en,class=class "
                       "-o setbacks.geojson --links setback_lines.geojson",
                       {"landfills against homes, with the lines between the nearest edges", "填埋场与居民区的防护距离初筛，并输出最近边界连线"}},
                      {"gridwarden setback plants.csv,id=项目编号,name=name_en,kind==waste-to-energy,crs=wgs84 --receptors homes.geojson,id=receptor_id,class=class "
                       "--receptors schools.geojson,id=receptor_id,class=class -o plant_setbacks.csv",
                       {"waste-to-energy plants against homes and schools (300 m)", "垃圾焚烧厂与居民区、学校（300 米）"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
