#include "command/hotspot_more.hpp"

#include "analysis/cells.hpp"
#include "analysis/emerging.hpp"
#include "analysis/slices.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gridwarden::command {

namespace {

constexpr std::size_t few_slices = 10;

std::string names_of(const table::Table& table) {
    std::string names;
    for (const auto& field : table.schema.fields) {
        names += (names.empty() ? "" : ", ") + field.name;
    }
    return names;
}

/// What each site counts for; empty where each counts as one.
std::vector<double> amounts_of(const analysis::ValueSpec& value, const table::Table& sites, const std::string& asked) {
    using analysis::ValueKind;
    if (value.kind == ValueKind::count || value.kind == ValueKind::density) {
        return {};
    }
    const int column = value.kind == ValueKind::sum ? analysis::field_index(sites.schema, value.field) : -1;
    if (column < 0) {
        throw Error("GW-HOT-073", {{"value", asked}});
    }
    auto amounts = analysis::numbers_of(sites, column);
    std::replace_if(amounts.begin(), amounts.end(), [](double v) { return std::isnan(v); }, 0.0);
    return amounts;
}

analysis::Slices sliced(const SliceSpec& spec, const std::string& asked, const Scored& scored, Context& context) {
    if (scored.areas.sites == nullptr) {
        throw Error("GW-HOT-073", {{"value", asked}});
    }
    const auto& sites = *scored.areas.sites;
    const int column = analysis::field_index(sites.schema, spec.field);
    if (column < 0) {
        throw Error("GW-HOT-071", {{"value", spec.field}, {"columns", names_of(sites)}});
    }
    const auto days = analysis::days_of(sites, column);
    auto slices = analysis::slice_sites(scored.areas.area_of_site, days, amounts_of(scored.value, sites, asked), scored.areas.ids.size(), spec.period);
    for (auto& values : slices.values) {
        for (std::size_t i = 0; i < values.size() && scored.value.kind == analysis::ValueKind::density; ++i) {
            values[i] /= scored.areas.areas[i].in_square_kilometres();
        }
    }
    if (slices.undated > 0) {
        context.issues.add({"GW-HOT-075", {"", "", 0, spec.field}, std::to_string(slices.undated), {}});
    }
    return slices;
}

} // namespace

SliceSpec parse_slices(const std::string& text) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto period = analysis::parse_period(text.substr(0, colon));
    if (!period || colon + 1 >= text.size()) {
        throw Error("GW-HOT-070", {{"value", text}});
    }
    return {*period, text.substr(colon + 1)};
}

void add_emerging(const MoreOptions& o, const Scored& scored, table::Table& layer, Context& context, Result& result) {
    if (o.slices.empty()) {
        return;
    }
    const auto spec = parse_slices(o.slices);
    auto slices = sliced(spec, o.slices, scored, context);
    const auto first = slices.first;
    const auto all = slices.values.size();
    for (std::size_t i = all; i-- > 0;) {
        if (o.slices_missing == "null" && slices.sites[i] == 0) {
            slices.values.erase(slices.values.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    if (slices.values.size() < 3) {
        throw Error("GW-HOT-074", {{"value", o.slices}, {"slices", slices.values.size()}});
    }
    if (slices.values.size() < few_slices) {
        context.issues.add({"GW-HOT-072", {}, std::to_string(slices.values.size()), {}});
    }
    const auto found = analysis::emerging(slices.values, scored.weights, {0.05, scored.statistics.correction, context.threads});
    table::TextBuilder classes;
    std::map<std::string_view, std::size_t> counts;
    for (const auto name : found.classes) {
        name.empty() ? classes.push_null() : classes.push(name);
        counts[name] += name.empty() ? 0U : 1U;
    }
    append_columns(layer, {{"trend_z", table::NumberColumn{found.trend_z}}, {"trend_p", table::NumberColumn{found.trend_p}},
                           {"emerging_class", classes.finish()}});
    std::string listed;
    for (const auto& [name, count] : counts) {
        listed += count == 0 ? "" : (listed.empty() ? "" : ", ") + std::string(name) + " " + std::to_string(count);
    }
    result.lines.push_back(say(context, {"{used} slices, {first} to {last} ({empty} without a site): {classes}",
                                         "{first} 至 {last} 共 {used} 个时段（无点位 {empty} 个）：{classes}"},
                               {{"used", slices.values.size()},
                                {"first", analysis::slice_name(first, spec.period)},
                                {"last", analysis::slice_name(first + static_cast<std::int32_t>(all) - 1, spec.period)},
                                {"empty", static_cast<std::size_t>(std::count(slices.sites.begin(), slices.sites.end(), 0U))},
                                {"classes", listed}}));
}

} // namespace gridwarden::command
