#include "page/figure_page.hpp"

#include "page/caption.hpp"
#include "page/draw_layer.hpp"
#include "page/furniture.hpp"
#include "page/graticule.hpp"
#include "page/legend.hpp"
#include "page/map_names.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::page {

namespace {

/// Where things stand on a sheet: the map, and a column beside it or a band below it.
struct Layout {
    Rect map, legend, table;
    bool landscape = false;
};

Layout lay_out(Size page, const shape::Box& extent) {
    constexpr double side = 196, gap = 16, ticks = 12;
    Layout layout;
    layout.landscape = page.width > page.height;
    const double width = page.width - left_margin - right_margin, height = page.height - top_margin - footer_height - ticks;
    if (layout.landscape) {
        layout.map = {left_margin, top_margin, width - side - gap, height};
        layout.legend = {layout.map.right() + gap, top_margin, side, height};
        return layout;
    }
    const double wanted = width * (extent.max_y - extent.min_y) / std::max(extent.max_x - extent.min_x, 1.0) * 1.04 + 20; // no blank bands above and below
    const double map = std::clamp(wanted, height * 0.4, height * 0.64);
    layout.map = {left_margin, top_margin, width, map};
    const double y = layout.map.bottom() + ticks + 12, below = page.height - footer_height - y;
    layout.legend = {left_margin, y, width * 0.4 - gap, below};
    layout.table = {left_margin + width * 0.4, y, width * 0.6, below};
    return layout;
}

/// The levels whose borders a figure shows: not those of its theme, and not where units are too small to be told apart.
std::vector<std::size_t> borders_shown(const Ground& ground, const publish::Figure& figure, const MapView& view) {
    std::vector<std::size_t> levels;
    const auto themed = figure.main < ground.publication.layers.size() ? ground.layer(figure.main).layer : nullptr;
    std::optional<std::size_t> own;
    if (themed != nullptr && themed->table.schema.index_of("unit_id") >= 0 && publish::figure_role(themed->style_name) == publish::FigureRole::theme) {
        own = ground.levels.empty() ? std::nullopt : std::optional(ground.levels.size() - 1);
    }
    for (std::size_t i = 0; i < ground.levels.size(); ++i) {
        const auto& units = ground.levels[i].units;
        shape::Box all;
        for (const auto& unit : units) {
            all.add(unit.box);
        }
        const double each = units.empty() ? 0 : std::sqrt((all.max_x - all.min_x) * (all.max_y - all.min_y) / static_cast<double>(units.size())) * view.scale;
        if (i != own && each >= 5) {
            levels.push_back(i);
        }
    }
    return levels;
}

void trace_units(Canvas& canvas, const MapView& view, const UnitLayer& level) {
    for (const auto& unit : level.units) {
        trace(canvas, view, unit.shape);
    }
}

/// Finer borders below coarser ones, bands of a level below its lines.
void draw_borders(Canvas& canvas, const MapView& view, const Ground& ground, const std::vector<std::size_t>& levels) {
    for (auto i = levels.rbegin(); i != levels.rend(); ++i) {
        const auto& level = ground.levels[*i];
        if (!level.border.casing.empty()) {
            trace(canvas, view, level.lines);
            canvas.stroke({colour(level.border.casing, 0.6), level.border.casing_mm * points_per_mm, {}});
        }
        trace(canvas, view, level.lines);
        paint_line(canvas, level.border);
    }
}

bool is_area(const PlaneLayer& layer) {
    const auto& kinds = layer.layer->style->kinds;
    return std::find(kinds.begin(), kinds.end(), shape::Kind::point) == kinds.end() && std::find(kinds.begin(), kinds.end(), shape::Kind::line) == kinds.end();
}

struct Map {
    Canvas& canvas;
    const MapView& view;
    const Ground& ground;
    const publish::Figure& figure;
    LabelPlacer& placer;
    double factor; ///< of markers
};

void draw_background(Canvas& canvas, const MapView& view, const Ground& ground) {
    canvas.rect(view.frame);
    canvas.fill(ground.levels.empty() ? white : colour("#f1f2f2"));
    if (!ground.levels.empty()) {
        trace_units(canvas, view, ground.levels.front());
        canvas.fill(white);
    }
}

/// Ground outside the units recedes.
void wash_outside(Canvas& canvas, const MapView& view, const Ground& ground) {
    if (!ground.levels.empty()) {
        canvas.rect({view.frame.x - 20, view.frame.y - 20, view.frame.width + 40, view.frame.height + 40});
        trace_units(canvas, view, ground.levels.front());
        canvas.fill(colour("#f1f2f2", 0.6));
    }
}

void draw_layers(const Map& map, bool areas) {
    for (const auto index : map.figure.layers) {
        const auto& layer = map.ground.layer(index);
        if (is_area(layer) == areas) {
            draw_layer(map.canvas, map.view, layer, {map.factor, {}, is_hollow(map.ground, map.figure, index)}, &map.placer);
        }
    }
}

std::size_t outside_frame(const PlaneLayer& layer, const MapView& view) {
    const auto seen = view.ground(0);
    return static_cast<std::size_t>(std::count_if(layer.features.begin(), layer.features.end(), [&](const auto& f) { return f.style_class >= 0 && !seen.intersects(f.box); }));
}

/// Everything inside the frame; gives what the caption must tell.
DrawnNotes draw_map(Canvas& canvas, const MapView& view, const Ground& ground, const publish::Figure& figure, const std::vector<std::size_t>& borders) {
    std::vector<const PlaneLayer*> layers;
    for (const auto index : figure.layers) {
        layers.push_back(&ground.layer(index));
    }
    LabelPlacer placer({view.frame.x + 2, view.frame.y + 2, view.frame.width - 4, view.frame.height - 4});
    const Map map{canvas, view, ground, figure, placer, marker_factor(view, layers)};
    const auto grid = graticule(view, ground.transform());
    canvas.save();
    canvas.clip(view.frame);
    draw_background(canvas, view, ground);
    draw_graticule_lines(canvas, grid);
    draw_layers(map, true);
    wash_outside(canvas, view, ground);
    draw_borders(canvas, view, ground, borders);
    draw_layers(map, false);
    const auto on_units = [&](shape::Coord paper) {
        const auto plane = view.to_plane(paper);
        return !ground.levels.empty() && std::any_of(ground.levels.front().units.begin(), ground.levels.front().units.end(), [&](const auto& unit) { return unit.box.contains(plane) && inside(unit.shape, plane); });
    };
    const Furniture furniture(view, ground.transform(), on_units, placer);
    DrawnNotes notes{{}, outside_frame(*layers[static_cast<std::size_t>(std::find(figure.layers.begin(), figure.layers.end(), figure.main) - figure.layers.begin())], view), furniture.north()};
    if (const auto level = level_to_name(view, ground)) {
        const bool marks = !is_area(ground.layer(figure.main)); // under points the names of the finest units would hide what the map is about
        notes.unlabelled = name_units(canvas, view, ground, marks && *level >= 2 ? *level - 1 : *level, placer, ink);
    }
    for (const auto* layer : layers) {
        const auto dropped = name_features(canvas, view, *layer, map.factor, placer);
        notes.unlabelled.insert(notes.unlabelled.end(), dropped.begin(), dropped.end());
    }
    furniture.draw(canvas, ground.lang);
    canvas.restore();
    draw_neatline(canvas, view.frame, grid);
    return notes;
}

MapView view_of(const Ground& ground, const Rect& frame) { return fit_view(ground.extent, frame, 13); }

} // namespace

bool is_landscape(const Ground& ground, const PageOptions& options) {
    if (options.orientation != Orientation::automatic) {
        return options.orientation == Orientation::landscape;
    }
    const auto scale = [&](bool across) { return view_of(ground, lay_out(sheet_size(options.paper, across), ground.extent).map).scale; };
    return scale(true) >= scale(false);
}

SheetText figure_text(const Ground& ground, const publish::Figure& figure, std::size_t number) {
    const auto& p = ground.publication;
    const bool zh = ground.lang == Language::zh;
    const auto& layer = p.layers[figure.main];
    std::string subtitle = p.title.empty() ? std::string() : p.title + (zh ? "　" : "   ");
    if (layer.table.schema.index_of("unit_id") >= 0 && !ground.levels.empty() && publish::figure_role(layer.style_name) == publish::FigureRole::theme) {
        if (const auto level = layer.table.schema.index_of("level") >= 0 ? std::optional(ground.levels.size() - 1) : ground.level_of(layer.table)) {
            subtitle += (zh ? "按" : "by ") + ground.levels[*level].label + (zh ? "　" : "   ");
        }
    }
    subtitle += zh ? "统计基准日 " + text::date_text(p.as_of) : "as of " + text::date_text(p.as_of);
    return {figure.title, subtitle, number == 0 ? std::string() : (zh ? "附图 " : "Figure ") + std::to_string(number), ""};
}

void draw_figure_page(Canvas& canvas, Size page, const Ground& ground, const publish::Figure& figure, const SheetText& text, const PlaceOf& place_of) {
    auto layout = lay_out(page, ground.extent);
    const auto view = view_of(ground, layout.map);
    const auto borders = borders_shown(ground, figure, view);
    draw_header(canvas, page, ground.publication, text);
    const auto notes = draw_map(canvas, view, ground, figure, borders);
    const auto& main = ground.layer(figure.main);
    const auto table = top_table(main, ground);
    const double wanted = table.rows.empty() ? 0 : 15 + 13 + 11.5 * static_cast<double>(std::min<std::size_t>(table.rows.size(), 8) + 2); // kept free for the table
    auto room = layout.legend;
    room.height -= layout.landscape ? std::min(wanted, room.height * 0.5) : 0;
    const double height = draw_legend(canvas, legend_of(ground, figure, borders), room);
    if (layout.landscape) {
        layout.table = {layout.legend.x, layout.legend.y + height + 8, layout.legend.width, layout.legend.height - height - 8};
    }
    draw_top_table(canvas, table, layout.table, ground.lang, place_of);
    draw_footer(canvas, page, ground.publication, text, caption_of(ground, main.layer, view, notes));
}

} // namespace gridwarden::page
