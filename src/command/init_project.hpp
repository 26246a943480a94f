#pragma once

#include "command/init_scan.hpp"

#include <cstdint>
#include <string>

namespace gridwarden::command {

/// A project file of what was found: every input by role, `check`, and `assign` where there are units and sites. What could not
/// be told stands as `?`, which `run` refuses. `prefix` leads from the project's folder to the folder that was scanned.
std::string project_text(const Scan& scan, const std::string& title, std::int32_t as_of, Language lang, const std::string& prefix);

/// The project of the next month: the same file with another `as_of`, and `previous` set to the run before. Comments are lost.
/// `target` is where it will be written; paths are led there. \throws Error as project::read_project
std::string next_project(const std::string& project, std::int32_t as_of, const std::string& target);

} // namespace gridwarden::command
