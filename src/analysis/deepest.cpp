#include "analysis/deepest.hpp"

#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace gridwarden::analysis {

namespace {

constexpr double spacing_m = 50; // of the points that stand for an outline which is no circle
constexpr int most_cells = 20'000;

/// The metric plane round the middle of a small polygon.
struct Local {
    shape::Coord centre;
    geodesy::Scale scale;
    [[nodiscard]] shape::Coord to_plane(shape::Coord c) const {
        return {(c.x - centre.x) * scale.east_m_per_deg, (c.y - centre.y) * scale.north_m_per_deg};
    }
    [[nodiscard]] shape::Coord to_lonlat(shape::Coord p) const {
        return {centre.x + p.x / scale.east_m_per_deg, centre.y + p.y / scale.north_m_per_deg};
    }
};

/// Metres to the border of a polygon, negative outside.
double inside_by(const std::vector<shape::Path>& rings, shape::Coord p) {
    bool inside = false;
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& ring : rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const auto& a = ring[i - 1];
            const auto& b = ring[i];
            const double dx = b.x - a.x;
            const double dy = b.y - a.y;
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / dy * dx) {
                inside = !inside;
            }
            const double square = dx * dx + dy * dy;
            const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
            const double ex = a.x + t * dx - p.x;
            const double ey = a.y + t * dy - p.y;
            nearest = std::min(nearest, ex * ex + ey * ey);
        }
    }
    return (inside ? 1 : -1) * std::sqrt(nearest);
}

struct Cell {
    double bound;
    shape::Coord middle;
    double half;
    bool operator<(const Cell& other) const {
        return std::tuple(bound, other.middle.x, other.middle.y) < std::tuple(other.bound, middle.x, middle.y);
    }
};

} // namespace

CoverDistance::CoverDistance(const std::vector<Reach>& reaches) {
    for (const auto& reach : reaches) {
        if (reach.radius == Length()) {
            continue;
        }
        if (reach.is_disc()) {
            const auto at = reach.place.parts.front().front().front();
            sources_.push_back({geodesy::geocentric(at), reach.radius.in_metres(), at});
            continue;
        }
        for (const auto& part : reach_outline(reach, Length::metres(0.1)).parts) {
            const auto& ring = part.front();
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const int steps = std::max(1, static_cast<int>(std::ceil(geodesy::distance(ring[i - 1], ring[i]).in_metres() / spacing_m)));
                for (int k = 0; k < steps; ++k) {
                    const double t = static_cast<double>(k) / steps;
                    const shape::Coord at{ring[i - 1].x + t * (ring[i].x - ring[i - 1].x), ring[i - 1].y + t * (ring[i].y - ring[i - 1].y)};
                    sources_.push_back({geodesy::geocentric(at), 0, at});
                }
            }
        }
    }
}

std::optional<CoverDistance::Deepest> CoverDistance::deepest_in(const shape::Geometry& polygon) const {
    const auto box = shape::box_of(polygon);
    if (sources_.empty() || box.empty()) {
        return std::nullopt;
    }
    const shape::Coord centre{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
    const Local local{centre, geodesy::scale_at(centre.y)};
    auto rings = polygon.parts.front();
    double reach_m = 0;
    for (auto& ring : rings) {
        for (auto& c : ring) {
            c = local.to_plane(c);
            reach_m = std::max(reach_m, std::hypot(c.x, c.y));
        }
    }
    const auto distance_over = [](const std::vector<Source>& sources, shape::Coord p) {
        const auto at = geodesy::geocentric(p);
        double best = std::numeric_limits<double>::infinity();
        for (const auto& source : sources) {
            best = std::min(best, geodesy::quick_distance_m(at, source.at) - source.radius_m);
        }
        return best;
    };
    // Only sources that can be nearest somewhere in the polygon
    const double limit = distance_over(sources_, centre) + 2.1 * reach_m;
    const auto middle = geodesy::geocentric(centre);
    std::vector<Source> near;
    std::copy_if(sources_.begin(), sources_.end(), std::back_inserter(near),
                 [&](const Source& s) { return geodesy::quick_distance_m(middle, s.at) - s.radius_m <= limit; });
    Deepest best{rings.front().front(), Length::metres(-std::numeric_limits<double>::infinity())};
    const auto consider = [&](shape::Coord p) {
        const double metres = distance_over(near, local.to_lonlat(p));
        if (metres > best.distance.in_metres()) {
            best = {p, Length::metres(metres)};
        }
    };
    for (const auto& ring : rings) {
        std::for_each(ring.begin(), ring.end(), consider);
    }
    const auto precision = [&] { return std::max(1.0, 0.002 * best.distance.in_metres()); };
    std::priority_queue<Cell> cells;
    const auto push = [&](shape::Coord p, double half) {
        const double slack = half * std::numbers::sqrt2 * 1.01; // the plane stretches by less than 1 %
        const double metres = distance_over(near, local.to_lonlat(p));
        if (metres + slack <= best.distance.in_metres() + precision()) {
            return;
        }
        const double depth = inside_by(rings, p);
        if (depth >= 0 && metres > best.distance.in_metres()) {
            best = {p, Length::metres(metres)};
        }
        if (depth >= -slack) {
            cells.push({metres + slack, p, half});
        }
    };
    const double half = std::max((box.max_x - box.min_x) * local.scale.east_m_per_deg, (box.max_y - box.min_y) * local.scale.north_m_per_deg) / 2;
    push({0, 0}, half);
    for (int count = 0; !cells.empty() && count < most_cells; ++count) {
        const auto cell = cells.top();
        if (cell.bound <= best.distance.in_metres() + precision()) {
            break;
        }
        cells.pop();
        for (const double dx : {-0.5, 0.5}) {
            for (const double dy : {-0.5, 0.5}) {
                push({cell.middle.x + dx * cell.half, cell.middle.y + dy * cell.half}, cell.half / 2);
            }
        }
    }
    best.at = local.to_lonlat(best.at);
    double metres = std::numeric_limits<double>::infinity();
    for (const auto& source : near) {
        if (geodesy::quick_distance_m(geodesy::geocentric(best.at), source.at) - source.radius_m < best.distance.in_metres() + 1) {
            metres = std::min(metres, geodesy::distance(best.at, source.lonlat).in_metres() - source.radius_m);
        }
    }
    best.distance = Length::metres(std::max(0.0, metres));
    return best;
}

} // namespace gridwarden::analysis
