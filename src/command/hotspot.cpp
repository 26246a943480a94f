#include "command/commands.hpp"
#include "command/context.hpp"
#include "command/hotspot_cells.hpp"
#include "command/hotspot_more.hpp"
#include "command/hotspot_options.hpp"
#include "analysis/contiguity.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> units;
    std::string output;
    std::string value;
    unsigned level = 0;
    std::string weights = "queen";
    Length snap = analysis::usual_snap;
    std::string write_weights;
    std::vector<std::string> statistic{"gi-star", "local-moran"};
    unsigned permutations = 9999;
    unsigned seed = 1;
    std::string alternative = "two-sided";
    std::string correction = "fdr";
    bool exact = false;
    CellOptions cells;
    MoreOptions more;

    /// `density` for units, whose areas differ; `count` for cells.
    [[nodiscard]] std::string scored_value() const { return !value.empty() ? value : cells.asked() ? "count" : "density"; }
};

void declare(Args& args, Options& o) {
    args.positional("sites", o.sites, model::Role::sites, {"problem sites; none for --value unit:FIELD", "问题点位；--value unit:字段 时不需要"});
    args.input("units", o.units, model::Role::units, {"areal units, coarsest first", "区划或网格，由粗到细"});
    declare_cells(args, o.cells);
    args.output("output", o.output, "geojson", {"units with their scores", "带统计结果的单元图层"});
    args.option("value", o.value, "WHAT",
                {"what is scored: count, density (sites per km²), sum:FIELD, rate:FIELD/BASE, eb:FIELD/BASE (smoothed), unit:FIELD (default: "
                 "density, count for cells)",
                 "所统计的值：count、density（个/km²）、sum:字段、rate:字段/基数、eb:字段/基数（平滑）、unit:字段（缺省为 density，网格为 count）"});
    args.option("level", o.level, "K", {"level of units, 1 = coarsest; 0 takes the finest", "单元级别，1 为最粗；0 为最细"});
    args.option("weights", o.weights, "WHO",
                {"who is a neighbour: queen, rook, knn:8, band:3km, kernel:3km, file:W.gal (.gwt, .kwt)",
                 "邻居规则：queen、rook、knn:8、band:3km、kernel:3km、file:W.gal（.gwt、.kwt）"});
    args.option("snap", o.snap, {"queen and rook: borders this near each other meet", "queen 和 rook：相距不超过此值的边界视为相接"});
    args.output("write-weights", o.write_weights, "", {"the weights, for GeoDa, PySAL or spdep (.gal .gwt .kwt)", "空间权重，供 GeoDa、PySAL、spdep 使用"});
    args.names("statistic", o.statistic, "NAME", {"statistics; gi excludes gi-star", "统计量；gi 与 gi-star 互斥"}, {"gi-star", "gi", "local-moran"});
    args.option("permutations", o.permutations, "N", {"random permutations; 0 gives the normal p only", "随机置换次数；0 则只给正态 p 值"});
    args.flag("exact", o.exact, {"count all permutations instead of drawing some, where values are whole numbers", "数值为整数时统计全部置换，而非随机抽取"});
    args.option("seed", o.seed, "N", {"of the random numbers", "随机数种子"});
    args.choice("alternative", o.alternative, {"two-sided", "greater", "less", "folded"},
                {"which departures count; folded is the smaller tail as it is (GeoDa, PySAL)", "检验方向；folded 为不加倍的较小尾（GeoDa、PySAL）"});
    args.choice("correction", o.correction, {"fdr", "bonferroni", "none"},
                {"of p for many units (fdr: Benjamini and Hochberg)", "多重检验校正（fdr：Benjamini–Hochberg）"});
    declare_more(args, o.more);
}

/// Everything that was typed, understood before any file is read.
struct Asked {
    analysis::ValueSpec value;
    WeightsSpec weights;
    analysis::HotspotOptions statistics;

    Asked(const Options& o, const Context& context) : value(parse_value_spec(o.scored_value())), weights(parse_weights_spec(o.weights)) {
        set_statistics(statistics, o.statistic);
        statistics.permutations = o.permutations;
        statistics.seed = o.seed;
        statistics.exact = o.exact;
        statistics.alternative = parse_alternative(o.alternative);
        statistics.correction = parse_correction(o.correction);
        statistics.threads = context.threads;
        check_more(o.more);
        if (!o.more.hot_zones.empty() && statistics.local_g == analysis::LocalG::none && !context.in_project) { // a project names every output
            throw Error("GW-HOT-065");
        }
        if (!o.cells.asked() && o.units.empty()) {
            throw Error("GW-HOT-057");
        }
        if (value.needs_sites() && o.sites.empty() && value.kind != analysis::ValueKind::rate && value.kind != analysis::ValueKind::eb) {
            throw Error("GW-HOT-012", {{"value", o.scored_value()}});
        }
    }
};

/// Counts on units of unequal area map the area.
void tell_raw_counts(const Asked& asked, const ScoredAreas& areas, IssueSink& issues) {
    if (areas.cells) {
        tell_thin_cells(asked.value, areas, issues);
        return;
    }
    const auto [least, most] = std::minmax_element(areas.areas.begin(), areas.areas.end());
    const double ratio = most->in_square_metres() / least->in_square_metres();
    if (asked.value.kind == analysis::ValueKind::count && !(ratio < 1.5)) {
        issues.add({"GW-HOT-008", {}, number_text(ratio, 3), {}});
    }
}

std::string short_number(double value) { return std::isnan(value) ? "-" : number_text(value, 4); }

void tell_global(Context& context, const analysis::GlobalStatistic& statistic, Bilingual name, const char* key,
                 analysis::Alternative alternative, Result& result) {
    const double p = analysis::normal_p(statistic.z, alternative);
    result.figures.emplace_back(key, statistic.value);
    result.figures.emplace_back(std::string(key) + "_expected", statistic.expected);
    result.figures.emplace_back(std::string(key) + "_z", statistic.z);
    result.figures.emplace_back(std::string(key) + "_p", p);
    if (!std::isnan(statistic.z)) {
        result.lines.push_back(say(context, {"{name} {value}, expected {expected}, z {z}, p {p}", "{name} {value}，期望 {expected}，z {z}，p {p}"},
                                   {{"name", name.in(context.lang)},
                                    {"value", short_number(statistic.value)},
                                    {"expected", short_number(statistic.expected)},
                                    {"z", short_number(statistic.z)},
                                    {"p", short_number(p)}}));
    }
}

/// How many units are in each bin, or each class.
void tell_scores(Context& context, const analysis::Hotspot& scores, Result& result) {
    const auto hot = std::count_if(scores.gi_bin.begin(), scores.gi_bin.end(), [](auto bin) { return bin > 0; });
    const auto cold = std::count_if(scores.gi_bin.begin(), scores.gi_bin.end(), [](auto bin) { return bin < 0 && bin != table::IntegerColumn::null; });
    const auto scored = std::count(scores.reasons.begin(), scores.reasons.end(), analysis::NoScore::scored);
    const auto number = [](auto count) { return static_cast<std::size_t>(count); };
    result.balance.emplace_back("units", scores.reasons.size());
    result.balance.emplace_back("scored", number(scored));
    if (!scores.gi_bin.empty()) {
        result.balance.emplace_back("hot", number(hot));
        result.balance.emplace_back("cold", number(cold));
        result.findings = number(hot);
        result.lines.push_back(say(context, {"{scored} of {all} units scored: {hot} hot, {cold} cold at 90 % confidence or more",
                                             "{all} 个单元中 {scored} 个有结果：置信度 90% 以上热点 {hot} 个，冷点 {cold} 个"},
                                   {{"scored", number(scored)}, {"all", scores.reasons.size()}, {"hot", number(hot)}, {"cold", number(cold)}}));
    }
    if (!scores.moran_class.empty()) {
        Arguments counts;
        for (const std::string_view name : {"HH", "LL", "HL", "LH"}) {
            const auto count = number(std::count(scores.moran_class.begin(), scores.moran_class.end(), name));
            counts.emplace_back(name, count);
            result.balance.emplace_back(name, count);
        }
        result.lines.push_back(say(context, {"local Moran at 95 %: {HH} high among high, {LL} low among low, {HL} high among low, {LH} low among high",
                                             "局部莫兰（95%）：高-高 {HH}，低-低 {LL}，高-低 {HL}，低-高 {LH}"},
                                   counts));
    }
}

/// Sites in and out of the units.
void tell_sites(Context& context, const ScoredAreas& areas, Result& result) {
    if (areas.sites == nullptr) {
        return;
    }
    const auto out = static_cast<std::size_t>(std::count(areas.area_of_site.begin(), areas.area_of_site.end(), model::no_unit));
    const auto all = areas.area_of_site.size();
    result.balance = {{"in", all}, {"assigned", all - out}, {"unassigned", out}};
    result.lines.push_back(say(context, {"{sites} sites: {assigned} in a unit, {out} in none", "点位 {sites} 个：{assigned} 个落入单元，{out} 个未落入"},
                               {{"sites", all}, {"assigned", all - out}, {"out", out}}));
}

void tell_plan(Context& context, const ScoredAreas& areas, const analysis::Weights& weights, Result& result) {
    const auto links = weights.neighbours.size();
    result.balance = {{"units", areas.ids.size()}, {"links", links}, {"islands", analysis::islands(weights).size()}};
    result.lines.push_back(say(context, {"{units} units, {links} links between them, {mean} a unit", "单元 {units} 个，相邻关系 {links} 条，平均每个 {mean} 条"},
                               {{"units", areas.ids.size()},
                                {"links", links},
                                {"mean", short_number(static_cast<double>(links) / static_cast<double>(areas.ids.size()))}}));
}

ScoredAreas areas_of(const Options& o, const shape::Geometry& study_area, Context& context) {
    if (!o.cells.asked()) {
        return unit_areas(o.units, o.sites, o.level, context);
    }
    return cell_areas(o.cells, cell_size(o.cells, study_area, o.sites, context), study_area, o.sites, context.options.force, context);
}

/// The scores with what else was asked for, and the zones.
void write_layers(const Options& o, const Scored& scored, Context& context, Result& result) {
    auto layer = hotspot_table(scored.areas, scored.values, scored.scores);
    add_rule(o.more, scored, layer, context, result);
    add_emerging(o.more, scored, layer, context, result);
    const bool by_g = scored.statistics.local_g != analysis::LocalG::none;
    context.write(o.output, layer, !o.more.slices.empty() ? "emerging" : by_g ? "hotspot" : "lisa");
    write_zones(o.more, scored, context, result);
}

void tell_globals(Context& context, const analysis::Hotspot& scores, analysis::Alternative alternative, Result& result) {
    tell_global(context, scores.global_moran, {"Moran's I", "莫兰指数 I"}, "moran_i", alternative, result);
    tell_global(context, scores.global_moran_row, {"Moran's I, row-standardised", "莫兰指数 I（行标准化）"}, "moran_i_row", alternative, result);
    tell_global(context, scores.general_g, {"General G", "General G"}, "general_g", alternative, result);
}

Result run(const Options& o, Context& context) {
    const Asked asked(o, context);
    const auto area = o.cells.asked() ? study_area(o.cells, o.units, o.level, context) : shape::Geometry{};
    const auto areas = areas_of(o, area, context);
    const auto weights = weights_of(asked.weights, areas, o.snap, context);
    Result result;
    settle(context, "value", {o.scored_value()});
    tell_cells(o.cells, areas, context, result);
    if (context.options.dry_run) {
        tell_plan(context, areas, weights, result);
        return result;
    }
    if (!o.write_weights.empty()) {
        context.write_text(o.write_weights, weights_text(weights, areas, o.write_weights));
    }
    tell_raw_counts(asked, areas, context.issues);
    const auto values = analysis::area_values(asked.value, areas.source(), context.issues);
    const auto scores = analysis::hotspot({values, weights, areas.ids}, asked.statistics, context.options.force, context.issues);
    context.parameters.emplace_back("classes-by", std::vector<std::string>{scores.exact || o.permutations > 0 ? "p_perm_adj" : "p_adj"});
    tell_sites(context, areas, result);
    tell_scores(context, scores, result);
    const Scored scored{areas, asked.value, asked.weights, asked.statistics, o.snap, weights, values, scores};
    write_layers(o, scored, context, result);
    tell_globals(context, scores, asked.statistics.alternative, result);
    tell_sensitivity(o.more, o.cells, area, o.sites, scored, context, result);
    return result;
}

} // namespace

Command hotspot_command() {
    return make_command<Options>(
        {.name = "hotspot",
         .topic = Topic::data,
         .summary = {"Finds hot and cold spots: where high or low values lie closer together than chance explains.",
                     "识别冷热点：高值或低值聚集程度超出偶然性的地方。"},
         .text = {"Gi* and local Moran's I with their normal p and the p of conditional permutations (drawn without replacement, keyed by "
                  "seed, permutation and draw, the same at any number of threads), two-sided unless asked otherwise, corrected for the number "
                  "of units. Bins and classes go by the adjusted p, of the permutations where there are any. A unit without neighbours or "
                  "without a value has no score, and the reason beside it. --cells lays cells on an equal-area plane; their ids hold plane, shape, size, "
                  "row and column, so that on one plane a place has the same id in every run and extent. A cell that the border of the area cuts keeps what lies inside; the "
                  "cells' areas add up to that of the area. A site on a side of two cells belongs to the one of the greater row, then column. --rule calls units "
                  "hot as an administration does (all that tie at the cut are in), and agreement sets it against the statistic. --slices scores each slice "
                  "of time by itself, tests the trend of the scores with Mann and Kendall, and names one of seventeen classes; a slice without a site counts as zero.",
                  "计算 Gi* 和局部莫兰指数，给出正态 p 值和条件置换 p 值（不放回抽样，由种子、置换序号、抽样序号决定，与线程数无关），缺省双侧，"
                  "并按单元数校正。分级与分类依据校正后的 p 值，有置换时以置换为准。没有邻居或没有值的单元无结果，并注明原因。"
                  "--cells 在等面积平面上划分网格，编号含平面、形状、边长、行列，因此同一平面上，不同运行、不同范围中同一位置的编号相同；被研究范围边界截断的网格只保留"
                  "范围内部分，各网格面积之和等于范围面积。--rule 按管理规则认定热点（并列者同进同出），agreement 说明与统计是否一致。--slices 对各时段分别计算 Gi*，"
                  "再以 Mann-Kendall 检验其趋势，共十七类；首末之间没有点位的时段按零计。"},
         .examples = {{"gridwarden hotspot petitions.csv,crs=wgs84 --units villages.shp -o hot.geojson",
                       {"sites per km² of villages, queen neighbours", "按村的点位密度，queen 邻接"}},
                      {"gridwarden hotspot petitions.csv,crs=wgs84 --units villages.shp --value count --weights knn:8 --permutations 99999 "
                       "--statistic local-moran -o clusters.geojson",
                       {"clusters and outliers among the eight nearest", "以最近 8 个单元为邻居的聚集与异常"}},
                      {"gridwarden hotspot petitions.csv,crs=wgs84 --aoi county.geojson --cells hex --size 3km --rule top:10% --hot-zones hot_zones.geojson "
                       "--sensitivity -o hot_cells.geojson",
                       {"hexagons over the county, hot by rule and by statistic, and what other sizes would change",
                        "全县六边形网格：规则与统计热点并列，并说明其他边长的影响"}},
                      {"gridwarden hotspot ledger.xlsx,sheet=台账,id=问题编号,opened=交办日期,lon=经度,lat=纬度,crs=wgs84 --units county.geojson --cells square "
                       "--size 5km --slices quarter:opened -o emerging.geojson",
                       {"where hot spots are new, growing or fading, by quarter", "按季度看热点的新增、加剧与减弱"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
