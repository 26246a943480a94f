#pragma once

#include "analysis/reach.hpp"
#include "geodesy/gauss_sphere.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::analysis {

/// A point of a plane.
using Flat = shape::Coord;

/// The plane that touches a sphere of radius 1, seen from the opposite point: circles stay circles, angles stay angles.
struct TouchingPlane {
    geodesy::Direction east;
    geodesy::Direction north;
    geodesy::Direction up;
    explicit TouchingPlane(const geodesy::Direction& centre);
    [[nodiscard]] Flat to_plane(const geodesy::Direction& d) const noexcept {
        const double k = 2.0 / (1.0 + dot(d, up));
        return {k * dot(d, east), k * dot(d, north)};
    }
    [[nodiscard]] geodesy::Direction to_sphere(Flat p) const noexcept {
        const double quarter = (p.x * p.x + p.y * p.y) / 4.0;
        return (1.0 / (1.0 + quarter)) * ((p.x * east + p.y * north) + (1.0 - quarter) * up);
    }
};

/// A circle of a plane.
struct Circle {
    Flat centre;
    double radius;
};

/// A disc as a cap of the sphere.
struct Cap {
    TouchingPlane plane; ///< at its centre
    double sine;         ///< of its angular radius
    double cosine;
    double half_sine;    ///< of half of it
    double half_cosine;
    double radius_m;
    /// The circle of its border in a plane.
    [[nodiscard]] Circle in(const TouchingPlane& other) const noexcept {
        const double k = 2.0 / (dot(plane.up, other.up) + cosine);
        return {{k * dot(plane.up, other.east), k * dot(plane.up, other.north)}, k * sine};
    }
    /// The point of the border at an angle from its east, counter-clockwise.
    [[nodiscard]] geodesy::Direction at(double angle) const noexcept;
};

/// A piece of the border of a disc that lies in the same other discs throughout. Angles from east, counter-clockwise; `to` may exceed
/// pi by up to a turn. At its ends the border passes into or out of another disc.
struct Arc {
    double from;
    double to;
    std::uint32_t depth;      ///< of other discs over it
    std::uint32_t from_disc;  ///< whose border is met at the start; no_disc for a whole circle
    std::uint32_t to_disc;
    bool from_leaves;         ///< at the start the border leaves `from_disc` (else it enters it)
    bool to_enters;           ///< at the end it enters `to_disc` (else it leaves it)
};
inline constexpr std::uint32_t no_disc = 0xFFFFFFFFu;

/// The borders of many discs, cut where they meet. Of equal discs the earlier one is taken to be larger by nothing.
class DiscArcs {
public:
    /// `kept`: arcs under fewer than so many other discs are kept.
    DiscArcs(std::span<const Reach> discs, std::uint32_t kept, unsigned threads);

    [[nodiscard]] const geodesy::GaussSphere& sphere() const noexcept { return sphere_; }
    [[nodiscard]] const std::vector<Cap>& caps() const noexcept { return caps_; }
    [[nodiscard]] const std::vector<Arc>& arcs_of(std::uint32_t disc) const noexcept { return arcs_[disc]; }
    /// Most other discs over any place of its border.
    [[nodiscard]] std::uint32_t most_over(std::uint32_t disc) const noexcept { return most_[disc]; }
    /// All arcs, those not kept too.
    [[nodiscard]] std::vector<Arc> all_arcs_of(std::uint32_t disc) const;
    /// Discs whose boxes touch a box in lon/lat, ascending.
    void touching(const shape::Box& box, std::vector<std::uint32_t>& out) const;
    [[nodiscard]] bool any_near(const shape::Box& box) const;
    /// How far an outline may stray from the true one, at the worst disc.
    [[nodiscard]] double stray_m() const noexcept { return stray_m_; }
    [[nodiscard]] double width_deg() const noexcept { return extent_.max_x - extent_.min_x; }

    /// A place where the border of one disc enters or leaves another.
    struct Event {
        double angle;
        std::uint32_t disc;
        bool enters;
    };
    /// What the border of one disc meets.
    struct Meetings {
        std::vector<Event> events;
        std::uint32_t whole = 0; ///< discs that hold all of it
        std::uint32_t open = 0;  ///< other discs that hold its western end, where angles begin
    };

private:
    void make_grid();
    template <class Take>
    void each_cell(const shape::Box& box, Take take) const;
    [[nodiscard]] Meetings meetings_of(std::uint32_t disc, std::vector<std::uint32_t>& near) const;
    geodesy::GaussSphere sphere_;
    std::vector<Cap> caps_;
    std::vector<std::vector<Arc>> arcs_;
    std::vector<std::uint32_t> most_;
    std::vector<shape::Box> boxes_;
    double stray_m_ = 0;
    shape::Box extent_;
    int columns_ = 1;
    int rows_ = 1;
    std::vector<std::uint32_t> first_; ///< cell -> first of `cell_discs_`, one more at the end
    std::vector<std::uint32_t> cell_discs_;
};

/// A box that certainly holds the reach.
shape::Box box_of(const Reach& reach);

} // namespace gridwarden::analysis
