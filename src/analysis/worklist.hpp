#pragma once

#include "analysis/worklist_facts.hpp"

namespace gridwarden::analysis {

struct Worklist {
    /// `rank team keeper site_id site_name reasons overdue_days deadline last_visit lon lat nav_lon nav_lat`, then `first_reason kind state responsible unit_id
    /// unit_name`; rows by rank, at the place of the site. `reasons` are the words of a priority list, the strongest first, separated by `;`.
    /// `first_reason` is the first of them without its number of days. Null where there is none.
    table::Table table;
    std::uint64_t sites = 0;     ///< sites = listed open + closed + later
    std::uint64_t open = 0;      ///< not known to be closed: every one is listed
    std::uint64_t unknown = 0;   ///< of the open: of unknown state
    std::uint64_t closed = 0;
    std::uint64_t later = 0;     ///< opened after the as-of day: not listed
    std::uint64_t look_back = 0; ///< of the closed: listed as well
};

/// Where to send people: a row an open site with its reasons. Sites are ordered by the priority list: those with its first reason come first, of these those with
/// the second too, and so on; what is still equal by days overdue (most first), deadline, id, row. A list is completed by the reasons it leaves out, in
/// the default order. Team, keeper and responsible are the site's own, else those of the finest areal unit around it that has one.
/// A closed problem is listed only where the list itself names `rebound` or `never-visited` and a look-back found that of it.
Worklist worklist(const WorklistSources& sources, const WorklistOptions& options);

} // namespace gridwarden::analysis
