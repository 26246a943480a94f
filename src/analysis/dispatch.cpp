#include "analysis/dispatch.hpp"

#include "analysis/cells.hpp"
#include "geodesy/geodesic.hpp"
#include "index/border_index.hpp"
#include "index/box_index.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_set>

namespace gridwarden::analysis {

namespace {

std::vector<shape::Box> boxes_of(const std::vector<shape::Coord>& points) {
    std::vector<shape::Box> boxes(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        boxes[i].add(points[i]); // NaN adds nothing
    }
    return boxes;
}

bool before(const UnitAt& a, const UnitAt& b) { return std::tie(a.level, a.unit) < std::tie(b.level, b.unit); }

} // namespace

Stations stations_of(const table::Table& table, IssueSink& issues) {
    const int name = table.schema.index_of_role("name");
    Stations stations{texts_of(table, table.schema.index_of_role("id")),
                      name < 0 ? std::vector<std::string>(table.size()) : texts_of(table, name), points_of(table)};
    std::unordered_set<std::string_view> known;
    for (const auto& id : stations.ids) {
        if (!known.insert(id).second) {
            Issue issue;
            issue.code = "GW-DISP-007";
            issue.value = id;
            issues.add(std::move(issue));
        }
    }
    return stations;
}

std::string_view name_of(PlaceStatus status) {
    constexpr std::string_view names[] = {"ok", "border", "no-area"};
    return names[static_cast<std::size_t>(status)];
}

struct Dispatcher::Impl {
    const model::UnitTree& units;
    const Stations& stations;
    DispatchOptions options;
    std::vector<std::unique_ptr<index::PartitionIndex>> levels;
    std::vector<index::BorderIndex> borders; ///< by level; empty where not asked for
    std::unique_ptr<index::PartitionIndex> zones;
    index::BoxIndex near;

    Impl(const model::UnitTree& tree, const Stations& all, const Zones& protection, const DispatchOptions& o)
        : units(tree), stations(all), options(o), near(boxes_of(all.points)) {
        for (const auto& level : tree.levels) {
            levels.push_back(index::build_geos_index(level.polygons, o.threads));
            if (o.borders) {
                borders.emplace_back(level.polygons);
            }
        }
        zones = index::build_geos_index(protection.polygons, o.threads);
    }

    /// The units of a level that hold the place; whether it is on a border.
    bool holders(std::uint32_t level, shape::Coord at, std::vector<UnitAt>& found) const {
        const auto located = levels[level]->locate({&at, 1}, 1);
        const auto unit = located.unit.front();
        if (unit < index::several) {
            found.push_back({level, unit});
        } else if (unit == index::several) {
            for (const auto& owner : located.owners) {
                found.push_back({level, owner.unit});
            }
        }
        return !located.special.empty();
    }

    /// The units of a level that come within the error of a place.
    void add_near(std::uint32_t level, shape::Coord at, Length accuracy, std::vector<UnitAt>& found) const {
        if (accuracy > Length() && !borders.empty()) {
            std::vector<std::uint32_t> within;
            borders[level].units_within(at, accuracy, within);
            for (const auto unit : within) {
                found.push_back({level, unit});
            }
        }
    }

    /// The units above those found so far.
    void add_parents(std::vector<UnitAt>& found) const {
        for (std::size_t i = 0; i < found.size(); ++i) { // it grows
            const auto [level, unit] = found[i];
            const auto parent = level == 0 ? model::no_unit : units.levels[level].parents[unit];
            if (parent != model::no_unit) {
                found.push_back({level - 1, parent});
            }
        }
    }

    void find_units(shape::Coord at, Length accuracy, PlaceAnswer& answer) const {
        bool on_border = false;
        auto& found = answer.units;
        std::optional<UnitAt> chosen;
        for (auto level = static_cast<std::uint32_t>(levels.size()); level-- > 0;) {
            if (units.nested && !found.empty()) {
                break;
            }
            const auto before_level = found.size();
            on_border |= holders(level, at, found);
            const auto held = found.size();
            add_near(level, at, accuracy, found);
            on_border |= held == before_level && found.size() > held; // outside, but perhaps not
            if (!chosen && found.size() > before_level) { // one that holds it goes before one near; rows are in the order of ids
                const auto begin = found.begin() + static_cast<std::ptrdiff_t>(before_level);
                chosen = *std::min_element(begin, held > before_level ? found.begin() + static_cast<std::ptrdiff_t>(held) : found.end(), before);
            }
        }
        if (!chosen) {
            return;
        }
        answer.chosen = *chosen;
        if (units.nested) {
            add_parents(found);
        }
        std::sort(found.begin(), found.end(), before);
        found.erase(std::unique(found.begin(), found.end(), [](auto a, auto b) { return a.level == b.level && a.unit == b.unit; }), found.end());
        const bool several = std::adjacent_find(found.begin(), found.end(), [](auto a, auto b) { return a.level == b.level; }) != found.end();
        answer.status = on_border || several ? PlaceStatus::border : PlaceStatus::ok;
    }

    void find_stations(shape::Coord at, PlaceAnswer& answer) const {
        if (options.stations == 0) {
            return;
        }
        const auto reach = geodesy::reach(at, options.within);
        std::vector<std::uint32_t> found;
        for (const double turn : {0.0, 360.0, -360.0}) {
            near.touching({at.x - reach.lon_deg + turn, at.y - reach.lat_deg, at.x + reach.lon_deg + turn, at.y + reach.lat_deg}, found);
            for (const auto station : found) {
                const auto line = geodesy::inverse(stations.points[station], at);
                if (line.distance <= options.within) {
                    answer.stations.push_back({station, line.distance.in_metres(), line.azimuth_from.in_degrees()});
                }
            }
            if (reach.lon_deg >= 180) {
                break; // one box holds all images
            }
        }
        std::sort(answer.stations.begin(), answer.stations.end(),
                  [](const auto& a, const auto& b) { return std::tie(a.distance_m, a.station) < std::tie(b.distance_m, b.station); });
        answer.stations.resize(std::min<std::size_t>(answer.stations.size(), options.stations));
    }

    void find_zones(shape::Coord at, PlaceAnswer& answer) const {
        const auto located = zones->locate({&at, 1}, 1);
        if (located.unit.front() < index::several) {
            answer.zones.push_back(located.unit.front());
        }
        if (located.unit.front() == index::several) {
            for (const auto& owner : located.owners) {
                answer.zones.push_back(owner.unit);
            }
        }
    }
};

Dispatcher::Dispatcher(const model::UnitTree& units, const Stations& stations, const Zones& zones, const DispatchOptions& options)
    : impl_(std::make_unique<Impl>(units, stations, zones, options)) {}
Dispatcher::~Dispatcher() = default;

PlaceAnswer Dispatcher::answer(shape::Coord at, Length accuracy) const {
    PlaceAnswer answer;
    impl_->find_units(at, accuracy, answer);
    impl_->find_stations(at, answer);
    impl_->find_zones(at, answer);
    return answer;
}

} // namespace gridwarden::analysis
