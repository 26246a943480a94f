#include "analysis/proximity_tables.hpp"

#include "analysis/labels.hpp"
#include "analysis/way_lines.hpp"
#include "core/error.hpp"
#include "core/written_metres.hpp"
#include "model/sectors.hpp"

#include <limits>
#include <map>
#include <numeric>

namespace gridwarden::analysis {

namespace {

/// The texts at some rows, as codes into their list; empty ones are null.
template <class Rows>
table::Column picked(std::string name, std::vector<std::string> texts, const Rows& rows) {
    table::DictionaryColumn column{std::make_shared<const std::vector<std::string>>(std::move(texts)), {}};
    column.codes.reserve(rows.size());
    for (const auto row : rows) {
        const auto code = static_cast<std::uint32_t>(row);
        column.codes.push_back((*column.values)[code].empty() ? table::DictionaryColumn::none : code);
    }
    return {std::move(name), std::move(column)};
}

/// Sites numbered as they first appear in the pairs. Sites near each other then lie near each other in memory, which the writing of many
/// pairs would else wait for.
struct Appearance {
    std::vector<std::uint32_t> rows;  ///< of the sites, by number
    std::vector<std::uint32_t> codes; ///< number of the site of each pair

    Appearance(const std::vector<std::uint32_t>& sites_of_pairs, std::size_t sites) {
        constexpr std::uint32_t unseen = 0xFFFFFFFFu;
        std::vector<std::uint32_t> numbers(sites, unseen);
        codes.reserve(sites_of_pairs.size());
        for (const auto site : sites_of_pairs) {
            if (numbers[site] == unseen) {
                numbers[site] = static_cast<std::uint32_t>(rows.size());
                rows.push_back(site);
            }
            codes.push_back(numbers[site]);
        }
    }

    [[nodiscard]] std::vector<std::string> of(std::vector<std::string> texts) const {
        std::vector<std::string> seen;
        seen.reserve(rows.size());
        for (const auto row : rows) {
            seen.push_back(std::move(texts[row]));
        }
        return seen;
    }
};

/// The station of each pair.
std::vector<std::uint32_t> stations_of(const Proximity& pairs) {
    std::vector<std::uint32_t> stations;
    stations.reserve(pairs.size());
    for (std::uint32_t station = 0; station + 1 < pairs.first.size(); ++station) {
        stations.insert(stations.end(), pairs.first[station + 1] - pairs.first[station], station);
    }
    return stations;
}

table::Column ranks(const Proximity& pairs) {
    table::IntegerColumn column;
    column.values.reserve(pairs.size());
    for (std::size_t station = 0; station + 1 < pairs.first.size(); ++station) {
        for (auto pair = pairs.first[station]; pair < pairs.first[station + 1]; ++pair) {
            column.values.push_back(static_cast<std::int64_t>(pair - pairs.first[station]) + 1);
        }
    }
    return {"rank", std::move(column)};
}

table::Column distances(const std::vector<index::Millimetres>& distances) {
    table::NumberColumn column;
    column.values.reserve(distances.size());
    for (const auto distance : distances) {
        column.values.push_back(metres_of_millimetres(distance));
    }
    return {"distance_m", std::move(column)};
}

table::Column sector_names(const std::vector<double>& azimuths, int sectors) {
    std::vector<std::string> names;
    for (int sector = 0; sector < sectors; ++sector) {
        names.emplace_back(model::sector_name(sector, sectors));
    }
    table::DictionaryColumn column{std::make_shared<const std::vector<std::string>>(std::move(names)), {}};
    column.codes.reserve(azimuths.size());
    for (const double azimuth : azimuths) {
        column.codes.push_back(std::isnan(azimuth) ? table::DictionaryColumn::none : static_cast<std::uint32_t>(model::sector_of(azimuth, sectors)));
    }
    return {"sector", std::move(column)};
}

/// Rings as typed, and one more that is null.
std::vector<std::string> ring_texts(const std::vector<Ring>& rings) {
    std::vector<std::string> texts;
    for (const auto& ring : rings) {
        texts.push_back(ring.text);
    }
    texts.emplace_back();
    return texts;
}

void add_wind(std::vector<table::Column>& columns, const WindRose& wind, const std::vector<double>& azimuths) {
    table::BooleanColumn upwind;
    table::NumberColumn share;
    for (const double azimuth : azimuths) {
        upwind.values.push_back(wind.upwind_at(azimuth));
        share.values.push_back(wind.share_at(azimuth));
    }
    columns.push_back({"upwind", std::move(upwind)});
    columns.push_back({"upwind_share", std::move(share)});
}

/// The smallest ring of each site; one beyond the last where it has none, two where it is not in the list.
std::vector<std::uint8_t> smallest_rings(const ProximityTables& from) {
    std::vector<std::uint8_t> smallest(from.sites.size(), static_cast<std::uint8_t>(from.rings.size() + 1));
    for (std::size_t pair = 0; pair < from.pairs.size(); ++pair) {
        auto& ring = smallest[from.pairs.site[pair]];
        ring = std::min(ring, from.pairs.ring[pair]);
    }
    return smallest;
}

/// Some rows of a table, ascending.
table::Table rows_of(const table::Table& table, const std::vector<std::uint64_t>& rows) {
    table::Table out{table.schema, {}};
    auto next = rows.begin();
    std::uint64_t first = 0;
    for (const auto& batch : table.batches) {
        std::vector<std::uint32_t> keep;
        for (; next != rows.end() && *next < first + batch.size(); ++next) {
            keep.push_back(static_cast<std::uint32_t>(*next - first));
        }
        out.batches.push_back(select(batch, keep));
        first += batch.size();
    }
    return out;
}

/// Kinds in bytewise order, the null one (empty) last, and the kind of each site.
struct Kinds {
    std::vector<std::string> names;
    std::vector<std::uint32_t> of_site;

    explicit Kinds(const table::Table& sites) : of_site(sites.size(), 0) {
        const auto texts = kinds_of(sites);
        std::map<std::string, std::uint32_t> places;
        for (const auto& text : texts) {
            places.emplace(text, 0);
        }
        const bool some_null = places.erase("") > 0;
        for (auto& [name, place] : places) {
            place = static_cast<std::uint32_t>(names.size());
            names.push_back(name);
        }
        if (some_null) {
            places[""] = static_cast<std::uint32_t>(names.size());
            names.emplace_back();
        }
        for (std::size_t site = 0; site < texts.size(); ++site) {
            of_site[site] = places.at(texts[site]);
        }
    }
};

/// Rows of the summary as they grow.
class Summary {
public:
    Summary(std::size_t ring_count, std::size_t kind_count) : kinds_(kind_count), counts_((ring_count + 1) * kind_count, 0) {}
    void count(std::uint8_t ring, std::uint32_t kind) { ++counts_[ring * kinds_ + kind]; }
    /// Adds a row for each ring and kind that was counted since, and begins again.
    void end_station(std::uint32_t station) {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_[i] > 0) {
                stations.push_back(station);
                rings.push_back(static_cast<std::uint32_t>(i / kinds_));
                kinds.push_back(static_cast<std::uint32_t>(i % kinds_));
                site_counts.values.push_back(counts_[i]);
                counts_[i] = 0;
            }
        }
    }
    std::vector<std::uint32_t> stations;
    std::vector<std::uint32_t> rings;
    std::vector<std::uint32_t> kinds;
    table::IntegerColumn site_counts;

private:
    std::size_t kinds_;
    std::vector<std::int64_t> counts_;
};

} // namespace

table::Table pairs_table(const ProximityTables& from) {
    const auto stations = stations_of(from.pairs);
    const Appearance sites(from.pairs.site, from.sites.size());
    std::vector<table::Column> columns{picked("station_id", ids_of(from.stations), stations),
                                       picked("station_name", names_of(from.stations), stations),
                                       picked("site_id", sites.of(ids_of(from.sites)), sites.codes),
                                       picked("site_name", sites.of(names_of(from.sites)), sites.codes),
                                       picked("kind", sites.of(kinds_of(from.sites)), sites.codes),
                                       distances(from.pairs.distance),
                                       {"azimuth_deg", table::NumberColumn{from.pairs.azimuth_deg}},
                                       sector_names(from.pairs.azimuth_deg, from.sectors),
                                       picked("ring", ring_texts(from.rings), from.pairs.ring),
                                       ranks(from.pairs),
                                       {"within_accuracy", table::BooleanColumn{from.pairs.within_accuracy}}};
    if (from.wind) {
        add_wind(columns, *from.wind, from.pairs.azimuth_deg);
    }
    return table::make_table(std::move(columns), way_lines(from.pairs.ways, from.precision));
}

std::vector<std::uint64_t> sites_by_ring(const ProximityTables& from) {
    std::vector<std::uint64_t> counts(from.rings.size() + 2, 0);
    for (const auto ring : smallest_rings(from)) {
        ++counts[ring];
    }
    counts.pop_back(); // those that are not in the list
    return counts;
}

table::Table ring_summary(const ProximityTables& from) {
    const Kinds kinds(from.sites);
    Summary rows(from.rings.size(), kinds.names.size());
    const auto stations = from.pairs.first.size() - 1;
    for (std::uint32_t station = 0; station < stations; ++station) {
        for (auto pair = from.pairs.first[station]; pair < from.pairs.first[station + 1]; ++pair) {
            rows.count(from.pairs.ring[pair], kinds.of_site[from.pairs.site[pair]]);
        }
        rows.end_station(station);
    }
    const auto smallest = smallest_rings(from);
    for (std::size_t site = 0; site < smallest.size(); ++site) {
        if (smallest[site] <= from.rings.size()) {
            rows.count(smallest[site], kinds.of_site[site]);
        }
    }
    rows.end_station(static_cast<std::uint32_t>(stations));
    auto ids = ids_of(from.stations);
    ids.emplace_back(); // all stations
    return table::make_table({picked("station_id", std::move(ids), rows.stations),
                              picked("ring", ring_texts(from.rings), rows.rings),
                              picked("kind", kinds.names, rows.kinds),
                              {"site_count", std::move(rows.site_counts)}});
}

table::Table unmatched_stations(const ProximityTables& from, unsigned threads) {
    std::vector<std::uint64_t> rows;
    for (std::size_t station = 0; station + 1 < from.pairs.first.size(); ++station) {
        if (from.pairs.first[station] == from.pairs.first[station + 1]) {
            rows.push_back(station);
        }
    }
    const auto unmatched = rows_of(from.stations, rows);
    ProximityOptions anywhere{{}, Length::metres(1e9), 1, {}, false, threads, nullptr};
    const auto found = proximity(unmatched, from.sites, anywhere);
    std::vector<std::uint32_t> nearest;
    std::vector<double> metres;
    const auto none = static_cast<std::uint32_t>(from.sites.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool some = found.first[i] < found.first[i + 1];
        nearest.push_back(some ? found.site[found.first[i]] : none);
        metres.push_back(some ? metres_of_millimetres(found.distance[found.first[i]]) : std::numeric_limits<double>::quiet_NaN());
    }
    shape::GeometryColumn places;
    for (const auto& batch : unmatched.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            places.push(batch.geometry.get(row));
        }
    }
    const auto with_none = [&](std::vector<std::string> texts) {
        texts.resize(from.sites.size() + 1);
        return texts;
    };
    auto table = table::make_table({picked("station_id", ids_of(from.stations), rows),
                              picked("station_name", names_of(from.stations), rows),
                              picked("site_id", with_none(ids_of(from.sites)), nearest),
                              picked("site_name", with_none(names_of(from.sites)), nearest),
                              {"distance_m", table::NumberColumn{std::move(metres)}}},
                             std::move(places));
    table.schema.fields[0].role = "id";
    table.schema.fields[1].role = "name";
    return table;
}

} // namespace gridwarden::analysis
