#include "index/border_index.hpp"

#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/cell_mask.hpp"

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace gridwarden::index {

namespace {

namespace bg = boost::geometry;
using BoostPoint = bg::model::point<double, 2, bg::cs::cartesian>;
using BoostBox = bg::model::box<BoostPoint>;

constexpr std::uint32_t edges_a_run = 8;
constexpr double turn = 360.0;
constexpr double measured_to_m = 1e-5; // a bound is closed, and distances to edges are known this well

BoostBox to_boost(const shape::Box& box) {
    return {BoostPoint(box.min_x, box.min_y), BoostPoint(box.max_x, box.max_y)};
}

/// Consecutive edges of one ring: corners [first, last] of all corners, belonging to a unit. One box in the tree for
/// all of them.
struct Run {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t unit;
};

/// How far two flat answers may be wrong. On the plane that touches the ellipsoid at p (x by cos(lat), y by the
/// meridian), a way within `reach` of p has a length that is right to a factor 1 +- error: a degree of longitude
/// changes by tan(lat) for each radian, and that of latitude by less than 0.02. So flat beyond (1 + error) d is beyond,
/// flat within (1 - error) d is within.
class Flat {
public:
    Flat(shape::Coord p, Length distance) : p_(p) {
        constexpr double radian = std::numbers::pi / 180.0;
        constexpr double shortest_radius = 6335439.0;
        const double angle = distance.in_metres() / shortest_radius;
        const double top = std::abs(p.y) * radian + angle;
        error_ = top < 1.55 ? 1.1 * angle * (std::tan(top) + 0.02) : 1.0;
        const geodesy::Scale scale = geodesy::scale_at(p.y);
        east_ = scale.east_m_per_deg;
        north_ = scale.north_m_per_deg;
    }
    [[nodiscard]] bool usable() const noexcept { return error_ < 0.1; }
    [[nodiscard]] double error() const noexcept { return error_; }

    /// Square of the flat distance to an edge, which lies in the map image of p that is `shift` degrees away.
    [[nodiscard]] double squared_distance(shape::Coord a, shape::Coord b, double shift) const noexcept {
        const double ax = (a.x - p_.x - shift) * east_;
        const double ay = (a.y - p_.y) * north_;
        const double dx = (b.x - a.x) * east_;
        const double dy = (b.y - a.y) * north_;
        const double square = dx * dx + dy * dy;
        const double along = -(ax * dx + ay * dy);
        const double t = along <= 0.0 ? 0.0 : along >= square ? 1.0 : along / square;
        const double x = ax + t * dx;
        const double y = ay + t * dy;
        return x * x + y * y;
    }

private:
    shape::Coord p_;
    double error_ = 1.0;
    double east_ = 0.0;
    double north_ = 0.0;
};

} // namespace

struct BorderIndex::Impl {
    using Leaf = std::pair<BoostBox, std::uint32_t>; // run
    using Tree = bg::index::rtree<Leaf, bg::index::rstar<16>>;

    std::vector<shape::Coord> corners;
    std::vector<Run> runs;
    shape::Box total;
    CellMask mask;
    Tree tree;

    explicit Impl(std::span<const shape::Geometry> units) {
        for (std::size_t unit = 0; unit < units.size(); ++unit) {
            if (units[unit].kind == shape::Kind::polygon) {
                add(geometry::unwrap(units[unit]), static_cast<std::uint32_t>(unit));
            }
        }
        std::vector<Leaf> leaves;
        leaves.reserve(runs.size());
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const shape::Box box = box_of(runs[i]);
            total.add(box);
            leaves.emplace_back(to_boost(box), static_cast<std::uint32_t>(i));
        }
        tree = Tree(leaves.begin(), leaves.end()); // packed
        mark_edges();
    }

    void mark_edges() {
        mask = CellMask(total, corners.size());
        for (const Run& run : runs) {
            for (std::uint32_t i = run.first; i < run.last; ++i) {
                mask.mark(corners[i], corners[i + 1]);
            }
        }
    }

    void add(const shape::Geometry& unit, std::uint32_t row) {
        for (const shape::Part& part : unit.parts) {
            for (const shape::Path& ring : part) {
                const auto start = static_cast<std::uint32_t>(corners.size());
                corners.insert(corners.end(), ring.begin(), ring.end());
                const auto end = static_cast<std::uint32_t>(corners.size());
                for (std::uint32_t first = start; first + 1 < end; first += edges_a_run) {
                    runs.push_back({first, std::min(first + edges_a_run, end - 1), row});
                }
            }
        }
    }

    [[nodiscard]] shape::Box box_of(const Run& run) const {
        shape::Box box;
        for (std::uint32_t i = run.first; i <= run.last; ++i) {
            box.add(corners[i]);
        }
        return box;
    }

    /// Calls `visit(run, shift)` for every run that may come within the distance, in any image of the map. A run is met
    /// more than once only where the box is wider than a turn.
    template <class Visit>
    void each_run_near(shape::Coord p, Length distance, Visit visit) const {
        const geodesy::Reach reach = geodesy::reach(p, distance + Length::metres(measured_to_m));
        for (const double shift : {0.0, -turn, turn}) {
            const shape::Box box{p.x + shift - reach.lon_deg, p.y - reach.lat_deg, p.x + shift + reach.lon_deg,
                                 p.y + reach.lat_deg};
            if (box.intersects(total) && mask.may_touch(box)) {
                const auto take = [&](const Leaf& leaf) { visit(runs[leaf.second], shift); };
                tree.query(bg::index::intersects(to_boost(box)), boost::make_function_output_iterator(take));
            }
            if (reach.lon_deg >= turn) {
                return; // one box holds all images
            }
        }
    }

    [[nodiscard]] bool run_within(const Run& run, double shift, shape::Coord p, Length distance,
                                  const Flat& flat) const {
        const double metres = distance.in_metres();
        const double surely = metres * (1.0 - flat.error());
        const double perhaps = (metres + measured_to_m) * (1.0 + flat.error()) + 1e-6;
        for (std::uint32_t i = run.first; i < run.last; ++i) {
            if (flat.usable()) {
                const double square = flat.squared_distance(corners[i], corners[i + 1], shift);
                if (square > perhaps * perhaps) {
                    continue;
                }
                if (surely > 1e-3 && square < (surely - 1e-3) * (surely - 1e-3)) {
                    return true;
                }
            }
            if (geodesy::distance_to_edge(p, corners[i], corners[i + 1]).in_metres() <= metres + measured_to_m) {
                return true;
            }
        }
        return false;
    }

    /// The nearest edge of all that may come within the distance.
    [[nodiscard]] double nearest_within(shape::Coord p, Length distance) const {
        const Flat flat(p, distance);
        double best = std::numeric_limits<double>::infinity();
        each_run_near(p, distance, [&](const Run& run, double shift) {
            for (std::uint32_t i = run.first; i < run.last; ++i) {
                const double beyond =
                    (std::min(best, distance.in_metres()) + measured_to_m) * (1.0 + flat.error()) + 1e-6;
                if (!flat.usable() || flat.squared_distance(corners[i], corners[i + 1], shift) <= beyond * beyond) {
                    best = std::min(best, geodesy::distance_to_edge(p, corners[i], corners[i + 1]).in_metres());
                }
            }
        });
        return best;
    }
};

BorderIndex::BorderIndex(std::span<const shape::Geometry> units) : impl_(std::make_unique<Impl>(units)) {}
BorderIndex::~BorderIndex() = default;
BorderIndex::BorderIndex(BorderIndex&&) noexcept = default;

void BorderIndex::units_within(shape::Coord p, Length distance, std::vector<std::uint32_t>& out) const {
    out.clear();
    if (!shape::is_finite(p)) {
        return;
    }
    const Flat flat(p, distance);
    impl_->each_run_near(p, distance, [&](const Run& run, double shift) {
        const bool known = std::find(out.begin(), out.end(), run.unit) != out.end();
        if (!known && impl_->run_within(run, shift, p, distance, flat)) {
            out.push_back(run.unit);
        }
    });
    std::sort(out.begin(), out.end());
}

Length BorderIndex::nearest(shape::Coord p, Length limit) const {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (!shape::is_finite(p)) {
        return Length::metres(infinite);
    }
    // What is found within a distance is the nearest; so begin near and widen, and most edges are never looked at.
    double metres = std::min(100.0, limit.in_metres());
    double found = impl_->nearest_within(p, Length::metres(metres));
    while (found > metres && metres < limit.in_metres()) {
        metres = std::min(4.0 * metres, limit.in_metres());
        found = impl_->nearest_within(p, Length::metres(metres));
    }
    return Length::metres(found <= limit.in_metres() + measured_to_m ? found : infinite);
}

} // namespace gridwarden::index
