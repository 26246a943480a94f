#include "page/plane_name.hpp"

#include "geodesy/crs.hpp"

#include <utility>

namespace gridwarden::page {

namespace {

/// The text behind a key up to a blank: `+lon_0=117` gives 117.
std::string value_of(const std::string& proj, const std::string& key) {
    const auto at = proj.find(key);
    return at == proj.npos ? std::string() : proj.substr(at + key.size(), proj.find(' ', at) - at - key.size());
}

std::string local_plane(const std::string& proj, Language lang) {
    const auto where = value_of(proj, "lon_0=") + "°, " + value_of(proj, "lat_0=") + "°";
    return lang == Language::zh ? "WGS 84 / 兰勃特方位等积投影，中心 " + where : "WGS 84 / Lambert azimuthal equal-area about " + where;
}

std::string in_chinese(std::string name) {
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"3-degree Gauss-Kruger CM ", "3 度带高斯-克吕格投影，中央经线 "}, {"UTM zone ", "UTM 投影带 "}}) {
        if (const auto at = name.find(from); at != name.npos) {
            name.replace(at, from.size(), to);
        }
    }
    return name;
}

} // namespace

std::string plane_name(const std::string& crs, Language lang) {
    if (crs.starts_with("+proj=laea")) {
        return local_plane(crs, lang);
    }
    const auto name = geodesy::parse_crs(crs).name;
    const auto code = crs.starts_with("EPSG:") ? (lang == Language::zh ? "（" + crs + "）" : " (" + crs + ")") : std::string();
    return (lang == Language::zh ? in_chinese(name) : name) + code;
}

} // namespace gridwarden::page
