#pragma once

#include "analysis/declared.hpp"
#include "analysis/protection_zones.hpp"
#include "core/quantity.hpp"
#include "model/units.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// Stations, in the order of their table; a position of NaN for those that are no single point.
struct Stations {
    std::vector<std::string> ids;
    std::vector<std::string> names; ///< empty texts where no name is mapped
    std::vector<shape::Coord> points;
};
/// Stations of a table as ingest reads it. A repeated id is an issue (GW-DISP-007).
Stations stations_of(const table::Table& table, IssueSink& issues);

struct DispatchOptions {
    Length within = Length::kilometres(5); ///< stations farther away are not named; the bound is closed
    unsigned stations = 3;                 ///< the nearest so many
    unsigned threads = 1;                  ///< for building the indexes
    bool borders = false;                  ///< places may have a position error: index the borders of units
};

enum class PlaceStatus : std::uint8_t { ok, border, no_area };
std::string_view name_of(PlaceStatus status); ///< `ok border no-area`

/// What there is at a place.
struct PlaceAnswer {
    struct StationNear {
        std::uint32_t station;
        double distance_m;
        double azimuth_deg; ///< at the station, clockwise from north
    };
    PlaceStatus status = PlaceStatus::no_area;
    std::vector<UnitAt> units;         ///< by level, then id; several of a level where the place is on a border, in an overlap, or within its error
    UnitAt chosen{};                   ///< that of the finest level found, of several the smallest id (the rule of assign); where not no_area
    std::vector<StationNear> stations; ///< nearest first, ties in the order of the table
    std::vector<std::uint32_t> zones;  ///< that hold the place (border included), from the strictest
};

/// Answers what is at a place: areal units at each level, stations near, zones. Built once; then microseconds an answer, at any number
/// of units. With nested levels units are found at the finest level and parents inherited; a place that no finest unit holds is
/// looked up at the next coarser. Holds references to what it is built of.
class Dispatcher {
public:
    Dispatcher(const model::UnitTree& units, const Stations& stations, const Zones& zones, const DispatchOptions& options);
    ~Dispatcher();
    /// \pre `at` is finite. Units within `accuracy` are candidates too (needs `DispatchOptions::borders`).
    [[nodiscard]] PlaceAnswer answer(shape::Coord at, Length accuracy = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace gridwarden::analysis
