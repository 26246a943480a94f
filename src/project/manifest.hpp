#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridwarden::project {

/// `run.json`: what a run read, did and wrote, so that it can be made again and checked.
struct Manifest {
    struct Input {
        std::string path, layer, role, sha256, crs;
        std::uint64_t read = 0, accepted = 0, rejected = 0, filtered = 0;
    };
    struct Step {
        std::string command, as;
        std::vector<std::pair<std::string, std::vector<std::string>>> options; ///< resolved
        std::vector<std::pair<std::string, std::uint64_t>> balance;
        double seconds = 0;
    };
    struct Output {
        std::string path; ///< relative to the folder
        std::uint64_t features = 0;
        std::string sha256;
    };
    struct Claim {
        std::string says;
        double expected = 0;
        std::optional<double> got;
        bool match = false;
        std::uint64_t rows = 0; ///< behind the number
    };
    std::string version;
    std::string project_path, project_sha256; ///< path relative to the folder of run.json
    std::map<std::string, std::string> overrides;
    std::string as_of;
    std::map<std::string, std::string> libraries;
    std::string plane, plane_reason; ///< the local metric plane of the extent, and why; empty where nothing has a place
    std::vector<Input> inputs;
    std::vector<Step> steps;
    std::vector<Output> outputs;
    std::map<std::string, std::size_t> issues;
    std::vector<std::string> personal_columns;
    std::vector<Claim> claims;
    std::string started; ///< UTC, ISO 8601
    double seconds = 0;
    unsigned threads = 1;
};

/// Canonical JSON in the contract's key order.
std::string to_json(const Manifest& manifest);

/// \throws Error GW-PROJ-020 where the text is no run.json of ours.
Manifest parse_manifest(const std::string& text, const std::string& file);

} // namespace gridwarden::project
