#pragma once

#include "core/quantity.hpp"
#include "index/near_index.hpp"
#include "shape/geometry.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace gridwarden::analysis {

/// River centre lines that run into each other, each in the direction in which it was digitised: its first corner is upstream. A line whose end lies
/// within the snapping distance of another runs into it there; one whose beginning does branches off. Lengths are geodesic from corner to corner.
class RiverNetwork {
public:
    RiverNetwork(std::vector<shape::Path> lines, Length snap);

    /// A place on a line.
    struct Spot {
        std::uint32_t line;
        double along_m; ///< from its beginning
        Length away;    ///< of what was asked for from the line
    };
    /// The nearest place of the network; at a confluence the one below it. Nothing where no line is within the limit.
    [[nodiscard]] std::optional<Spot> nearest(const index::Origin& from, Length limit) const;
    [[nodiscard]] std::optional<Spot> nearest(shape::Coord from) const { return nearest(index::Origin(from), Length::kilometres(1e6)); }
    /// What lies above a place, with tributaries, up to a distance along the lines.
    [[nodiscard]] std::vector<shape::Path> upstream(const Spot& from, Length distance) const;
    /// What lies below it.
    [[nodiscard]] std::vector<shape::Path> downstream(const Spot& from, Length distance) const;

    [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }
    [[nodiscard]] const shape::Path& path(std::uint32_t line) const { return lines_[line].path; }
    /// Which of the paths that it was made from a line is; paths without length make none.
    [[nodiscard]] std::uint32_t source(std::uint32_t line) const { return lines_[line].source; }
    /// Where a line runs into another; nothing at an outlet.
    struct Joint {
        std::uint32_t line;
        double along_m;
    };
    [[nodiscard]] std::optional<Joint> mouth(std::uint32_t line) const { return lines_[line].mouth; }
    [[nodiscard]] double length_m(std::uint32_t line) const { return lines_[line].at_m.back(); }
    /// A line that begins or ends on another.
    struct Side {
        std::uint32_t line;
        double along_m; ///< on that other
    };
    [[nodiscard]] const std::vector<Side>& inflows(std::uint32_t line) const { return inflows_[line]; }
    /// From a place along the lines to where the water leaves the network; nothing where it runs in a ring.
    [[nodiscard]] std::optional<double> to_outlet_m(const Joint& from) const;

    /// What is odd about how lines meet.
    struct Oddity {
        enum class Sort { opposed, gap, ring } sort; ///< two mouths that meet; an end just beyond the snapping distance; water that comes back
        std::uint32_t line;
        std::uint32_t other;
        double metres; ///< of a gap
        shape::Coord at;
    };
    /// Ends that do not meet are told up to ten times the snapping distance.
    [[nodiscard]] std::vector<Oddity> oddities() const;

private:
    struct Line {
        std::uint32_t source;
        shape::Path path;
        std::vector<double> at_m;    ///< of each corner, from the beginning
        std::optional<Joint> mouth;
        std::optional<Joint> branch; ///< where it branches off
    };
    using Seen = std::map<std::pair<std::uint32_t, double>, double>; ///< places left, and with how much way to go
    using Pieces = std::map<std::uint32_t, std::vector<std::pair<double, double>>>; ///< stretches of each line
    [[nodiscard]] std::optional<Joint> joint(std::uint32_t line, bool is_mouth) const;
    [[nodiscard]] static double along(const Line& line, shape::Coord on);
    void walk_up(std::uint32_t line, double along_m, double left_m, Pieces& found, Seen& seen) const;
    void walk_down(std::uint32_t line, double along_m, double left_m, Pieces& found, Seen& seen) const;
    [[nodiscard]] std::vector<shape::Path> paths(const Pieces& pieces) const;

    Length snap_;
    std::vector<Line> lines_;
    std::optional<index::NearIndex> index_; ///< of the lines
    std::vector<std::vector<Side>> inflows_;  ///< of each line
    std::vector<std::vector<Side>> branches_; ///< of each line
};

/// Lines turned so that they all lead to an outlet: of each line that is linked to it the end by which it is first reached is its mouth.
struct Turned {
    std::vector<shape::Path> lines;
    std::size_t unlinked = 0; ///< lines that keep their direction, for nothing links them to the outlet
};
Turned turned_to(std::vector<shape::Path> lines, shape::Coord outlet, Length snap);

/// Total length of paths, geodesic from corner to corner.
Length length_of(const std::vector<shape::Path>& paths);

} // namespace gridwarden::analysis
