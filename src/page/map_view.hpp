#pragma once

#include "geodesy/crs.hpp"
#include "page/canvas.hpp"

namespace gridwarden::page {

/// Where the map plane lies on paper: its frame, the place in the middle of it, points of paper for a metre of the plane.
struct MapView {
    Rect frame;
    shape::Coord centre;
    double scale = 1;
    [[nodiscard]] shape::Coord to_paper(shape::Coord plane) const noexcept {
        return {frame.x + frame.width / 2 + (plane.x - centre.x) * scale, frame.y + frame.height / 2 - (plane.y - centre.y) * scale};
    }
    [[nodiscard]] shape::Coord to_plane(shape::Coord paper) const noexcept {
        return {centre.x + (paper.x - frame.x - frame.width / 2) / scale, centre.y - (paper.y - frame.y - frame.height / 2) / scale};
    }
    /// The ground that is seen, with so many points of paper around it.
    [[nodiscard]] shape::Box ground(double margin) const noexcept;
    /// N of 1:N.
    [[nodiscard]] double denominator() const noexcept;
};

/// Shows this box of the plane in the frame, `pad` points away from its edges, at a round scale (1:450,000). A box without breadth is shown at 1:10,000.
MapView fit_view(const shape::Box& plane, const Rect& frame, double pad);

/// The smallest round number that is not below: 1, 1.2, 1.5, 2, 2.5, 3, ... 9 times a power of ten.
double round_scale(double denominator);

/// A scale bar true on the ground: so many metres (1, 2 or 5 times a power of ten) are so long on paper, measured along the parallel through the middle of
/// the map.
struct ScaleBar {
    double metres = 0;
    double points = 0;
};
ScaleBar scale_bar(const MapView& view, const geodesy::Transform& transform, double most_points);

/// The direction of true north in the middle of the map, radians clockwise from the top of the page (0 where north is up).
double true_north(const MapView& view, const geodesy::Transform& transform);

} // namespace gridwarden::page
