#pragma once

#include "geodesy/chord.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::index {

/// All positions within a chord of a place in the Earth-centred frame.
struct Ball {
    geodesy::Geocentric centre;
    double radius_m = 0.0;
};

/// Balls packed into boxes: sorted along a Z-order curve, 32 a leaf, 8 boxes a node. Being three-dimensional it needs no care at the
/// antimeridian or a pole. Visits in an order that depends on the balls only. Immutable once built.
class BallTree {
public:
    BallTree() = default;
    BallTree(std::span<const Ball> balls, unsigned threads);
    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

    /// Calls `visit(row, ball, chord between the centres)` for each ball that comes within `chord_m` of the ball `from`.
    template <class Visit>
    void within(const Ball& from, double chord_m, Visit visit) const;

    /// Likewise, near boxes first; each call returns the chord that is of interest from then on (a longer one changes nothing).
    template <class Visit>
    void nearing(const Ball& from, double chord_m, Visit visit) const;

private:
    static constexpr std::size_t leaf_size = 32;
    static constexpr std::size_t fan_out = 8;

    struct Bounds {
        std::array<double, 3> low;
        std::array<double, 3> high;
    };
    struct Place {
        std::uint32_t level;
        std::uint32_t box;
    };

    void sort(std::span<const Ball> balls, unsigned threads);
    void pack();
    [[nodiscard]] static double chord2(const Bounds& box, geodesy::Geocentric from) noexcept;
    template <class Visit>
    void visit_leaf(std::size_t leaf, const Ball& from, double chord_m, Visit visit) const;
    template <class Visit>
    void descend(Place place, const Ball& from, double& chord_m, Visit& visit) const;

    std::vector<double> x_, y_, z_;
    std::vector<double> radius_;             ///< empty where every radius is 0
    std::vector<double> leaf_radius_;        ///< the largest of a leaf; empty likewise
    std::vector<std::uint32_t> rows_;
    std::vector<std::vector<Bounds>> levels_; ///< of the leaves first; of centres, widened by the radii
};

inline double BallTree::chord2(const Bounds& box, geodesy::Geocentric from) noexcept {
    const std::array<double, 3> at{from.x, from.y, from.z};
    double sum = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double beside = std::max({box.low[i] - at[i], at[i] - box.high[i], 0.0});
        sum += beside * beside;
    }
    return sum;
}

template <class Visit>
void BallTree::visit_leaf(std::size_t leaf, const Ball& from, double chord_m, Visit visit) const {
    const auto begin = leaf * leaf_size;
    const auto count = std::min(leaf_size, rows_.size() - begin);
    std::array<double, leaf_size> squares;
    const double* x = x_.data() + begin;
    const double* y = y_.data() + begin;
    const double* z = z_.data() + begin;
    for (std::size_t i = 0; i < count; ++i) {
        const double dx = x[i] - from.centre.x;
        const double dy = y[i] - from.centre.y;
        const double dz = z[i] - from.centre.z;
        squares[i] = dx * dx + dy * dy + dz * dz;
    }
    const double reach = chord_m + from.radius_m + (radius_.empty() ? 0.0 : leaf_radius_[leaf]);
    for (std::size_t i = 0; i < count; ++i) {
        if (squares[i] <= reach * reach) {
            const double chord = std::sqrt(squares[i]);
            const double radius = radius_.empty() ? 0.0 : radius_[begin + i];
            if (chord <= chord_m + from.radius_m + radius) {
                visit(rows_[begin + i], Ball{{x[i], y[i], z[i]}, radius}, chord);
            }
        }
    }
}

template <class Visit>
void BallTree::within(const Ball& from, double chord_m, Visit visit) const {
    if (rows_.empty()) {
        return;
    }
    const double reach = chord_m + from.radius_m;
    std::vector<Place> open{{static_cast<std::uint32_t>(levels_.size() - 1), 0}}; // the top has one box
    while (!open.empty()) {
        const auto [level, box] = open.back();
        open.pop_back();
        if (chord2(levels_[level][box], from.centre) > reach * reach) {
            continue;
        }
        if (level == 0) {
            visit_leaf(box, from, chord_m, visit);
            continue;
        }
        const auto first = box * fan_out;
        for (auto child = std::min(first + fan_out, levels_[level - 1].size()); child-- > first;) {
            open.push_back({level - 1, static_cast<std::uint32_t>(child)});
        }
    }
}

template <class Visit>
void BallTree::descend(Place place, const Ball& from, double& chord_m, Visit& visit) const {
    if (place.level == 0) {
        visit_leaf(place.box, from, chord_m, [&](std::uint32_t row, const Ball& ball, double chord) {
            chord_m = std::min(chord_m, visit(row, ball, chord));
        });
        return;
    }
    std::array<std::pair<double, std::uint32_t>, fan_out> children;
    const auto first = place.box * fan_out;
    const auto count = std::min(fan_out, levels_[place.level - 1].size() - first);
    for (std::size_t i = 0; i < count; ++i) {
        children[i] = {chord2(levels_[place.level - 1][first + i], from.centre), static_cast<std::uint32_t>(first + i)};
    }
    std::sort(children.begin(), children.begin() + count);
    for (std::size_t i = 0; i < count; ++i) {
        const double reach = chord_m + from.radius_m;
        if (children[i].first > reach * reach) {
            return;
        }
        descend({place.level - 1, children[i].second}, from, chord_m, visit);
    }
}

template <class Visit>
void BallTree::nearing(const Ball& from, double chord_m, Visit visit) const {
    if (!rows_.empty()) {
        descend({static_cast<std::uint32_t>(levels_.size() - 1), 0}, from, chord_m, visit);
    }
}

} // namespace gridwarden::index
