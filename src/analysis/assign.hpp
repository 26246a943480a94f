#pragma once

#include "core/progress.hpp"
#include "core/quantity.hpp"
#include "model/units.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// How a site came to its unit.
enum class AssignedBy : std::uint8_t { inside, border, overlap, declared, share, none };
std::string_view name_of(AssignedBy by);

/// Columns of the same length as the sites, in the order of the table's batches.
struct Assignment {
    std::vector<std::vector<std::uint32_t>> unit; ///< [level][site]: row in the level, or model::no_unit
    std::vector<std::uint8_t> on_border;          ///< at the finest level
    std::vector<AssignedBy> by;
    std::vector<std::uint32_t> candidates;        ///< units of the finest level within the site's accuracy
    std::vector<std::uint8_t> agrees;             ///< 0, 1, or 2 where no unit is declared
    std::vector<std::uint32_t> place_count;       ///< sites at this very place
    std::uint64_t assigned = 0;                   ///< at the finest level
};

struct Share {
    std::uint64_t site; ///< row over the whole table
    std::uint32_t level;
    std::uint32_t unit;
    double share;       ///< of the footprint's area (a line's length), 0..1
};

struct AssignOptions {
    Length default_accuracy = Length::metres(30);
    bool shares = false; ///< also give every share, not only the largest
    unsigned threads = 1;
    Progress* progress = nullptr;
};

/// Gives every site its unit at every level by the contract's rules: containment exact, ties by the declared unit else the
/// smallest id, footprints to the unit of their largest share. The same at any thread count.
Assignment assign(const table::Table& sites, const model::UnitTree& units, const AssignOptions& options,
                  std::vector<Share>* shares = nullptr);

/// The contract's columns behind the sites' own: `level<k>_id`, `level<k>_name`, `on_border`, `assigned_by`, ...
table::Table with_assignment(const table::Table& sites, const model::UnitTree& units, const Assignment& assignment);

} // namespace gridwarden::analysis
