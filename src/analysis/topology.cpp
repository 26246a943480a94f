#include "analysis/levels.hpp"
#include "analysis/unit_geometry.hpp"
#include "core/number_text.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/box_index.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridwarden::analysis {

namespace {

using model::no_unit;
using model::UnitLevel;

/// Below this, what an overlay finds between two borders is its own rounding: 1e-14 of a degree's length along 100 km is less than
/// a square millimetre, and vertices of two transforms differ by as much as a square centimetre.
constexpr double floor_m2 = 0.01;

/// A gap or an overlap is a sliver where it is thin: 4 pi A / P^2 is 1 for a disc, 0.01 for a strip 300 times as long as wide.
constexpr double thin = 0.01;

/// A piece of ground that has no unit, or two.
struct Piece {
    shape::Geometry polygon; ///< one part
    double square_metres = 0;
    bool sliver = false;
};

Piece piece_of(shape::Part part) {
    Piece piece{shape::polygon(std::move(part)), 0, false};
    piece.square_metres = geodesy::area(piece.polygon).in_square_metres();
    const double perimeter = geodesy::length({shape::Kind::line, {{piece.polygon.parts[0][0]}}}).in_metres();
    piece.sliver = perimeter > 0 && 4 * std::numbers::pi * piece.square_metres / (perimeter * perimeter) < thin;
    return piece;
}

std::vector<Piece> pieces_of(const shape::Geometry& polygons) {
    std::vector<Piece> pieces;
    for (const auto& part : polygons.parts) {
        auto piece = piece_of(part);
        if (piece.square_metres >= floor_m2) {
            pieces.push_back(std::move(piece));
        }
    }
    return pieces;
}

Issue issue_of(std::string code, const UnitLevel& level, std::uint32_t row, std::string value, const Piece& piece, Arguments arguments) {
    arguments.emplace_back("area", number_text(piece.square_metres, 6));
    Issue issue{std::move(code), {level.source, level.layer, row, ""}, std::move(value), std::move(arguments)};
    issue.geometry_wkt = shape::to_wkt(piece.polygon);
    return issue;
}

/// Overlapping pairs of a level, each told once, at the unit of the smaller id.
void find_overlaps(const UnitLevel& level, unsigned threads, IssueSink& issues, TopologySummary& summary) {
    const auto boxes = boxes_of(level);
    const index::BoxIndex index(boxes);
    struct Overlap {
        std::uint32_t other;
        Piece piece;
    };
    std::vector<std::vector<Overlap>> found(level.size());
    parallel_ranges(level.size(), 16, threads, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> near;
        for (auto i = begin; i < end; ++i) {
            index.touching(boxes[i], near);
            for (const auto j : near) {
                if (j > i) {
                    for (auto& piece : pieces_of(geometry::intersection(level.polygons[i], level.polygons[j]))) {
                        found[i].push_back({j, std::move(piece)});
                    }
                }
            }
        }
    });
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const auto& [other, piece] : found[i]) {
            ++summary.overlaps;
            summary.overlap_area = summary.overlap_area + Area::square_metres(piece.square_metres);
            issues.add(issue_of(piece.sliver ? "GW-UNIT-003" : "GW-UNIT-002", level, level.rows[i], level.ids[i], piece, {{"other", level.ids[other]}}));
        }
    }
}

void tell_gap(const UnitLevel& level, const Piece& piece, IssueSink& issues, TopologySummary& summary) {
    ++summary.gaps;
    summary.gap_area = summary.gap_area + Area::square_metres(piece.square_metres);
    issues.add(issue_of(piece.sliver ? "GW-UNIT-009" : "GW-UNIT-001", level, 0, "", piece, {}));
}

/// The ground of a hole of the whole, without the parts that lie in it.
std::vector<Piece> ground_of(const shape::Path& hole, const shape::Geometry& whole) {
    const auto polygon = shape::polygon({hole});
    const auto box = shape::box_of(polygon);
    shape::Geometry islands{shape::Kind::polygon, {}};
    for (const auto& part : whole.parts) {
        if (const auto inner = shape::box_of(shape::polygon(part)); box.contains({inner.min_x, inner.min_y}) && box.contains({inner.max_x, inner.max_y})) {
            islands.parts.push_back(part);
        }
    }
    return pieces_of(islands.empty() ? polygon : geometry::difference(polygon, islands));
}

/// Ground inside the coarsest level that belongs to no unit: holes of the union of all.
void find_holes(const UnitLevel& level, IssueSink& issues, TopologySummary& summary) {
    std::vector<const shape::Geometry*> polygons;
    for (const auto& polygon : level.polygons) {
        polygons.push_back(&polygon);
    }
    const auto whole = geometry::unary_union(polygons);
    for (const auto& part : whole.parts) {
        for (std::size_t hole = 1; hole < part.size(); ++hole) {
            for (const auto& piece : ground_of(part[hole], whole)) {
                tell_gap(level, piece, issues, summary);
            }
        }
    }
}

/// Each parent against the union of its children: ground of the parent that no child has, and the account of areas.
void compare_with_parents(const UnitLevel& coarse, const UnitLevel& fine, unsigned threads, IssueSink& issues, TopologySummary& summary) {
    std::vector<std::vector<const shape::Geometry*>> children(coarse.size());
    std::vector<Area> sums(coarse.size());
    for (std::size_t unit = 0; unit < fine.size(); ++unit) {
        if (fine.parents[unit] != no_unit) {
            children[fine.parents[unit]].push_back(&fine.polygons[unit]);
            sums[fine.parents[unit]] = sums[fine.parents[unit]] + fine.areas[unit];
        }
    }
    std::vector<std::vector<Piece>> gaps(coarse.size());
    parallel_ranges(coarse.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            gaps[i] = pieces_of(geometry::difference(coarse.polygons[i], geometry::unary_union(children[i])));
        }
    });
    for (std::size_t i = 0; i < coarse.size(); ++i) {
        for (const auto& piece : gaps[i]) {
            tell_gap(fine, piece, issues, summary);
        }
        const double whole = coarse.areas[i].in_square_metres();
        const double sum = sums[i].in_square_metres();
        if (std::fabs(whole - sum) > std::max(1e-9 * whole, floor_m2)) {
            issues.add({"GW-UNIT-005", {coarse.source, coarse.layer, coarse.rows[i], ""}, coarse.ids[i],
                        {{"whole", whole / 1e6}, {"sum", sum / 1e6}, {"children", children[i].size()}, {"fine", fine.source_text()}}});
        }
    }
}

} // namespace

TopologySummary check_topology(const model::UnitTree& tree, unsigned threads, IssueSink& issues) {
    TopologySummary summary;
    for (std::size_t k = 0; k < tree.levels.size(); ++k) {
        find_overlaps(tree.levels[k], threads, issues, summary);
        if (k == 0) {
            find_holes(tree.levels[k], issues, summary);
        } else {
            compare_with_parents(tree.levels[k - 1], tree.levels[k], threads, issues, summary);
        }
    }
    return summary;
}

} // namespace gridwarden::analysis
