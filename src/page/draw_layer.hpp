#pragma once

#include "page/labels.hpp"
#include "page/map_view.hpp"
#include "page/plane_layer.hpp"

#include <functional>

namespace gridwarden::page {

/// The path of a geometry: cut to the frame and a margin, without vertices that are closer than so many points.
void trace(Canvas& canvas, const MapView& view, const shape::Geometry& geometry, double closest = 0.45);

/// A symbol on an area or line (the path that was traced; `path` traces it again) and at a point, `factor` times its size. `strength` below 1 fades it.
void paint_area(Canvas& canvas, const publish::Symbol& symbol, const Rect& within, const std::function<void()>& path, double strength = 1);
void paint_line(Canvas& canvas, const publish::Symbol& symbol, double strength = 1);
void paint_marker(Canvas& canvas, const publish::Symbol& symbol, shape::Coord at, double factor = 1, double strength = 1);
/// How far a marker reaches from its place, points.
double reach_of(const publish::Symbol& symbol, double factor);

struct LayerDrawing {
    double factor = 1;                                  ///< of the markers' size
    std::function<double(std::size_t row)> strength = {}; ///< 0 leaves a row out; nothing = 1
    bool hollow = false;                                ///< areas without their fill, so that what lies below is seen
};

/// Draws a layer in the order of its symbols' passes. Markers of one class closer than a quarter of a point are drawn once. What markers cover is told to the
/// placer, where there is one.
void draw_layer(Canvas& canvas, const MapView& view, const PlaneLayer& layer, const LayerDrawing& drawing, LabelPlacer* placer);

/// Markers shrink where there are so many that they would hide the ground: to no less than 0.45 of their size.
double marker_factor(const MapView& view, const std::vector<const PlaneLayer*>& layers);

} // namespace gridwarden::page
