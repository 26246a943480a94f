#include "analysis/protection_zones.hpp"

#include "analysis/cells.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/box_index.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace gridwarden::analysis {

namespace {

using model::ZoneGrade;

/// The texts of a role, or of the first column with one of these names; as many empty ones where there is none.
std::vector<std::string> texts_or_empty(const table::Table& table, int column) {
    return column < 0 ? std::vector<std::string>(table.size()) : texts_of(table, column);
}

int source_column(const table::Schema& schema) {
    if (const int role = schema.index_of_role("category"); role >= 0) {
        return role;
    }
    for (const auto* name : {"source", "source_id", "水源地", "水源", "水源地名称", "水源地编码"}) {
        for (std::size_t i = 0; i < schema.fields.size(); ++i) {
            if (text::fold(schema.fields[i].name) == name) {
                return static_cast<int>(i);
            }
        }
    }
    return -1;
}

std::vector<Place> places_of(const table::Table& table) {
    std::vector<Place> places;
    for (const auto& batch : table.batches) {
        for (const auto row : batch.rows) {
            places.push_back(batch.origin ? Place{batch.origin->path, batch.origin->layer, row, ""} : Place{"", "", row, ""});
        }
    }
    return places;
}

void tell(IssueSink& issues, std::string_view code, const Place& place, std::string value, Arguments more = {}) {
    Issue issue;
    issue.code = code;
    issue.place = place;
    issue.value = std::move(value);
    issue.arguments = std::move(more);
    issues.add(std::move(issue));
}

/// What digitising explains: a square metre, or a ten-thousandth of the smaller zone (levels.cpp tells why).
bool matters(Area shared, Area smaller) {
    return shared.in_square_metres() > std::max(1.0, smaller.in_square_metres() * 1e-4);
}

shape::Geometry without_holes(shape::Geometry polygon) {
    for (auto& part : polygon.parts) {
        part.resize(std::min<std::size_t>(part.size(), 1));
    }
    return polygon;
}

void tell_area(IssueSink& issues, std::string_view code, const Zones& zones, std::size_t zone, const std::string& other, const shape::Geometry& where) {
    Issue issue;
    issue.code = code;
    issue.place = zones.places[zone];
    issue.value = zones.ids[zone];
    issue.arguments = {{"other", other}, {"source", zones.sources[zone]}, {"area", geodesy::area(where).in_square_metres()}};
    issue.geometry_wkt = shape::to_wkt(where);
    issues.add(std::move(issue));
}

void check_overlaps(const Zones& zones, IssueSink& issues) {
    std::vector<shape::Box> boxes;
    for (const auto& polygon : zones.polygons) {
        boxes.push_back(shape::box_of(polygon));
    }
    const index::BoxIndex index(boxes);
    std::vector<std::uint32_t> near;
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
        index.touching(boxes[zone], near);
        for (const auto other : near) {
            const bool graded = zones.grades[zone] != ZoneGrade::unknown && zones.grades[other] != ZoneGrade::unknown; // a ban lies over zones by its nature
            if (other <= zone || zones.sources[zone] == zones.sources[other] || !graded) {
                continue;
            }
            const auto shared = geometry::intersection(zones.polygons[zone], zones.polygons[other]);
            const auto smaller = std::min(geodesy::area(zones.polygons[zone]), geodesy::area(zones.polygons[other]));
            if (!shared.empty() && matters(geodesy::area(shared), smaller)) {
                tell_area(issues, "GW-HIT-005", zones, zone, zones.ids[other], shared);
            }
        }
    }
}

/// The zones of one source by grade.
using ByGrade = std::map<ZoneGrade, std::vector<std::size_t>>;

void check_nesting(const Zones& zones, const ByGrade& grades, IssueSink& issues) {
    for (auto stricter = grades.begin(); stricter != grades.end() && std::next(stricter) != grades.end(); ++stricter) {
        const auto& outer = std::next(stricter)->second;
        std::vector<shape::Geometry> filled;
        std::vector<const shape::Geometry*> parts;
        std::string ids;
        for (const auto zone : outer) {
            filled.push_back(without_holes(zones.polygons[zone]));
            ids += (ids.empty() ? "" : ", ") + zones.ids[zone];
        }
        for (const auto& polygon : filled) {
            parts.push_back(&polygon);
        }
        const auto hull = geometry::unary_union(parts);
        for (const auto zone : stricter->second) {
            const auto beyond = geometry::difference(zones.polygons[zone], hull);
            if (!beyond.empty() && matters(geodesy::area(beyond), geodesy::area(zones.polygons[zone]))) {
                tell_area(issues, "GW-HIT-006", zones, zone, ids, beyond);
            }
        }
    }
}

} // namespace

Zones zones_of(const table::Table& table, IssueSink& issues) {
    const int class_column = table.schema.index_of_role("class");
    const auto ids = texts_or_empty(table, table.schema.index_of_role("id"));
    const auto names = texts_or_empty(table, table.schema.index_of_role("name"));
    const auto classes = texts_or_empty(table, class_column);
    const auto sources = texts_or_empty(table, source_column(table.schema));
    const auto places = places_of(table);
    auto polygons = geometries_of(table);
    std::vector<ZoneGrade> grades;
    std::vector<std::size_t> order;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        grades.push_back(model::parse_zone_grade(classes[row]));
        if (polygons[row].kind != shape::Kind::polygon) {
            tell(issues, "GW-HIT-004", places[row], ids[row]);
            continue;
        }
        order.push_back(row);
        if (class_column >= 0 && grades[row] == ZoneGrade::unknown) {
            tell(issues, "GW-HIT-002", places[row], classes[row], {{"zone", ids[row]}});
        }
    }
    if (class_column < 0 && !order.empty()) {
        tell(issues, "GW-HIT-003", {places[order.front()].file, "", 0, ""}, "");
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return std::tie(grades[a], ids[a]) < std::tie(grades[b], ids[b]); });
    Zones zones;
    zones.named = table.schema.index_of_role("name") >= 0;
    for (const auto row : order) {
        zones.ids.push_back(ids[row]);
        zones.names.push_back(names[row]);
        zones.sources.push_back(sources[row]);
        zones.grades.push_back(grades[row]);
        zones.polygons.push_back(std::move(polygons[row]));
        zones.places.push_back(places[row]);
    }
    return zones;
}

void check_zones(const Zones& zones, IssueSink& issues) {
    std::map<std::string, ByGrade> sources;
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
        if (!zones.sources[zone].empty() && zones.grades[zone] != ZoneGrade::unknown) {
            sources[zones.sources[zone]][zones.grades[zone]].push_back(zone);
        }
    }
    check_overlaps(zones, issues);
    for (const auto& [source, grades] : sources) {
        check_nesting(zones, grades, issues);
    }
}

} // namespace gridwarden::analysis
