#pragma once

#include "command/check_claims.hpp"
#include "command/context.hpp"
#include "project/manifest.hpp"
#include "project/project_file.hpp"
#include "publish/publication.hpp"

namespace gridwarden::command {

/// What the steps of a project have made so far, for pages: personal columns are left out, with a note for each.
publish::Publication make_publication(const project::Project& project, const std::vector<project::Manifest::Step>& steps, const std::vector<CheckedClaim>& claims,
                                     Context& context);

/// The publication that a page command works on. As a step of a run: what that run has made. Alone: the project is read and its steps are
/// computed, nothing of them is written. \throws Error GW-ARG-005 where neither is there
const publish::Publication& publication_of(const std::string& project_path, Context& context, Result& result);

} // namespace gridwarden::command
