#include "analysis/places.hpp"
#include "command/commands.hpp"
#include "command/near_page.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>
#include <filesystem>

namespace gridwarden::command {

namespace {

constexpr std::size_t most_rings = 100;

struct Options {
    std::vector<model::InputSpec> stations;
    std::vector<model::InputSpec> sites;
    Length within = Length::metres(-1);
    unsigned nearest = 0;
    std::vector<std::string> rings{"50m", "300m", "1km", "3km", "5km"};
    unsigned sectors = 16;
    std::vector<model::InputSpec> wind;
    std::string output;
    std::string summary;
    std::string unmatched;
};

void declare(Args& args, Options& o) {
    args.first_positional("stations", o.stations, model::Role::stations, {"stations to look around", "站点（以其为中心）"}).metavar = "STATIONS";
    auto& sites = args.positional("sites", o.sites, model::Role::sites, {"problem sites", "问题点位"});
    sites.required = true;
    sites.metavar = "SITES";
    auto& within = args.option("within", o.within, {"list sites up to this distance; the last ring where neither this nor --nearest is given",
                                                    "列出此距离以内的点位；未给出此项和 --nearest 时取最外环"});
    within.default_text.clear();
    within.show = [&o] { return o.within < Length() ? std::vector<std::string>() : std::vector{to_text(o.within)}; };
    auto& nearest = args.option("nearest", o.nearest, "K", {"list the K nearest sites of each station, however far where --within is not given",
                                                            "列出每个站点最近的 K 个点位；未给出 --within 时不限距离"});
    nearest.set = [&o, set = nearest.set](std::string_view value) {
        set(value);
        if (o.nearest == 0) {
            throw Error("GW-ARG-003", {{"name", "nearest"}, {"value", value}, {"expected", Bilingual{"1 or more", "1 或更大"}}});
        }
    };
    nearest.default_text.clear();
    nearest.show = [&o] { return o.nearest == 0 ? std::vector<std::string>() : std::vector{std::to_string(o.nearest)}; };
    args.names("rings", o.rings, "LENGTHS", {"upper bounds of the rings, closed; a setting, not a standard", "各环的上限（含上限）；为可调设置，并非标准"});
    args.option("sectors", o.sectors, "8|16", {"how many directions to tell apart", "方位划分为 8 或 16 个"});
    args.input("wind", o.wind, std::nullopt, {"wind rose (sector, share) or series (direction_deg, speed): marks upwind sites",
                                              "风向玫瑰（sector、share）或逐时风（direction_deg、speed）：标出上风向点位"})
        .repeatable = false;
    args.output("output", o.output, "geojson", {"pairs of station and site; in a map format each is a line", "站点与点位的配对；地图格式中为连线"});
    args.output("summary", o.summary, "csv", {"sites by station, ring and kind", "按站点、环和类型汇总的点位数"});
    args.output("unmatched", o.unmatched, "csv", {"stations without a site in the list, with the nearest one anywhere",
                                                  "清单中没有点位的站点，并给出最近的点位"});
}

/// Ascending by bound. \throws Error GW-ARG-010, GW-NEAR-001, GW-NEAR-005
std::vector<analysis::Ring> rings_of(const std::vector<std::string>& texts) {
    std::vector<analysis::Ring> rings;
    for (const auto& text : texts) {
        rings.push_back({text, parse_length(text)});
    }
    if (rings.size() > most_rings) {
        throw Error("GW-NEAR-005", {{"most", most_rings}});
    }
    std::sort(rings.begin(), rings.end(), [](const auto& a, const auto& b) { return a.bound < b.bound; });
    const auto repeated = std::adjacent_find(rings.begin(), rings.end(), [](const auto& a, const auto& b) { return a.bound == b.bound; });
    if (repeated != rings.end()) {
        throw Error("GW-NEAR-001", {{"value", std::next(repeated)->text}});
    }
    return rings;
}

/// Formats that people open as a map get lines; tables do not.
bool is_map(const std::string& path, const std::string& format) {
    const auto extension = std::filesystem::path(path).extension().string();
    const auto kind = format.empty() ? extension.substr(std::min<std::size_t>(extension.size(), 1)) : format;
    return kind != "csv" && kind != "json" && kind != "xlsx" && kind != "ods" && !kind.empty();
}

/// Rows without a place, told and counted.
void tell_unplaced(const table::Table& table, const std::vector<model::InputSpec>& inputs, std::string_view code, Context& context) {
    const auto places = analysis::places_of(table);
    const auto with = static_cast<std::size_t>(std::count_if(places.points.begin(), places.points.end(), shape::is_finite)) + places.shapes.size();
    if (with < table.size()) {
        Issue issue;
        issue.code = code;
        for (const auto& input : inputs) {
            issue.place.file += (issue.place.file.empty() ? "" : ", ") + input.path;
        }
        issue.arguments = {{"count", table.size() - with}};
        context.issues.add(std::move(issue));
    }
}

std::optional<analysis::WindRose> read_wind(const Options& o, Context& context) {
    if (o.wind.empty()) {
        return std::nullopt;
    }
    auto rose = analysis::wind_rose(context.plain(o.wind.front()).table, static_cast<int>(o.sectors));
    if (!rose.usable() || rose.missing > 0) {
        Issue issue;
        issue.code = rose.usable() ? "GW-NEAR-012" : "GW-NEAR-011";
        issue.place.file = o.wind.front().path;
        issue.arguments = {{"calm", std::size_t{rose.calm}}, {"missing", std::size_t{rose.missing}}};
        context.issues.add(std::move(issue));
    }
    return rose;
}

void tell_plan(const analysis::ProximityOptions& options, const table::Table& stations, const table::Table& sites, const Context& context, Result& result) {
    const auto pairs = analysis::estimate_pairs(stations, sites, options);
    result.lines.push_back(say(context, {"stations: {stations}, sites: {sites}, pairs: about {pairs}; memory about {mb} MB; distances geodesic on WGS 84",
                                         "站点 {stations} 个，点位 {sites} 个，约 {pairs} 对；内存约 {mb} MB；距离按 WGS 84 测地线"},
                               {{"stations", grouped(stations.size())}, {"sites", grouped(sites.size())}, {"pairs", grouped(pairs)},
                                {"mb", (sites.overhead_bytes() + sites.size() * 150 + pairs * 120) / 1'000'000 + 1}}));
    for (const auto& account : context.accounts()) {
        result.lines.push_back(account.input + ": " + account.crs);
    }
}

bool table_on_stdout(const Options& o) { return o.summary == "-" || o.unmatched == "-"; }

/// Where the pairs go: a file, stdout in a format that was asked for, or (empty) a table for people.
/// \throws Error GW-NEAR-004, GW-ARG-008, GW-OUT-009
std::string checked_output(const Options& o, const Context& context) {
    if (o.sectors != 8 && o.sectors != 16) {
        throw Error("GW-NEAR-004", {{"value", std::size_t{o.sectors}}});
    }
    const auto output = o.output.empty() && !context.options.format.empty() ? std::string("-") : o.output;
    if (context.options.json && output == "-") {
        throw Error("GW-ARG-008", {{"name", "output"}});
    }
    if (output == "-" && table_on_stdout(o)) {
        throw Error("GW-OUT-009", {{"path", "-"}});
    }
    return output;
}

void write_all(const Options& o, const std::string& output, const analysis::ProximityTables& tables, Context& context) {
    if (!output.empty()) {
        context.write(output, analysis::pairs_table(tables), "links");
    } else if (!context.options.json && !context.in_project && !table_on_stdout(o)) {
        context.print(near_page(tables, context));
    }
    if (!o.summary.empty()) {
        context.write(o.summary, analysis::ring_summary(tables), "");
    }
    if (!o.unmatched.empty()) {
        context.write(o.unmatched, analysis::unmatched_stations(tables, context.threads), "");
    }
}

Result run(const Options& o, Context& context) {
    const auto output = checked_output(o, context);
    const auto rings = rings_of(o.rings);
    const auto limit = o.within >= Length() ? o.within : o.nearest > 0 ? Length::kilometres(1e6) : rings.back().bound;
    const analysis::ProximityOptions options{rings, limit, o.nearest, context.options.default_accuracy, is_map(output, context.options.format),
                                             context.threads, context.progress};
    const auto& stations = context.sites(o.stations, model::Role::stations).table;
    const auto& sites = context.sites(o.sites, model::Role::sites).table;
    Result result;
    if (context.options.dry_run) {
        tell_plan(options, stations, sites, context, result);
        return result;
    }
    tell_unplaced(stations, o.stations, "GW-NEAR-002", context);
    tell_unplaced(sites, o.sites, "GW-NEAR-003", context);
    const auto wind = read_wind(o, context);
    const auto pairs = analysis::proximity(stations, sites, options);
    const analysis::ProximityTables tables{stations, sites, pairs, rings, static_cast<int>(o.sectors), wind, context.options.precision};
    write_all(o, output, tables, context);
    tell_near(tables, context, result);
    return result;
}

} // namespace

Command near_command() {
    return make_command<Options>(
        {.name = "near",
         .topic = Topic::first,
         .summary = {"What lies around each station: sites by distance, direction and ring.", "每个站点周边有哪些点位：距离、方位与距离环。"},
         .text = {"Distances are geodesic on WGS 84 in whole millimetres, from edge to edge for lines and footprints (0 where they touch); bounds are "
                  "closed, so 1000.000 m is within 1km, and sites at equal distance are ordered by id. The azimuth is from the station, or its nearest "
                  "point, to the nearest point of the site, clockwise from north; at distance 0 there is none. `within_accuracy` marks pairs whose "
                  "ring the site's position error could change. In the summary rings are disjoint; rows without `station_id` are all stations together, "
                  "each site counted once, in the smallest ring it has. With --wind, `upwind_share` is the share of the records that tell a direction "
                  "in which the wind blows from the site's sector, and `upwind` says that this is more often than from an average sector; calm or "
                  "missing wind is left empty: it cannot be judged. In a map format each pair is a line from station to site; where both would be "
                  "written at one place the row has no geometry. Without -o and -f a table is printed. A finding (--fail-on finding) is a site in "
                  "the innermost ring. The rings are a setting: no national standard has 300 m, 1, 3 or 5 km; 50 m is that of HJ 664-2013. What the "
                  "list is for is finding and cutting emissions.",
                  "距离为 WGS 84 测地线，精确到毫米；线和面按边到边计算（相接为 0）；上限含端点，1000.000 m 属于 1km；距离相同按编号排序。"
                  "方位角自站点（或其最近点）指向点位的最近点，从正北顺时针；距离为 0 时为空。`within_accuracy` 标出位置误差可能改变所在环的配对。"
                  "汇总中各环互不重叠；`station_id` 为空的行为全部站点合计，每个点位只计一次，归入其最小的环。给出 --wind 时，`upwind_share` "
                  "为有风向记录中风从该点位所在方位吹来的占比，`upwind` 表示该占比高于各方位平均；静风或缺测留空，无法判断。地图格式中每对为站点到点位的连线；"
                  "两端写出后位置相同者没有几何。不给 -o 和 -f 时打印表格。--fail-on finding 所指的发现为最内环中的点位。环的大小为可调设置："
                  "300 m 及 1、3、5 km 没有国家标准，50 m 见 HJ 664-2013。清单用于查找并削减排放。"},
         .examples = {{"gridwarden near air_stations.csv,id=监测点编码,name=name_en,crs=wgs84 landfills.gpkg,id=lf_id,name=name_en,kind==landfill --nearest 3",
                       {"the three landfills nearest to each air station, as a table", "每个空气站最近的三处填埋场（表格）"}},
                      {"gridwarden near air_stations.csv,id=监测点编码,name=name_en,crs=wgs84 yards.shp,id=yard_id landfills.gpkg,id=lf_id --rings 1km,3km,5km "
                       "-o around.geojson --summary rings.csv --unmatched none_near.csv",
                       {"yards and landfills within 5 km as lines on a map, counts by ring, and the stations that have none",
                        "5 公里内的拆解点和填埋场连线图、分环计数，以及周边没有点位的站点"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
