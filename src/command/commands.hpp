#pragma once

#include "command/command.hpp"

namespace gridwarden::command {

/// One function a command, each in the file of its name; registry.cpp lists them in the order of the help.
Command assign_command();
Command check_command();
Command cluster_command();
Command completion_command();
Command convert_command();
Command coverage_command();
Command density_command();
Command diff_command();
Command dispatch_command();
Command explain_command();
Command hits_command();
Command hotspot_command();
Command init_command();
Command ledger_command();
Command locate_command();
Command lookback_command();
Command manual_command();
Command map_command();
Command near_command();
Command report_command();
Command run_command();
Command schema_command();
Command service_command();
Command verify_command();

} // namespace gridwarden::command
