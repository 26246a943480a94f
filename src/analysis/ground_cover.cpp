#include "analysis/ground_cover.hpp"

#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/box_index.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

/// A box that certainly holds the reach.
shape::Box box_of(const Reach& reach) {
    auto box = shape::box_of(reach.place);
    for (const double lat : {box.min_y, box.max_y}) {
        const auto around = geodesy::reach({0, lat}, reach.radius);
        box.add(shape::Coord{box.min_x, lat + around.lat_deg});
        box.add(shape::Coord{box.min_x, lat - around.lat_deg});
    }
    const double farthest = std::max(std::abs(box.min_y), std::abs(box.max_y));
    const double lon = geodesy::reach({0, farthest}, reach.radius).lon_deg;
    box.min_x -= lon;
    box.max_x += lon;
    return box;
}

void move(shape::Geometry& geometry, double lon_deg) {
    for (auto& part : geometry.parts) {
        for (auto& path : part) {
            for (auto& c : path) {
                c.x += lon_deg;
            }
        }
    }
}

/// The reaches that may meet a ground, moved by whole turns to lie beside it.
std::vector<Reach> near(const shape::Geometry& ground, std::span<const Reach> reaches, const index::BoxIndex& boxes) {
    std::vector<Reach> found;
    std::vector<std::uint32_t> rows;
    for (const double turn : {-360.0, 0.0, 360.0}) {
        auto box = shape::box_of(ground);
        box.min_x -= turn;
        box.max_x -= turn;
        boxes.touching(box, rows);
        for (const auto row : rows) {
            found.push_back(reaches[row]);
            if (turn != 0) {
                move(found.back().place, turn);
            }
        }
    }
    return found;
}

} // namespace

std::vector<GroundCover> cover_grounds(std::span<const shape::Geometry> grounds, std::span<const Reach> reaches,
                                       const CoverOptions& options) {
    std::vector<shape::Box> boxes;
    for (const auto& reach : reaches) {
        boxes.push_back(reach.radius > Length() || reach.place.kind == shape::Kind::polygon ? box_of(reach) : shape::Box());
    }
    const index::BoxIndex index(boxes);
    std::vector<GroundCover> covers(grounds.size());
    parallel_ranges(grounds.size(), 4, options.threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            check_cancel();
            covers[i] = cover_by_overlay(grounds[i], near(grounds[i], reaches, index), options);
        }
        if (options.progress != nullptr) {
            options.progress->advance(end - begin);
        }
    });
    return covers;
}

} // namespace gridwarden::analysis
