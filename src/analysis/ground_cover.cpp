#include "analysis/ground_cover.hpp"

#include "analysis/ground_arcs.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "index/box_index.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gridwarden::analysis {

namespace {

constexpr double block_lat_deg = 4; ///< grounds are looked at together that have their middle in a block; one sphere serves it
constexpr double block_lon_deg = 8;

void move(Reach& reach, double lon_deg) {
    for (auto& part : reach.place.parts) {
        for (auto& path : part) {
            for (auto& c : path) {
                c.x += lon_deg;
            }
        }
    }
}

/// Reaches of one form and their boxes.
struct Reaches {
    explicit Reaches(std::vector<Reach> all) : reaches(std::move(all)), index(boxes_of(reaches)) {}
    static std::vector<shape::Box> boxes_of(const std::vector<Reach>& reaches) {
        std::vector<shape::Box> boxes;
        for (const auto& reach : reaches) {
            boxes.push_back(box_of(reach));
        }
        return boxes;
    }
    /// Those that may meet a box, moved by whole turns to lie beside it.
    [[nodiscard]] std::vector<Reach> near(const shape::Box& box) const {
        std::vector<Reach> found;
        std::vector<std::uint32_t> rows;
        for (const double turn : {-360.0, 0.0, 360.0}) {
            auto turned = box;
            turned.min_x -= turn;
            turned.max_x -= turn;
            index.touching(turned, rows);
            for (const auto row : rows) {
                found.push_back(reaches[row]);
                move(found.back(), turn);
            }
        }
        return found;
    }
    std::vector<Reach> reaches;
    index::BoxIndex index;
};

/// Grounds by block.
std::map<std::pair<int, int>, std::vector<std::size_t>> blocks_of(std::span<const shape::Geometry> grounds) {
    std::map<std::pair<int, int>, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < grounds.size(); ++i) {
        if (!grounds[i].empty()) {
            const auto box = shape::box_of(grounds[i]);
            blocks[{static_cast<int>(std::floor((box.min_y + box.max_y) / 2 / block_lat_deg)),
                    static_cast<int>(std::floor((box.min_x + box.max_x) / 2 / block_lon_deg))}]
                .push_back(i);
        }
    }
    return blocks;
}

/// How ground lies that no reach comes near.
GroundCover bare(const shape::Geometry& ground, Area area, const CoverOptions& options) {
    GroundCover cover;
    if (options.gaps) {
        cover.gaps = pieces_of(ground);
    }
    cover.depth.resize(options.depth_classes, DepthClass{{shape::Kind::polygon, {}}, {}});
    if (!cover.depth.empty()) {
        cover.depth.front() = {ground, area};
    }
    return cover;
}

/// By arcs where only discs are near and they link up, else by overlay.
GroundCover cover_ground(const shape::Geometry& ground, Area area, const DiscArcs& arcs, const Reaches& discs, const Reaches& others,
                         const CoverOptions& options) {
    const auto box = shape::box_of(ground);
    auto near = others.near(box);
    if (near.empty() && !arcs.any_near(box)) {
        return bare(ground, area, options);
    }
    if (near.empty() && arcs.stray_m() < options.tolerance.in_metres() / 2) {
        if (auto cover = cover_by_arcs(ground, area, arcs, options)) {
            return std::move(*cover);
        }
    }
    auto all = discs.near(box);
    std::move(near.begin(), near.end(), std::back_inserter(all));
    return cover_by_overlay(ground, area, all, options);
}

/// Moves reaches by whole turns so that the widest stretch of longitude without any lies outside them.
void gather(std::vector<Reach>& reaches) {
    std::vector<double> lons;
    for (const auto& reach : reaches) {
        const auto box = shape::box_of(reach.place);
        lons.push_back(std::remainder((box.min_x + box.max_x) / 2, 360.0));
    }
    auto sorted = lons;
    std::sort(sorted.begin(), sorted.end());
    double start = sorted.empty() ? 0.0 : sorted.front();
    double widest = sorted.empty() ? 0.0 : start + 360.0 - sorted.back();
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i] - sorted[i - 1] > widest) {
            widest = sorted[i] - sorted[i - 1];
            start = sorted[i];
        }
    }
    for (std::size_t i = 0; i < reaches.size(); ++i) {
        const auto box = shape::box_of(reaches[i].place);
        move(reaches[i], std::round((lons[i] - (box.min_x + box.max_x) / 2) / 360.0) * 360.0 + (lons[i] < start ? 360.0 : 0.0));
    }
}

bool covers_ground(const Reach& reach) { return reach.radius > Length() || reach.place.kind == shape::Kind::polygon; }

} // namespace

shape::Box box_of(const Reach& reach) {
    auto box = shape::box_of(reach.place);
    const double farthest = std::max(std::abs(box.min_y), std::abs(box.max_y));
    const auto around = geodesy::reach({0, farthest}, reach.radius);
    box.add(shape::Coord{box.min_x - around.lon_deg, box.min_y - around.lat_deg});
    box.add(shape::Coord{box.max_x + around.lon_deg, box.max_y + around.lat_deg});
    return box;
}

std::vector<GroundCover> cover_grounds(std::span<const shape::Geometry> grounds, std::span<const Area> areas,
                                       std::span<const Reach> reaches, const CoverOptions& options) {
    std::vector<Reach> round;
    std::vector<Reach> other;
    for (const auto& reach : reaches) {
        if (covers_ground(reach)) {
            (reach.is_disc() ? round : other).push_back(reach);
        }
    }
    const Reaches discs(std::move(round));
    const Reaches others(std::move(other));
    std::vector<GroundCover> covers(grounds.size());
    for (const auto& [block, rows] : blocks_of(grounds)) {
        shape::Box box;
        for (const auto row : rows) {
            box.add(shape::box_of(grounds[row]));
        }
        const DiscArcs arcs(discs.near(box), std::max(1U, options.depth_classes), options.threads);
        parallel_ranges(rows.size(), 4, options.threads, [&](std::size_t begin, std::size_t end) {
            for (auto k = begin; k < end; ++k) {
                check_cancel();
                covers[rows[k]] = cover_ground(grounds[rows[k]], areas[rows[k]], arcs, discs, others, options);
            }
        });
    }
    return covers;
}

std::vector<Piece> union_of_reaches(std::span<const Reach> reaches, const CoverOptions& options) {
    std::vector<Reach> all;
    std::copy_if(reaches.begin(), reaches.end(), std::back_inserter(all), covers_ground);
    gather(all);
    std::optional<std::vector<Piece>> pieces;
    if (std::all_of(all.begin(), all.end(), [](const Reach& reach) { return reach.is_disc(); })) {
        const DiscArcs arcs(all, 1, options.threads);
        if (arcs.stray_m() < options.tolerance.in_metres() / 2 && arcs.width_deg() < 180) {
            pieces = union_by_arcs(arcs, options.tolerance);
        }
    }
    if (!pieces) {
        pieces = union_by_overlay(all, options.tolerance);
    }
    std::stable_sort(pieces->begin(), pieces->end(), [](const Piece& a, const Piece& b) {
        const auto at = shape::box_of(a.polygon);
        const auto bt = shape::box_of(b.polygon);
        return std::pair(at.min_x, at.min_y) < std::pair(bt.min_x, bt.min_y);
    });
    return std::move(*pieces);
}

} // namespace gridwarden::analysis
