#include "io/gdal_geometry.hpp"

#include <ogr_geometry.h>

namespace gridwarden::io {

namespace {

template <typename Curve>
std::unique_ptr<Curve> curve_of(const shape::Path& path) {
    auto curve = std::make_unique<Curve>();
    curve->setNumPoints(static_cast<int>(path.size()), FALSE);
    for (std::size_t i = 0; i < path.size(); ++i) {
        curve->setPoint(static_cast<int>(i), path[i].x, path[i].y);
    }
    return curve;
}

OgrGeometry part_of(shape::Kind kind, const shape::Part& part) {
    if (kind == shape::Kind::point) {
        return OgrGeometry(new OGRPoint(part.front().front().x, part.front().front().y));
    }
    if (kind == shape::Kind::line) {
        return OgrGeometry(curve_of<OGRLineString>(part.front()).release());
    }
    auto polygon = std::make_unique<OGRPolygon>();
    for (const auto& ring : part) {
        polygon->addRingDirectly(curve_of<OGRLinearRing>(ring).release());
    }
    return OgrGeometry(polygon.release());
}

std::unique_ptr<OGRGeometryCollection> multi_of(shape::Kind kind) {
    switch (kind) {
    case shape::Kind::point: return std::make_unique<OGRMultiPoint>();
    case shape::Kind::line: return std::make_unique<OGRMultiLineString>();
    default: return std::make_unique<OGRMultiPolygon>();
    }
}

} // namespace

void KindsSeen::add(shape::Kind kind, std::size_t parts) {
    points = points || kind == shape::Kind::point;
    several_points = several_points || (kind == shape::Kind::point && parts > 1);
    lines = lines || kind == shape::Kind::line;
    polygons = polygons || kind == shape::Kind::polygon;
}

void KindsSeen::add(const shape::GeometryColumn& column) {
    for (std::size_t row = 0; row < column.size(); ++row) {
        add(column.kind(row), column.is_single_point(row) ? 1 : 2);
    }
}

int KindsSeen::layer_type() const {
    if (mixed() || (!points && !lines && !polygons)) {
        return wkbUnknown;
    }
    if (points) {
        return several_points ? wkbMultiPoint : wkbPoint;
    }
    return lines ? wkbMultiLineString : wkbMultiPolygon;
}

OgrGeometry to_ogr(const shape::Geometry& geometry, bool multi_points) {
    if (geometry.kind == shape::Kind::none || geometry.empty()) {
        return nullptr;
    }
    if (geometry.kind == shape::Kind::point && geometry.parts.size() == 1 && !multi_points) {
        return part_of(geometry.kind, geometry.parts.front());
    }
    auto multi = multi_of(geometry.kind);
    for (const auto& part : geometry.parts) {
        multi->addGeometryDirectly(part_of(geometry.kind, part).release());
    }
    return OgrGeometry(multi.release());
}

void DeleteOgr::operator()(OGRGeometry* geometry) const { delete geometry; }

} // namespace gridwarden::io
