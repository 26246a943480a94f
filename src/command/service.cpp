#include "analysis/service.hpp"

#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "analysis/places.hpp"
#include "analysis/with_columns.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"
#include "text/text_table.hpp"

#include <cmath>
#include <limits>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> plants;
    std::vector<model::InputSpec> units;
    std::vector<model::InputSpec> sites;
    std::string output;
    std::string loads;
};

void declare(Args& args, Options& o) {
    auto& plants = args.positional("plants", o.plants, model::Role::plants, {"plants or landfills that serve", "提供服务的设施（焚烧厂、填埋场等）"});
    plants.required = true;
    plants.metavar = "PLANTS";
    args.input("units", o.units, model::Role::units, {"areal units to serve; of several levels the finest", "服务的单元；多级时取最细一级"});
    args.input("sites", o.sites, std::nullopt, {"sites to serve, in place of units", "服务的点位（代替单元）"});
    args.output("output", o.output, "geojson", {"units or sites with their plant", "带所属设施的单元或点位"});
    args.output("loads", o.loads, "csv", {"plants with load, capacity and whether they are over it", "各设施的负荷、能力及是否超出"});
}

/// What is served, and the table that the answer is written beside.
struct Served {
    analysis::Demand demand;
    table::Table table;
    std::string_view style;
};

Served served_sites(const table::Table& sites) {
    auto places = analysis::places_of(sites);
    const int weight = sites.schema.index_of_role("weight");
    return {{std::move(places.points), std::move(places.shapes), weight < 0 ? std::vector<double>() : analysis::numbers_of(sites, weight)}, sites, "served"};
}

Served served_units(const model::UnitTree& tree) {
    const auto& level = tree.levels.back();
    Served served;
    served.style = "service";
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    served.demand.points.assign(level.size(), {nan, nan});
    table::TextBuilder ids;
    table::TextBuilder names;
    shape::GeometryColumn polygons;
    for (std::uint32_t unit = 0; unit < level.size(); ++unit) {
        served.demand.shapes.push_back({unit, level.polygons[unit]});
        ids.push(level.ids[unit]);
        names.push(level.names[unit]);
        polygons.push(level.polygons[unit]);
    }
    if (const int weight = level.attributes.schema.index_of_role("weight"); weight >= 0) {
        served.demand.weights = analysis::numbers_of(level.attributes, weight);
    }
    const auto number = static_cast<std::int64_t>(tree.levels.size());
    served.table = table::make_table({{"unit_id", ids.finish()}, {"unit_name", names.finish()}, {"level", table::IntegerColumn{std::vector(level.size(), number)}}},
                                     std::move(polygons));
    served.table.schema.fields[0].role = "id";
    served.table.schema.fields[1].role = "name";
    return served;
}

void tell_count(Context& context, std::string_view code, const std::vector<model::InputSpec>& inputs, std::size_t count) {
    if (count > 0) {
        Issue issue;
        issue.code = code;
        for (const auto& input : inputs) {
            issue.place.file += (issue.place.file.empty() ? "" : ", ") + input.path;
        }
        issue.arguments = {{"count", count}};
        context.issues.add(std::move(issue));
    }
}

/// A line a plant: load against capacity.
std::string loads_text(const table::Table& plants, const analysis::Service& service, const Context& context) {
    const bool zh = context.lang == Language::zh;
    const auto ids = analysis::ids_of(plants);
    const auto names = analysis::names_of(plants);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t row = 0; row < plants.size(); ++row) {
        const bool known = !std::isnan(service.capacity[row]);
        const bool weighed = !std::isnan(service.load[row]);
        rows.push_back({ids[row], names[row], grouped(service.served[row]), weighed ? number_text(service.load[row]) : "—", known ? number_text(service.capacity[row]) : "—",
                        !known || !weighed ? "" : service.over(row) ? (zh ? "超出" : "over") : (zh ? "未超" : "within")});
    }
    return text::text_table({{zh ? "编号" : "Plant ID", false, true}, {zh ? "设施" : "Plant", false, true}, {zh ? "服务数" : "Serves", true, false},
                             {zh ? "负荷" : "Load", true, false}, {zh ? "能力" : "Capacity", true, false}, {"", false, false}},
                            rows, context.width);
}

void tell_service(const Options& o, const table::Table& plants, const analysis::Service& service, Context& context, Result& result) {
    const auto& served = o.sites.empty() ? o.units : o.sites;
    const auto rows = service.plant.size();
    std::size_t no_capacity = 0;
    for (std::size_t row = 0; row < plants.size(); ++row) {
        no_capacity += std::isnan(service.capacity[row]) ? 1U : 0U;
        result.findings += service.over(row) ? 1U : 0U;
    }
    tell_count(context, "GW-SERV-003", served, service.unserved);
    tell_count(context, "GW-SERV-004", served, service.without_weight);
    tell_count(context, "GW-SERV-005", o.plants, no_capacity);
    result.balance = {{"in", rows}, {"served", rows - service.unserved}, {"unserved", service.unserved}, {"plants", plants.size()}, {"plants_over", result.findings}};
    result.lines.push_back(say(context, {"{rows} served by {plants} plants, {over} over capacity", "{rows} 项由 {plants} 个设施服务，其中 {over} 个超出能力"},
                               {{"rows", grouped(rows - service.unserved)}, {"plants", grouped(plants.size())}, {"over", grouped(result.findings)}}));
}

Result run(const Options& o, Context& context) {
    const bool by_site = !o.sites.empty();
    if (by_site == !o.units.empty() && !(by_site && context.in_project)) { // a project's units are there for every step
        throw Error("GW-SERV-001");
    }
    const auto& plants = context.sites(o.plants, model::Role::plants).table;
    const auto served = by_site ? served_sites(context.sites(o.sites, model::Role::sites).table) : served_units(context.units(o.units).tree);
    const auto places = analysis::places_of(plants);
    if (places.shapes.empty() && std::none_of(places.points.begin(), places.points.end(), shape::is_finite)) {
        throw Error("GW-SERV-002", {{"count", plants.size()}});
    }
    Result result;
    if (context.options.dry_run) {
        result.lines.push_back(say(context, {"{plants} plants, {rows} to serve; distances geodesic on WGS 84, edge to edge", "设施 {plants} 个，待服务 {rows} 项；距离为 WGS 84 测地线，边到边"},
                                   {{"plants", grouped(plants.size())}, {"rows", grouped(served.table.size())}}));
        return result;
    }
    const auto service = analysis::service(plants, served.demand, context.threads, context.progress);
    if (!o.output.empty()) {
        context.write(o.output, analysis::with_columns(served.table, analysis::service_columns(plants, service)), served.style);
    }
    if (!o.loads.empty()) {
        context.write(o.loads, analysis::plant_loads(plants, service), "");
    }
    if (!context.in_project && !context.options.json && !context.options.quiet && o.output != "-" && o.loads != "-") {
        context.print(loads_text(plants, service, context));
    }
    tell_service(o, plants, service, context, result);
    return result;
}

} // namespace

Command service_command() {
    return make_command<Options>(
        {.name = "service",
         .topic = Topic::data,
         .summary = {"Which plant serves which unit or site: the nearest one, and its load against its capacity.", "单元或点位由哪个设施服务：取最近者，并比较负荷与能力。"},
         .text = {"Every unit of the finest level (or every site) goes to its nearest plant, geodesic from edge to edge: 0 for the unit a plant stands in; "
                  "of plants equally near the smallest id. The load of a plant is the sum of `weight` of what it serves, else their number; `over` says "
                  "that it is more than the plant's `capacity`. Capacity is compared, never enforced. A finding is a plant over its capacity.",
                  "最细一级的每个单元（或每个点位）归最近的设施，按测地线边到边计算：设施所在单元距离为 0；同样近时取编号最小者。设施的负荷为其服务对象 "
                  "`weight` 之和，未映射权重时为个数；`over` 表示负荷大于设施的 `capacity`。能力只作比较，不作约束。超出能力的设施即为发现。"},
         .examples = {{"gridwarden service plants.csv,id=项目编号,name=name_en,capacity=处理能力_吨每日,crs=wgs84 --units towns.gpkg,id=code,name=name_en "
                       "-o served.geojson --loads loads.csv",
                       {"the service area of each waste-to-energy plant by town, and its load", "各焚烧厂按镇划分的服务区及负荷"}},
                      {"gridwarden service plants.csv,id=项目编号,name=name_en,crs=wgs84 --sites landfills.gpkg,id=lf_id -o landfill_plant.geojson",
                       {"the plant nearest to each town landfill", "每处乡镇填埋场最近的焚烧厂"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
