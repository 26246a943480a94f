#include "analysis/disagreements.hpp"

#include "analysis/declared.hpp"

#include <string>
#include <utility>

namespace gridwarden::analysis {

namespace {

/// `360801 West town, 3608 Example county`: where a site was found, the finest level first; empty for nowhere.
std::string located(const model::UnitTree& units, const Assignment& assignment, std::size_t site) {
    std::string text;
    for (auto level = units.levels.size(); level-- > 0;) {
        if (const auto unit = assignment.unit[level][site]; unit != model::no_unit) {
            const auto& id = units.levels[level].ids[unit];
            const auto& name = units.levels[level].names[unit];
            text += (text.empty() ? "" : ", ") + (name == id ? id : id + " " + name);
        }
    }
    return text;
}

} // namespace

std::uint64_t tell_disagreements(const table::Table& sites, const model::UnitTree& units, const Assignment& assignment, IssueSink& issues) {
    const auto column = sites.schema.index_of_role("unit");
    if (column < 0) {
        return 0;
    }
    DeclaredUnits declared(units);
    std::uint64_t told = 0;
    std::size_t site = 0;
    std::string scratch;
    for (const auto& batch : sites.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row, ++site) {
            if (assignment.agrees[site] != 0) {
                continue;
            }
            ++told;
            std::string value(text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch).value_or(""));
            const bool known = !declared.meaning(value).empty();
            auto place = located(units, assignment, site);
            const Bilingual nowhere{"no unit", "任何单元之外"};
            Issue issue{known ? "GW-ASSIGN-006" : "GW-ASSIGN-005", {batch.origin->path, batch.origin->layer, batch.rows[row], "unit"}, std::move(value),
                        {place.empty() ? Argument("located", nowhere) : Argument("located", std::move(place))}};
            if (batch.geometry.is_single_point(row)) {
                issue.where = std::pair{batch.geometry.point(row).x, batch.geometry.point(row).y};
            }
            issues.add(std::move(issue));
        }
    }
    return told;
}

} // namespace gridwarden::analysis
