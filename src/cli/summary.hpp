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

} // namespace gridwarden::cli
