#include "ingest/overlap.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::ingest {

namespace {

shape::Box box_of_units(const model::UnitTree& units) {
    shape::Box box;
    for (const auto& polygon : units.levels.back().polygons) {
        box.add(shape::box_of(polygon));
    }
    return box;
}

std::string text_of(const shape::Box& box) {
    const auto part = [](double v) { return number_text(v, 7); };
    return part(box.min_x) + ".." + part(box.max_x) + " E, " + part(box.min_y) + ".." + part(box.max_y) + " N";
}

/// Distance between the nearest corners of two boxes that do not meet.
Length apart(const shape::Box& a, const shape::Box& b) {
    const auto nearest = [](double low, double high, double other_low, double other_high) {
        return other_low > high ? std::pair{high, other_low} : other_high < low ? std::pair{low, other_high} : std::pair{low, low};
    };
    const auto [ax, bx] = nearest(a.min_x, a.max_x, b.min_x, b.max_x);
    const auto [ay, by] = nearest(a.min_y, a.max_y, b.min_y, b.max_y);
    return geodesy::distance({ax, ay}, {bx, by});
}

bool holds(const shape::Box& box, shape::Coord c) {
    return box.contains(c) || box.contains({c.x + 360, c.y}) || box.contains({c.x - 360, c.y});
}

} // namespace

void require_overlap(const table::Table& sites, const model::UnitTree& units, IssueSink&) {
    const auto box = box_of_units(units);
    shape::Box all;
    bool swapped = false;
    for (const auto& batch : sites.batches) {
        for (const auto c : batch.geometry.coordinates()) {
            if (holds(box, c)) {
                return;
            }
            if (shape::is_finite(c)) {
                all.add(c);
                swapped = swapped || holds(box, {c.y, c.x});
            }
        }
    }
    if (all.empty() || all.intersects(box)) { // nothing to place, or a footprint that spans the units
        return;
    }
    throw Error(swapped ? "GW-ASSIGN-002" : "GW-ASSIGN-001",
                {{"sites", text_of(all)}, {"units", text_of(box)}, {"km", number_text(std::round(apart(all, box).in_metres() / 1000), 6)}});
}

} // namespace gridwarden::ingest
