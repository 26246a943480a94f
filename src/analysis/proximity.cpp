#include "analysis/proximity.hpp"

#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "analysis/places.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::analysis {

namespace {

using index::Nanometres;
using index::Millimetres;
using index::Neighbour;
using index::Neighbours;

constexpr std::size_t stations_a_piece = 16;

/// To six decimals (a tenth of a metre at the other side of the Earth), and 360 is 0.
double rounded_azimuth(double degrees) {
    const double rounded = std::round(degrees * 1e6) / 1e6;
    return rounded >= 360.0 ? 0.0 : rounded;
}

/// What a pair needs to know about its site.
struct Targets {
    explicit Targets(const table::Table& sites, Length default_accuracy) : ids(ids_of(sites)) {
        const int column = sites.schema.index_of_role("accuracy");
        const auto stated = column < 0 ? std::vector<double>() : numbers_of(sites, column);
        for (const double metres : stated) {
            accuracy.push_back(index::in_nanometres(metres >= 0 ? Length::metres(metres) : default_accuracy));
        }
        common = index::in_nanometres(default_accuracy);
    }
    [[nodiscard]] Nanometres accuracy_of(std::uint32_t site) const { return accuracy.empty() ? common : accuracy[site]; }

    std::vector<std::string> ids;
    std::vector<Nanometres> accuracy; ///< empty where no register states one
    Nanometres common = 0;
};

/// The answers of some consecutive stations.
struct Piece {
    std::vector<std::uint64_t> counts;
    Proximity pairs;
};

class Finder {
public:
    Finder(const table::Table& stations, const table::Table& sites, const ProximityOptions& options)
        : options_(options), stations_(places_of(stations)), origins_(stations_), sites_(places_of(sites)),
          targets_(sites, options.default_accuracy), index_(sites_.points, sites_.shapes, options.threads) {
        for (const auto& ring : options.rings) {
            bounds_.push_back(index::within_bound(ring.bound));
        }
    }

    [[nodiscard]] std::size_t stations() const { return origins_.size(); }

    void ask(std::size_t station, Neighbours& found) const {
        found.clear();
        if (!origins_.placed(station)) {
            return;
        }
        const auto origin = origins_.at(station);
        if (options_.nearest == 0) {
            index_.within(origin, options_.within, found);
        } else {
            index_.nearest(origin, options_.nearest, options_.within, found);
        }
        const auto by_id = [&](const Neighbour& a, const Neighbour& b) { return std::tie(targets_.ids[a.row], a.row) < std::tie(targets_.ids[b.row], b.row); };
        if (keep_beside_bounds(found.rows)) {
            std::sort(found.rows.begin(), found.rows.end(), [](const Neighbour& a, const Neighbour& b) { return a.distance < b.distance; });
        }
        index::for_each_tie(found.rows, [&](auto begin, auto end) { std::sort(begin, end, by_id); });
        if (options_.nearest != 0 && found.rows.size() > options_.nearest) {
            found.rows.resize(options_.nearest);
        }
    }

    [[nodiscard]] Piece piece(std::size_t begin, std::size_t end) const {
        Piece piece;
        Neighbours found;
        for (auto station = begin; station < end; ++station) {
            ask(station, found);
            piece.counts.push_back(found.rows.size());
            for (const auto& row : found.rows) {
                add(piece.pairs, station, row, found);
            }
        }
        return piece;
    }

private:
    /// A distance that exceeds a bound by less than it is rounded by becomes the next millimetre, so that none is written as within a ring
    /// that it is not in. Whether there was any.
    [[nodiscard]] bool keep_beside_bounds(std::vector<Neighbour>& rows) const {
        bool any = false;
        for (auto& row : rows) {
            const auto here = ring(row.distance);
            const auto written = 1'000'000 * index::in_millimetres(row.distance);
            if (here > 0 && written <= bounds_[here - 1U]) {
                row.distance = written + 1'000'000;
                any = true;
            }
        }
        return any;
    }

    [[nodiscard]] std::uint8_t ring(Nanometres distance) const {
        return static_cast<std::uint8_t>(std::lower_bound(bounds_.begin(), bounds_.end(), distance) - bounds_.begin());
    }

    void add(Proximity& pairs, std::size_t station, const Neighbour& row, const Neighbours& found) const {
        const auto accuracy = targets_.accuracy_of(row.row);
        pairs.site.push_back(row.row);
        pairs.distance.push_back(index::in_millimetres(row.distance));
        pairs.azimuth_deg.push_back(rounded_azimuth(row.azimuth_deg));
        pairs.ring.push_back(ring(row.distance));
        pairs.within_accuracy.push_back(ring(std::max<Nanometres>(row.distance - accuracy, 0)) != ring(row.distance + accuracy) ? 1 : 0);
        if (options_.ways) {
            pairs.ways.push_back(row.way != index::no_way ? found.ways[row.way] : index::Way{stations_.points[station], sites_.points[row.row]});
        }
    }

    const ProximityOptions& options_;
    Places stations_;
    Origins origins_;
    Places sites_;
    Targets targets_;
    index::NearIndex index_;
    std::vector<Nanometres> bounds_;
};

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
    from = {};
}

Proximity joined(std::vector<Piece>& pieces) {
    Proximity all;
    std::size_t pairs = 0;
    for (const auto& piece : pieces) {
        pairs += piece.pairs.size();
    }
    all.site.reserve(pairs), all.distance.reserve(pairs), all.azimuth_deg.reserve(pairs), all.ring.reserve(pairs), all.within_accuracy.reserve(pairs);
    all.first.push_back(0);
    for (auto& piece : pieces) {
        for (const auto count : piece.counts) {
            all.first.push_back(all.first.back() + count);
        }
        append(all.site, piece.pairs.site);
        append(all.distance, piece.pairs.distance);
        append(all.azimuth_deg, piece.pairs.azimuth_deg);
        append(all.ring, piece.pairs.ring);
        append(all.within_accuracy, piece.pairs.within_accuracy);
        append(all.ways, piece.pairs.ways);
    }
    return all;
}

} // namespace

Proximity proximity(const table::Table& stations, const table::Table& sites, const ProximityOptions& options) {
    const Finder finder(stations, sites, options);
    auto& progress = options.progress == nullptr ? no_progress() : *options.progress;
    progress.stage("near", finder.stations(), "stations");
    std::vector<Piece> pieces((finder.stations() + stations_a_piece - 1) / stations_a_piece);
    parallel_ranges(finder.stations(), stations_a_piece, options.threads, [&](std::size_t begin, std::size_t end) {
        check_cancel();
        pieces[begin / stations_a_piece] = finder.piece(begin, end);
        progress.advance(end - begin);
    });
    return joined(pieces);
}

std::uint64_t estimate_pairs(const table::Table& stations, const table::Table& sites, const ProximityOptions& options) {
    constexpr std::size_t asked_at_most = 200;
    const Finder finder(stations, sites, options);
    const auto asked = std::min(finder.stations(), asked_at_most);
    std::uint64_t pairs = 0;
    Neighbours found;
    for (std::size_t i = 0; i < asked; ++i) {
        finder.ask(i * finder.stations() / asked, found);
        pairs += found.rows.size();
    }
    return asked == 0 ? 0 : pairs * finder.stations() / asked;
}

} // namespace gridwarden::analysis
