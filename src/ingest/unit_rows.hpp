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
};

/// The rows of one file. \throws Error GW-UNIT-101 (no id), -105 (empty after repair), -106 (no polygon), -107 (level is no number),
/// -108 (off the earth), -109 (no unit), -114 (ring round a pole), -115 (a table), and what opening and CRS can throw.
std::vector<UnitRow> read_unit_rows(const model::InputSpec& spec, const Options& options, IssueSink& issues, Account& account);

} // namespace gridwarden::ingest
