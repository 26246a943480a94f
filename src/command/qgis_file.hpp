#pragma once

#include "command/context.hpp"
#include "publish/publication.hpp"

#include <string>

namespace gridwarden::command {

/// Writes `gridwarden.qgs` into the folder of a run: every layer written with a style, grouped by step, in the local metric plane. The first layer of
/// sites and the finest count by unit are ticked, and stand in two print layouts: an overview and an atlas by unit. Nothing is written where there is no layer.
void write_qgis_project(const publish::Publication& made, const std::string& folder, Context& context);

} // namespace gridwarden::command
