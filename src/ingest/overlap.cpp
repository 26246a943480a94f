#include "ingest/overlap.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::ingest {

namespace {

shape::Box box_of_units(const model::UnitTree& units) {
    shape::Box box;
    for (const auto& level : units.levels) {
        for (const auto& polygon : level.polygons) {
            box.add(shape::box_of(polygon));
        }
    }
    return box;
}

std::string text_of(const shape::Box& box) {
    const auto part = [](double v) { return number_text(v, 7); };
    return part(box.min_x) + ".." + part(box.max_x) + " E, " + part(box.min_y) + ".." + part(box.max_y) + " N";
}

/// Units may lie beyond 180 degrees where they cross the antimeridian.
constexpr double turns[] = {0.0, 360.0, -360.0};

bool holds(const shape::Box& box, shape::Coord c) {
    return std::any_of(std::begin(turns), std::end(turns), [&](double turn) { return box.contains({c.x + turn, c.y}); });
}

Length distance_to(const shape::Box& box, shape::Coord c) {
    auto least = Length::metres(std::numeric_limits<double>::infinity());
    for (const auto turn : turns) {
        const shape::Coord nearest{std::clamp(c.x + turn, box.min_x, box.max_x), std::clamp(c.y, box.min_y, box.max_y)};
        least = std::min(least, geodesy::distance(c, nearest));
    }
    return least;
}

/// A footprint may span units without a corner in them.
bool any_footprint_meets(const table::Table& sites, const shape::Box& box) {
    for (const auto& batch : sites.batches) {
        for (std::size_t row = 0; row < batch.size() && !batch.geometry.points_only(); ++row) {
            if (box.intersects(shape::box_of(batch.geometry.get(row)))) {
                return true;
            }
        }
    }
    return false;
}

[[noreturn]] void refuse(const std::vector<shape::Coord>& places, const shape::Box& box) {
    shape::Box all;
    bool swapped = false;
    auto apart = Length::metres(std::numeric_limits<double>::infinity());
    for (const auto c : places) {
        all.add(c);
        swapped = swapped || holds(box, {c.y, c.x});
        apart = std::min(apart, distance_to(box, c));
    }
    throw Error(swapped ? "GW-ASSIGN-102" : "GW-ASSIGN-101", {{"sites", text_of(all)},
                                                              {"units", text_of(box)},
                                                              {"km", number_text(std::round(apart.in_metres() / 100) / 10, 6)}});
}

} // namespace

void require_overlap(const table::Table& sites, const model::UnitTree& units, IssueSink&) {
    const auto box = box_of_units(units);
    std::vector<shape::Coord> places; // none of them in the box
    for (const auto& batch : sites.batches) {
        for (const auto c : batch.geometry.coordinates()) {
            if (holds(box, c)) {
                return;
            }
            if (shape::is_finite(c)) {
                places.push_back(c);
            }
        }
    }
    if (!places.empty() && !box.empty() && !any_footprint_meets(sites, box)) {
        refuse(places, box);
    }
}

} // namespace gridwarden::ingest
