#pragma once

#include "command/context.hpp"

#include <string>

namespace gridwarden::command {

/// What every run leaves for the office beside its layers: `tables.xlsx`, `worklist.xlsx`, `gridwarden.gpkg`; each where no step has written a file of that
/// name. \pre the publication is made
void write_office_files(const std::string& folder, Context& context);

} // namespace gridwarden::command
