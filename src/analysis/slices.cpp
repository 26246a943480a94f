#include "analysis/slices.hpp"

#include "model/units.hpp"
#include "table/column.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace gridwarden::analysis {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 4> words{"week", "month", "quarter", "year"};

std::int32_t floor_divided(std::int32_t a, std::int32_t b) noexcept { return a / b - (a % b < 0 ? 1 : 0); }

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// ISO 8601: a week belongs to the year of its Thursday; 1970-01-01 was one.
std::string week_name(std::int32_t week) {
    const sys_days thursday{days(week * 7)};
    const auto year = year_month_day(thursday).year();
    const auto number = (thursday - sys_days(year / 1 / 1)).count() / 7 + 1;
    return std::to_string(static_cast<int>(year)) + "-W" + two_digits(static_cast<int>(number));
}

} // namespace

std::optional<Period> parse_period(std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? std::nullopt : std::optional(static_cast<Period>(found - words.begin()));
}

std::int32_t slice_of(std::int32_t day, Period period) {
    if (period == Period::week) {
        return floor_divided(day + 3, 7);
    }
    const year_month_day date{sys_days{days(day)}};
    const auto year = static_cast<int>(date.year());
    const auto month = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    return period == Period::year ? year : period == Period::quarter ? year * 4 + month / 3 : year * 12 + month;
}

std::string slice_name(std::int32_t slice, Period period) {
    switch (period) {
    case Period::week: return week_name(slice);
    case Period::month: return std::to_string(floor_divided(slice, 12)) + "-" + two_digits(slice - 12 * floor_divided(slice, 12) + 1);
    case Period::quarter: return std::to_string(floor_divided(slice, 4)) + "-Q" + std::to_string(slice - 4 * floor_divided(slice, 4) + 1);
    case Period::year: break;
    }
    return std::to_string(slice);
}

Slices slice_sites(std::span<const std::uint32_t> units, std::span<const std::int32_t> days_of_sites, std::span<const double> amounts,
                   std::size_t unit_count, Period period) {
    Slices slices;
    std::vector<std::int32_t> number(units.size(), INT32_MIN);
    std::int32_t last = INT32_MIN;
    slices.first = INT32_MAX;
    for (std::size_t site = 0; site < units.size(); ++site) {
        if (units[site] == model::no_unit) {
            continue;
        }
        if (days_of_sites[site] == table::DateColumn::null) {
            ++slices.undated;
            continue;
        }
        number[site] = slice_of(days_of_sites[site], period);
        slices.first = std::min(slices.first, number[site]);
        last = std::max(last, number[site]);
    }
    if (last == INT32_MIN) {
        return slices;
    }
    const auto count = static_cast<std::size_t>(last - slices.first) + 1;
    slices.values.assign(count, std::vector<double>(unit_count, 0.0));
    slices.sites.assign(count, 0);
    for (std::size_t site = 0; site < units.size(); ++site) {
        if (number[site] != INT32_MIN) {
            const auto slice = static_cast<std::size_t>(number[site] - slices.first);
            slices.values[slice][units[site]] += amounts.empty() ? 1.0 : amounts[site];
            ++slices.sites[slice];
        }
    }
    return slices;
}

} // namespace gridwarden::analysis
