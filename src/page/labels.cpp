#include "page/labels.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::page {

namespace {

constexpr double square = 24; ///< side of the index' squares, points

int square_of(double at) { return static_cast<int>(std::floor(at / square)); }

template <class Visit>
void each_square(const Rect& rect, Visit visit) {
    for (int x = square_of(rect.x); x <= square_of(rect.right()); ++x) {
        for (int y = square_of(rect.y); y <= square_of(rect.bottom()); ++y) {
            visit(std::pair{x, y});
        }
    }
}

Rect around(shape::Coord middle, Size size) { return {middle.x - size.width / 2, middle.y - size.height / 2, size.width, size.height}; }

/// How many of ten points along the upper and lower edge of a label lie outside the area.
int points_outside(const shape::Geometry& area, const Rect& rect) {
    int outside = 0;
    for (int i = 0; i < 5; ++i) {
        for (const double y : {rect.y, rect.bottom()}) {
            outside += inside(area, {rect.x + rect.width * i / 4, y}) ? 0 : 1;
        }
    }
    return outside;
}

} // namespace

bool inside(const shape::Geometry& polygons, shape::Coord p) {
    bool in = false;
    for (const auto& part : polygons.parts) {
        for (const auto& ring : part) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const auto a = ring[i - 1], b = ring[i];
                if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
                    in = !in;
                }
            }
        }
    }
    return in;
}

void RectIndex::add(const Rect& rect) {
    each_square(rect, [&](auto at) { squares_[at].push_back(rects_.size()); });
    rects_.push_back(rect);
}

std::vector<std::size_t> RectIndex::near(const Rect& rect) const {
    std::vector<std::size_t> found;
    each_square(rect, [&](auto at) {
        if (const auto rects = squares_.find(at); rects != squares_.end()) {
            found.insert(found.end(), rects->second.begin(), rects->second.end());
        }
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool RectIndex::meets(const Rect& rect) const {
    const auto close = near(rect);
    return std::any_of(close.begin(), close.end(), [&](auto i) { return rects_[i].meets(rect); });
}

double RectIndex::overlap(const Rect& rect) const {
    double sum = 0;
    for (const auto i : near(rect)) {
        if (const auto& other = rects_[i]; other.meets(rect)) {
            sum += (std::min(rect.right(), other.right()) - std::max(rect.x, other.x)) * (std::min(rect.bottom(), other.bottom()) - std::max(rect.y, other.y));
        }
    }
    return sum;
}

std::optional<Rect> LabelPlacer::place_inside(const shape::Geometry& area, shape::Coord pole, Size size, bool reluctant) {
    const double limit = reluctant ? 60 : 1e9;
    std::optional<Rect> best;
    double least = limit;
    const auto look_at = [&](shape::Coord middle) {
        const auto rect = around(middle, size);
        const double far = 0.6 * std::hypot(middle.x - pole.x, middle.y - pole.y);
        if (far >= least || !inside(area, middle) || !free(rect)) {
            return;
        }
        const double cost = far + 7 * points_outside(area, rect) + 0.8 * soft_.overlap(rect);
        if (cost < least) {
            least = cost;
            best = rect;
        }
    };
    look_at(pole);
    const auto box = shape::box_of(area);
    constexpr int steps = 12;
    for (int i = 1; i < steps && least > 0; ++i) {
        for (int k = 1; k < steps; ++k) {
            look_at({box.min_x + (box.max_x - box.min_x) * i / steps, box.min_y + (box.max_y - box.min_y) * k / steps});
        }
    }
    if (best) {
        block(*best);
    }
    return best;
}

std::optional<Rect> LabelPlacer::place_beside(shape::Coord p, double gap, Size size) {
    const double x = gap + size.width / 2, y = gap + size.height / 2, near = 0.7 * gap + size.height / 2;
    const shape::Coord moves[] = {{x, 0}, {-x, 0}, {0, -y}, {0, y}, {x - gap * 0.3, -near}, {x - gap * 0.3, near}, {-x + gap * 0.3, -near}, {-x + gap * 0.3, near}};
    std::optional<Rect> best;
    double least = 1e9;
    double preference = 0;
    for (const auto move : moves) {
        const auto rect = around({p.x + move.x, p.y + move.y}, size);
        preference += 1;
        if (const double cost = preference + soft_.overlap(rect); cost < least && free(rect)) {
            least = cost;
            best = rect;
        }
    }
    if (best) {
        block(*best);
    }
    return best;
}

} // namespace gridwarden::page
