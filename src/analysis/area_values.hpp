#pragma once

#include "core/issue.hpp"
#include "core/quantity.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// What a hot-spot analysis scores, for each unit or cell.
enum class ValueKind {
    count,   ///< sites
    density, ///< sites per km2
    sum,     ///< of a field of the sites
    rate,    ///< field / base
    unit,    ///< a field of the units
    eb       ///< field / base, smoothed by empirical Bayes
};
struct ValueSpec {
    ValueKind kind = ValueKind::density;
    std::string field;
    std::string base;
    [[nodiscard]] bool needs_sites() const noexcept { return kind != ValueKind::unit; }
};

/// Units or cells, and the sites in them.
struct AreaSource {
    std::span<const Area> areas;
    const table::Table* sites = nullptr;          ///< none for values of units
    std::span<const std::uint32_t> area_of_site;  ///< row of the unit or cell, `model::no_unit` for none
    const table::Table* attributes = nullptr;     ///< fields of the units, a row each; none for cells
};

/// Sites in each unit or cell; all null where there are no sites to count.
std::vector<std::int64_t> site_counts(const AreaSource& source);

/// The value of each unit or cell; NaN where it is missing. `field` and `base` name `count` (the sites themselves), else a field of
/// the units, else one of the sites, which is summed. A sum passes over missing cells; it is missing where sites are there and all
/// are. A rate on a base that is 0, negative or missing is missing. Empirical Bayes (R. J. Marshall, Applied Statistics 40 (1991)):
/// rates of small bases are drawn towards the rate of all.
/// Issues: cells that are no number, rates without a base. \throws Error GW-HOT-011 for a field that is nowhere
std::vector<double> area_values(const ValueSpec& spec, const AreaSource& source, IssueSink& issues);

} // namespace gridwarden::analysis
