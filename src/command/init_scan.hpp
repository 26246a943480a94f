#pragma once

#include "io/reader.hpp"
#include "model/input_spec.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gridwarden::command {

/// A layer found in a folder, and what it seems to be for.
struct FoundInput {
    model::InputSpec spec;            ///< path relative to the folder; keys for id, name, coordinates, ... as found by headings
    std::optional<model::Role> role;  ///< nothing where neither folder nor name tells
    io::LayerInfo layer;
    bool crs_open = false;            ///< a table whose CRS nobody states
};

/// A file that was left out, and why.
struct LeftOut {
    std::string path;
    std::string reason;
};

struct Scan {
    std::vector<FoundInput> inputs; ///< units first and coarsest first, then by path
    std::vector<LeftOut> left_out;
};

/// The role that a path tells by its sub-folder or file name (`units|边界|网格`, `sites|台账`, `stations|站点`, `zones|保护区`,
/// `receptors|敏感点`, `plants`, `visits`); folders win.
std::optional<model::Role> role_of_path(const std::string& path);

/// Looks through a folder and its sub-folders, results of earlier runs left aside. \throws Error GW-IO-001
Scan scan_folder(const std::string& folder, Language lang);

} // namespace gridwarden::command
