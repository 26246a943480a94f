#include "command/hotspot_more.hpp"

#include "analysis/cell_weights.hpp"
#include "analysis/cells.hpp"
#include "analysis/contiguity.hpp"
#include "analysis/hot_rule.hpp"
#include "analysis/hot_zones.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace gridwarden::command {

namespace {

bool needs_previous(const analysis::HotRule& rule) {
    return rule.kind == analysis::HotRule::Kind::worst_yoy || rule.kind == analysis::HotRule::Kind::worst_mom;
}

/// The value that an earlier layer has for each unit; NaN where it has none.
std::vector<double> previous_values(const model::InputSpec& input, const ScoredAreas& areas, Context& context) {
    const auto layer = context.plain(input).table;
    const int id = layer.schema.index_of(areas.id_column);
    const int value = layer.schema.index_of("value");
    if (id < 0 || value < 0) {
        throw Error("GW-HOT-062", {{"file", input.path}, {"id", areas.id_column}});
    }
    const auto ids = analysis::texts_of(layer, id);
    const auto numbers = analysis::numbers_of(layer, value);
    std::unordered_map<std::string, double> known;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        known.emplace(ids[row], numbers[row]);
    }
    std::vector<double> values(areas.ids.size(), std::nan(""));
    std::size_t missing = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (const auto found = known.find(areas.ids[i]); found != known.end()) {
            values[i] = found->second;
        } else {
            ++missing;
        }
    }
    if (missing == values.size()) {
        throw Error("GW-HOT-063", {{"file", input.path}, {"id", ids.empty() ? "-" : ids.front()}, {"here", areas.ids.front()}});
    }
    if (missing > 0) {
        context.issues.add({"GW-HOT-064", {input.path, "", 0, ""}, std::to_string(missing), {}});
    }
    return values;
}

table::Column texts(const char* name, std::size_t size, const auto& text_at) {
    table::TextBuilder builder;
    for (std::size_t i = 0; i < size; ++i) {
        const std::string_view text = text_at(i);
        text.empty() ? builder.push_null() : builder.push(text);
    }
    return {name, builder.finish()};
}

/// `, from 4 on`: the least value (or growth) that the rule calls hot; nothing where the rule itself says it, or where none is hot.
std::string cut_text(const analysis::HotRule& rule, const analysis::RuleAnswer& answer, const Context& context) {
    if (rule.kind == analysis::HotRule::Kind::above || answer.count == 0) {
        return "";
    }
    return say(context, {", from {cut} on", "，下限 {cut}"}, {{"cut", std::isinf(answer.cut) ? "new" : number_text(answer.cut, 4)}});
}

} // namespace

void declare_more(Args& args, MoreOptions& o) {
    args.option("rule", o.rule, "RULE",
                {"hot by rule, beside the statistic: top:10%, above:20, worst-yoy or worst-mom (the tenth that grew most; worst-yoy:5%)",
                 "按管理规则认定热点，与统计并列：top:10%、above:20、worst-yoy 或 worst-mom（增幅最大的一成；可写 worst-yoy:5%）"});
    args.input("previous", o.previous, std::nullopt,
               {"the layer of the year or the month before, made by hotspot with the same units or cells", "上年或上月由 hotspot 生成的同单元图层"});
    args.output("hot-zones", o.hot_zones, "geojson", {"hot units that touch, joined to zones", "相连热点单元合并成的热区"});
    args.option("slices", o.slices, "PERIOD:FIELD",
                {"emerging hot spots over week, month, quarter or year of a date field, as month:opened", "按日期字段的周、月、季、年分析时空热点，例如 month:opened"});
    args.choice("slices-missing", o.slices_missing, {"zero", "null"},
                {"a slice between the first and the last without any site: counted as zero sites, or left out", "首末之间没有任何点位的时段：按零计，或略去"});
    args.flag("sensitivity", o.sensitivity, {"also try other sizes or neighbours, and tell how the hot ground changes", "另用其他边长或邻居规则试算，说明热点范围如何变化"});
}

void check_more(const MoreOptions& o) {
    if (!o.rule.empty() && needs_previous(analysis::parse_rule(o.rule)) && o.previous.empty()) {
        throw Error("GW-HOT-061", {{"value", o.rule}});
    }
    if (!o.slices.empty()) {
        parse_slices(o.slices);
    }
}

void add_rule(const MoreOptions& o, const Scored& scored, table::Table& layer, Context& context, Result& result) {
    if (o.rule.empty()) {
        return;
    }
    const auto rule = analysis::parse_rule(o.rule);
    const auto previous = needs_previous(rule) ? previous_values(o.previous.front(), scored.areas, context) : std::vector<double>();
    const auto answer = analysis::judge(scored.values, previous, rule);
    const auto size = answer.hot.size();
    std::size_t both = 0;
    std::size_t by_statistic = 0;
    std::vector<std::string_view> agreements(size);
    for (std::size_t i = 0; i < size && !scored.scores.gi_bin.empty(); ++i) {
        agreements[i] = analysis::agreement(answer.hot[i], scored.scores.gi_bin[i]);
        both += agreements[i] == "both" ? 1U : 0U;
        by_statistic += scored.scores.gi_bin[i] > 0 ? 1U : 0U;
    }
    append_columns(layer, {{"rule_hot", table::BooleanColumn{answer.hot}},
                           texts("rule_reason", size, [&](std::size_t i) -> std::string_view { return answer.reasons[i]; }),
                           texts("agreement", size, [&](std::size_t i) { return agreements[i]; })});
    result.balance.emplace_back("rule_hot", answer.count);
    result.balance.emplace_back("both", both);
    result.lines.push_back(say(context, {"rule {rule}: {hot} hot{cut}; {both} of them hot by Gi* too, {statistic} by Gi* only",
                                         "规则 {rule}：热点 {hot} 个{cut}；其中 {both} 个 Gi* 也为热点，另有 {statistic} 个仅 Gi* 为热点"},
                               {{"rule", o.rule},
                                {"hot", answer.count},
                                {"cut", cut_text(rule, answer, context)},
                                {"both", both},
                                {"statistic", by_statistic - both}}));
}

void write_zones(const MoreOptions& o, const Scored& scored, Context& context, Result& result) {
    if (o.hot_zones.empty() || scored.scores.gi_bin.empty()) {
        return;
    }
    const auto& areas = scored.areas;
    const auto counts = analysis::site_counts(areas.source());
    const auto contiguity = areas.cells ? analysis::cell_contiguity(*areas.cells, true)
                                        : analysis::contiguity(areas.polygons, analysis::Contiguity::queen, scored.snap, context.threads);
    const analysis::ZoneSource source{areas.ids, areas.areas, counts, scored.scores.gi_z, scored.scores.gi_bin};
    const auto groups = analysis::hot_groups(source, contiguity);
    const auto zones = analysis::hot_zones(source, groups, [&](std::uint32_t i) { return areas.polygon(i); }, context.threads);
    context.write(o.hot_zones, zones, "hot-zones");
    result.balance.emplace_back("hot_zones", zones.size());
    result.lines.push_back(say(context, {"hot zones: {zones}", "热区：{zones} 个"}, {{"zones", zones.size()}}));
}

} // namespace gridwarden::command
