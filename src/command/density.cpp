#include "analysis/contours.hpp"
#include "analysis/density_study.hpp"
#include "command/commands.hpp"
#include "command/context.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"
#include "io/raster_file.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gridwarden::command {

namespace {

constexpr std::size_t fewest_sites = 3;
constexpr std::size_t most_classes = 8;

struct Options {
    std::vector<model::InputSpec> sites;
    std::vector<model::InputSpec> aoi;
    std::optional<Length> bandwidth;
    std::optional<Length> cell;
    std::string kernel = "quartic";
    std::string plane;
    bool edge_correction = false;
    bool exact = false;
    std::string output;
    std::string raster;
};

void declare(Args& args, Options& o) {
    args.positional("sites", o.sites, model::Role::sites, {"problem sites", "问题点位"}).required = true;
    args.option("bandwidth", o.bandwidth,
                {"reach of each site (standard deviation of a gaussian); by rule of thumb where not given", "带宽（高斯核为标准差）；缺省按经验法则"});
    args.option("cell", o.cell, {"side of a cell", "网格边长"}).required = true;
    args.choice("kernel", o.kernel, {"quartic", "gaussian", "epanechnikov"}, {"shape of the hill that a site adds", "核函数"});
    args.input("aoi", o.aoi, std::nullopt, {"area that bounds the surface", "限定密度面的范围"});
    args.flag("edge-correction", o.edge_correction,
              {"divide by the share of the kernel inside --aoi; only sites inside count", "按 --aoi 内核函数占比校正边缘，仅计入范围内点位"});
    args.option("plane", o.plane, "CRS",
                {"plane of the cells: EPSG:3035, or a node of the 10-degree net as N30E120 (default: the nearest node)", "网格平面：EPSG:3035，或 10 度网的结点如 N30E120（缺省为最近的结点）"});
    args.flag("exact", o.exact, {"gaussian: sum every site, however many", "高斯核：逐点求和，不论数量"});
    args.output("output", o.output, "geojson", {"filled contours, or a raster where it ends in .tif", "等值面图层；以 .tif 结尾则为栅格"});
    args.output("raster", o.raster, "tif", {"the surface as a GeoTIFF beside the contours", "与等值面一并输出的 GeoTIFF 栅格"});
}

bool writes_raster(const Options& o, const Context& context) { return !o.raster.empty() || io::is_raster(o.output, context.options.format); }

void check(const Options& o, const Context& context) {
    for (const auto& [name, length] : {std::pair{"bandwidth", o.bandwidth}, std::pair{"cell", o.cell}}) {
        if (length && (length->in_metres() <= 0 || *length > Length::kilometres(1000))) {
            throw Error("GW-DENS-008", {{"name", name}, {"value", to_text(*length)}});
        }
    }
    if (o.edge_correction && o.aoi.empty()) {
        throw Error("GW-DENS-004");
    }
    if (writes_raster(o, context) && !context.options.out_crs.empty()) {
        throw Error("GW-DENS-011", {{"path", o.raster.empty() ? o.output : o.raster}});
    }
}

analysis::DensityStudy study_of(const Options& o, const table::Table& sites, Context& context) {
    const auto* area = o.aoi.empty() ? nullptr : &context.units(o.aoi).tree.levels.back().polygons;
    auto study = analysis::density_study(sites, area, {o.plane, o.edge_correction, context.threads});
    if (study.without_weight > 0) {
        context.issues.add({"GW-DENS-006", {o.sites.front().path, "", 0, ""}, "", {{"sites", std::size_t{study.without_weight}}}});
    }
    const auto n = study.sites.lonlat.size();
    if (n < fewest_sites && (!context.options.force || n == 0)) {
        throw Error("GW-DENS-001", {{"sites", n}, {"least", fewest_sites}});
    }
    if (n < fewest_sites) {
        context.issues.add({"GW-DENS-001", {o.sites.front().path, "", 0, ""}, "", {{"sites", n}, {"least", fewest_sites}}});
    }
    return study;
}

/// The bandwidth asked for, else that of the rule of thumb, told with its reason.
Length bandwidth_of(const Options& o, const analysis::DensityStudy& study, analysis::Kernel kernel, Context& context, Result& result) {
    if (o.bandwidth) {
        return *o.bandwidth;
    }
    std::vector<double> x;
    std::vector<double> y;
    for (const auto c : study.sites.in_plane) {
        x.push_back(c.x);
        y.push_back(c.y);
    }
    const auto found = analysis::reference_bandwidth(x, y, kernel);
    if (!found) {
        throw Error("GW-DENS-002", {{"sites", x.size()}});
    }
    const auto reason = "normal reference rule (Silverman 1986; Scott 1992), " + std::string(name_of(kernel)) + ", n = " + std::to_string(x.size()) +
                        ", robust spread along one axis " + number_text(std::round(found->spread_m)) + " m";
    context.parameters.emplace_back("bandwidth_reason", std::vector{reason});
    context.issues.add({"GW-DENS-009", {o.sites.front().path, "", 0, ""}, "", {{"bandwidth", to_text(found->length)}, {"reason", reason}}});
    result.lines.push_back(say(context, {"bandwidth {bandwidth}: {reason}", "带宽 {bandwidth}：{reason}"},
                               {{"bandwidth", to_text(found->length)}, {"reason", reason}}));
    return found->length;
}

/// Every layer of hot spots carries what it was made by.
void describe(Context& context, const analysis::DensityStudy& study, Length bandwidth, const analysis::Surface& surface, double highest) {
    auto& all = context.parameters;
    const auto set_all = [&](const std::string& name, const std::vector<std::string>& values) {
        const auto known = std::find_if(all.begin(), all.end(), [&](const auto& p) { return p.first == name; });
        known == all.end() ? void(all.emplace_back(name, values)) : void(known->second = values);
    };
    const auto set = [&](const std::string& name, const std::string& value) { set_all(name, {value}); };
    set("bandwidth", to_text(bandwidth));
    set_all("plane", {study.cell_plane.name, study.cell_plane.crs.text});
    set("sites_counted", std::to_string(study.sites.lonlat.size()));
    set("method", surface.by_moments ? "Hermite moments of cells" : "sum over sites of the kernel at the geodesic distance");
    set("error_below_share_of_peak", number_text(surface.by_moments ? surface.error_of_peak : 1e-9, 2));
    set("peak_per_km2", number_text(highest));
    set("unit", study.sites.weights.empty() ? "sites per km2" : "weight per km2");
}

struct Made {
    table::Raster raster; ///< every cell, also outside the area
    analysis::Surface surface;
    std::vector<std::uint8_t> inside; ///< empty: everywhere
    double highest = 0;               ///< inside
    double volume = 0;                ///< inside: sites
};

Made make(const Options& o, const analysis::DensityStudy& study, const table::Grid& grid, Length bandwidth, analysis::Kernel kernel, Context& context) {
    const double margin = 9 * bandwidth.in_metres();
    const shape::Box box{grid.west_m - margin, grid.north_m - grid.cell_m * static_cast<double>(grid.rows) - margin,
                         grid.west_m + grid.cell_m * static_cast<double>(grid.columns) + margin, grid.north_m + margin};
    const geodesy::PlaneSurface ground(study.plane, box, context.threads);
    context.progress->stage("density", grid.rows, "rows");
    const analysis::DensityOptions options{kernel, bandwidth, o.exact, context.threads, context.progress};
    Made made;
    made.surface = analysis::kernel_density(study.sites, grid, ground, options);
    if (!study.area.empty()) {
        made.inside = analysis::cells_inside(study, grid, context.threads);
    }
    if (o.edge_correction) {
        analysis::correct_edges(made.surface, made.inside, grid, ground, study.plane.tag, options);
    }
    made.raster = {grid, made.surface.values, study.sites.weights.empty() ? "sites per km²" : "weight per km²", "1/km2"};
    for (std::size_t i = 0; i < made.raster.values.size(); ++i) {
        if (made.inside.empty() || made.inside[i] != 0) {
            made.highest = std::max(made.highest, made.raster.values[i]);
            made.volume += made.raster.values[i] * grid.cell_m * grid.cell_m / 1e6;
        }
    }
    return made;
}

table::Raster masked(table::Raster raster, const std::vector<std::uint8_t>& inside) {
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] == 0) {
            raster.values[i] = std::nan("");
        }
    }
    return raster;
}

void write(const Options& o, const analysis::DensityStudy& study, const Made& made, Context& context) {
    const auto limits = analysis::round_limits(made.highest, most_classes);
    const bool raster_only = io::is_raster(o.output, context.options.format);
    for (const auto& path : {raster_only ? o.output : std::string(), o.raster}) {
        context.write_raster(path, masked(made.raster, made.inside), limits, "density");
    }
    if (!raster_only) {
        context.write(o.output, analysis::density_bands(study, made.raster, limits, context.threads), "density");
    }
}

void count(const Options& o, const table::Table& sites, const analysis::DensityStudy& study, Result& result) {
    result.balance = {{"in", sites.size()}, {"counted", study.sites.lonlat.size()}, {"without_place", study.without_place}};
    if (!study.sites.weights.empty() || study.without_weight > 0) {
        result.balance.emplace_back("without_weight", study.without_weight);
    }
    if (o.edge_correction) {
        result.balance.emplace_back("outside", study.outside);
    }
}

void tell_plan(const Options& o, const analysis::DensityStudy& study, const table::Grid& grid, Length bandwidth, std::size_t bytes, const Context& context, Result& result) {
    const auto n = study.sites.lonlat.size();
    result.lines.push_back(say(context, {"sites: {sites}; bandwidth {bandwidth}, {kernel} kernel; {columns} x {rows} cells of {cell} on {plane}; memory about {mb} MB",
                                         "点位 {sites} 个，带宽 {bandwidth}，{kernel} 核；{columns} × {rows} 个边长 {cell} 的网格，平面 {plane}；内存约 {mb} MB"},
                               {{"sites", n}, {"bandwidth", to_text(bandwidth)}, {"kernel", o.kernel}, {"columns", grid.columns}, {"rows", grid.rows},
                                {"cell", to_text(*o.cell)}, {"plane", study.cell_plane.name}, {"mb", (grid.size() * 24 + bytes + n * 64) / 1'000'000 + 1}}));
}

void tell_result(const analysis::DensityStudy& study, const Made& made, const Context& context, Result& result) {
    const auto& weights = study.sites.weights;
    const double whole = weights.empty() ? static_cast<double>(study.sites.lonlat.size()) : std::accumulate(weights.begin(), weights.end(), 0.0);
    result.lines.push_back(say(context, {"highest {highest} per km²; the surface holds {volume} of {weight}", "最高 {highest} 每 km²；密度面合计 {volume}，应计 {weight}"},
                               {{"highest", number_text(made.highest, 4)}, {"volume", number_text(made.volume, 6)}, {"weight", number_text(whole, 6)}}));
}

Result run(const Options& o, Context& context) {
    check(o, context);
    const auto kernel = *analysis::kernel_of(o.kernel);
    const auto& sites = context.sites(o.sites, model::Role::sites).table;
    const auto study = study_of(o, sites, context);
    Result result;
    count(o, sites, study, result);
    const auto bandwidth = bandwidth_of(o, study, kernel, context, result);
    const auto reach = kernel == analysis::Kernel::gaussian ? Length::metres(3 * bandwidth.in_metres()) : bandwidth;
    const auto grid = analysis::density_grid(study, *o.cell, reach);
    tell_plan(o, study, grid, bandwidth, sites.overhead_bytes(), context, result);
    if (context.options.dry_run) {
        return result;
    }
    const auto made = make(o, study, grid, bandwidth, kernel, context);
    describe(context, study, bandwidth, made.surface, made.highest);
    if (writes_raster(o, context)) {
        context.parameters.emplace_back("raster_cells", std::vector<std::string>{"float32: each value rounded by at most 6e-8 of itself"});
    }
    write(o, study, made, context);
    tell_result(study, made, context, result);
    return result;
}

} // namespace

Command density_command() {
    return make_command<Options>(
        {.name = "density",
         .topic = Topic::data,
         .summary = {"Makes a density surface of sites: sites per km² on a raster, or as filled contours.", "生成点位密度面：每 km² 点位数，输出为栅格或等值面。"},
         .text = {"Kernel density at the middle of each cell, by geodesic distances; values are per km². Where an input maps `weight`, each "
                  "site counts by its weight. Gaussian surfaces of very many sites are summed by moments of cells; the bound of their error is in the "
                  "metadata (below 1e-6 of the peak for bandwidths up to 3 km, growing with its square), and --exact sums every site. "
                  "Without --bandwidth the normal reference rule is used, printed with its reason. Fewer than 3 sites are refused. --aoi bounds the "
                  "surface; --edge-correction divides by the share of the kernel inside it (Diggle 1985). Filled contours have equal, round steps.",
                  "按测地距离计算每个网格中心的核密度，单位为每 km²。输入中给出 `weight` 键时按权重计数。点位极多的高斯核按网格矩求和，误差上限写入元数据"
                  "（带宽不超过 3 km 时低于峰值的 1e-6，随带宽平方增长），--exact 则逐点求和。未给 --bandwidth 时采用正态参考法则并说明理由。少于 3 个点位时拒绝。"
                  "--aoi 限定范围；--edge-correction 按范围内核函数占比校正（Diggle 1985）。等值面采用等间距的整数界限。"},
         .examples = {{"gridwarden density petitions.csv,crs=wgs84 --bandwidth 3km --cell 250m -o density.tif",
                       {"a raster of petitions per km² with its QGIS style", "每 km² 信访件数的栅格及 QGIS 样式"}},
                      {"gridwarden density petitions.csv,crs=wgs84 --cell 500m --aoi county.geojson --edge-correction -o density.geojson --raster density.tif",
                       {"filled contours inside the county, and the raster beside them", "县界内的等值面，及栅格"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
