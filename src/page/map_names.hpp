#pragma once

#include "page/draw_layer.hpp"
#include "page/ground.hpp"

#include <string>
#include <vector>

namespace gridwarden::page {

/// Writes names of units on a map, those with least room first, each where it stands best. Names that find no place are given back; that of `but` is not written.
std::vector<std::string> name_units(Canvas& canvas, const MapView& view, const Ground& ground, std::size_t level, LabelPlacer& placer, const Colour& colour,
                                    std::optional<std::size_t> but = {});

/// The finest level whose names have room in this view; nothing where none has.
std::optional<std::size_t> level_to_name(const MapView& view, const Ground& ground);

/// Writes the labels of a layer's style beside its points, where the style has some at this scale. `reluctant` gives up those without room silently.
std::vector<std::string> name_features(Canvas& canvas, const MapView& view, const PlaneLayer& layer, double factor, LabelPlacer& placer);

/// A geometry of the plane on paper.
shape::Geometry on_paper(const MapView& view, const shape::Geometry& plane);

} // namespace gridwarden::page
