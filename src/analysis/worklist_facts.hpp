#pragma once

#include "analysis/declared.hpp"
#include "analysis/lifecycle.hpp"
#include "core/quantity.hpp"
#include "model/reason.hpp"
#include "model/units.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// What a worklist is made from: the sites and what a run found about them. What is not there gives no reason.
struct WorklistSources {
    const table::Table& sites;
    const model::UnitTree* units = nullptr;
    std::vector<const table::Table*> hits;      ///< `site_id relation zone_level`
    std::vector<const table::Table*> hot;       ///< cells or areal units with `gi_bin` or `rule_hot`
    std::vector<const table::Table*> lookbacks; ///< closed problems: `site_id visited last_visit rebound rebound_reason`
    const table::Table* visits = nullptr;       ///< role `opened` is the day of a visit
};

struct WorklistOptions {
    std::int32_t as_of = 0;
    std::int32_t new_since = 0;                   ///< opened from this day on is new
    std::vector<model::Reason> priority;          ///< completed by the default order
    bool navigation = true;                       ///< give GCJ-02 coordinates
    std::string problem;                          ///< column of the visits that names the site; empty: by place alone
    Length visit_within = Length::metres(100);    ///< a visit that names no site belongs to the nearest one within this
    Length default_accuracy = Length::metres(30); ///< of sites, for the units
    unsigned threads = 1;
};

/// What is known of each site, in row order.
struct SiteFacts {
    Lifecycle life;
    std::vector<std::int32_t> opened, deadline, last_visit; ///< `table::DateColumn::null` for null
    std::vector<std::uint8_t> visited;                      ///< of an open site: a visit is on record; of a closed one: since its closing
    std::vector<std::uint8_t> looked_back;                  ///< a row of a look-back
    std::vector<std::uint8_t> in_zone, hot, rebound;
    std::vector<model::ZoneGrade> grade;                    ///< the strictest zone that it touches
    std::vector<std::uint8_t> agrees;                       ///< with its declared unit: 0, 1, or 2 where none is declared
    std::vector<UnitAt> unit;                               ///< the finest that holds it; `model::no_unit` for none
    std::vector<shape::Coord> anchors;                      ///< NaN for none
    bool visits_known = false;
};
SiteFacts site_facts(const WorklistSources& sources, const WorklistOptions& options);

} // namespace gridwarden::analysis
