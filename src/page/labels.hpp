#pragma once

#include "page/canvas.hpp"
#include "shape/geometry.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace gridwarden::page {

/// Rectangles by the squares of a grid that they touch, so that those near one are found without looking at all.
class RectIndex {
public:
    void add(const Rect& rect);
    [[nodiscard]] bool meets(const Rect& rect) const;
    /// The summed area of overlap.
    [[nodiscard]] double overlap(const Rect& rect) const;

private:
    [[nodiscard]] std::vector<std::size_t> near(const Rect& rect) const;
    std::vector<Rect> rects_;
    std::map<std::pair<int, int>, std::vector<std::size_t>> squares_;
};

/// Finds places for names inside a frame. No two labels overlap, none leaves the frame or covers what is blocked; symbols are covered as little as there is
/// choice. The same calls give the same places.
class LabelPlacer {
public:
    explicit LabelPlacer(Rect frame) : frame_(frame) {}
    void block(const Rect& rect) { hard_.add(rect); }
    void avoid(const Rect& rect) { soft_.add(rect); }

    /// A name of this size in a polygon (paper coordinates), as near to its pole of inaccessibility as can be; its middle lies inside. `reluctant`: only where
    /// it stands well.
    std::optional<Rect> place_inside(const shape::Geometry& area, shape::Coord pole, Size size, bool reluctant);
    /// A name beside a point, `gap` points away: right, left, above, below, then the corners.
    std::optional<Rect> place_beside(shape::Coord point, double gap, Size size);

private:
    [[nodiscard]] bool free(const Rect& rect) const { return frame_.holds(rect) && !hard_.meets(rect); }
    Rect frame_;
    RectIndex hard_, soft_;
};

/// Whether a point lies inside (even-odd).
bool inside(const shape::Geometry& polygons, shape::Coord point);

} // namespace gridwarden::page
