#include "model/headings.hpp"

#include "core/error.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <span>
#include <unordered_set>

namespace gridwarden::model {

namespace {

// Headings as they stand in registers, bare; the likeliest first. `lattude` is a misprint of a public register.
constexpr std::string_view longitudes[] = {"经度",     "东经",   "lon",       "lng",      "long",     "longitude", "longitud", "中心经度", "经度坐标", "x经度",
                                           "faclong", "经度x", "lonx", "lond", "地理经度", "经度值", "经度e", "e经度", "xlon", "decimallongitude", "longdd", "londd"};
constexpr std::string_view latitudes[] = {"纬度",    "北纬",   "lat",  "latitude", "lattude",  "latitud", "中心纬度", "纬度坐标", "y纬度",
                                          "faclat", "纬度y", "laty", "latd", "地理纬度", "纬度值", "纬度n", "n纬度", "ylat", "decimallatitude", "latdd"};
constexpr std::string_view eastings[] = {"x", "x坐标", "xcoord", "coordx", "easting", "东坐标", "横坐标", "坐标x", "pointx", "东向坐标"};
constexpr std::string_view northings[] = {"y", "y坐标", "ycoord", "coordy", "northing", "北坐标", "纵坐标", "坐标y", "pointy", "北向坐标"};
constexpr std::string_view wkts[] = {"wkt", "wktgeom", "geomwkt", "geometrywkt", "thegeom", "空间坐标"};
constexpr std::string_view ids[] = {"id", "code", "编号", "编码", "代码", "受理编号", "交办单号", "序号", "问题编号", "点位编号", "行政区划代码", "区划代码",
                                    "网格编码", "geoid", "geocode", "unitid", "siteid", "gid", "adcode", "监测点编码", "案件编号", "信访编号", "企业编码", "点位编码", "台账编号"};
constexpr std::string_view labels[] = {"name", "名称", "问题名称", "点位名称", "企业名称", "行政区划名称", "网格名称", "监测点名称",
                                       "sitename", "unitname", "geoname", "namelsad", "title", "单位名称", "项目名称", "站点名称", "facilityname", "stationname", "区划名称"};
constexpr std::string_view kinds[] = {"kind", "type", "类型", "问题类型", "问题类别", "类别"};
constexpr std::string_view statuses[] = {"status", "state", "状态", "整改状态", "办理状态", "整改情况", "完成情况"};
constexpr std::string_view deadlines[] = {"deadline", "due", "整改时限", "完成时限", "时限", "整改期限", "整改完成时限", "duedate"};

constexpr Meaning all_meanings[] = {Meaning::longitude, Meaning::latitude, Meaning::x,      Meaning::y,      Meaning::wkt,
                                    Meaning::id,        Meaning::name,     Meaning::kind,   Meaning::status, Meaning::deadline};

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

bool is_coordinate(Meaning meaning) { return meaning <= Meaning::y; }

/// Words that say of what, or in which datum, a coordinate is.
constexpr std::string_view words_around[] = {"坐标", "地理坐标", "经纬度坐标", "经纬度", "中心点", "中心", "位置", "地理位置", "所在地", "点位", "企业", "厂址", "排放口", "排污口", "站点", "地址", "大地坐标", "平面坐标",
                                             "wgs84", "cgcs2000", "gcj02", "bd09", "2000", "高德", "百度", "gps", "site", "point", "station", "coordinate", "coordinates", "coord", "location", "geo", "deg", "dd", "decimal", "4326", "度", "十进制"};

/// A bare heading without such words before and behind it.
std::string_view without_words(std::string_view heading) {
    for (bool cut = true; cut;) {
        cut = false;
        for (const auto word : words_around) {
            if (heading.size() > word.size() && heading.starts_with(word)) {
                heading.remove_prefix(word.size());
                cut = true;
            } else if (heading.size() > word.size() && heading.ends_with(word) && word != "度" && word != "坐标") {
                heading.remove_suffix(word.size());
                cut = true;
            }
        }
    }
    return heading;
}

template <class Headings>
int index_of(const Headings& headings, std::string_view synonym) {
    const auto found = std::find(headings.begin(), headings.end(), synonym);
    return found == headings.end() ? -1 : static_cast<int>(found - headings.begin());
}

} // namespace

std::string bare_heading(std::string_view name) {
    const auto folded = text::fold(name);
    std::string out;
    int depth = 0;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const char c = folded[at];
        const bool opens = c == '(' || c == '[' || c == '{' || std::string_view(folded).substr(at).starts_with("【");
        const bool closes = c == ')' || c == ']' || c == '}';
        depth += opens ? 1 : 0;
        constexpr std::string_view joins = " _-./:*\"'";
        if (std::string_view(folded).substr(at).starts_with("】")) {
            depth -= depth > 0 ? 1 : 0;
            at += 2;
        } else if (depth == 0 && joins.find(c) == joins.npos) {
            out += c;
        }
        depth -= closes && depth > 0 ? 1 : 0;
    }
    return out;
}

int column_meaning(const std::vector<std::string>& names, Meaning meaning) {
    std::vector<std::string> headings;
    for (const auto& name : names) {
        headings.push_back(bare_heading(name));
    }
    for (const auto synonym : synonyms(meaning)) {
        if (const auto at = index_of(headings, synonym); at >= 0) {
            return at;
        }
    }
    if (!is_coordinate(meaning)) {
        return -1;
    }
    for (auto& heading : headings) {
        heading = std::string(without_words(heading));
    }
    for (const auto synonym : synonyms(meaning)) {
        if (const auto at = index_of(headings, synonym); at >= 0) {
            return at;
        }
    }
    return -1;
}

bool is_known_heading(std::string_view name) {
    static const auto known = [] {
        std::unordered_set<std::string_view> all;
        for (const auto meaning : all_meanings) {
            all.insert(synonyms(meaning).begin(), synonyms(meaning).end());
        }
        return all;
    }();
    const auto bare = bare_heading(name);
    return known.contains(bare) || known.contains(without_words(bare));
}

} // namespace gridwarden::model
