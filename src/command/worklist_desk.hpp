#pragma once

#include "analysis/worklist.hpp"
#include "command/context.hpp"

namespace gridwarden::command {

/// The worklist of the context's project, from what its steps have made so far. Personal columns stay: they are for the people who go.
/// \pre the steps have run with `keep_published`
analysis::Worklist make_worklist(Context& context);

/// As a workbook where the name ends in `.xlsx` (or the format says so), else as any layer or table.
void write_worklist(const std::string& path, const table::Table& list, Context& context);

/// In a few sentences, with the balance.
void tell_worklist(const analysis::Worklist& list, Context& context, Result& result);

/// The priority in the words of a project.
std::string priority_text(const project::Project& project);

} // namespace gridwarden::command
