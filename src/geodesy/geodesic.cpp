#include "geodesy/geodesic.hpp"

#include "geodesy/ellipsoid.hpp"

#include <geodesic.h>

namespace gridwarden::geodesy {

namespace {

const geod_geodesic& wgs84_ellipsoid() {
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic g;
        geod_init(&g, semi_major_axis_m, flattening);
        return g;
    }();
    return ellipsoid;
}

Angle azimuth(double degrees) {
    const double turned = degrees < 0.0 ? degrees + 360.0 : degrees;
    return Angle::degrees(turned >= 360.0 ? 0.0 : turned + 0.0);
}

} // namespace

Line inverse(shape::Coord from, shape::Coord to) {
    double metres = 0.0;
    double azimuth_from = 0.0;
    double azimuth_to = 0.0;
    geod_inverse(&wgs84_ellipsoid(), from.y, from.x, to.y, to.x, &metres, &azimuth_from, &azimuth_to);
    return {Length::metres(metres), azimuth(azimuth_from), azimuth(azimuth_to)};
}

Length distance(shape::Coord from, shape::Coord to) {
    double metres = 0.0;
    geod_inverse(&wgs84_ellipsoid(), from.y, from.x, to.y, to.x, &metres, nullptr, nullptr);
    return Length::metres(metres);
}

shape::Coord direct(shape::Coord from, Angle azimuth, Length distance) {
    shape::Coord to;
    geod_direct(&wgs84_ellipsoid(), from.y, from.x, azimuth.in_degrees(), distance.in_metres(), &to.y, &to.x, nullptr);
    return to;
}

Length length(const shape::Geometry& lines) {
    Length sum;
    if (lines.kind == shape::Kind::line) {
        for (const shape::Part& part : lines.parts) {
            for (const shape::Path& path : part) {
                for (std::size_t i = 1; i < path.size(); ++i) {
                    sum = sum + distance(path[i - 1], path[i]);
                }
            }
        }
    }
    return sum;
}

} // namespace gridwarden::geodesy
