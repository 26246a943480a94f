#pragma once

#include "analysis/contacts.hpp"
#include "analysis/dispatch.hpp"
#include "command/context.hpp"
#include "geodesy/crs.hpp"
#include "json/value.hpp"
#include "json/writer.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace gridwarden::command {

/// Options of `locate` and `dispatch` alike.
struct DeskOptions {
    std::string project;
    Length within = Length::kilometres(5);
    unsigned stations = 3;
    Length accuracy;
    std::string crs = "wgs84";
};
void declare_desk(Args& args, DeskOptions& o);

/// What a project knows of places, loaded once to answer many alerts.
class Desk {
public:
    /// Reads units, stations and zones of the project. \throws Error GW-DISP-008 where it has no units
    Desk(const DeskOptions& options, Context& context);

    /// The place of an alert, in WGS 84 lon/lat: a point, or a bearing and a distance from a tower. \throws Error GW-DISP-002 to -005
    [[nodiscard]] shape::Coord place_of(const json::Value& alert) const;
    /// The position error that an alert states itself. \throws Error GW-DISP-004
    [[nodiscard]] static std::optional<Length> accuracy_of(const json::Value& alert);
    /// A point of the alerts' CRS. \throws Error GW-DISP-004 where it is nowhere on the earth
    [[nodiscard]] shape::Coord placed(shape::Coord at) const;
    [[nodiscard]] analysis::PlaceAnswer answer(shape::Coord at, std::optional<Length> accuracy = {}) const;

    /// `"status": …, "lon": …, … "zones": […]` into an open object.
    void write(json::Writer& out, shape::Coord at, const analysis::PlaceAnswer& answer) const;
    /// The same for people.
    [[nodiscard]] std::string told(shape::Coord at, const analysis::PlaceAnswer& answer, Language lang) const;

private:
    [[nodiscard]] shape::Coord from_tower(const json::Value& alert) const;
    void write_unit(json::Writer& out, analysis::UnitAt at) const;

    DeskOptions options_;
    geodesy::Transform transform_;
    const model::UnitTree* units_ = nullptr;
    analysis::Zones zones_;
    analysis::Stations stations_;
    std::unordered_map<std::string_view, std::uint32_t> towers_;
    std::unique_ptr<analysis::Contacts> contacts_;
    std::unique_ptr<analysis::Dispatcher> dispatcher_;
};

} // namespace gridwarden::command
