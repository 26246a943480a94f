#pragma once

#include "command/context.hpp"
#include "project/rule_file.hpp"

namespace gridwarden::command {

/// The built-in rules with those of files over them; relative paths are beside the project.
project::Rules rules_with(const std::vector<std::string>& files, const Context& context);

/// `verified` or `unverified`, as it is printed beside each finding.
Bilingual verified_word(const model::Provision& rule);

} // namespace gridwarden::command
