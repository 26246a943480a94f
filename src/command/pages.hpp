#pragma once

#include "command/context.hpp"

#include <string>

namespace gridwarden::command {

/// What every run leaves for readers beside its layers (`appendix.pdf`, ...), each where no step has written a file of that name. \pre the publication is made
void write_pages(const std::string& folder, Context& context);

} // namespace gridwarden::command
