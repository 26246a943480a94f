#include "geodesy/crs.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace gridwarden::geodesy {

namespace {

/// CGCS2000 / Gauss-Krueger, from the EPSG data set: zones first..last with the zone before the easting, then the same
/// without.
struct Family {
    int first_zone;
    int last_zone;
    int code_with_prefix;
    int code_without;
    [[nodiscard]] int count() const noexcept { return last_zone - first_zone + 1; }
};
constexpr std::array<Family, 2> families{{{25, 45, 4513, 4534}, {13, 23, 4491, 4502}}}; // 3 degrees, 6 degrees

int epsg_code(const std::string& tag) {
    int code = 0;
    if (tag.starts_with("EPSG:")) {
        std::from_chars(tag.data() + 5, tag.data() + tag.size(), code);
    }
    return code;
}

std::optional<std::string> epsg(int code) {
    return "EPSG:" + std::to_string(code);
}

/// The belt whose zone stands before the easting.
std::optional<int> prefixed_belt(double easting) {
    const double zone = std::floor(easting / 1e6);
    for (const Family& family : families) {
        if (zone >= family.first_zone && zone <= family.last_zone) {
            return family.code_with_prefix + static_cast<int>(zone) - family.first_zone;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> belt_of_easting(const Crs& crs, shape::Coord in_crs) {
    const int code = epsg_code(crs.tag.text);
    const auto spoken = prefixed_belt(in_crs.x);
    for (const Family& family : families) {
        const int with = code - family.code_with_prefix;
        const int without = code - family.code_without;
        if (with >= 0 && with < family.count() && in_crs.x > 0.0 && in_crs.x < 1e6) {
            return epsg(family.code_without + with);
        }
        const bool known = (with >= 0 && with < family.count()) || (without >= 0 && without < family.count());
        if (known && spoken && *spoken != code) {
            return epsg(*spoken);
        }
    }
    return std::nullopt;
}

} // namespace gridwarden::geodesy
