#pragma once

#include "command/command.hpp"

#include <cstdint>
#include <optional>
#include <string>
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

} // namespace gridwarden::command
