#include "analysis/declared.hpp"

#include "text/text.hpp"

namespace gridwarden::analysis {

DeclaredUnits::DeclaredUnits(const model::UnitTree& tree) {
    for (std::uint32_t level = 0; level < tree.levels.size(); ++level) {
        const auto& units = tree.levels[level];
        for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
            by_id_.emplace(units.ids[unit], UnitAt{level, unit});
            by_name_.emplace(text::fold(units.names[unit]), UnitAt{level, unit});
        }
    }
}

const std::vector<UnitAt>& DeclaredUnits::meaning(std::string_view text) {
    const auto [known, fresh] = known_.try_emplace(std::string(text));
    if (fresh) {
        const auto collect = [&](const auto& map, const std::string& key) {
            for (auto [at, end] = map.equal_range(key); at != end; ++at) {
                known->second.push_back(at->second);
            }
        };
        collect(by_id_, std::string(text::trim(text)));
        if (known->second.empty()) {
            collect(by_name_, text::fold(text));
        }
    }
    return known->second;
}

std::uint32_t ancestor(const model::UnitTree& tree, UnitAt of, std::uint32_t level) {
    auto unit = of.unit;
    for (auto k = of.level; k > level && unit != model::no_unit; --k) {
        unit = tree.levels[k].parents[unit];
    }
    return of.level < level ? model::no_unit : unit;
}

} // namespace gridwarden::analysis
