#pragma once

#include "core/progress.hpp"
#include "core/quantity.hpp"
#include "shape/coord.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// Sites to cluster: positions in lon/lat (NaN: no place) and ids, the same length.
struct ClusterSites {
    std::span<const shape::Coord> lonlat;
    std::span<const std::string> ids;
};

struct ClusterOptions {
    Length radius;
    std::size_t min_sites = 5; ///< in a core's neighbourhood, the core itself among them
    unsigned threads = 1;
    Progress* progress = nullptr;
};

struct Clusters {
    static constexpr std::uint32_t noise = 0;
    std::vector<std::uint32_t> cluster; ///< of each site: from 1; `noise` also where there is no place
    std::vector<std::uint8_t> core;     ///< 0, 1, or 2 where there is no place
    std::uint32_t count = 0;
};

/// DBSCAN (Ester et al. 1996) by geodesic distance. A core has at least `min_sites` sites within the radius (closed, in whole
/// millimetres). Cores within the radius of each other are of one cluster; another site within the radius of a core joins the
/// cluster of its nearest core (of equally near ones that of the smallest id); the rest is noise. Clusters are numbered by
/// their number of sites, largest first, then by their smallest id. The result depends neither on the order of the sites (but
/// for equal ids) nor on threads.
/// Cells whose sites are all neighbours make it fast where sites are dense (Gunawan 2013).
Clusters cluster(const ClusterSites& sites, const ClusterOptions& options);

/// A span of time: days, or months of the calendar.
struct TimeSpan {
    int days = 0;
    int months = 0;
};
/// `90d`, `26w`, `6mo`, `1y`; nothing for another text or 0.
std::optional<TimeSpan> parse_time_span(std::string_view text);
/// The last day of the span that begins on a day: the same day `months` later (the month's last where it has no such day).
std::int32_t end_of(const TimeSpan& span, std::int32_t first_day);

struct RepeatPlaces {
    std::vector<std::uint32_t> place;  ///< of each site: from 1; 0 where nothing comes back
    std::vector<std::uint32_t> events; ///< the most sites within the radius in one span that holds this site's day, itself among them
    std::vector<std::int32_t> first;   ///< first and last day among them, in the earliest such span
    std::vector<std::int32_t> last;
    std::uint32_t count = 0;
};

/// Places where it happens again. A site is a repeat where at least `min_sites` sites (itself among them) were opened within the radius and
/// within one span that holds its own day, first and last day included. Repeats within the radius of one another make one place;
/// places are numbered as clusters are. Sites without a place or day count nowhere (`table::DateColumn::null`; events 0).
RepeatPlaces repeat_places(const ClusterSites& sites, std::span<const std::int32_t> opened, const TimeSpan& span, const ClusterOptions& options);

} // namespace gridwarden::analysis
