#include "analysis/cluster.hpp"
#include "analysis/site_cells.hpp"
#include "core/parallel.hpp"
#include "table/column.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <chrono>

namespace gridwarden::analysis {

namespace {

/// The best span for one site.
struct Events {
    std::uint32_t count = 0;
    std::int32_t first = table::DateColumn::null;
    std::int32_t last = table::DateColumn::null;
};

/// The most days in one span that holds `own`, which is among them; of equal ones the earliest. \pre days ascend
Events busiest_span(const std::vector<std::int32_t>& days, std::int32_t own, const TimeSpan& span) {
    Events best;
    auto end = days.begin();
    for (auto first = days.begin(); first != days.end() && *first <= own; ++first) {
        const auto last_day = end_of(span, *first);
        if (last_day < own) {
            continue;
        }
        end = std::upper_bound(std::max(end, first), days.end(), last_day);
        if (const auto count = static_cast<std::uint32_t>(end - first); count > best.count) {
            best = {count, *first, *(end - 1)};
        }
    }
    return best;
}

} // namespace

std::optional<TimeSpan> parse_time_span(std::string_view text) {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto number = text::parse_integer(text.substr(0, digits));
    const auto unit = text::trim(text.substr(digits));
    if (!number || *number < 1 || *number > 36500) {
        return std::nullopt;
    }
    const int n = static_cast<int>(*number);
    if (unit == "d" || unit == "w") {
        return TimeSpan{unit == "w" ? 7 * n : n, 0};
    }
    if ((unit == "mo" || unit == "y") && n <= 1200) {
        return TimeSpan{0, unit == "y" ? 12 * n : n};
    }
    return std::nullopt;
}

std::int32_t end_of(const TimeSpan& span, std::int32_t first_day) {
    namespace chrono = std::chrono;
    if (span.months == 0) {
        return first_day + span.days;
    }
    const chrono::year_month_day day{chrono::sys_days{chrono::days{first_day}}};
    auto later = day + chrono::months{span.months};
    if (!later.ok()) {
        later = later.year() / later.month() / chrono::last;
    }
    return static_cast<std::int32_t>(chrono::sys_days{later}.time_since_epoch().count());
}

RepeatPlaces repeat_places(const ClusterSites& sites, std::span<const std::int32_t> opened, const TimeSpan& span, const ClusterOptions& options) {
    std::vector<shape::Coord> places;
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < sites.lonlat.size(); ++i) {
        if (shape::is_finite(sites.lonlat[i]) && opened[i] != table::DateColumn::null) {
            places.push_back(sites.lonlat[i]);
            rows.push_back(static_cast<std::uint32_t>(i));
        }
    }
    const auto n = sites.lonlat.size();
    RepeatPlaces found{std::vector<std::uint32_t>(n, 0), std::vector<std::uint32_t>(n, 0), std::vector<std::int32_t>(n, table::DateColumn::null),
                       std::vector<std::int32_t>(n, table::DateColumn::null), 0};
    const SiteCells cells(places, options.radius);
    parallel_ranges(cells.cell_count(), 64, options.threads, [&](std::size_t begin, std::size_t end) {
        check_cancel();
        std::vector<SiteCells::Range> runs;
        std::vector<std::int32_t> days;
        for (auto cell = begin; cell < end; ++cell) {
            cells.near_cells(static_cast<std::uint32_t>(cell), runs);
            const auto [first, last] = cells.slots_of(static_cast<std::uint32_t>(cell));
            for (auto slot = first; slot < last; ++slot) {
                days.clear();
                for (const auto& run : runs) {
                    const auto run_end = cells.slots_of(run.second - 1).second;
                    for (auto other = cells.slots_of(run.first).first; other < run_end; ++other) {
                        if (cells.within(slot, other)) {
                            days.push_back(opened[rows[cells.site_at(other)]]);
                        }
                    }
                }
                std::sort(days.begin(), days.end());
                const auto row = rows[cells.site_at(slot)];
                const auto best = busiest_span(days, opened[row], span);
                found.events[row] = best.count;
                found.first[row] = best.first;
                found.last[row] = best.last;
            }
        }
    });
    std::vector<shape::Coord> repeats(n, {std::nan(""), std::nan("")});
    for (std::size_t i = 0; i < n; ++i) {
        if (found.events[i] >= options.min_sites) {
            repeats[i] = sites.lonlat[i];
        }
    }
    auto one_by_one = options;
    one_by_one.min_sites = 1;
    const auto joined = cluster({repeats, sites.ids}, one_by_one);
    found.place = joined.cluster;
    found.count = joined.count;
    return found;
}

} // namespace gridwarden::analysis
