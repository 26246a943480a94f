#pragma once

#include "page/flow_table.hpp"
#include "publish/publication.hpp"

namespace gridwarden::page {

/// A part of the appendix without a map.
struct Annex {
    std::string title;
    std::string remark; ///< below the title
    FlowTable table;
};

/// Claims with both numbers, issues by code, inputs with their hashes and row accounts, notices. One without a row is left out.
std::vector<Annex> annexes_of(const publish::Publication& publication);

} // namespace gridwarden::page
