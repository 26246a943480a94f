#pragma once

#include "analysis/attributes.hpp"
#include "analysis/places.hpp"
#include "model/siting_rule.hpp"
#include "table/table.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// Which rules can be put to which sites: settled once for each kind of site, then by attributes for each site.
class SetbackPlan {
public:
    SetbackPlan(const table::Table& sites, const std::vector<model::SetbackRule>& rules);

    /// A rule as it stands for a site.
    struct Standing {
        std::uint32_t rule;
        std::optional<Length> distance; ///< nothing where the site does not state its own
        bool unsure = false;            ///< whether it applies depends on an attribute that is not stated
        bool gives_way = false;         ///< another rule takes its place
    };
    /// Rules for a site in the order of the list; those that certainly do not apply are left out.
    [[nodiscard]] std::vector<Standing> rules_for(std::uint32_t site) const;
    /// Whether the sites have the column of a rule's own distance.
    [[nodiscard]] bool has_distance(std::uint32_t rule) const { return rules_[rule].distance || attributes_.has(rules_[rule].distance_field); }

private:
    [[nodiscard]] model::Answer speaks(std::uint32_t rule, std::uint32_t site) const;
    [[nodiscard]] model::Answer applies(std::uint32_t rule, std::uint32_t site) const;
    [[nodiscard]] std::optional<Length> distance(std::uint32_t rule, std::uint32_t site) const;

    const std::vector<model::SetbackRule>& rules_;
    std::map<std::string, std::uint32_t> by_id_;
    std::vector<std::uint32_t> kind_of_site_;
    std::vector<std::vector<std::uint32_t>> rules_of_kind_;
    std::vector<std::vector<bool>> speaks_of_kind_;
    Attributes attributes_;
};

/// Receptors that rules speak of, each distinct set with an index of its own.
struct ReceptorGroups {
    struct Group {
        std::vector<std::uint32_t> rows; ///< over the whole table, ascending
        index::NearIndex index;          ///< of those rows, numbered as in the whole table
    };
    static constexpr std::uint32_t none = 0xFFFFFFFFu;
    std::vector<Group> groups;
    std::vector<std::uint32_t> of_rule;             ///< `none` where no receptor is of a rule's classes
    std::vector<std::vector<std::uint8_t>> unsure;  ///< of a rule with conditions on receptors: those that do not state what it asks for

    ReceptorGroups(const table::Table& receptors, const Places& places, const std::vector<model::SetbackRule>& rules, unsigned threads);
};

} // namespace gridwarden::analysis
