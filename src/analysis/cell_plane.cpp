#include "analysis/cell_plane.hpp"

#include "core/error.hpp"
#include "geodesy/crs.hpp"
#include "geodesy/geodesic.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace gridwarden::analysis {

namespace {

constexpr int net = 10;                   ///< degrees between nodes
constexpr double true_to = 2e-9;          ///< relative error of area below which a plane is called equal-area: that of measuring it
constexpr double most_area_error = 0.01;

std::string padded(int value, std::size_t digits) {
    auto text = std::to_string(std::abs(value));
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

CellPlane plane_at(int lat, int lon) {
    return {(lat < 0 ? "S" : "N") + padded(lat, 2) + (lon < 0 ? "W" : "E") + padded(lon, 3),
            {"+proj=laea +lat_0=" + std::to_string(lat) + " +lon_0=" + std::to_string(lon) + " +datum=WGS84 +units=m +no_defs +type=crs"},
            0};
}

/// Reads `digits` digits and a sign by letter; nothing where the text says otherwise.
bool read_part(std::string_view text, char minus, char plus, int most, int& value) {
    const auto digits = text.substr(1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if ((text[0] != minus && text[0] != plus) || read.ec != std::errc() || read.ptr != digits.data() + digits.size() || value % net != 0 ||
        value > most || value < 0) {
        return false;
    }
    value = text[0] == minus ? -value : value;
    return true;
}

/// `N30E120`, exactly as `plane_at` writes it.
bool read_node(const std::string& text, int& lat, int& lon) {
    return text.size() == 7 && read_part(std::string_view(text).substr(0, 3), 'S', 'N', 90, lat) &&
           read_part(std::string_view(text).substr(3), 'W', 'E', 180, lon) && plane_at(lat, lon).name == text;
}

/// How much the area of a square of 2 km on the plane, round a place, is wrong; NaN outside the plane's domain.
double area_error_at(const geodesy::Transform& plane, shape::Coord lonlat) {
    constexpr double half = 1000;
    constexpr int pieces = 16;
    shape::Coord middle = lonlat;
    plane.from_wgs84({&middle, 1});
    shape::Path ring;
    for (int side = 0; side < 4; ++side) {
        for (int k = 0; k < pieces; ++k) {
            const double along = half * (2.0 * k / pieces - 1);
            const shape::Coord step[] = {{along, -half}, {half, along}, {-along, half}, {-half, -along}};
            ring.push_back({middle.x + step[side].x, middle.y + step[side].y});
        }
    }
    plane.to_wgs84(ring);
    const bool known = std::all_of(ring.begin(), ring.end(), shape::is_finite);
    ring.push_back(ring.front());
    return known ? geodesy::area(shape::polygon({ring})).in_square_metres() / (4 * half * half) - 1 : std::nan("");
}

/// The largest over 5 x 5 places of the box; places beside a pole are left out.
double worst_area_error(const shape::CrsTag& crs, const shape::Box& box) {
    const geodesy::Transform plane(geodesy::parse_crs(crs.text));
    double worst = 0;
    for (int i = 0; i < 25; ++i) {
        const double lon = box.min_x + (box.max_x - box.min_x) * (i % 5) / 4.0;
        const double lat = box.min_y + (box.max_y - box.min_y) * (i / 5) / 4.0;
        const double error = std::abs(lat) < 89.9 ? std::abs(area_error_at(plane, {lon, lat})) : 0;
        worst = error <= worst ? worst : error; // NaN wins, and stays
    }
    return worst;
}

} // namespace

CellPlane nearest_plane(const shape::Box& lonlat) {
    const auto nearest = [](double degrees) { return net * static_cast<int>(std::floor(degrees / net + 0.5)); };
    const double middle = (lonlat.min_x + lonlat.max_x) / 2;
    const int lat = nearest((lonlat.min_y + lonlat.max_y) / 2);
    const int lon = nearest(middle - 360 * std::floor((middle + 180) / 360)); // -180 to 180
    return plane_at(lat, std::abs(lat) == 90 ? 0 : lon == 180 ? -180 : lon);
}

CellPlane named_plane(const std::string& text, const shape::Box& lonlat) {
    int lat = 0;
    int lon = 0;
    if (read_node(text, lat, lon)) {
        return plane_at(lat, lon);
    }
    if (!text::lower_ascii(text).starts_with("epsg:")) {
        throw Error("GW-HOT-050", {{"value", text}});
    }
    const auto crs = geodesy::parse_crs(text);
    if (crs.kind != geodesy::CrsKind::projected || !crs.tag.text.starts_with("EPSG:")) {
        throw Error("GW-HOT-050", {{"value", text}});
    }
    const double error = worst_area_error(crs.tag, lonlat);
    if (!(error <= most_area_error)) {
        throw Error("GW-HOT-051", {{"value", text}, {"plane", nearest_plane(lonlat).name}});
    }
    return {crs.tag.text, crs.tag, error < true_to ? 0 : error};
}

} // namespace gridwarden::analysis
