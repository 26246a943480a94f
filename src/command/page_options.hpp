#pragma once

#include "command/parameter.hpp"
#include "page/page_options.hpp"

namespace gridwarden::command {

/// The options that `map` and `report` share about paper, as typed.
struct PaperOptions {
    std::string paper = "a4";
    std::string orientation = "auto";
    std::string unit_pages = "auto";
    [[nodiscard]] page::PageOptions resolved() const;
};

void declare_paper(Args& args, PaperOptions& o);

} // namespace gridwarden::command
