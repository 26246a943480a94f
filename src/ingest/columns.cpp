#include "ingest/columns.hpp"

#include "core/error.hpp"
#include "text/near_miss.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <span>

namespace gridwarden::ingest {

namespace {

// Headings as they stand in registers, folded; the likeliest first. `lattude` is a misprint of a public register.
constexpr std::string_view longitudes[] = {"经度",   "东经",      "lon",    "lng",      "long",     "longitude",   "中心经度",
                                           "经度坐标", "x经度",     "faclong", "lon_wgs84", "lng_wgs84", "wgs84_lon", "经度wgs84", "经度x", "lon_x"};
constexpr std::string_view latitudes[] = {"纬度",   "北纬",      "lat",    "latitude", "lattude",   "中心纬度",
                                          "纬度坐标", "y纬度",     "faclat", "lat_wgs84", "wgs84_lat", "纬度wgs84", "纬度y", "lat_y"};
constexpr std::string_view eastings[] = {"x", "x坐标", "xcoord", "x_coord", "easting", "东坐标", "横坐标"};
constexpr std::string_view northings[] = {"y", "y坐标", "ycoord", "y_coord", "northing", "北坐标", "纵坐标"};
constexpr std::string_view wkts[] = {"wkt", "wkt_geom", "geom_wkt", "geometry_wkt", "the_geom", "空间坐标"};
constexpr std::string_view ids[] = {"id", "code", "编号", "编码", "代码", "受理编号", "交办单号", "序号", "问题编号", "点位编号", "行政区划代码", "区划代码",
                                    "网格编码", "geoid", "geocode", "unit_id", "site_id", "gid", "adcode", "监测点编码"};
constexpr std::string_view labels[] = {"name", "名称", "问题名称", "点位名称", "企业名称", "行政区划名称", "网格名称", "监测点名称",
                                       "site_name", "unit_name", "geoname", "namelsad", "title"};
constexpr std::string_view kinds[] = {"kind", "type", "类型", "问题类型", "问题类别", "类别"};
constexpr std::string_view statuses[] = {"status", "state", "状态", "整改状态", "办理状态", "整改情况", "完成情况"};
constexpr std::string_view deadlines[] = {"deadline", "due", "整改时限", "完成时限", "时限", "整改期限"};

std::span<const std::string_view> synonyms(Meaning meaning) {
    switch (meaning) {
    case Meaning::longitude: return longitudes;
    case Meaning::latitude: return latitudes;
    case Meaning::x: return eastings;
    case Meaning::y: return northings;
    case Meaning::wkt: return wkts;
    case Meaning::id: return ids;
    case Meaning::name: return labels;
    case Meaning::kind: return kinds;
    case Meaning::status: return statuses;
    case Meaning::deadline: return deadlines;
    }
    defect("a column of no meaning");
}

/// A heading without brackets, what they hold, and blanks: `经度（°）` is `经度`.
std::string bare_heading(std::string_view name) {
    auto folded = text::fold(name);
    std::string out;
    int depth = 0;
    for (const char c : folded) {
        depth += c == '(' || c == '[' ? 1 : 0;
        if (depth == 0 && c != ' ') {
            out += c;
        }
        depth -= (c == ')' || c == ']') && depth > 0 ? 1 : 0;
    }
    return out;
}

int index_where(const std::vector<std::string>& names, auto&& matches) {
    const auto found = std::find_if(names.begin(), names.end(), matches);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

} // namespace

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t i = 0; i < names.size() && i < 60; ++i) {
        all += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > 60 ? all + ", …" : all;
}

std::vector<std::string> names_of(const table::Schema& schema) {
    std::vector<std::string> names;
    for (const auto& field : schema.fields) {
        names.push_back(field.name);
    }
    return names;
}

int column_meaning(const std::vector<std::string>& names, Meaning meaning) {
    std::vector<std::string> headings;
    for (const auto& name : names) {
        headings.push_back(bare_heading(name));
    }
    for (const auto synonym : synonyms(meaning)) {
        if (const auto at = index_where(headings, [&](const auto& heading) { return heading == synonym; }); at >= 0) {
            return at;
        }
    }
    return -1;
}

int named_column(const model::InputSpec& spec, std::string_view key, const std::vector<std::string>& names) {
    const auto wanted = spec.get(key);
    if (const auto exact = index_where(names, [&](const auto& name) { return name == wanted; }); exact >= 0) {
        return exact;
    }
    const auto folded = text::fold(wanted);
    if (const auto alike = index_where(names, [&](const auto& name) { return text::fold(name) == folded; }); alike >= 0) {
        return alike;
    }
    const auto fold = [](const std::string& name) { return text::fold(name); };
    const auto near = text::near_miss(folded, names, fold);
    const auto meant = index_where(names, [&](const auto& name) { return fold(name) == near; });
    const Bilingual any{"COLUMN", "列名"};
    throw Error("GW-COL-001", {{"file", spec.path},
                               {"key", key},
                               {"value", wanted},
                               near.empty() ? Argument("nearest", any) : Argument("nearest", names[static_cast<std::size_t>(meant)]),
                               {"columns", names.empty() ? "—" : listed(names)}});
}

bool names_coordinates(const model::InputSpec& spec) {
    return spec.has("lon") || spec.has("lat") || spec.has("x") || spec.has("y") || spec.has("wkt");
}

CoordinateColumns coordinate_columns(const model::InputSpec& spec, const std::vector<std::string>& names) {
    CoordinateColumns columns;
    if (spec.has("wkt")) {
        columns.wkt = named_column(spec, "wkt", names);
        return columns;
    }
    for (const auto& [east, north] : {std::pair{"lon", "lat"}, std::pair{"x", "y"}}) {
        if (spec.has(east) != spec.has(north)) {
            throw Error("GW-COL-005", {{"file", spec.path}, {"given", spec.has(east) ? east : north}, {"missing", spec.has(east) ? north : east}});
        }
        if (spec.has(east)) {
            columns.x = named_column(spec, east, names);
            columns.y = named_column(spec, north, names);
            return columns;
        }
    }
    for (const auto& [east, north] : {std::pair{Meaning::longitude, Meaning::latitude}, std::pair{Meaning::x, Meaning::y}}) {
        columns.x = column_meaning(names, east);
        columns.y = column_meaning(names, north);
        if (columns.found()) {
            return columns;
        }
    }
    columns = {};
    columns.wkt = column_meaning(names, Meaning::wkt);
    return columns;
}

} // namespace gridwarden::ingest
