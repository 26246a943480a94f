#pragma once

#include <map>
#include <string>

namespace gridwarden::command {

/// Versions of the libraries that results can depend on, for run.json and `--version`.
std::map<std::string, std::string> library_versions();

} // namespace gridwarden::command
