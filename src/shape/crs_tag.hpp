#pragma once

#include <string>

namespace gridwarden::shape {

/// The name of the coordinate reference system that coordinates are in: `EPSG:4326`, `EPSG:4547`, `gcj02`, `bd09`, or
/// WKT. Empty = not stated. What a tag means is known by the geodesy room.
struct CrsTag {
    std::string text;
    [[nodiscard]] bool stated() const noexcept { return !text.empty(); }
    friend bool operator==(const CrsTag&, const CrsTag&) = default;
};

/// Longitude and latitude on WGS 84, x = longitude: the CRS of every table an analysis sees.
inline CrsTag wgs84() { return {"EPSG:4326"}; }

} // namespace gridwarden::shape
