#include "page/draw_layer.hpp"

#include "geometry/geometry.hpp"
#include "page/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

namespace gridwarden::page {

namespace {

constexpr double margin = 12;  ///< beyond the frame, so that strokes along the cut are not seen

std::vector<double> dashes_of(const std::string& text) {
    std::vector<double> dashes;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find(';', from), text.size());
        dashes.push_back(std::stod(text.substr(from, to - from)) * points_per_mm);
        from = to + 1;
    }
    return dashes;
}

Pen pen_of(const publish::Symbol& symbol, double strength) {
    return {colour(symbol.stroke, strength), symbol.stroke_mm * points_per_mm, dashes_of(symbol.dash)};
}

void trace_path(Canvas& canvas, const MapView& view, const shape::Path& path, bool ring, double closest) {
    shape::Coord last{};
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto p = view.to_paper(path[i]);
        if (i == 0) {
            canvas.move_to(p.x, p.y);
        } else if (i + 1 == path.size() || std::hypot(p.x - last.x, p.y - last.y) >= closest) {
            canvas.line_to(p.x, p.y);
        } else {
            continue;
        }
        last = p;
    }
    if (ring) {
        canvas.close();
    }
}

/// Oblique lines over the path, which is gone afterwards. They meet those of the neighbour.
void hatch(Canvas& canvas, const Rect& within, double strength) {
    constexpr double spacing = 3.2;
    canvas.save();
    canvas.clip();
    for (double sum = std::ceil((within.x + within.y) / spacing) * spacing; sum < within.right() + within.bottom(); sum += spacing) {
        canvas.move_to(sum - within.bottom(), within.bottom());
        canvas.line_to(sum - within.y, within.y);
    }
    canvas.stroke({colour("#8c8c8c", strength), 0.45, {}});
    canvas.restore();
}

/// Corners of a shape about its middle at radius 1; y is down.
std::vector<shape::Coord> corners_of(const std::string& marker) {
    const auto regular = [](int corners, double radius) {
        std::vector<shape::Coord> made;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners - std::numbers::pi / 2;
            made.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        }
        return made;
    };
    if (marker == "square") {
        return {{-0.85, -0.85}, {0.85, -0.85}, {0.85, 0.85}, {-0.85, 0.85}};
    }
    if (marker == "triangle") {
        return {{0, -1.05}, {1, 0.8}, {-1, 0.8}};
    }
    if (marker == "diamond") {
        return regular(4, 1.1);
    }
    if (marker == "pentagon") {
        return regular(5, 1.05);
    }
    if (marker == "hexagon") {
        return regular(6, 1.05);
    }
    if (marker == "star") {
        auto star = regular(10, 1.15);
        for (std::size_t i = 1; i < star.size(); i += 2) {
            star[i] = {star[i].x * 0.42, star[i].y * 0.42};
        }
        return star;
    }
    if (marker == "cross_fill") {
        constexpr double a = 0.36;
        return {{-a, -1}, {a, -1}, {a, -a}, {1, -a}, {1, a}, {a, a}, {a, 1}, {-a, 1}, {-a, a}, {-1, a}, {-1, -a}, {-a, -a}};
    }
    return {}; // a circle
}

/// The part of the frame that a feature may cover.
Rect box_on_paper(const MapView& view, const shape::Geometry& geometry) {
    const auto box = shape::box_of(geometry);
    const auto low = view.to_paper({box.min_x, box.max_y}), high = view.to_paper({box.max_x, box.min_y});
    const double x = std::max(low.x, view.frame.x), y = std::max(low.y, view.frame.y);
    return {x, y, std::max(std::min(high.x, view.frame.right()) - x, 0.0), std::max(std::min(high.y, view.frame.bottom()) - y, 0.0)};
}

/// A footprint of a site (a polygon whose symbol has a marker) is outlined in its own colour.
publish::Symbol without_marker(publish::Symbol symbol) {
    if (!symbol.marker.empty() && !symbol.fill.empty()) {
        symbol.stroke = symbol.fill;
        symbol.marker.clear();
    }
    return symbol;
}

void draw_shape(Canvas& canvas, const MapView& view, const shape::Geometry& geometry, const publish::Symbol& symbol, double strength) {
    const auto path = [&] { trace(canvas, view, geometry); };
    path();
    if (geometry.kind == shape::Kind::polygon) {
        paint_area(canvas, without_marker(symbol), box_on_paper(view, geometry), path, strength);
    } else {
        paint_line(canvas, symbol, strength);
    }
}

using Seen = std::set<std::pair<int, int>>;

struct Drawing {
    Canvas& canvas;
    const MapView& view;
    const LayerDrawing& how;
    LabelPlacer* placer;
};

void draw_points(const Drawing& d, const shape::Geometry& points, const publish::Symbol& symbol, double strength, Seen& seen) {
    for (const auto& part : points.parts) {
        const auto at = d.view.to_paper(part.front().front());
        const std::pair quarter{static_cast<int>(std::lround(at.x * 4)), static_cast<int>(std::lround(at.y * 4))};
        const double reach = reach_of(symbol, d.how.factor);
        const Rect box{at.x - reach, at.y - reach, 2 * reach, 2 * reach};
        if (!box.meets(d.view.frame) || !seen.insert(quarter).second) {
            continue;
        }
        paint_marker(d.canvas, symbol, at, d.how.factor, strength);
        if (d.placer != nullptr) {
            d.placer->avoid(box);
        }
    }
}

/// Casings lie below the strokes of all their neighbours.
void draw_casings(const Drawing& d, const PlaneLayer& layer, const std::vector<const Feature*>& features, int pass) {
    for (const auto* feature : features) {
        const auto& symbol = layer.layer->style->classes[static_cast<std::size_t>(feature->style_class)].symbol;
        if (symbol.pass == pass && !symbol.casing.empty() && feature->shape.kind != shape::Kind::point) {
            trace(d.canvas, d.view, feature->shape);
            d.canvas.stroke({colour(symbol.casing), symbol.casing_mm * points_per_mm, {}});
        }
    }
}

void draw_pass(const Drawing& d, const PlaneLayer& layer, const std::vector<const Feature*>& features, int pass, std::vector<Seen>& seen) {
    for (const auto* feature : features) {
        const auto at = static_cast<std::size_t>(feature->style_class);
        auto symbol = layer.layer->style->classes[at].symbol;
        if (d.how.hollow) {
            symbol.fill.clear();
        }
        const double strength = d.how.strength ? d.how.strength(feature->row) : 1;
        if (symbol.pass != pass || strength <= 0) {
            continue;
        }
        if (feature->shape.kind == shape::Kind::point) {
            draw_points(d, feature->shape, symbol, strength, seen[at]);
        } else {
            draw_shape(d.canvas, d.view, feature->shape, symbol, strength);
            if (feature->shape.kind == shape::Kind::polygon && !symbol.marker.empty()) {
                draw_points(d, shape::point(geometry::point_inside(feature->shape)), symbol, strength, seen[at]);
            }
        }
    }
}

} // namespace

void trace(Canvas& canvas, const MapView& view, const shape::Geometry& geometry, double closest) {
    const auto seen = view.ground(margin);
    for (const auto& part : geometry.parts) {
        for (const auto& path : part) {
            if (geometry.kind == shape::Kind::polygon) {
                trace_path(canvas, view, clip_ring(path, seen), true, closest);
            } else {
                for (const auto& run : clip_line(path, seen)) {
                    trace_path(canvas, view, run, false, closest);
                }
            }
        }
    }
}

void paint_area(Canvas& canvas, const publish::Symbol& symbol, const Rect& within, const std::function<void()>& path, double strength) {
    if (!symbol.fill.empty()) {
        canvas.fill(colour(symbol.fill, symbol.opacity * strength), true);
    }
    if (symbol.hatch) {
        hatch(canvas, within, strength);
        path();
    }
    paint_line(canvas, symbol, strength);
}

void paint_line(Canvas& canvas, const publish::Symbol& symbol, double strength) {
    if (!symbol.stroke.empty() && symbol.stroke_mm > 0) {
        canvas.stroke(pen_of(symbol, strength), true);
    }
    canvas.forget();
}

double reach_of(const publish::Symbol& symbol, double factor) { return (symbol.size_mm / 2 + symbol.stroke_mm / 2) * points_per_mm * factor; }

void paint_marker(Canvas& canvas, const publish::Symbol& symbol, shape::Coord at, double factor, double strength) {
    const double radius = symbol.size_mm / 2 * points_per_mm * factor;
    const auto corners = corners_of(symbol.marker);
    if (corners.empty()) {
        canvas.circle(at.x, at.y, radius);
    } else {
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const double x = at.x + radius * corners[i].x, y = at.y + radius * corners[i].y;
            i == 0 ? canvas.move_to(x, y) : canvas.line_to(x, y);
        }
        canvas.close();
    }
    if (!symbol.fill.empty()) {
        canvas.fill(colour(symbol.fill, strength), true);
    }
    if (!symbol.stroke.empty() && symbol.stroke_mm > 0) {
        canvas.stroke({colour(symbol.stroke, strength), symbol.stroke_mm * points_per_mm * factor, {}}, true);
    }
    canvas.forget();
}

void draw_layer(Canvas& canvas, const MapView& view, const PlaneLayer& layer, const LayerDrawing& drawing, LabelPlacer* placer) {
    std::set<int> passes;
    std::vector<const Feature*> features;
    const auto seen = view.ground(margin);
    for (const auto& feature : layer.features) {
        if (feature.style_class >= 0 && seen.intersects(feature.box)) {
            features.push_back(&feature);
            passes.insert(layer.layer->style->classes[static_cast<std::size_t>(feature.style_class)].symbol.pass);
        }
    }
    std::vector<Seen> drawn(layer.layer->style->classes.size());
    if (std::all_of(features.begin(), features.end(), [](const auto* f) { return f->shape.kind == shape::Kind::point; })) { // what stands first in the legend lies on top
        std::stable_sort(features.begin(), features.end(), [](const auto* a, const auto* b) { return a->style_class > b->style_class; });
    }
    const Drawing how{canvas, view, drawing, placer};
    for (const int pass : passes) {
        draw_casings(how, layer, features, pass);
        draw_pass(how, layer, features, pass, drawn);
    }
}

double marker_factor(const MapView& view, const std::vector<const PlaneLayer*>& layers) {
    double covered = 0;
    for (const auto* layer : layers) {
        for (const auto& feature : layer->features) {
            if (feature.shape.kind == shape::Kind::point && feature.style_class >= 0) {
                const double size = 2 * reach_of(layer->layer->style->classes[static_cast<std::size_t>(feature.style_class)].symbol, 1);
                covered += size * size;
            }
        }
    }
    constexpr double bearable = 0.035; // of the frame
    const double share = covered / (view.frame.width * view.frame.height);
    return std::clamp(std::sqrt(bearable / std::max(share, 1e-9)), 0.45, 1.0);
}

} // namespace gridwarden::page
