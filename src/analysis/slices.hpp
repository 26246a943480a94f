#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

enum class Period { week, month, quarter, year };

/// `week` (from Monday), `month`, `quarter`, `year`; nothing for another word.
std::optional<Period> parse_period(std::string_view word);

/// The number of the slice that a day (since 1970-01-01) lies in; consecutive slices have consecutive numbers.
std::int32_t slice_of(std::int32_t day, Period period);

/// `2024-W19` (ISO 8601), `2024-05`, `2024-Q2`, `2024`.
std::string slice_name(std::int32_t slice, Period period);

/// What each slice holds of each unit.
struct Slices {
    std::int32_t first = 0;                   ///< number of the earliest slice with a site
    std::vector<std::vector<double>> values;  ///< [slice][unit], without gaps from the first to the last slice with a site
    std::vector<std::uint64_t> sites;         ///< in each slice
    std::uint64_t undated = 0;                ///< sites of a unit that have no date: they are in no slice
};

/// Adds up the sites of each unit by slice. `units` gives each site's unit (`model::no_unit` for none), `days` its day, `amounts`
/// what it counts for (empty: 1). Slices between the first and the last in which no site falls hold 0 everywhere.
Slices slice_sites(std::span<const std::uint32_t> units, std::span<const std::int32_t> days, std::span<const double> amounts,
                   std::size_t unit_count, Period period);

} // namespace gridwarden::analysis
