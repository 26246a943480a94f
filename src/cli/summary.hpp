#pragma once

#include "command/context.hpp"

namespace gridwarden::cli {

/// A command that has run.
struct Finished {
    const command::Command& command;
    command::Context& context;
    const command::Result& result;
    double seconds;
};

/// Tells issues and sentences on stderr, or the JSON summary on stdout, and gives the exit status.
int finish(const Finished& finished);

/// Tells on stderr what was noticed before a command had to stop: often the reason.
void tell_noticed(const command::Context& context);

} // namespace gridwarden::cli
