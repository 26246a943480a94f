#include "command/near_page.hpp"

#include "analysis/labels.hpp"
#include "command/command.hpp"
#include "core/number_text.hpp"
#include "model/names.hpp"
#include "model/sectors.hpp"
#include "text/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gridwarden::command {

namespace {

constexpr std::size_t rows_a_page = 100;
constexpr std::size_t kind_column = 3;

/// `1,234.5`
std::string metres_text(index::Millimetres distance) {
    const auto tenths = static_cast<std::uint64_t>((distance + 50) / 100);
    return grouped(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// `NE 41°`; nothing where the two are at one place.
std::string direction_text(double azimuth, int sectors, Language lang) {
    if (std::isnan(azimuth)) {
        return "";
    }
    const auto degrees = std::to_string(std::lround(azimuth) % 360);
    return std::string(model::sector_label(model::sector_of(azimuth, sectors), sectors, lang)) + " " + degrees + "°";
}

std::vector<text::TextColumnSpec> columns_of(const analysis::ProximityTables& tables, Language lang) {
    const bool zh = lang == Language::zh;
    std::vector<text::TextColumnSpec> columns{{model::title_of("station_name", lang), false, true},
                                              {zh ? "序" : "#", true, false},
                                              {model::title_of("site_name", lang), false, true},
                                              {model::title_of("kind", lang), false, true},
                                              {model::title_of("distance_m", lang), true, false},
                                              {zh ? "方位" : "Direction", false, false},
                                              {zh ? "环" : "Ring", true, false}};
    if (tables.wind) {
        columns.push_back({model::title_of("upwind", lang), false, false});
    }
    return columns;
}

void drop_if_empty(std::vector<text::TextColumnSpec>& columns, std::vector<std::vector<std::string>>& rows, std::size_t column) {
    if (std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return row[column].empty(); })) {
        const auto at = static_cast<std::ptrdiff_t>(column);
        columns.erase(columns.begin() + at);
        for (auto& row : rows) {
            row.erase(row.begin() + at);
        }
    }
}

std::string upwind_text(const analysis::WindRose& wind, double azimuth, Language lang) {
    const auto share = wind.share_at(azimuth);
    if (std::isnan(share)) {
        return lang == Language::zh ? "无法判断" : "cannot judge";
    }
    const auto tenths = std::llround(share * 1000);
    const auto percent = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
    return (wind.upwind_at(azimuth) == 1 ? std::string(lang == Language::zh ? "是 " : "yes ") : std::string(lang == Language::zh ? "否 " : "no ")) + percent;
}

/// `50m 2, 300m 0, beyond 3`
std::string counts_text(const std::vector<std::uint64_t>& by_ring, const std::vector<analysis::Ring>& rings, const Context& context) {
    std::string text;
    for (std::size_t ring = 0; ring < rings.size(); ++ring) {
        text += (ring == 0 ? "" : context.lang == Language::zh ? "、" : ", ") + rings[ring].text + " " + grouped(by_ring[ring]);
    }
    return text + (by_ring.back() == 0 ? "" : say(context, {", beyond {n}", "、更远 {n}"}, {{"n", grouped(by_ring.back())}}));
}

} // namespace

std::string near_page(const analysis::ProximityTables& tables, const Context& context) {
    const auto& pairs = tables.pairs;
    const auto stations = analysis::titles_of(tables.stations);
    const auto sites = analysis::titles_of(tables.sites);
    const auto kinds = analysis::kinds_of(tables.sites);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t station = 0; station + 1 < pairs.first.size() && rows.size() < rows_a_page; ++station) {
        for (auto pair = pairs.first[station]; pair < pairs.first[station + 1] && rows.size() < rows_a_page; ++pair) {
            const auto site = pairs.site[pair];
            const bool first = pair == pairs.first[station];
            auto ring = pairs.ring[pair] < tables.rings.size() ? tables.rings[pairs.ring[pair]].text : std::string("—");
            ring.insert(0, pairs.within_accuracy[pair] == 1 ? "≈ " : "");
            rows.push_back({first ? stations[station] : "", std::to_string(pair - pairs.first[station] + 1), sites[site], kinds[site],
                            metres_text(pairs.distance[pair]), direction_text(pairs.azimuth_deg[pair], tables.sectors, context.lang), ring});
            if (tables.wind) {
                rows.back().push_back(upwind_text(*tables.wind, pairs.azimuth_deg[pair], context.lang));
            }
        }
    }
    auto columns = columns_of(tables, context.lang);
    drop_if_empty(columns, rows, kind_column);
    auto page = rows.empty() ? std::string() : text::text_table(columns, rows, context.width);
    if (pairs.size() > rows.size()) {
        page += say(context, {"… {n} more {n|row|rows}; -o near.csv writes them all\n", "…… 另有 {n} 行；用 -o near.csv 可写出全部\n"},
                    {{"n", grouped(pairs.size() - rows.size())}});
    }
    return page;
}

void tell_near(const analysis::ProximityTables& tables, const Context& context, Result& result) {
    const auto& pairs = tables.pairs;
    const auto by_ring = analysis::sites_by_ring(tables);
    const auto listed = std::accumulate(by_ring.begin(), by_ring.end(), std::uint64_t{0});
    std::uint64_t matched = 0;
    for (std::size_t station = 0; station + 1 < pairs.first.size(); ++station) {
        matched += pairs.first[station] < pairs.first[station + 1] ? 1U : 0U;
    }
    result.lines.push_back(say(context, {"{sites} sites near {matched} of {stations} stations ({pairs} pairs)",
                                         "{stations} 个站点中 {matched} 个周边有点位，共 {sites} 个点位（{pairs} 对）"},
                               {{"sites", grouped(listed)}, {"matched", grouped(matched)}, {"stations", grouped(tables.stations.size())}, {"pairs", grouped(pairs.size())}}));
    result.lines.push_back(say(context, {"each site once, in the smallest ring it has: {rings}", "每个点位只计一次，归入其最小的环：{rings}"},
                               {{"rings", counts_text(by_ring, tables.rings, context)}}));
    if (std::find(pairs.within_accuracy.begin(), pairs.within_accuracy.end(), 1) != pairs.within_accuracy.end()) {
        result.lines.push_back(say(context, {"≈: the site's position error could change the ring (`within_accuracy`)", "≈：点位的位置误差可能改变所在的环（`within_accuracy`）"}, {}));
    }
    result.lines.push_back(say(context, {"rings are a setting (--rings), not a standard; only 50 m is in one (HJ 664-2013: no pollution source within 50 m of a station)",
                                         "环的大小是可调设置（--rings），并非标准；仅 50 m 见于标准（HJ 664-2013：站点周围 50 m 内不应有污染源）"}, {}));
    result.balance = {{"stations", tables.stations.size()}, {"stations_matched", matched}, {"stations_unmatched", tables.stations.size() - matched},
                      {"sites", tables.sites.size()}, {"sites_listed", listed}, {"sites_not_listed", tables.sites.size() - listed}, {"pairs", pairs.size()}};
    result.findings = by_ring.front();
}

} // namespace gridwarden::command
