#pragma once

#include "core/issue.hpp"
#include "core/progress.hpp"
#include "index/near_index.hpp"
#include "model/siting_rule.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// Screening, never a legal finding: whether a receptor is certainly farther from a site than a rule demands, certainly nearer, or neither.
enum class Verdict : std::uint8_t { beyond, within, cannot_tell };
std::string_view name_of(Verdict verdict); ///< `beyond within cannot-tell`

/// Why it cannot be told. `position`: the position errors of both sides reach over the distance; `attribute`: what a condition of the rule (or
/// of one that would take its place) asks for is not stated; `distance`: the site does not state its own.
enum class Doubt : std::uint8_t { none, position, attribute, distance };
std::string_view name_of(Doubt doubt); ///< `position-error attribute-missing distance-missing`, empty for none

/// A site, a rule that applies to it, and a receptor of that rule.
struct Finding {
    std::uint32_t site;
    std::uint32_t rule;
    std::uint32_t receptor;
    std::uint32_t rank;            ///< by distance among the receptors of this site and rule, from 1
    index::Millimetres distance;   ///< edge to edge, 0 where they touch; on the side of the required distance that it is on
    double required_m;             ///< NaN where the site does not state its own
    double error_m;                ///< position errors of site and receptor together
    Verdict verdict;
    Doubt doubt;
};

/// What became of a rule over all sites.
struct RuleTally {
    std::uint64_t sites = 0;       ///< that it applies to
    std::uint64_t within = 0;      ///< by the worst of the site's receptors
    std::uint64_t cannot_tell = 0;
    std::uint64_t gave_way = 0;    ///< sites for which another took its place
    std::uint64_t gave_way_near = 0; ///< of these the ones that it would not have called beyond
    bool no_receptors = false;     ///< no receptor is of its classes
    bool no_column = false;        ///< the sites have no column of its own distance
    std::uint64_t from_points = 0; ///< it measures from the boundary, and these sites are only points
};

struct Setbacks {
    std::vector<Finding> rows;      ///< by site in input order, rule in the order of the list, then rank
    std::vector<index::Way> ways;   ///< of each row, only where asked for
    std::vector<RuleTally> rules;   ///< one a rule
    std::uint64_t judged = 0;       ///< sites with a row
    std::uint64_t within = 0;       ///< of these by their worst verdict
    std::uint64_t cannot_tell = 0;
    std::uint64_t without_rule = 0; ///< sites that no rule could be put to
    std::uint64_t unplaced = 0;     ///< sites without a place
};

struct SetbackOptions {
    Length default_accuracy = Length::metres(30); ///< position error of what states none
    bool ways = false;
    unsigned threads = 1;
    Progress* progress = nullptr;
};

/// Puts every rule that speaks of a site's kind to it: the nearest receptor of the rule's classes, and all others that are not certainly beyond.
/// Footprint to footprint, geodesic, edge to edge. A verdict is sure only where the position errors of both sides, added, cannot change it. The
/// class of a receptor is its `class`, else its `kind`. The same at any thread count.
Setbacks find_setbacks(const table::Table& sites, const table::Table& receptors, const std::vector<model::SetbackRule>& rules, const SetbackOptions& options);

/// What the run should be told about rules and data (GW-SETB).
void tell_setbacks(const table::Table& sites, const table::Table& receptors, const std::vector<model::SetbackRule>& rules, const Setbacks& found, IssueSink& issues);

/// Classes of receptors: what is mapped as `class`, else the column called so, else the `kind`.
std::vector<std::string> classes_of(const table::Table& receptors);

/// A row a finding: `site_id site_name kind receptor_id receptor_name receptor_class rule_id clause verified required_m distance_m margin_m
/// error_m verdict doubt rank measured_from`, with the geometry of the site. \pre with `links` the ways were asked for: then each row is the line
/// between the two nearest places (none where both would be written alike).
table::Table setback_table(const table::Table& sites, const table::Table& receptors, const std::vector<model::SetbackRule>& rules, const Setbacks& found,
                           Language lang, bool links, int precision);

} // namespace gridwarden::analysis
