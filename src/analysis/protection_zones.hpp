#pragma once

#include "core/issue.hpp"
#include "model/rule.hpp"
#include "table/table.hpp"

#include <string>
#include <vector>

namespace gridwarden::analysis {

/// Protection zones as columns, ordered from the strictest grade, then by id bytewise: of any zones the first row governs.
/// Polygons are valid, in WGS 84 lon/lat, unwrapped.
struct Zones {
    std::vector<std::string> ids;
    std::vector<std::string> names;   ///< empty texts where no name is mapped
    std::vector<std::string> sources; ///< the drinking-water source a zone belongs to; empty texts where none is stated
    std::vector<model::ZoneGrade> grades;
    std::vector<shape::Geometry> polygons;
    std::vector<Place> places;        ///< in the file
    bool named = false;               ///< there is a column of names
    [[nodiscard]] std::size_t size() const noexcept { return ids.size(); }
};

/// Zones of a table as ingest reads it (role zones): the grade from the key `class`, the source from the key `category`, else from a
/// column called source, source_id, 水源地, 水源, 水源地名称 or 水源地编码. A grade that is not known is an issue (GW-HIT-002), none stated at
/// all another (GW-HIT-003); rows without a polygon are left out with one (GW-HIT-004).
Zones zones_of(const table::Table& table, IssueSink& issues);

/// Tells where zones of two sources overlap (GW-HIT-005) and where a stricter zone leaves the next grade of its own source (GW-HIT-006).
/// A grade may contain the stricter one or have a hole in its place: holes are filled before they are compared.
void check_zones(const Zones& zones, IssueSink& issues);

} // namespace gridwarden::analysis
