#pragma once

#include "shape/coord.hpp"

namespace gridwarden::geodesy {

/// The Chinese offset systems. The datum is in the type, so that shifted coordinates cannot pass for WGS 84.
enum class Datum { wgs84, gcj02, bd09 };
template <Datum D>
struct LonLat {
    double lon_deg;
    double lat_deg;
};

/// Published formula, constants a = 6378245, e2 = 0.00669342162296594323 (Krassowsky). No rectangle decides whether a
/// point is shifted: what the data set declares does.
LonLat<Datum::gcj02> to_gcj02(LonLat<Datum::wgs84> p);
LonLat<Datum::bd09> to_bd09(LonLat<Datum::gcj02> p);

/// Inverses by fixed-point iteration until a step is below 1e-10 degrees (at most 30 rounds; NaN where it does not
/// settle).
LonLat<Datum::wgs84> to_wgs84(LonLat<Datum::gcj02> p);
LonLat<Datum::gcj02> to_gcj02(LonLat<Datum::bd09> p);

} // namespace gridwarden::geodesy
