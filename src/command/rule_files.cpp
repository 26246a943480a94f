#include "command/rule_files.hpp"

namespace gridwarden::command {

project::Rules rules_with(const std::vector<std::string>& files, const Context& context) {
    std::vector<std::string> opened;
    for (const auto& file : files) {
        model::InputSpec input;
        input.path = file;
        opened.push_back(context.opened(std::move(input)).path);
    }
    return project::rules_with(opened);
}

Bilingual verified_word(const model::Provision& rule) {
    return rule.verified ? Bilingual{"verified", "已核实"} : Bilingual{"unverified", "未核实"};
}

} // namespace gridwarden::command
