#include "page/graticule.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace gridwarden::page {

namespace {

constexpr int pieces = 48; ///< of a line that bends

/// The lon/lat box of what the frame shows, sampled along its edges.
shape::Box seen(const MapView& view, const geodesy::Transform& transform) {
    std::vector<shape::Coord> edge;
    const auto& f = view.frame;
    for (int i = 0; i <= 8; ++i) {
        const double x = f.x + f.width * i / 8, y = f.y + f.height * i / 8;
        edge.insert(edge.end(), {view.to_plane({x, f.y}), view.to_plane({x, f.bottom()}), view.to_plane({f.x, y}), view.to_plane({f.right(), y})});
    }
    transform.to_wgs84(edge);
    const double first = edge.front().x;
    shape::Box box;
    for (auto c : edge) {
        c.x -= 360 * std::round((c.x - first) / 360); // a frame across the antimeridian stays in one piece
        box.add(c);
    }
    return box;
}

double step_for(double degrees) {
    constexpr std::array steps{1 / 360.0, 1 / 120.0, 1 / 60.0, 2 / 60.0, 5 / 60.0, 10 / 60.0, 20 / 60.0, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0};
    const auto found = std::find_if(steps.begin(), steps.end(), [&](double step) { return degrees / step <= 6; });
    return found == steps.end() ? 30.0 : *found;
}

/// Where a line crosses x = `at` (or y = `at`); nothing where it does not.
std::optional<double> crossing(const std::vector<shape::Coord>& line, double at, bool upright) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto a = line[i - 1], b = line[i];
        const double from = upright ? a.x - at : a.y - at, to = upright ? b.x - at : b.y - at;
        if (from * to <= 0 && from != to) {
            const double share = from / (from - to);
            return upright ? a.y + share * (b.y - a.y) : a.x + share * (b.x - a.x);
        }
    }
    return std::nullopt;
}

std::vector<shape::Coord> line_at(double value, bool meridian, const shape::Box& box, const MapView& view, const geodesy::Transform& transform) {
    std::vector<shape::Coord> line;
    for (int i = 0; i <= pieces; ++i) {
        const double share = static_cast<double>(i) / pieces;
        line.push_back(meridian ? shape::Coord{value, box.min_y + share * (box.max_y - box.min_y)} : shape::Coord{box.min_x + share * (box.max_x - box.min_x), value});
    }
    transform.from_wgs84(line);
    std::erase_if(line, [](auto c) { return !shape::is_finite(c); });
    for (auto& c : line) {
        c = view.to_paper(c);
    }
    return line;
}

void add_tick(Graticule& graticule, const std::vector<shape::Coord>& line, double value, bool meridian, const Rect& frame) {
    constexpr double corner = 16; // no label there
    const auto at = crossing(line, meridian ? frame.bottom() : frame.x, !meridian);
    const double low = (meridian ? frame.x : frame.y) + corner, high = (meridian ? frame.right() : frame.bottom()) - corner;
    if (at && *at > low && *at < high) {
        graticule.ticks.push_back({meridian ? shape::Coord{*at, frame.bottom()} : shape::Coord{frame.x, *at}, meridian, degrees_text(value, meridian, graticule.step)});
    }
}

} // namespace

std::string degrees_text(double degrees, bool longitude, double step) {
    if (longitude) {
        degrees -= 360 * std::floor((degrees + 180) / 360);
    }
    const auto seconds = std::llround(std::abs(degrees) * 3600);
    const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    std::string text = std::to_string(seconds / 3600) + "°";
    if (step < 1) {
        text += two(seconds / 60 % 60) + "′";
    }
    if (step < 1 / 60.0) {
        text += two(seconds % 60) + "″";
    }
    const bool nowhere = seconds == 0 || (longitude && seconds == 180 * 3600);
    return nowhere ? text : text + (longitude ? (degrees < 0 ? "W" : "E") : (degrees < 0 ? "S" : "N"));
}

Graticule graticule(const MapView& view, const geodesy::Transform& transform) {
    auto box = seen(view, transform);
    Graticule made;
    if (box.empty()) {
        return made;
    }
    made.step = step_for(std::max(box.max_x - box.min_x, box.max_y - box.min_y));
    const double margin = 0.1 * (box.max_y - box.min_y); // lines bend beyond the sampled edges
    box = {box.min_x - margin, std::max(box.min_y - margin, -90.0), box.max_x + margin, std::min(box.max_y + margin, 90.0)};
    for (const bool meridian : {true, false}) {
        const double low = meridian ? box.min_x : box.min_y, high = meridian ? box.max_x : box.max_y;
        for (auto i = std::llround(std::ceil(low / made.step)); static_cast<double>(i) * made.step <= high; ++i) {
            const double value = static_cast<double>(i) * made.step;
            made.lines.push_back(line_at(value, meridian, box, view, transform));
            add_tick(made, made.lines.back(), value, meridian, view.frame);
        }
    }
    return made;
}

void draw_graticule_lines(Canvas& canvas, const Graticule& graticule) {
    for (const auto& line : graticule.lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            i == 0 ? canvas.move_to(line[i].x, line[i].y) : canvas.line_to(line[i].x, line[i].y);
        }
        canvas.stroke({colour("#5b7ea6", 0.5), 0.3, {3, 2}});
    }
}

void draw_neatline(Canvas& canvas, const Rect& frame, const Graticule& graticule) {
    const TextStyle style{.size = 6, .colour = grey};
    for (const auto& tick : graticule.ticks) {
        const auto [x, y] = tick.at;
        if (tick.meridian) {
            canvas.line(x, y, x, y + 3, {});
            canvas.text(tick.label, x, y + 2.5, style, 0.5, 0);
        } else {
            canvas.line(x, y, x - 3, y, {});
            canvas.save();
            canvas.translate(x - 2.5, y);
            canvas.rotate(-std::numbers::pi / 2);
            canvas.text(tick.label, 0, 0, style, 0.5, 1);
            canvas.restore();
        }
    }
    canvas.rect(frame);
    canvas.stroke({ink, 1, {}});
}

} // namespace gridwarden::page
