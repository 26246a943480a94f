#include "command/commands.hpp"
#include "core/error.hpp"
#include "text/near_miss.hpp"

#include <algorithm>

namespace gridwarden::command {

const std::vector<Command>& registry() {
    static const std::vector<Command> commands{
        init_command(),
        run_command(),
        check_command(),
        near_command(),
        worklist_command(),
        explain_command(),
        assign_command(),
        hits_command(),
        setback_command(),
        zones_command(),
        rivers_command(),
        hotspot_command(),
        density_command(),
        cluster_command(),
        coverage_command(),
        service_command(),
        ledger_command(),
        diff_command(),
        lookback_command(),
        locate_command(),
        dispatch_command(),
        convert_command(),
        map_command(),
        report_command(),
        verify_command(),
        schema_command(),
        completion_command(),
        manual_command(),
    };
    return commands;
}

const Command& find_command(std::string_view name) {
    const auto& all = registry();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.description.name == name; });
    if (found != all.end()) {
        return *found;
    }
    const auto nearest = text::near_miss(name, all, [](const Command& command) { return std::string(command.description.name); });
    throw Error("GW-ARG-001", {{"value", name}, {"nearest", nearest.empty() ? "help" : nearest}});
}

} // namespace gridwarden::command
