#pragma once

#include "command/command.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridwarden::command {

/// Options that every command has, declared once in common_options.cpp.
struct CommonOptions {
    std::string format;
    bool overwrite = false;
    unsigned threads = 0;
    std::string lang;                    ///< `en`, `zh`; empty: from the locale or the project
    std::optional<std::int32_t> as_of;
    bool strict = false;
    bool force = false;                  ///< do, with a warning, what an analysis refuses for too little data
    bool dry_run = false;
    bool json = false;
    std::string progress = "auto";
    bool quiet = false;
    bool verbose = false;
    std::string color = "auto";
    bool assume_wgs84 = false;
    Length default_accuracy = Length::metres(30);
    std::vector<std::string> fail_on;
    int precision = 7;
    std::string out_crs;
    bool no_style = false;
};
void declare_common(Args& args, CommonOptions& options);

/// The parameters of a command as a user sees them: its own, then the common ones that mean something to it.
Args all_parameters(const Description& description, const Args& own, CommonOptions& common);

/// The parameters that a step of a project takes: the command's own, then the common ones that can hold for one step.
Args step_parameters(const Description& description, const Args& own, CommonOptions& common);

/// Common options that change a result and are not as usual, as names and values: for the metadata of results and for making them again.
std::vector<std::pair<std::string, std::vector<std::string>>> changing_results(const CommonOptions& common);

} // namespace gridwarden::command
