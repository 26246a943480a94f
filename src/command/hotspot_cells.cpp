#include "command/hotspot_cells.hpp"

#include "analysis/cell_sites.hpp"
#include "analysis/cells.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::command {

namespace {

constexpr double most_cells = 2e7;
constexpr double bytes_a_cell = 900; ///< measured: polygon, id, scores and columns of one cell at the end of a run

/// Polygons of a layer, valid and whole across the antimeridian.
std::vector<shape::Geometry> polygons_of(const model::InputSpec& input, Context& context) {
    std::vector<shape::Geometry> polygons;
    for (const auto& geometry : analysis::geometries_of(context.plain(input).table)) {
        if (geometry.kind == shape::Kind::polygon) {
            if (geometry::encircles_pole(geometry)) {
                throw Error("GW-GEOM-010");
            }
            polygons.push_back(geometry::make_valid(geometry::unwrap(geometry)));
        }
    }
    return polygons;
}

/// Moves polygons by whole turns beside the first, so that the antimeridian does not part them.
void bring_together(std::vector<shape::Geometry>& polygons) {
    const auto middle = [](const shape::Geometry& g) {
        const auto box = shape::box_of(g);
        return (box.min_x + box.max_x) / 2;
    };
    for (auto& polygon : polygons) {
        const double turns = std::round((middle(polygons.front()) - middle(polygon)) / 360);
        for (auto& part : polygon.parts) {
            for (auto& ring : part) {
                for (auto& c : ring) {
                    c.x += 360 * turns;
                }
            }
        }
    }
}

analysis::CellShape shape_of(const CellOptions& o) { return o.cells == "hex" ? analysis::CellShape::hexagon : analysis::CellShape::square; }

/// The nearest of 1, 2 and 5 times a power of ten, by ratio.
double round_size(double metres) {
    const double power = std::pow(10.0, std::floor(std::log10(metres)));
    const double ratio = metres / power;
    return power * (ratio < std::sqrt(2.0) ? 1 : ratio < std::sqrt(10.0) ? 2 : ratio < std::sqrt(50.0) ? 5 : 10);
}

} // namespace

void declare_cells(Args& args, CellOptions& o) {
    args.choice("cells", o.cells, {"square", "hex"},
                {"score cells instead of units; units then bound the area", "按规则网格而非单元统计，此时单元仅用于界定范围"});
    args.option("size", o.size, {"side of a square cell; a hexagon has its area (default: by the number of sites)",
                                 "方格边长；六边形与其等面积（缺省按点位数选择）"})
        .default_text.clear();
    args.input("aoi", o.aoi, std::nullopt, {"the area that cells cover, instead of that of the units", "网格覆盖的范围，代替单元范围"});
    args.option("plane", o.plane, "EPSG:n",
                {"plane that cells lie on: EPSG:n, equal-area, in metres, or a node as N30E120 (default: the node of the 10-degree net nearest to "
                 "the area); it is part of the cells' ids",
                 "网格所在平面：EPSG:n（等面积、米）或结点如 N30E120（缺省取距范围最近的 10 度网结点）；平面是网格编号的一部分"});
}

shape::Geometry study_area(const CellOptions& o, const std::vector<model::InputSpec>& units, unsigned level, Context& context) {
    std::vector<shape::Geometry> polygons;
    for (const auto& input : o.aoi) {
        const auto some = polygons_of(input, context);
        polygons.insert(polygons.end(), some.begin(), some.end());
    }
    if (o.aoi.empty() && units.empty()) {
        throw Error("GW-HOT-057");
    }
    if (o.aoi.empty()) {
        const auto& levels = context.units(units).tree.levels;
        polygons = levels[std::min<std::size_t>(std::max(level, 1U), levels.size()) - 1].polygons;
    }
    std::erase_if(polygons, [](const auto& polygon) { return polygon.empty(); });
    if (polygons.empty()) {
        throw Error("GW-HOT-055");
    }
    bring_together(polygons);
    std::vector<const shape::Geometry*> all;
    std::transform(polygons.begin(), polygons.end(), std::back_inserter(all), [](const auto& polygon) { return &polygon; });
    return geometry::dissolve(all);
}

Length cell_size(const CellOptions& o, const shape::Geometry& area, const std::vector<model::InputSpec>& sites, Context& context) {
    if (o.has_size()) {
        return o.size;
    }
    const auto count = sites.empty() ? 0 : context.sites(sites, model::Role::sites).table.size();
    const double metres = std::sqrt(2 * geodesy::area(area).in_square_metres() / static_cast<double>(std::max<std::size_t>(count, 1)));
    return Length::metres(std::clamp(round_size(metres), 1.0, 500'000.0));
}

ScoredAreas cell_areas(const CellOptions& o, Length size, const shape::Geometry& area, const std::vector<model::InputSpec>& sites, bool force,
                       Context& context) {
    const analysis::Lattice lattice(shape_of(o), size);
    const auto box = shape::box_of(area);
    const auto plane = o.plane.empty() ? analysis::nearest_plane(box) : analysis::named_plane(o.plane, box);
    if (const double expected = analysis::expected_cells(area, lattice); expected > most_cells && !force) {
        throw Error("GW-HOT-056", {{"cells", grouped(static_cast<std::uint64_t>(expected))},
                                   {"value", to_text(size)},
                                   {"gb", number_text(std::ceil(expected * bytes_a_cell / 1e9))}});
    }
    if (!plane.equal_area()) {
        context.issues.add({"GW-HOT-058", {}, plane.name, {{"percent", number_text(100 * plane.area_error, 2)}}});
    }
    ScoredAreas areas;
    areas.id_column = "cell_id";
    areas.cells = std::make_shared<const analysis::StudyCells>(analysis::study_cells(area, plane, lattice, context.threads));
    areas.ids = analysis::cell_ids(*areas.cells);
    areas.areas = areas.cells->areas;
    areas.drawn = analysis::cell_polygons(*areas.cells, context.threads);
    if (!sites.empty()) {
        areas.sites = &context.sites(sites, model::Role::sites).table;
        areas.area_of_site = analysis::cells_of_sites(*areas.sites, *areas.cells, context.threads);
    }
    return areas;
}

void tell_thin_cells(const analysis::ValueSpec& value, const ScoredAreas& areas, IssueSink& issues) {
    const double least = 0.1 * areas.cells->lattice.area_m2();
    const auto thin = std::count_if(areas.areas.begin(), areas.areas.end(), [&](Area area) { return area.in_square_metres() < least; });
    if (value.kind == analysis::ValueKind::density && thin > 0) {
        issues.add({"GW-HOT-059", {}, std::to_string(thin), {}});
    }
}

void settle(Context& context, std::string_view parameter, std::vector<std::string> values) {
    for (auto& [name, typed] : context.parameters) {
        if (name == parameter) {
            typed = std::move(values);
            return;
        }
    }
}

void tell_cells(const CellOptions& o, const ScoredAreas& areas, Context& context, Result& result) {
    if (!areas.cells) {
        settle(context, "size", {});
        return;
    }
    const auto& cells = *areas.cells;
    const auto size = to_text(Length::metres(cells.lattice.size_m()));
    settle(context, "plane", {cells.plane.name, cells.plane.crs.text});
    settle(context, "size", {size});
    result.lines.push_back(say(context, {"{cells} cells of {km2} km² ({size}, {shape}), {clipped} of them cut by the border of the area; memory about {mb} MB",
                                         "{shape}网格 {cells} 个，每个 {km2} km²（{size}），其中 {clipped} 个被范围边界截断；内存约 {mb} MB"},
                               {{"cells", grouped(cells.size())},
                                {"km2", number_text(cells.lattice.area_m2() / 1e6, 6)},
                                {"size", size},
                                {"shape", Bilingual(o.cells == "hex" ? Bilingual{"hexagons", "六边形"} : Bilingual{"squares", "方形"}).in(context.lang)},
                                {"clipped", grouped(cells.clipped.size())},
                                {"mb", grouped(static_cast<std::uint64_t>(static_cast<double>(cells.size()) * bytes_a_cell / 1e6) + 1)}}));
    result.lines.push_back(say(context, o.plane.empty() ? Bilingual{"plane {plane}: Lambert equal-area at the node of the 10-degree net nearest to the "
                                                                    "area; for the same ids over another extent add --plane {plane}",
                                                                    "平面 {plane}：距范围最近的 10 度网结点上的兰勃特等面积投影；其他范围要得到相同编号，请加 "
                                                                    "--plane {plane}"}
                                                        : Bilingual{"plane {plane}, as asked for", "平面 {plane}（按指定）"},
                               {{"plane", cells.plane.name}}));
    if (areas.sites == nullptr) {
        return;
    }
    const auto inside = static_cast<double>(std::count_if(areas.area_of_site.begin(), areas.area_of_site.end(), [](auto a) { return a != model::no_unit; }));
    const double thumb = std::sqrt(2 * geodesy::area(cells.area).in_square_metres() / std::max(inside, 1.0));
    result.lines.push_back(say(context, o.has_size() ? Bilingual{"{mean} sites a cell; the rule of thumb of two a cell gives {thumb}",
                                                                      "平均每格 {mean} 个点位；按每格约两个点位的经验规则为 {thumb}"}
                                                          : Bilingual{"size chosen for about two sites a cell (rule of thumb, {thumb}): {mean} a cell; see "
                                                                      "--sensitivity for other sizes",
                                                                      "按每格约两个点位的经验规则（{thumb}）选定边长：平均每格 {mean} 个；其他边长的结果见 "
                                                                      "--sensitivity"},
                               {{"mean", number_text(inside / static_cast<double>(cells.size()), 3)},
                                {"thumb", to_text(Length::metres(std::round(thumb)))}}));
}

} // namespace gridwarden::command
