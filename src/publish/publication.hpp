#pragma once

#include "core/issue.hpp"
#include "core/language.hpp"
#include "model/units.hpp"
#include "publish/style.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridwarden::publish {

/// A layer or table as people get it: its rows, how they look and what made it.
struct PublishedLayer {
    std::string name;                ///< of its file, without extension: `camera-gaps`; of an input: its role
    std::string group;               ///< the step that made it or was made from it
    std::string style_name;          ///< `styles/<name>`; empty for a table
    std::string title;
    std::optional<Style> style;      ///< nothing for tables and for layers without a feature
    table::Table table;              ///< geometry in WGS 84 lon/lat
    bool input = false;              ///< stations, zones, ... that the step was given, for the map's sake
    std::vector<std::pair<std::string, std::vector<std::string>>> parameters; ///< resolved options of the step, for captions
};

struct PublishedInput {
    std::string path, layer, role, sha256, crs;
    std::uint64_t read = 0, accepted = 0, rejected = 0, filtered = 0;
};

struct PublishedStep {
    std::string command, as;
    std::vector<std::pair<std::string, std::vector<std::string>>> options; ///< resolved
    std::vector<std::pair<std::string, std::uint64_t>> balance;
};

struct PublishedClaim {
    std::string says;
    double expected = 0;
    std::optional<double> got;
    bool match = false;
    std::uint64_t rows = 0; ///< behind the number
    std::string ids;        ///< of the first of them
    std::string change;     ///< what a change stated beside the number means; empty for none
};

/// Issues of one code in one file.
struct PublishedIssue {
    std::string code;
    Level level = Level::note;
    std::string file, sheet;
    std::size_t count = 0;
    std::string message;    ///< of the first, in the language of the publication
    std::string suggestion;
};

/// What a run found, as values: everything that pages, web page, workbook and document are made from, so that they cannot differ. Personal columns are
/// already out of its tables.
struct Publication {
    Language lang = Language::en;
    std::string title;                          ///< may be empty
    std::int32_t as_of = 0;
    std::optional<std::int32_t> data_until;     ///< latest day in the registers that is not after the as-of day
    std::string approval_number;                ///< 审图号; empty: the pages say that they are not to be published
    std::string producer;                       ///< who makes the report; may be empty
    std::string source;                         ///< of the boundaries and registers, as the project says it; may be empty
    bool is_public = false;                     ///< redacted for the public; else marked internal (内部资料)
    model::UnitTree units;                      ///< of the project; may be empty
    std::vector<PublishedLayer> layers;         ///< in the order they were made
    std::vector<PublishedInput> inputs;
    std::vector<PublishedClaim> claims;
    std::vector<PublishedIssue> issues;         ///< errors first
    std::vector<PublishedStep> steps;           ///< in the order they ran
    std::vector<std::string> personal_columns;  ///< left out
    std::vector<std::string> redactions;        ///< what was done for the public, as sentences
    std::string plane_crs;                      ///< the map plane: `EPSG:n` or a PROJ string
    std::string plane_reason;
    shape::Box extent;                          ///< lon/lat of units, else of sites
    std::string program;                        ///< `gridwarden 0.1.0`
};

} // namespace gridwarden::publish
