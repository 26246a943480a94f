#include "analysis/coverage.hpp"

#include "analysis/assign.hpp"
#include "analysis/cells.hpp"
#include "analysis/suggest.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "ingest/overlap.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::command {

namespace {

struct Options {
    std::vector<model::InputSpec> stations;
    std::vector<model::InputSpec> units;
    std::vector<model::InputSpec> aoi;
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> forbidden;
    std::string radius;
    std::string fov;
    Area min_gap = Area::square_metres(10'000);
    unsigned depth_classes = 3;
    unsigned suggest = 0;
    Length suggest_radius;
    Length tolerance = Length::metres(0.1);
    std::string output;
    std::string covered;
    std::string gaps;
    std::string depth;
    std::string suggestions;
};

void declare(Args& args, Options& o) {
    args.positional("stations", o.stations, model::Role::stations,
                    {"stations, cameras or patrol tracks; `where=` leaves out those not in service", "站点、摄像机或巡查轨迹；可用 `where=` 排除停用者"})
        .required = true;
    args.option("radius", o.radius, "LENGTH|field:NAME",
                {"how far a station reaches; without it the mapped key `radius`", "覆盖半径；不给时取映射的 `radius`"});
    args.option("fov", o.fov, "field:NAME",
                {"column of the field of view in degrees, half to either side of the mapped `azimuth`", "视场角列（度），以映射的 `azimuth` 为中线"});
    args.input("units", o.units, model::Role::units, {"areal units, coarsest first", "区划或网格，由粗到细"});
    args.input("aoi", o.aoi, std::nullopt,
               {"the area: polygons, several are one; units are cut to it", "考察范围：面，多个视为一体；单元裁剪到其内"});
    args.input("sites", o.sites, model::Role::sites, {"sites to count as covered or not", "统计是否被覆盖的点位"});
    args.option("min-gap", o.min_gap, {"smallest gap that is listed", "列出的最小空白区面积"});
    args.option("depth-classes", o.depth_classes, "N", {"so many stations or more are one class of depth", "达到该层数及以上归为一类"});
    args.option("tolerance", o.tolerance, {"drawn outlines are this near to the true ones", "图形边线与真实边线的最大偏差"});
    args.option("suggest", o.suggest, "K", {"where to put K more stations", "建议增设 K 个站点的位置"});
    args.option("suggest-radius", o.suggest_radius, {"their radius; without it that of the others", "新站点半径；不给时与现有一致"});
    args.input("forbidden", o.forbidden, std::nullopt, {"polygons where no station can stand", "不得设站的面"});
    args.output("output", o.output, "geojson", {"units with their covered share", "各单元覆盖率图层"});
    args.output("covered", o.covered, "geojson", {"the ground within reach, also beyond the area", "可覆盖的区域（含范围之外）"});
    args.output("gaps", o.gaps, "geojson", {"the ground that no station reaches, largest first", "空白区，由大到小"});
    args.output("depth", o.depth, "geojson", {"the area by how many stations reach it", "按覆盖层数划分的范围"});
    args.output("suggestions", o.suggestions, "geojson", {"the suggested places", "建议位置"});
}

/// What `field:NAME` names; nothing where it is something else.
std::optional<std::string> field_in(std::string_view text) {
    constexpr std::string_view prefix = "field:";
    return text.starts_with(prefix) ? std::optional(std::string(text.substr(prefix.size()))) : std::nullopt;
}

constexpr Length least_tolerance = Length::metres(0.001);

void check(const Options& o) {
    if (!(o.tolerance >= least_tolerance)) {
        throw Error("GW-COVER-009", {{"value", to_text(o.tolerance)}});
    }
}

analysis::ReachOptions reach_options(const Options& o) {
    analysis::ReachOptions reach;
    if (const auto field = field_in(o.radius)) {
        reach.radius_field = *field;
    } else if (!o.radius.empty()) {
        reach.radius = parse_length(o.radius);
    }
    if (const auto field = field_in(o.fov)) {
        reach.fov_field = *field;
    } else if (!o.fov.empty()) {
        throw Error("GW-COVER-003", {{"option", "--fov"}, {"value", o.fov}});
    }
    return reach;
}

std::string rounded(double value) { return number_text(value, 6); }

/// The polygons of some layers, valid.
std::vector<shape::Geometry> polygons_of(Context& context, const std::vector<model::InputSpec>& inputs, std::string_view option) {
    std::vector<shape::Geometry> polygons;
    for (const auto& input : inputs) {
        const auto before = polygons.size();
        for (auto& geometry : analysis::geometries_of(context.plain(input).table)) {
            if (geometry.kind == shape::Kind::polygon && !geometry::encircles_pole(geometry)) {
                polygons.push_back(geometry::make_valid(geometry::unwrap(geometry)));
            }
        }
        if (polygons.size() == before) {
            throw Error("GW-COVER-005", {{"option", std::string(option)}, {"value", input.path}});
        }
    }
    return polygons;
}

analysis::CoverageGround ground_of(const Options& o, Context& context) {
    if (o.units.empty() && o.aoi.empty()) {
        throw Error("GW-COVER-004");
    }
    const auto area = polygons_of(context, o.aoi, "--aoi");
    auto ground = analysis::cut_to_area(o.units.empty() ? model::UnitTree() : context.units(o.units).tree, area, context.threads);
    const auto& areas = ground.units.levels.front().areas;
    if (std::all_of(areas.begin(), areas.end(), [](Area a) { return a == Area(); })) {
        throw Error("GW-COVER-006");
    }
    return ground;
}

/// The whole area: the union of the coarsest units.
shape::Geometry whole_of(const analysis::CoverageGround& ground) {
    const auto& polygons = ground.units.levels.front().polygons;
    if (polygons.size() == 1) {
        return polygons.front();
    }
    std::vector<const shape::Geometry*> all;
    for (const auto& polygon : polygons) {
        all.push_back(&polygon);
    }
    return geometry::unary_union(all);
}

void tell_plan(Context& context, const Options& o, const table::Table& stations, std::size_t reaching,
               const analysis::CoverageGround& ground, Result& result) {
    result.lines.push_back(say(context, {"{stations} stations, {reaching} of them with a place and a radius; {levels} levels, finest {units} units",
                                         "站点 {stations} 个，其中 {reaching} 个有位置和半径；单元 {levels} 级，最细一级 {units} 个"},
                               {{"stations", stations.size()},
                                {"reaching", reaching},
                                {"levels", ground.units.levels.size()},
                                {"units", ground.units.levels.back().size()}}));
    result.lines.push_back(say(context, {"distances and areas on the WGS 84 ellipsoid; outlines within {tolerance}",
                                         "距离与面积按 WGS 84 椭球计算；图形边线误差不超过 {tolerance}"},
                               {{"tolerance", to_text(o.tolerance)}}));
    for (const auto& account : context.accounts()) {
        result.lines.push_back(account.input + ": " + account.crs);
    }
}

std::optional<analysis::SiteCounts> site_counts(const Options& o, Context& context, const analysis::CoverageGround& ground,
                                                const std::vector<analysis::Reach>& reaches, Result& result) {
    if (o.sites.empty()) {
        return std::nullopt;
    }
    const auto& sites = context.sites(o.sites, model::Role::sites).table;
    ingest::require_overlap(sites, ground.units, context.issues);
    const auto assignment = analysis::assign(sites, ground.units, {context.options.default_accuracy, false, context.threads, context.progress});
    auto counts = analysis::count_sites(sites, assignment.unit, ground.units, reaches, o.tolerance);
    std::uint64_t covered = 0;
    for (const auto count : counts.covered.back()) {
        covered += count;
    }
    result.balance.emplace_back("sites", sites.size());
    result.balance.emplace_back("sites_in_area", assignment.assigned);
    result.balance.emplace_back("sites_covered", covered);
    return counts;
}

void write_suggestions(const Options& o, Context& context, const analysis::CoverageGround& ground,
                       const std::vector<analysis::GroundCover>& finest, const std::vector<analysis::Reach>& reaches, Result& result) {
    std::vector<shape::Geometry> gaps;
    for (const auto& cover : finest) {
        for (const auto& piece : cover.gaps) {
            gaps.push_back(piece.polygon);
        }
    }
    const auto radius = o.suggest_radius > Length() ? o.suggest_radius : analysis::common_radius(reaches);
    if (!radius) {
        throw Error("GW-COVER-007");
    }
    const auto found = analysis::suggest_stations(gaps, ground.units.levels.back().polygons, polygons_of(context, o.forbidden, "--forbidden"),
                                                  {*radius, o.suggest, o.tolerance, context.threads});
    context.write(o.suggestions, analysis::suggestions_table(found), "suggestions");
    result.balance.emplace_back("suggested", found.places.size());
    result.lines.push_back(say(context, {"{count} more {count|station|stations} would cover {gain} of the {gap} km² that are not covered: at least {certain} % of what the "
                                         "best places on a grid of {grid} could",
                                         "增设 {count} 个站点可再覆盖 {gain} km²（未覆盖共 {gap} km²），不低于间距 {grid} 候选网格上最优方案的 {certain}%"},
                               {{"count", found.places.size()},
                                {"gain", rounded(found.gain.in_square_kilometres())},
                                {"gap", rounded(found.gap.in_square_kilometres())},
                                {"grid", to_text(found.spacing)},
                                {"certain", number_text(std::floor(1000 * found.certain) / 10)}}));
}

/// Totals of the finest level (levels above repeat the same ground).
void tell_result(Context& context, const Options& o, const analysis::CoverageGround& ground,
                 const std::vector<std::vector<analysis::GroundCover>>& covers, Result& result) {
    const auto& finest = ground.units.levels.back();
    double area = 0;
    double covered = 0;
    for (std::size_t i = 0; i < finest.size(); ++i) {
        area += finest.areas[i].in_square_kilometres();
        covered += covers.back()[i].covered.in_square_kilometres();
        result.findings += finest.areas[i] - covers.back()[i].covered >= o.min_gap ? 1U : 0U;
    }
    if (covered == 0) {
        context.issues.add({"GW-COVER-106", {}, "", {}});
    }
    result.balance.emplace_back("units_with_gaps", result.findings);
    result.lines.push_back(say(context, {"{covered} of {area} km² covered ({share} %); {count} of {units} units have more than {gap} uncovered",
                                         "共 {area} km²，覆盖 {covered} km²（{share}%）；{units} 个单元中有 {count} 个未覆盖面积超过 {gap}"},
                               {{"covered", rounded(covered)},
                                {"area", rounded(area)},
                                {"share", number_text(std::round(1000 * covered / area) / 10)},
                                {"count", result.findings},
                                {"units", finest.size()},
                                {"gap", to_text(o.min_gap)}}));
}

Result run(const Options& o, Context& context) {
    check(o);
    const auto& stations = context.sites(o.stations, model::Role::stations).table;
    const auto reaches = analysis::reaches_of(stations, reach_options(o), context.issues);
    const auto ground = ground_of(o, context);
    Result result;
    if (context.options.dry_run) {
        tell_plan(context, o, stations, reaches.size(), ground, result);
        return result;
    }
    result.balance = {{"stations", stations.size()}, {"reaching", reaches.size()}, {"left_out", stations.size() - reaches.size()}};
    std::vector<std::vector<analysis::GroundCover>> covers;
    for (const auto& level : ground.units.levels) {
        const bool finest = &level == &ground.units.levels.back();
        covers.push_back(analysis::cover_grounds(level.polygons, level.areas, reaches,
                                                 {o.tolerance, finest && (!o.gaps.empty() || o.suggest > 0), 0, context.threads, context.progress}));
    }
    const auto sites = site_counts(o, context, ground, reaches, result);
    context.write(o.output, analysis::coverage_table(ground, covers, sites ? &*sites : nullptr), "coverage");
    if (!o.covered.empty()) {
        context.write(o.covered, analysis::covered_table(analysis::union_of_reaches(reaches, {o.tolerance, false, 0, context.threads, context.progress}), reaches, context.threads), "covered");
    }
    if (!o.gaps.empty()) {
        context.write(o.gaps, analysis::gaps_table(ground, covers.back(), reaches, o.min_gap, context.threads), "gaps");
    }
    if (!o.depth.empty()) {
        const auto whole = whole_of(ground);
        const auto area = geodesy::area(whole);
        const auto depth = analysis::cover_grounds({&whole, 1}, {&area, 1}, reaches, {o.tolerance, false, o.depth_classes + 1, context.threads, context.progress});
        context.write(o.depth, analysis::depth_table(depth.front()), "depth");
    }
    if (o.suggest > 0) {
        write_suggestions(o, context, ground, covers.back(), reaches, result);
    }
    tell_result(context, o, ground, covers, result);
    return result;
}

} // namespace

Command coverage_command() {
    return make_command<Options>(
        {.name = "coverage",
         .topic = Topic::data,
         .summary = {"Tells which ground stations reach, which they do not, and where more would help.",
                     "计算站点的覆盖率、空白区，并建议增设位置。"},
         .text = {"Covered means within the stated straight-line distance of a station in service (`where=` leaves others out); terrain and "
                  "buildings are not looked at. Stations outside the area count. A station with a field of view covers a sector, a line all "
                  "that is within the distance of it. Shares are of the ellipsoid's area with unit borders straight in lon/lat; covered and gap "
                  "add up to the area. Where units and an area are given, units are cut to the area. Gaps are cut at the borders of the finest "
                  "units. The depth is that of the coarsest level as one.",
                  "“覆盖”指距在用站点不超过给定的直线距离（可用 `where=` 排除停用者），不考虑地形和建筑。范围之外的站点同样计入。有视场角的站点覆盖扇区，"
                  "线状轨迹覆盖其两侧给定距离。面积按椭球计算，单元边线在经纬度中为直线；覆盖与空白之和等于总面积。同时给出单元和范围时，单元裁剪到范围之内。"
                  "空白区按最细一级单元的边界切分；重叠层数按最粗一级的整体统计。"},
         .examples = {{"gridwarden coverage air_stations.csv,crs=wgs84 --radius 3km --units towns.gpkg -o cover.geojson --gaps gaps.geojson",
                       {"covered share of each town, and the ground that is not covered", "各镇覆盖率，以及空白区"}},
                      {"gridwarden coverage \"cameras.csv,crs=wgs84,radius=radius_m,azimuth=azimuth,fov=fov,where=in_service = 'yes'\" --aoi county.geojson "
                       "-o cameras.geojson --depth depth.geojson --suggest 3 --suggest-radius 2km --suggestions more.geojson",
                       {"cameras of several ranges, some of them sectors; how many see each place; where to put three more",
                        "不同半径、部分为扇区的摄像机；各处重叠层数；建议增设三处"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
