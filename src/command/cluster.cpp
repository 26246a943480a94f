#include "analysis/cells.hpp"
#include "analysis/cluster_tables.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"
#include "geometry/geometry.hpp"
#include "table/column.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> sites;
    std::optional<Length> radius;
    unsigned min_sites = 5;
    std::string repeat;
    std::string output;
    std::string hulls;
};

void declare(Args& args, Options& o) {
    args.positional("sites", o.sites, model::Role::sites, {"problem sites", "问题点位"}).required = true;
    args.option("radius", o.radius, {"within it sites are neighbours", "邻近半径"}).required = true;
    args.option("min-sites", o.min_sites, "N",
                {"sites within the radius, itself among them, that make a site a core", "半径内（含自身）达到该数的点位为核心点"});
    args.option("repeat", o.repeat, "SPAN",
                {"find repeat places too: min-sites sites opened within the radius and within such a span, as 90d, 26w, 6mo, 1y",
                 "同时找出重复发生点：半径内、该时间跨度内立案数达到 min-sites，例如 90d、26w、6mo、1y"});
    args.output("output", o.output, "geojson", {"sites with their clusters", "带聚类编号的点位图层"});
    args.output("hulls", o.hulls, "geojson", {"clusters as convex hulls, with counts and area", "聚类凸包图层，含点位数与面积"});
}

std::optional<analysis::TimeSpan> check(const Options& o, const table::Table& sites) {
    if (*o.radius < Length::metres(0.01) || *o.radius > Length::kilometres(1000)) {
        throw Error("GW-CLUS-001", {{"value", to_text(*o.radius)}});
    }
    if (o.min_sites < 2) {
        throw Error("GW-CLUS-002", {{"value", std::size_t{o.min_sites}}});
    }
    const auto span = analysis::parse_time_span(o.repeat);
    if (!o.repeat.empty() && !span) {
        throw Error("GW-CLUS-003", {{"value", o.repeat}});
    }
    if (span && sites.schema.index_of_role("opened") < 0) {
        throw Error("GW-CLUS-004");
    }
    return span;
}

/// Where each site is: footprints by a point inside, NaN for no place.
std::vector<shape::Coord> places_of(const table::Table& sites) {
    auto places = analysis::points_of(sites);
    std::size_t row = 0;
    for (const auto& batch : sites.batches) {
        for (std::size_t i = 0; i < batch.size(); ++i, ++row) {
            if (!batch.geometry.is_single_point(i)) {
                places[row] = geometry::point_inside(batch.geometry.get(i));
            }
        }
    }
    return places;
}

std::size_t count_without_place(const std::vector<shape::Coord>& places) {
    return static_cast<std::size_t>(std::count_if(places.begin(), places.end(), [](auto c) { return !shape::is_finite(c); }));
}

analysis::RepeatPlaces find_repeats(const Options& o, const table::Table& sites, const analysis::ClusterSites& at, const analysis::TimeSpan& span,
                                    const analysis::ClusterOptions& options, Context& context) {
    const auto opened = analysis::days_of(sites, sites.schema.index_of_role("opened"));
    if (const auto undated = std::count(opened.begin(), opened.end(), table::DateColumn::null); undated > 0) {
        context.issues.add({"GW-CLUS-005", {o.sites.front().path, "", 0, ""}, "", {{"sites", static_cast<std::size_t>(undated)}}});
    }
    return analysis::repeat_places(at, opened, span, options);
}

void tell_counts(const analysis::Clusters& clusters, const std::optional<analysis::RepeatPlaces>& repeats, std::size_t without_place, Context& context, Result& result) {
    const auto n = clusters.cluster.size();
    const auto noise = static_cast<std::size_t>(std::count(clusters.cluster.begin(), clusters.cluster.end(), analysis::Clusters::noise)) - without_place;
    result.balance = {{"in", n}, {"clustered", n - noise - without_place}, {"noise", noise}, {"without_place", without_place}};
    result.lines.push_back(say(context, {"clusters: {clusters}; sites in one: {in}, in none: {noise}, without a place: {lost}",
                                         "聚类 {clusters} 个；归入聚类的点位 {in} 个，未归入 {noise} 个，无坐标 {lost} 个"},
                               {{"clusters", std::size_t{clusters.count}}, {"in", n - noise - without_place}, {"noise", noise}, {"lost", without_place}}));
    if (repeats) {
        const auto again = n - static_cast<std::size_t>(std::count(repeats->place.begin(), repeats->place.end(), 0U));
        result.lines.push_back(say(context, {"repeat places: {places}, with {sites} {sites|site|sites}", "重复发生点 {places} 处，涉及点位 {sites} 个"},
                                   {{"places", std::size_t{repeats->count}}, {"sites", again}}));
    }
}

Result run(const Options& o, Context& context) {
    const auto& sites = context.sites(o.sites, model::Role::sites).table;
    const auto span = check(o, sites);
    const auto places = places_of(sites);
    Result result;
    if (context.options.dry_run) {
        result.balance = {{"in", sites.size()}, {"without_place", count_without_place(places)}};
        result.lines.push_back(say(context, {"{sites} {sites|site|sites}, radius {radius}, cores from {min} sites; memory about {mb} MB",
                                             "点位 {sites} 个，半径 {radius}，核心点至少 {min} 个；内存约 {mb} MB"},
                                   {{"sites", sites.size()}, {"radius", to_text(*o.radius)}, {"min", std::size_t{o.min_sites}},
                                    {"mb", (sites.overhead_bytes() + sites.size() * 140) / 1'000'000 + 1}}));
        return result;
    }
    const auto ids = analysis::texts_of(sites, sites.schema.index_of_role("id"));
    const analysis::ClusterSites at{places, ids};
    const analysis::ClusterOptions options{*o.radius, o.min_sites, context.threads, context.progress};
    const auto clusters = analysis::cluster(at, options);
    std::optional<analysis::RepeatPlaces> repeats;
    if (span) {
        repeats = find_repeats(o, sites, at, *span, options, context);
    }
    context.write(o.output, analysis::with_clusters(sites, clusters, repeats), "cluster");
    if (!o.hulls.empty()) {
        context.write(o.hulls, analysis::cluster_hulls(places, clusters, *o.radius), "cluster_hulls");
    }
    tell_counts(clusters, repeats, count_without_place(places), context, result);
    return result;
}

} // namespace

Command cluster_command() {
    return make_command<Options>(
        {.name = "cluster",
         .topic = Topic::data,
         .summary = {"Finds clusters of sites (DBSCAN in geodesic metres), and places where it happens again.", "找出点位聚类（测地距离 DBSCAN）及重复发生点。"},
         .text = {"A site with min-sites sites within the radius, itself among them, is a core; cores within the radius of each other are one "
                  "cluster, and a site within the radius of a core joins the nearest one's (`core` false). The rest has no `cluster_id`. Clusters "
                  "are numbered by size, the largest first, then by smallest site id, whatever the order of the rows. With --repeat a site also "
                  "gets `repeat_count`, the most sites opened within the radius in one span that holds its own day, with the first and last day of "
                  "them; from min-sites on it belongs to a repeat place, `repeat_id`. A footprint counts at a point inside it. A hull without area "
                  "(sites at one place or in a line) is drawn a tenth of the radius wide.",
                  "半径内（含自身）点位数达到 min-sites 的为核心点；相互在半径内的核心点属同一聚类，半径内有核心点的其他点位归入最近核心点的聚类（`core` 为否），"
                  "其余无 `cluster_id`。聚类按规模从大到小、再按最小点位编号排序，与行序无关。加 --repeat 时，`repeat_count` 为包含该点立案日的一个时间跨度内、"
                  "半径内立案的最大点位数，并给出首末日期；达到 min-sites 的属于重复发生点 `repeat_id`。面状地块取其内部一点。无面积的凸包（同一位置或共线）"
                  "按半径的十分之一绘制。"},
         .examples = {{"gridwarden cluster petitions.csv,crs=wgs84,opened=受理日期 --radius 1km --min-sites 3 --repeat 6mo -o clusters.geojson --hulls hulls.geojson",
                       {"clusters of petitions, their outlines, and places that came back within six months", "信访聚类及其轮廓，以及六个月内重复发生的地点"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
