#pragma once

#include "core/issue.hpp"
#include "core/progress.hpp"
#include "core/quantity.hpp"
#include "model/input_spec.hpp"
#include "model/units.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gridwarden::ingest {

/// The account of one input; read = accepted + rejected + filtered, or the run fails (GW-BUG-001, exit 70).
struct Account {
    std::string input;  ///< as it could be written on the command line: path and keys
    std::string path;   ///< as written
    std::string layer;  ///< layer or sheet that was asked for; empty for none
    model::Role role = model::Role::sites;
    std::string sha256;
    std::string crs;    ///< what its coordinates were taken to be, and where that was said
    std::uint64_t read = 0;
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    std::uint64_t filtered = 0;
};

struct Options {
    std::string base_folder;                          ///< relative paths are beside it; empty = where we are
    bool assume_wgs84 = false;                        ///< a table that states no CRS: go on, with a warning
    Length default_accuracy = Length::metres(30);     ///< position error where `accuracy` does not say
    unsigned threads = 1;
    Progress* progress = nullptr;
};

/// Canonical columns in front (`site_id`, `site_name`, then each mapped key), then every input column under its own name
/// (`src_` in front on a clash, case-insensitive). Roles name the canonical fields (`id`, `name`, `kind`, `status`,
/// `deadline`, `unit`, `accuracy`, ...). Geometry in WGS 84 lon/lat; a row with empty coordinates has none.
struct Sites {
    table::Table table;
    std::vector<Account> accounts;
};

/// Reads registers: finds columns, coordinates and CRS, settles each row. One table for all inputs, in input order.
Sites read_sites(std::span<const model::InputSpec> inputs, model::Role role, const Options& options, IssueSink& issues);

/// A layer or table as it is: its own columns, placed in WGS 84 lon/lat. A table without coordinates stays one.
Sites read_plain(const model::InputSpec& input, const Options& options, IssueSink& issues);

/// Areal units: one input a level, coarsest first; or one input with `level`/`parent` columns or `code_levels` (then the
/// coarser levels are dissolved from the finest by code prefix). Polygons are repaired, unwrapped and ordered; parents are not
/// settled yet (analysis::link_levels).
struct Units {
    model::UnitTree tree;
    std::vector<Account> accounts;
};
Units read_units(std::span<const model::InputSpec> inputs, const Options& options, IssueSink& issues);

} // namespace gridwarden::ingest
