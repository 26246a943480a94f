#pragma once

#include "analysis/river_network.hpp"
#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <optional>
#include <vector>

namespace gridwarden::analysis {

/// A position on the turn of longitude on which a geometry, or another position, is drawn.
shape::Coord beside(shape::Coord place, const shape::Geometry& geometry);
shape::Coord beside(shape::Coord place, shape::Coord other);

/// Whether ground as far round a place can be drawn: not over a pole, not farther than 1000 km.
bool can_draw(shape::Coord place, Length distance);

/// Discs of these radii round places; of several the convex envelope, edges straight in lon/lat.
shape::Geometry discs_envelope(const std::vector<shape::Coord>& places, const std::vector<Length>& radii, Length tolerance);

/// All ground as near to a place, a line or a footprint.
shape::Geometry ground_around(const shape::Geometry& place, Length radius, Length tolerance);

/// The water of a lake within a radius of the intake (all of it without a radius), and the strip of land along its shore.
shape::Geometry lake_ground(const shape::Geometry& lake, shape::Coord intake, const std::optional<Length>& radius, Length strip, Length tolerance);

/// A stretch of river and a strip of land along both banks, cut across at its ends. Banks are the polygons of its bed that the stretch
/// touches; without any the strip is measured from the centre line.
struct RiverGround {
    shape::Geometry ground;
    bool has_banks = false;
};
RiverGround river_ground(const std::vector<shape::Path>& stretch, const std::vector<const shape::Geometry*>& beds, Length strip, Length tolerance);

} // namespace gridwarden::analysis
