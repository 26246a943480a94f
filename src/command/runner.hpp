#pragma once

#include "command/check_claims.hpp"
#include "command/context.hpp"
#include "project/manifest.hpp"
#include "project/project_file.hpp"

namespace gridwarden::command {

/// Takes the settings of a project into a context that has not worked yet: language, as-of date (the command line's wins and is
/// recorded as an override), declared values, names of inputs.
void prepare(Context& context, const project::Project& project);

/// Sets parameters (see `step_parameters`) from a step of a project: keys are parameter names, lists arrays, inputs objects or texts.
/// Positionals and inputs of a role that the step does not give come from the project's inputs of that role; outputs are
/// named `<as>.geojson` and `<as>-<output>.<ext>` in `folder` (`false` leaves one out).
/// \throws Error GW-PROJ-* with line, column and what was expected.
void bind_step(Args& args, const project::Step& step, const project::Project& project, const std::string& folder, Language lang);

/// Runs the steps that make tables and layers, in order, and recomputes the claims; entries of the manifest and sentences are added. Pages
/// (steps of Topic::publish) come after. Stops at the first step that fails.
std::vector<CheckedClaim> run_steps(const project::Project& project, const std::string& folder, Context& context, project::Manifest& manifest, Result& result);

/// Runs a project: its steps, its claims, then its pages (QGIS project, appendix, ...) into `folder` and returns the manifest; sentences and findings of the steps go to
/// `result`. Stops at the first step that fails.
project::Manifest run_project(const project::Project& project, const std::string& folder, Context& context, Result& result);

/// The JSON Schema of project files, from the declarations of all commands.
std::string project_schema();

} // namespace gridwarden::command
