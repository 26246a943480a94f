#pragma once

#include "core/quantity.hpp"
#include "shape/crs_tag.hpp"
#include "shape/geometry.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace gridwarden::geodesy {

/// Version of the PROJ library.
std::string proj_version();

/// What kind of coordinates a CRS has.
enum class CrsKind { geographic, projected, gcj02, bd09 };

/// A coordinate reference system that was understood.
struct Crs {
    shape::CrsTag tag; ///< canonical: `EPSG:4547` where an authority code is known, else WKT; `gcj02`, `bd09`
    std::string name;  ///< as in the EPSG data set
    CrsKind kind = CrsKind::geographic;
    bool is_wgs84 = false; ///< coordinates are WGS 84 longitude and latitude as they are (also CGCS2000, said so)
};

/// Understands `EPSG:n`, `wgs84`, `cgcs2000`, `gcj02`, `bd09` (any case), WKT and PROJ strings.
/// 3D and compound CRS are taken by their horizontal part. A CRS that carries its own shift (TOWGS84) keeps it.
/// \throws Error GW-CRS-001 for what PROJ does not know; GW-CRS-002 for Beijing 1954, Xian 1980 and New Beijing, whose
/// shift to WGS 84 is not published; GW-CRS-004 for another datum without a known shift (no ballpark operation is ever
/// used); GW-CRS-005 for a vertical, local or geocentric CRS.
Crs parse_crs(const std::string& text);

/// The code of the CGCS2000 Gauss-Krueger belt that an easting speaks of, where it is not that of the CRS: 40645592
/// under EPSG:4549 carries the zone prefix 40 (EPSG:4528), 645592 under EPSG:4528 carries none (EPSG:4549). Nothing
/// where they agree.
std::optional<std::string> belt_of_easting(const Crs& crs, shape::Coord in_crs);

/// Turns coordinates of a CRS into WGS 84 longitude and latitude, and back. Not thread safe: one for each thread.
/// Axis order is always x = east/longitude, y = north/latitude. NaN stays NaN; a coordinate outside the domain of the
/// projection becomes NaN. CGCS2000 (EPSG:4490) is taken as WGS 84 (they differ by less than a metre).
/// GCJ-02 and BD-09: the published formula forward; the inverse iterated to 1e-10 degrees.
class Transform {
public:
    explicit Transform(const Crs& crs);
    ~Transform();
    Transform(Transform&& other) noexcept;
    Transform& operator=(Transform&& other) noexcept;
    void to_wgs84(std::span<shape::Coord> coords) const;
    void from_wgs84(std::span<shape::Coord> coords) const;
    [[nodiscard]] bool is_identity() const noexcept;
    /// Stated accuracy of the datum shift that is used at this place (coordinates in the CRS): 0 where none is needed,
    /// nothing where none is stated (GCJ-02 and BD-09 among them).
    [[nodiscard]] std::optional<Length> accuracy_at(shape::Coord in_crs) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Largest distance on the ground between an edge that is straight in the CRS and the edge straight in lon/lat between
/// its transformed ends, over all edges of a geometry given in the CRS (sampled at the quarters; to 1 % for edges below
/// a degree).
Length edge_stray(const shape::Geometry& in_crs, const Transform& transform);

/// A metric plane for an extent, and why it was chosen.
struct Plane {
    shape::CrsTag crs; ///< a PROJ string or EPSG code
    std::string name;
    std::string reason;              ///< one sentence, English; code-like so that it can be recorded in run.json
    Length worst_scale_error_per_km; ///< largest scale error times 1 km inside the extent
};

/// The local metric plane for lon/lat of this box: the CGCS2000 3-degree Gauss-Krüger belt where the box lies in China
/// (73-136 E, 17-54 N) and inside one belt, else the UTM zone where the box lies in one, else LAEA at its centre.
/// The box must not be empty; it may leave [-180, 180] where it crosses the antimeridian.
Plane choose_plane(const shape::Box& lonlat);

} // namespace gridwarden::geodesy
