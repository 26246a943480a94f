#include "command/level_path.hpp"

#include "core/error.hpp"

namespace gridwarden::command {

std::string level_path(const std::string& pattern, std::size_t level, std::size_t levels) {
    const auto at = pattern.find("%level");
    if (at == std::string::npos) {
        if (levels > 1 && !pattern.empty()) {
            throw Error("GW-ARG-050", {{"value", pattern}, {"levels", levels}});
        }
        return pattern;
    }
    return pattern.substr(0, at) + std::to_string(level) + pattern.substr(at + 6);
}

} // namespace gridwarden::command
