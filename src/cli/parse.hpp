#pragma once

#include "command/context.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gridwarden::cli {

/// A command line that was understood.
struct Invocation {
    const command::Command* command = nullptr; ///< null: the program itself was asked for help, version or usage
    std::unique_ptr<command::Call> call;
    command::CommonOptions common;
    bool help = false;
    bool version = false;
    bool json_usage = false;
};

/// Takes the words behind the program's name apart. \throws Error GW-ARG-* for what is wrong with them, with the near miss.
Invocation parse(const std::vector<std::string>& words);

/// The language of messages: `--lang`, else the locale (LC_ALL, LC_MESSAGES, LANG). Asked before anything is parsed, so that
/// even a usage error is told in it.
Language language_of(const std::vector<std::string>& words);

} // namespace gridwarden::cli
