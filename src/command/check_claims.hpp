#pragma once

#include "command/command.hpp"
#include "command/context.hpp"
#include "project/manifest.hpp"
#include "project/project_file.hpp"

#include <vector>

namespace gridwarden::command {

/// Recomputes the claims of a project from its inputs and outputs. A claim that does not hold is an issue (GW-CLAIM-005) and counts
/// as failed in the result.
std::vector<project::Manifest::Claim> check_claims(const project::Project& project, Context& context, Result& result);

} // namespace gridwarden::command
