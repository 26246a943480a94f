#include "command/dispatch_desk.hpp"

#include "command/runner.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"
#include "core/written_metres.hpp"
#include "geodesy/geodesic.hpp"
#include "text/near_miss.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::command {

namespace {

using analysis::Contact;

/// A member as a number; numbers in quotes are taken too. \throws Error GW-DISP-002, GW-DISP-004
double number_of(const json::Value& alert, std::string_view key, std::string_view expected) {
    const auto* value = alert.find(key);
    if (value == nullptr) {
        throw Error("GW-DISP-002", {{"key", key}});
    }
    const auto number = value->kind == json::Kind::string ? text::parse_number(value->text) : value->number();
    if (!number || !std::isfinite(*number)) {
        const auto seen = value->text.empty() ? Argument("value", json::name_of(value->kind)) : Argument("value", value->text);
        throw Error("GW-DISP-004", {{"key", key}, seen, {"expected", expected}});
    }
    return *number;
}

double checked(double value, std::string_view key, double least, double most, std::string_view expected) {
    if (!(value >= least && value <= most)) {
        throw Error("GW-DISP-004", {{"key", key}, {"value", value}, {"expected", expected}});
    }
    return value;
}

void text_or_null(json::Writer& out, std::string_view key, std::string_view text) {
    out.key(key);
    text.empty() ? out.null() : out.value(text);
}

const std::vector<model::InputSpec>& inputs_of(const project::Project& project, model::Role role) {
    static const std::vector<model::InputSpec> none;
    const auto found = project.inputs.find(role);
    return found == project.inputs.end() ? none : found->second;
}

} // namespace

void declare_desk(Args& args, DeskOptions& o) {
    args.option("project", o.project, "PROJECT", {"project file: its units, stations and zones", "项目文件：取其中的单元、站点和保护区"}).required = true;
    args.option("within", o.within, {"name stations up to this far", "列出该距离以内的站点"});
    args.option("stations", o.stations, "N", {"name at most so many stations, the nearest first", "最多列出的站点数，由近及远"});
    args.option("accuracy", o.accuracy, {"position error: units within it are candidates too", "位置误差：误差范围内的单元也列为候选"});
    args.option("crs", o.crs, "CRS", {"coordinate system of the points: wgs84, gcj02, bd09, EPSG:n", "点位坐标系：wgs84、gcj02、bd09、EPSG:n"});
}

Desk::Desk(const DeskOptions& options, Context& context) : options_(options), transform_(geodesy::parse_crs(options.crs)) {
    const auto project = project::read_project(options.project);
    prepare(context, project);
    const auto& units = inputs_of(project, model::Role::units);
    if (units.empty()) {
        throw Error("GW-DISP-008", {{"path", options.project}});
    }
    units_ = &context.units(units).tree;
    if (const auto& zones = inputs_of(project, model::Role::zones); !zones.empty()) {
        zones_ = analysis::zones_of(context.sites(zones, model::Role::zones).table, context.issues);
    }
    if (const auto& stations = inputs_of(project, model::Role::stations); !stations.empty()) {
        stations_ = analysis::stations_of(context.sites(stations, model::Role::stations).table, context.issues);
    }
    for (std::uint32_t i = 0; i < stations_.ids.size(); ++i) {
        towers_.try_emplace(stations_.ids[i], i);
    }
    contacts_ = std::make_unique<analysis::Contacts>(*units_);
    dispatcher_ = std::make_unique<analysis::Dispatcher>(*units_, stations_, zones_,
                                                         analysis::DispatchOptions{options.within, options.stations, context.threads, options.accuracy > Length()});
}

shape::Coord Desk::placed(shape::Coord at) const {
    auto place = at;
    transform_.to_wgs84({&place, 1});
    const Error nowhere("GW-DISP-004", {{"key", "lon, lat"}, {"value", number_text(at.x) + ", " + number_text(at.y)},
                                        {"expected", "longitude -180 to 180, latitude -90 to 90 in " + options_.crs}});
    if (!shape::is_finite(place) || std::abs(place.x) > 180 || std::abs(place.y) > 90) {
        throw nowhere;
    }
    return place;
}

shape::Coord Desk::from_tower(const json::Value& alert) const {
    const auto& id = alert.find("tower")->text;
    const auto tower = towers_.find(id);
    if (tower == towers_.end() || !shape::is_finite(stations_.points[tower->second])) {
        const auto near = text::near_miss(id, stations_.ids);
        throw Error("GW-DISP-003", {{"value", id}, {"nearest", near.empty() ? "—" : near}});
    }
    const double bearing = checked(number_of(alert, "bearing_deg", "degrees"), "bearing_deg", -360, 360, "degrees clockwise from north, 0 to 360");
    const double metres = checked(number_of(alert, "distance_m", "metres"), "distance_m", 0, 20'000'000, "metres from the tower, 0 or more");
    return geodesy::direct(stations_.points[tower->second], Angle::degrees(bearing), Length::metres(metres));
}

shape::Coord Desk::place_of(const json::Value& alert) const {
    const bool point = alert.find("lon") != nullptr || alert.find("lat") != nullptr;
    const bool tower = alert.find("tower") != nullptr && alert.find("tower")->kind != json::Kind::null;
    if (point && tower) {
        throw Error("GW-DISP-005");
    }
    return tower ? from_tower(alert) : placed({number_of(alert, "lon", "degrees"), number_of(alert, "lat", "degrees")});
}

std::optional<Length> Desk::accuracy_of(const json::Value& alert) {
    const auto* value = alert.find("accuracy_m");
    if (value == nullptr || value->kind == json::Kind::null) {
        return std::nullopt;
    }
    constexpr auto expected = "metres, 0 or more";
    return Length::metres(checked(number_of(alert, "accuracy_m", expected), "accuracy_m", 0, 20'000'000, expected));
}

analysis::PlaceAnswer Desk::answer(shape::Coord at, std::optional<Length> accuracy) const {
    return dispatcher_->answer(at, accuracy.value_or(options_.accuracy));
}

void Desk::write_unit(json::Writer& out, analysis::UnitAt at) const {
    const auto& level = units_->levels[at.level];
    out.begin_object().key("level").value(static_cast<std::int64_t>(at.level) + 1);
    out.key("id").value(level.ids[at.unit]).key("name").value(level.names[at.unit]);
    text_or_null(out, "keeper", contacts_->find(Contact::keeper, at));
    text_or_null(out, "team", contacts_->find(Contact::team, at));
    text_or_null(out, "phone", contacts_->find(Contact::phone, at));
    out.end_object();
}

void Desk::write(json::Writer& out, shape::Coord at, const analysis::PlaceAnswer& answer) const {
    out.key("status").value(name_of(answer.status)).key("lon").value(at.x).key("lat").value(at.y);
    out.key("units").begin_array();
    for (const auto unit : answer.units) {
        write_unit(out, unit);
    }
    out.end_array();
    for (const auto& [key, what] : {std::pair{"keeper", Contact::keeper}, std::pair{"team", Contact::team},
                                    std::pair{"responsible", Contact::responsible}, std::pair{"phone", Contact::phone}}) {
        text_or_null(out, key, answer.units.empty() ? std::string() : contacts_->find(what, answer.chosen));
    }
    out.key("stations").begin_array();
    for (const auto& near : answer.stations) {
        out.begin_object().key("id").value(stations_.ids[near.station]);
        text_or_null(out, "name", stations_.names[near.station]);
        out.key("distance_m").value(written_metres(near.distance_m)).key("azimuth_deg").value(std::round(near.azimuth_deg * 1e6) / 1e6).end_object();
    }
    out.end_array().key("zones").begin_array();
    for (const auto zone : answer.zones) {
        out.begin_object().key("id").value(zones_.ids[zone]);
        text_or_null(out, "name", zones_.names[zone]);
        text_or_null(out, "zone_level", model::name_of(zones_.grades[zone]));
        out.end_object();
    }
    out.end_array();
}

std::string Desk::told(shape::Coord at, const analysis::PlaceAnswer& answer, Language lang) const {
    const bool zh = lang == Language::zh;
    constexpr std::size_t label = 11;
    const auto line = [&](Bilingual what, const std::string& said) { return text::pad(what.in(lang), label) + said + "\n"; };
    auto out = line({"place", "位置"}, number_text(at.x, 10) + ", " + number_text(at.y, 9) + " (WGS 84)");
    if (answer.status == analysis::PlaceStatus::no_area) {
        out += line({"no area", "无所属单元"}, zh ? "该点不在任何单元之内" : "the place lies in none of the areal units");
    }
    if (answer.status == analysis::PlaceStatus::border) {
        out += line({"border", "边界"}, zh ? "该点在边界上、重叠处，或误差范围内有多个单元；全部列出，按编码最小者派发"
                                             : "on a border, in an overlap, or within its error of several units; all are listed, the smallest id of those that hold it is taken");
    }
    for (const auto& [level, unit] : answer.units) {
        const auto& units = units_->levels[level];
        const auto title = units.label.empty() ? (zh ? std::to_string(level + 1) + " 级" : "level " + std::to_string(level + 1)) : units.label;
        out += text::pad(title, std::max(label, text::display_width(title) + 2)) + units.names[unit] + " (" + units.ids[unit] + ")\n";
    }
    for (const auto& [what, title] : {std::pair{Contact::keeper, Bilingual{"keeper", "网格员"}}, std::pair{Contact::team, Bilingual{"team", "队伍"}},
                                      std::pair{Contact::responsible, Bilingual{"responsible", "责任"}}, std::pair{Contact::phone, Bilingual{"telephone", "电话"}}}) {
        if (const auto who = answer.units.empty() ? std::string() : contacts_->find(what, answer.chosen); !who.empty()) {
            out += line(title, who);
        }
    }
    for (const auto& near : answer.stations) {
        out += line({"station", "站点"}, stations_.ids[near.station] + " " + stations_.names[near.station] + ", " + number_text(written_metres(near.distance_m)) +
                                           " m, " + number_text(std::round(near.azimuth_deg * 10) / 10) + "°");
    }
    for (const auto zone : answer.zones) {
        const auto grade = model::name_of(zones_.grades[zone]);
        out += line({"zone", "保护区"}, zones_.ids[zone] + " " + zones_.names[zone] + (grade.empty() ? "" : (zh ? "，级别 " : ", grade ") + std::string(grade)));
    }
    return out;
}

} // namespace gridwarden::command
