#pragma once

#include "page/map_view.hpp"

#include <string>
#include <vector>

namespace gridwarden::page {

/// A meridian or parallel where it leaves the frame: meridians at the lower edge, parallels at the left one.
struct Tick {
    shape::Coord at; ///< on paper
    bool meridian = true;
    std::string label; ///< `117°20′E`
};

struct Graticule {
    std::vector<std::vector<shape::Coord>> lines; ///< on paper, not clipped
    std::vector<Tick> ticks;
    double step = 1; ///< degrees
};

/// Meridians and parallels at a round step, so that about six of the more frequent kind are seen.
Graticule graticule(const MapView& view, const geodesy::Transform& transform);

/// `30°40′N` for 30.6667; seconds only where the step (degrees) asks for them.
std::string degrees_text(double degrees, bool longitude, double step);

void draw_graticule_lines(Canvas& canvas, const Graticule& graticule);
/// Ticks and their labels outside the frame, and the frame itself (neatline).
void draw_neatline(Canvas& canvas, const Rect& frame, const Graticule& graticule);

} // namespace gridwarden::page
