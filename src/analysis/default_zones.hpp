#pragma once

#include "analysis/protection_zones.hpp"
#include "analysis/rivers.hpp"
#include "core/language.hpp"
#include "core/quantity.hpp"
#include "model/siting_rule.hpp"
#include "table/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gridwarden::analysis {

inline constexpr std::uint32_t declared_zone = 0xFFFFFFFFu;

/// A zone that was declared, or one that a rule draws where none was.
struct DrawnZone {
    std::string id;
    std::string name;
    std::string source;                ///< id of the source, well field or road it belongs to
    model::ZoneGrade grade;
    std::uint32_t rule = declared_zone; ///< into the list of rules
    std::string why;                   ///< what it was drawn from, with the numbers; in the language of the file
    shape::Geometry ground;            ///< valid, lon/lat, continuous
};

/// What zones are drawn from. Tables may be null.
struct ZoneInputs {
    const table::Table* sources = nullptr; ///< `kind` says by which rules, `category` joins the wells of a field
    const Zones* declared = nullptr;
    const table::Table* water = nullptr;   ///< polygons of lakes and of river beds, centre lines of rivers
    const table::Table* roads = nullptr;   ///< roads, railways, airports; `class`, else `kind`, says by which rules
};

struct ZoneOptions {
    Length within = Length::metres(200);    ///< how far an intake may lie from its water
    Length tolerance = Length::metres(0.1); ///< of outlines
    Language lang = Language::en;
    RiverOptions rivers = {};
};

struct DrawnZones {
    std::vector<DrawnZone> zones;      ///< declared ones first, then sources in input order, each from the strictest grade, then roads
    std::uint64_t declared_sources = 0; ///< sources that have a declared zone: no default is drawn for them
    std::uint64_t drawn_sources = 0;
    std::uint64_t undrawn_sources = 0; ///< neither: no rule fits, no water, no place
};

/// Default protection zones, for those sources only that have no declared polygon: none of the declared zones names the source (its id, its
/// field) and none holds its place. Of each grade the first rule that fits is drawn: discs round wells (their convex envelope for a field), a disc
/// clipped to the water and a strip of shore for lakes, along the centre line upstream with tributaries and downstream for rivers, strips along
/// roads. A grade is drawn without the stricter ones of the same source. What is missing is told (GW-ZONE), never guessed.
DrawnZones draw_zones(const ZoneInputs& inputs, const std::vector<model::ZoneRule>& rules, const ZoneOptions& options, IssueSink& issues);

/// A row a zone: `zone_id zone_name source_id zone_level basis rule_id clause verified area_km2 why`.
table::Table zones_table(const DrawnZones& drawn, const std::vector<model::ZoneRule>& rules, Language lang);

} // namespace gridwarden::analysis
