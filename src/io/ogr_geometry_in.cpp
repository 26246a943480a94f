#include "io/ogr_geometry_in.hpp"

#include <algorithm>
#include <memory>
#include <numbers>
#include <ogr_geometry.h>

namespace gridwarden::io {

namespace {

shape::Path path_of(const OGRSimpleCurve& curve) {
    shape::Path path(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        path[static_cast<std::size_t>(i)] = {curve.getX(i), curve.getY(i)};
    }
    return path;
}

shape::Part part_of(const OGRPolygon& polygon) {
    shape::Part part;
    for (const auto* ring : polygon) {
        if (!ring->IsEmpty()) {
            part.push_back(path_of(*ring));
        }
    }
    return part;
}

/// The largest radius of the arcs of a geometry.
class LargestRadius : public OGRDefaultConstGeometryVisitor {
public:
    using OGRDefaultConstGeometryVisitor::visit;
    double radius = 0;
    void visit(const OGRCircularString* arcs) override {
        for (int i = 0; i + 2 < arcs->getNumPoints(); i += 2) {
            double arc_radius = 0;
            double ignored[5] = {};
            if (OGRGeometryFactory::GetCurveParameters(arcs->getX(i), arcs->getY(i), arcs->getX(i + 1), arcs->getY(i + 1),
                                                       arcs->getX(i + 2), arcs->getY(i + 2), arc_radius, ignored[0], ignored[1],
                                                       ignored[2], ignored[3], ignored[4]) != FALSE) {
                radius = std::max(radius, arc_radius);
            }
        }
    }
};

/// A chord over an angle a strays radius * (1 - cos(a / 2)) from its arc.
std::unique_ptr<OGRGeometry> drawn_as_lines(const OGRGeometry& geometry, CurveTolerance tolerance) {
    LargestRadius largest;
    geometry.accept(&largest);
    constexpr double widest = 4; // degrees: GDAL's own step, enough for small arcs
    double step = widest;
    if (largest.radius > tolerance.units) {
        step = std::min(widest, 2 * std::acos(1 - tolerance.units / largest.radius) * 180 / std::numbers::pi);
    }
    return std::unique_ptr<OGRGeometry>(geometry.getLinearGeometry(step));
}

class Conversion {
public:
    Conversion(CurveTolerance tolerance, GeometryNotes& notes) : tolerance_(tolerance), notes_(notes) {}

    std::optional<shape::Geometry> of(const OGRGeometry& geometry) {
        if (geometry.IsEmpty()) {
            return shape::Geometry{};
        }
        notes_.dropped_z += geometry.Is3D() || geometry.IsMeasured() ? 1u : 0u;
        if (geometry.hasCurveGeometry(FALSE) != FALSE) { // of a type with curves, if only with straight ones
            notes_.curves += geometry.hasCurveGeometry(TRUE) != FALSE ? 1u : 0u;
            return plain(*drawn_as_lines(geometry, tolerance_));
        }
        return plain(geometry);
    }

private:
    std::optional<shape::Geometry> plain(const OGRGeometry& geometry) {
        switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint: return shape::point({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
        case wkbLineString: return shape::Geometry{shape::Kind::line, {{path_of(*geometry.toLineString())}}};
        case wkbLinearRing: return shape::Geometry{shape::Kind::line, {{path_of(*geometry.toLineString())}}};
        case wkbTriangle:
        case wkbPolygon: return shape::Geometry{shape::Kind::polygon, {part_of(*geometry.toPolygon())}};
        case wkbPolyhedralSurface:
        case wkbTIN: return surface(*geometry.toPolyhedralSurface());
        case wkbGeometryCollection: ++notes_.flattened; return members(*geometry.toGeometryCollection());
        default: return members(*geometry.toGeometryCollection());
        }
    }

    std::optional<shape::Geometry> surface(const OGRPolyhedralSurface& surface) {
        ++notes_.surfaces;
        shape::Geometry all{shape::Kind::polygon, {}};
        for (const auto* face : surface) {
            all.parts.push_back(part_of(*face));
        }
        return all;
    }

    std::optional<shape::Geometry> members(const OGRGeometryCollection& collection) {
        shape::Geometry all;
        for (const auto* member : collection) {
            if (member->IsEmpty()) {
                continue;
            }
            auto one = plain(*member);
            if (!one || !add_parts(all, std::move(*one))) {
                return std::nullopt;
            }
        }
        return all;
    }

    CurveTolerance tolerance_;
    GeometryNotes& notes_;
};

} // namespace

std::optional<shape::Geometry> from_ogr(const OGRGeometry& geometry, CurveTolerance tolerance, GeometryNotes& notes) {
    return Conversion(tolerance, notes).of(geometry);
}

} // namespace gridwarden::io
