#pragma once

#include "analysis/reach.hpp"
#include "geodesy/chord.hpp"

#include <optional>
#include <vector>

namespace gridwarden::analysis {

/// Measures how far a place is from the nearest ground that a station covers.
class CoverDistance {
public:
    explicit CoverDistance(const std::vector<Reach>& reaches);

    /// A place and its distance from cover.
    struct Deepest {
        shape::Coord at;
        Length distance;
    };
    /// The place of a polygon that lies farthest from cover: no other lies more than 1 m (or 0.2 %) farther. Nothing where no station
    /// covers anything. By branch and bound: distances change by no more than one moves.
    [[nodiscard]] std::optional<Deepest> deepest_in(const shape::Geometry& polygon) const;

private:
    struct Source {
        geodesy::Geocentric at;
        double radius_m;
        shape::Coord lonlat;
    };
    std::vector<Source> sources_;
};

} // namespace gridwarden::analysis
