#pragma once

#include "geodesy/nearest.hpp"
#include "index/ball_tree.hpp"
#include "shape/geometry.hpp"

#include <optional>

namespace gridwarden::index {

/// A geometry made ready for measuring from edge to edge: edges straight in lon/lat, distances geodesic to 1 mm, 0 where two touch or one
/// holds a part of the other. Conservative balls decide which edges are looked at.
class Outline {
public:
    /// \pre the geometry has at least one position
    explicit Outline(const shape::Geometry& geometry);
    /// Holds every position of the geometry, its interior included.
    [[nodiscard]] const Ball& ball() const noexcept { return ball_; }
    /// The shortest way to another, nothing where it is longer than the limit.
    [[nodiscard]] std::optional<geodesy::Nearest> nearest(const Outline& other, double limit_m) const;

private:
    /// A position, or an edge from it to the next one.
    struct Piece {
        std::uint32_t first;
        std::uint32_t last;
    };
    /// Consecutive pieces with a ball round them all.
    struct Run {
        std::uint32_t first;
        std::uint32_t end;
        Ball ball;
    };
    struct RunPair {
        double gap_m; ///< no place of one is nearer to a place of the other
        std::uint32_t run;
        std::uint32_t other;
    };
    void add_path(const shape::Path& path);
    void cover();
    [[nodiscard]] std::optional<shape::Coord> held_part(const Outline& other) const;
    [[nodiscard]] bool holds(shape::Coord p) const;
    [[nodiscard]] std::vector<RunPair> runs_near(const Outline& other, double limit_m) const;
    void improve(std::optional<geodesy::Nearest>& best, double& limit_m, const Outline& other, const RunPair& pair) const;
    [[nodiscard]] geodesy::Nearest between(std::uint32_t piece, const Outline& other, std::uint32_t other_piece) const;

    std::vector<shape::Coord> corners_;
    std::vector<shape::Coord> part_starts_;
    std::vector<Piece> pieces_;
    std::vector<Ball> piece_balls_;
    std::vector<Run> runs_;
    std::vector<shape::Path> rings_; ///< of polygons, longitudes continuous along each
    Ball ball_;
};

} // namespace gridwarden::index
