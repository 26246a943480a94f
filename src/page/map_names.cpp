#include "page/map_names.hpp"

#include "page/cells.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gridwarden::page {

namespace {

constexpr double line_share = 0.72; ///< of the box of a line that letters take

bool in_view(const MapView& view, const shape::Box& box) { return view.ground(0).intersects(box); }

/// How many units a view shows, and how broad they are on paper in the middle.
std::pair<std::size_t, double> crowd(const MapView& view, const UnitLayer& level) {
    std::vector<double> widths;
    for (const auto& unit : level.units) {
        if (in_view(view, unit.box)) {
            widths.push_back((unit.box.max_x - unit.box.min_x) * view.scale);
        }
    }
    if (widths.empty()) {
        return {0, 0};
    }
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
    return {widths.size(), widths[widths.size() / 2]};
}

/// The size of the text in which a name has a place in an area.
struct Placed {
    Rect rect;
    TextStyle style;
};
std::optional<Placed> place_name(Canvas& canvas, const std::string& name, const shape::Geometry& area, shape::Coord pole, const Colour& colour, LabelPlacer& placer) {
    constexpr double sizes[] = {7.5, 7, 6.5, 6, 5.5};
    for (const double size : sizes) {
        const TextStyle style{.size = size, .colour = colour, .halo = 1.1};
        const auto text = canvas.measure(name, style);
        if (auto rect = placer.place_inside(area, pole, {text.width + 1.5, text.height * line_share}, size > 5.5)) {
            return Placed{*rect, style};
        }
    }
    return std::nullopt;
}

void write(Canvas& canvas, const std::string& name, const Placed& placed) {
    canvas.text(name, placed.rect.x + placed.rect.width / 2, placed.rect.y + placed.rect.height / 2, placed.style, 0.5, 0.5);
}

} // namespace

shape::Geometry on_paper(const MapView& view, const shape::Geometry& plane) {
    auto paper = plane;
    for (auto& part : paper.parts) {
        for (auto& path : part) {
            for (auto& c : path) {
                c = view.to_paper(c);
            }
        }
    }
    return paper;
}

std::optional<std::size_t> level_to_name(const MapView& view, const Ground& ground) {
    for (auto level = ground.levels.size(); level-- > 0;) {
        const auto [count, width] = crowd(view, ground.levels[level]);
        if (count > 1 && count <= 160 && width >= 20) {
            return level;
        }
    }
    return std::nullopt;
}

std::vector<std::string> name_units(Canvas& canvas, const MapView& view, const Ground& ground, std::size_t level, LabelPlacer& placer, const Colour& colour,
                                    std::optional<std::size_t> but) {
    const auto& units = ground.levels[level].units;
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i != but && in_view(view, units[i].box)) {
            order.emplace_back(ground.pole(level, i).radius, i);
        }
    }
    std::sort(order.begin(), order.end());
    std::vector<std::string> dropped;
    for (const auto& [radius, i] : order) {
        const auto pole = view.to_paper(ground.pole(level, i).centre);
        if (const auto placed = place_name(canvas, units[i].name, on_paper(view, units[i].shape), pole, colour, placer)) {
            write(canvas, units[i].name, *placed);
        } else {
            dropped.push_back(units[i].name);
        }
    }
    return dropped;
}

std::vector<std::string> name_features(Canvas& canvas, const MapView& view, const PlaneLayer& layer, double factor, LabelPlacer& placer) {
    const auto& labels = layer.layer->style->labels;
    std::vector<std::string> dropped;
    if (!labels || (labels->from_scale > 0 && view.denominator() > labels->from_scale)) {
        return dropped;
    }
    const auto names = texts_of(layer.layer->table, labels->field);
    const TextStyle style{.size = std::min(labels->size_pt, 7.0), .colour = colour(labels->colour), .halo = 1.1};
    for (const auto& feature : layer.features) {
        if (feature.shape.kind != shape::Kind::point || feature.style_class < 0 || names[feature.row].empty() || !in_view(view, feature.box)) {
            continue;
        }
        const auto at = view.to_paper(feature.shape.parts.front().front().front());
        const auto text = canvas.measure(names[feature.row], style);
        const double gap = reach_of(layer.layer->style->classes[static_cast<std::size_t>(feature.style_class)].symbol, factor) + 1;
        if (const auto rect = placer.place_beside(at, gap, {text.width, text.height * line_share})) {
            canvas.text(names[feature.row], rect->x, rect->y + rect->height / 2, style, 0, 0.5);
        } else {
            dropped.push_back(names[feature.row]);
        }
    }
    return dropped;
}

} // namespace gridwarden::page
