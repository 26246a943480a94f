#pragma once

#include "command/command.hpp"

#include <cstddef>
#include <string>

namespace gridwarden::cli {

/// The help of the whole program: what it is, an example, the commands by topic.
std::string program_help(Language lang, std::size_t width);

/// The help of one command: examples first, then what it takes.
std::string command_help(const command::Command& command, Language lang, std::size_t width);

/// The declarations as JSON, for scripts, tests and other front ends: one command, or all where `only` is null.
std::string usage_json(const command::Command* only);

} // namespace gridwarden::cli
