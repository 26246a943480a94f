#pragma once

#include "analysis/assign.hpp"
#include "unit/analysis/trees.hpp"

#include <string>
#include <vector>

namespace gridwarden::test {

inline analysis::Assignment assigned(const table::Table& sites, const model::UnitTree& tree, unsigned threads = 1, double accuracy_m = 0) {
    analysis::AssignOptions options;
    options.threads = threads;
    options.default_accuracy = Length::metres(accuracy_m);
    return analysis::assign(sites, tree, options);
}

/// `inside a1` for each site: how, and the ids from the coarsest level on, with `*` where it is on a border.
inline std::vector<std::string> told_of(const model::UnitTree& tree, const analysis::Assignment& found) {
    std::vector<std::string> lines;
    for (std::size_t site = 0; site < found.by.size(); ++site) {
        std::string line(name_of(found.by[site]));
        for (std::size_t level = 0; level < tree.levels.size(); ++level) {
            line += " " + test::id_of(tree, level, found.unit[level][site]);
        }
        lines.push_back(line + (found.on_border[site] == 1 ? " *" : ""));
    }
    return lines;
}

} // namespace gridwarden::test
