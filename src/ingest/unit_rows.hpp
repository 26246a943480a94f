#pragma once

#include "core/issue.hpp"
#include "ingest/ingest.hpp"
#include "ingest/opened.hpp"

#include <string>
#include <vector>

namespace gridwarden::ingest {

/// One row of a file of areal units, its polygon repaired and unwrapped in WGS 84 lon/lat.
struct UnitRow {
    std::string id;
    std::string name;
    std::string parent;  ///< as the `parent` column states it; empty without one
    int level = 0;       ///< as the `level` column states it; 0 without one
    shape::Geometry polygon;
    std::uint32_t row = 0;
    std::uint64_t index = 0; ///< row over `UnitRows::attributes`
};

/// The units of one file, and all its columns with a row for each row that was read (no geometry).
struct UnitRows {
    std::vector<UnitRow> units;
    table::Table attributes;
};

/// The rows of one file. A row without code, polygon or area, off the earth, or round a pole is rejected with an issue.
/// \throws Error GW-UNIT-109 (no unit is left), -115 (a table), and what opening and CRS can throw.
UnitRows read_unit_rows(const model::InputSpec& spec, const Options& options, IssueSink& issues, Account& account);

} // namespace gridwarden::ingest
