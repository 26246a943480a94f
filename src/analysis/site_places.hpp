#pragma once

#include "shape/geometry.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::analysis {

/// A footprint and a polygon whose boxes touch, after the footprint was moved by whole turns of longitude.
struct Touching {
    std::uint32_t footprint;
    std::uint32_t polygon;
    double turn_deg;
};

/// The sites of a table by what they are: points as positions, footprints (polygons, lines, several points) by where they lie in it.
/// Holds references to the table.
struct SitePlaces {
    struct Footprint {
        std::uint32_t site;
        const table::Batch* batch;
        std::uint32_t row;
    };
    std::vector<shape::Coord> points;     ///< one a site; NaN for footprints and sites without a place
    std::vector<Footprint> footprints;    ///< ascending by site

    explicit SitePlaces(const table::Table& sites);
    [[nodiscard]] const Footprint* footprint_of(std::uint32_t site) const; ///< null for a point or no place
    [[nodiscard]] bool placed(std::uint32_t site) const { return shape::is_finite(points[site]) || footprint_of(site) != nullptr; }
    [[nodiscard]] shape::Geometry geometry(const Footprint& footprint) const { return footprint.batch->geometry.get(footprint.row); }
    /// The footprint as it meets the polygon.
    [[nodiscard]] shape::Geometry footprint(const Touching& at) const;
};

/// Every footprint with every polygon whose box it touches, by footprint, then polygon. Polygons across the antimeridian are unwrapped;
/// a footprint on the other side is moved by a turn to meet them.
std::vector<Touching> touching_boxes(const SitePlaces& places, std::span<const shape::Geometry> polygons);

} // namespace gridwarden::analysis
