#include "core/parallel.hpp"
#include "geometry/geometry.hpp"
#include "index/special_points.hpp"

#include <geos/algorithm/locate/IndexedPointInAreaLocator.h>
#include <geos/geom/CoordinateArraySequence.h>
#include <geos/geom/GeometryFactory.h>
#include <geos/geom/LinearRing.h>
#include <geos/geom/Location.h>
#include <geos/geom/MultiPolygon.h>
#include <geos/geom/Polygon.h>
#include <geos/index/strtree/TemplateSTRtree.h>

#include <algorithm>

namespace gridwarden::index {

namespace {

using geos::algorithm::locate::IndexedPointInAreaLocator;
using geos::geom::Location;

constexpr std::size_t units_a_range = 16;
constexpr std::size_t points_a_range = 8192;
constexpr double turn = 360.0;

std::unique_ptr<geos::geom::LinearRing> ring(const shape::Path& path, const geos::geom::GeometryFactory& factory) {
    std::vector<geos::geom::Coordinate> coordinates;
    coordinates.reserve(path.size());
    for (const shape::Coord c : path) {
        coordinates.emplace_back(c.x, c.y);
    }
    return factory.createLinearRing(std::make_unique<geos::geom::CoordinateArraySequence>(std::move(coordinates)));
}

std::unique_ptr<geos::geom::Geometry> to_geos(const shape::Geometry& unit, const geos::geom::GeometryFactory& factory) {
    std::vector<std::unique_ptr<geos::geom::Polygon>> polygons;
    for (const shape::Part& part : unit.parts) {
        if (unit.kind != shape::Kind::polygon || part.empty()) {
            continue;
        }
        std::vector<std::unique_ptr<geos::geom::LinearRing>> holes;
        for (std::size_t i = 1; i < part.size(); ++i) {
            holes.push_back(ring(part[i], factory));
        }
        polygons.push_back(factory.createPolygon(ring(part.front(), factory), std::move(holes)));
    }
    return factory.createMultiPolygon(std::move(polygons));
}

/// One unit: its polygon and the locator over it.
struct Target {
    std::unique_ptr<geos::geom::Geometry> polygon;
    std::unique_ptr<IndexedPointInAreaLocator> locator;
    [[nodiscard]] bool empty() const { return polygon->isEmpty(); }
};

/// The locator builds its two trees when it is first asked, which is not safe among threads: so it is asked here.
Target make_target(const shape::Geometry& unit) {
    Target target{to_geos(geometry::unwrap(unit), *geos::geom::GeometryFactory::getDefaultInstance()), nullptr};
    if (!target.empty()) {
        target.locator = std::make_unique<IndexedPointInAreaLocator>(*target.polygon);
        const geos::geom::Envelope* box = target.polygon->getEnvelopeInternal();
        const geos::geom::Coordinate middle((box->getMinX() + box->getMaxX()) / 2.0,
                                            (box->getMinY() + box->getMaxY()) / 2.0);
        static_cast<void>(target.locator->locate(&middle));
    }
    return target;
}

class GeosIndex : public PartitionIndex {
public:
    GeosIndex(std::span<const shape::Geometry> units, unsigned threads)
        : targets_(units.size()), tree_(10, units.size()) {
        parallel_ranges(units.size(), units_a_range, threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                targets_[i] = make_target(units[i]);
            }
        });
        for (std::size_t i = 0; i < targets_.size(); ++i) {
            if (!targets_[i].empty()) {
                const geos::geom::Envelope& box = *targets_[i].polygon->getEnvelopeInternal();
                tree_.insert(box, static_cast<std::uint32_t>(i));
                total_.expandToInclude(box);
            }
        }
        tree_.query(geos::geom::Envelope(0, 0, 0, 0), [](std::uint32_t) {}); // builds it, before threads come
    }

    [[nodiscard]] Located locate(std::span<const shape::Coord> points, unsigned threads) const override {
        Located located{{}, {}, {0}, {}};
        located.unit.resize(points.size(), none);
        std::vector<SpecialPoints> found((points.size() + points_a_range - 1) / points_a_range);
        parallel_ranges(points.size(), points_a_range, threads, [&](std::size_t begin, std::size_t end) {
            std::vector<Owner> owners;
            SpecialPoints& special = found[begin / points_a_range];
            for (std::size_t i = begin; i < end; ++i) {
                find_owners(points[i], owners);
                located.unit[i] = settle(static_cast<std::uint32_t>(i), owners, special);
            }
        });
        std::for_each(found.begin(), found.end(), [&](const SpecialPoints& special) { append_special(special, located); });
        return located;
    }

private:
    /// Owners of a point, ascending by unit, each once. A meridian can be written three ways, and units may use any of
    /// them.
    void find_owners(shape::Coord p, std::vector<Owner>& owners) const {
        owners.clear();
        if (!shape::is_finite(p) || total_.isNull()) {
            return;
        }
        for (const double shift : {0.0, -turn, turn}) {
            const geos::geom::Coordinate place(p.x + shift, p.y);
            if (total_.covers(place.x, place.y)) {
                ask(place, owners);
            }
        }
        if (owners.size() > 1) {
            merge(owners);
        }
    }

    void ask(const geos::geom::Coordinate& place, std::vector<Owner>& owners) const {
        tree_.query(geos::geom::Envelope(place), [&](std::uint32_t unit) {
            const Location where = targets_[unit].locator->locate(&place);
            if (where != Location::EXTERIOR) {
                owners.push_back({unit, where == Location::BOUNDARY});
            }
        });
    }

    /// Within one image of the world means inside, even if another image has it on a border.
    static void merge(std::vector<Owner>& owners) {
        std::sort(owners.begin(), owners.end(), [](const Owner& a, const Owner& b) {
            return a.unit != b.unit ? a.unit < b.unit : !a.on_border && b.on_border;
        });
        owners.erase(
            std::unique(owners.begin(), owners.end(), [](const Owner& a, const Owner& b) { return a.unit == b.unit; }),
            owners.end());
    }

    std::vector<Target> targets_;
    mutable geos::index::strtree::TemplateSTRtree<std::uint32_t>
        tree_; // `query` is not const, but changes nothing once built
    geos::geom::Envelope total_;
};

} // namespace

std::unique_ptr<PartitionIndex> build_geos_index(std::span<const shape::Geometry> units, unsigned threads) {
    return std::make_unique<GeosIndex>(units, threads);
}

} // namespace gridwarden::index
