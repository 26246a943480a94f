#include "analysis/hot_zones.hpp"

#include "core/parallel.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>

namespace gridwarden::analysis {

namespace {

using Group = std::vector<std::uint32_t>;

bool is_hot(std::int64_t bin) { return bin > 0; } // null is far below

Group grown_from(std::uint32_t unit, const ZoneSource& source, const Weights& neighbours, std::vector<std::uint8_t>& taken) {
    Group group{unit};
    taken[unit] = 1;
    for (std::size_t next = 0; next < group.size(); ++next) {
        for (const auto other : neighbours.of(group[next])) {
            if (is_hot(source.bins[other]) && taken[other] == 0) {
                taken[other] = 1;
                group.push_back(other);
            }
        }
    }
    std::sort(group.begin(), group.end());
    return group;
}

double peak_of(const Group& group, const ZoneSource& source) {
    double peak = source.z[group.front()];
    for (const auto unit : group) {
        peak = std::max(peak, source.z[unit]);
    }
    return peak;
}

/// `Z01`, `Z02`, ... of one length, so that bytes order them.
std::string zone_id(std::size_t number, std::size_t count) {
    const auto digits = std::to_string(number);
    return "Z" + std::string(std::to_string(count).size() - digits.size(), '0') + digits;
}

} // namespace

std::vector<Group> hot_groups(const ZoneSource& source, const Weights& neighbours) {
    std::vector<Group> groups;
    std::vector<std::uint8_t> taken(source.ids.size(), 0);
    for (std::uint32_t unit = 0; unit < source.ids.size(); ++unit) {
        if (is_hot(source.bins[unit]) && taken[unit] == 0) {
            groups.push_back(grown_from(unit, source, neighbours, taken));
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) { return peak_of(a, source) > peak_of(b, source); });
    return groups;
}

table::Table hot_zones(const ZoneSource& source, const std::vector<Group>& groups, const std::function<shape::Geometry(std::uint32_t)>& polygon_of,
                       unsigned threads) {
    std::vector<shape::Geometry> grounds(groups.size());
    parallel_ranges(groups.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            std::vector<shape::Geometry> polygons;
            std::transform(groups[i].begin(), groups[i].end(), std::back_inserter(polygons), polygon_of);
            std::vector<const shape::Geometry*> all;
            std::transform(polygons.begin(), polygons.end(), std::back_inserter(all), [](const auto& polygon) { return &polygon; });
            grounds[i] = geometry::dissolve(all);
        }
    });
    table::TextBuilder ids;
    table::TextBuilder members;
    table::IntegerColumn units;
    table::IntegerColumn sites;
    table::NumberColumn areas;
    table::NumberColumn peaks;
    shape::GeometryColumn geometry;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::string names;
        std::int64_t count = 0;
        double area = 0;
        for (const auto unit : groups[i]) {
            names += (names.empty() ? "" : ";") + source.ids[unit];
            count = source.site_counts[unit] == table::IntegerColumn::null ? table::IntegerColumn::null : count + source.site_counts[unit];
            area += source.areas[unit].in_square_kilometres();
        }
        ids.push(zone_id(i + 1, groups.size()));
        members.push(names);
        units.values.push_back(static_cast<std::int64_t>(groups[i].size()));
        sites.values.push_back(count);
        areas.values.push_back(area);
        peaks.values.push_back(peak_of(groups[i], source));
        geometry.push(grounds[i]);
    }
    auto zones = table::make_table({{"zone_id", ids.finish()}, {"unit_count", std::move(units)}, {"site_count", std::move(sites)},
                                    {"area_km2", std::move(areas)}, {"peak_z", std::move(peaks)}, {"unit_ids", members.finish()}},
                                   std::move(geometry));
    zones.schema.has_geometry = true;
    zones.schema.crs = shape::wgs84();
    return zones;
}

} // namespace gridwarden::analysis
