#include "analysis/worklist.hpp"

#include "analysis/cells.hpp"
#include "analysis/contacts.hpp"
#include "geodesy/china.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::analysis {

namespace {

using model::Reason;
using model::ReasonKind;
constexpr auto no_day = table::DateColumn::null;
constexpr auto no_number = table::IntegerColumn::null;

/// The priority list with the reasons it leaves out behind it.
std::vector<Reason> completed(std::vector<Reason> order) {
    for (const auto& reason : model::default_priority()) {
        const bool there = std::any_of(order.begin(), order.end(), [&](const Reason& r) { return r.kind == reason.kind && r.grade == reason.grade; });
        if (!there) {
            order.push_back(reason);
        }
    }
    return order;
}

bool is_closed(const SiteFacts& facts, std::size_t row) { return facts.life.state[row] && model::is_closed(*facts.life.state[row]); }

bool holds(const Reason& reason, const SiteFacts& facts, std::size_t row, std::int32_t new_since) {
    const auto overdue = facts.life.overdue_days[row];
    const auto left = facts.life.days_left[row];
    switch (reason.kind) {
    case ReasonKind::overdue: return overdue != no_number && overdue > 0;
    case ReasonKind::rebound: return facts.rebound[row] != 0;
    case ReasonKind::zone: return facts.in_zone[row] != 0 && (!reason.grade || *reason.grade == facts.grade[row]);
    case ReasonKind::hot: return facts.hot[row] != 0;
    case ReasonKind::due: return left != no_number && left <= reason.days && overdue == 0;
    case ReasonKind::behind: return facts.life.state[row] == model::Progress::behind;
    case ReasonKind::fresh: return !is_closed(facts, row) && facts.opened[row] != no_day && facts.opened[row] >= new_since;
    case ReasonKind::mismatch: return facts.agrees[row] == 0;
    case ReasonKind::never_visited:
        return is_closed(facts, row) ? facts.looked_back[row] != 0 && facts.visited[row] == 0 : facts.visits_known && facts.visited[row] == 0;
    }
    return false;
}

/// A row of the list before it is written: which reasons of the order hold, the first as the highest bit.
struct Call {
    std::size_t row;
    std::uint64_t reasons;
};

class Desk {
public:
    Desk(const WorklistSources& sources, const WorklistOptions& options)
        : sources_(sources), options_(options), facts_(site_facts(sources, options)), order_(completed(options.priority)), ids_(role_texts(sources.sites, "id")) {}

    Worklist list() {
        Worklist out;
        out.sites = ids_.size();
        for (std::size_t row = 0; row < ids_.size(); ++row) {
            take(row, out);
        }
        std::sort(calls_.begin(), calls_.end(), [&](const Call& a, const Call& b) { return before(a, b); });
        out.table = table();
        return out;
    }

private:
    void take(std::size_t row, Worklist& out) {
        if (facts_.life.in_snapshot[row] == 0) {
            ++out.later;
            return;
        }
        if (is_closed(facts_, row)) {
            ++out.closed;
            if (!asked_back(row)) {
                return;
            }
            ++out.look_back;
        } else {
            ++out.open;
            out.unknown += facts_.life.state[row] ? 0u : 1u;
        }
        std::uint64_t reasons = 0;
        for (std::size_t i = 0; i < order_.size(); ++i) {
            reasons |= std::uint64_t{holds(order_[i], facts_, row, options_.new_since)} << (63 - std::min<std::size_t>(i, 63));
        }
        calls_.push_back({row, reasons});
    }

    /// A closed problem to be looked at again, because the project asks for it.
    [[nodiscard]] bool asked_back(std::size_t row) const {
        return std::any_of(options_.priority.begin(), options_.priority.end(), [&](const Reason& reason) {
            return (reason.kind == ReasonKind::rebound || reason.kind == ReasonKind::never_visited) && holds(reason, facts_, row, options_.new_since);
        });
    }

    [[nodiscard]] bool before(const Call& a, const Call& b) const {
        if (a.reasons != b.reasons) {
            return a.reasons > b.reasons;
        }
        const auto late_a = facts_.life.overdue_days[a.row];
        const auto late_b = facts_.life.overdue_days[b.row];
        if (late_a != late_b) {
            return late_a > late_b;
        }
        const auto due = [&](const Call& call) {
            const auto day = facts_.deadline[call.row];
            return day == no_day ? std::numeric_limits<std::int32_t>::max() : day;
        };
        if (due(a) != due(b)) {
            return due(a) < due(b);
        }
        return ids_[a.row] != ids_[b.row] ? ids_[a.row] < ids_[b.row] : a.row < b.row;
    }

    /// The reasons of a call, the strongest first, each kind once and a zone with its grade.
    [[nodiscard]] std::vector<Reason> reasons_of(const Call& call) const {
        std::vector<Reason> reasons;
        for (std::size_t i = 0; i < order_.size(); ++i) {
            auto reason = order_[i];
            const bool told = std::any_of(reasons.begin(), reasons.end(), [&](const Reason& r) { return r.kind == reason.kind; });
            if (told || !holds(reason, facts_, call.row, options_.new_since)) {
                continue;
            }
            if (reason.kind == ReasonKind::zone) {
                reason.grade = facts_.grade[call.row];
            }
            reasons.push_back(reason);
        }
        return reasons;
    }

    [[nodiscard]] table::Table table() const;
    [[nodiscard]] std::vector<table::Column> who() const;
    [[nodiscard]] std::vector<table::Column> why() const;
    [[nodiscard]] std::vector<table::Column> where() const;
    [[nodiscard]] std::vector<table::Column> what() const;
    [[nodiscard]] table::Column texts(std::string name, const std::vector<std::string>& cells) const;

    const WorklistSources& sources_;
    const WorklistOptions& options_;
    SiteFacts facts_;
    std::vector<Reason> order_;
    std::vector<std::string> ids_;
    std::vector<Call> calls_;
};

/// The cells of the sites listed; empty is null.
table::Column Desk::texts(std::string name, const std::vector<std::string>& cells) const {
    table::TextBuilder out;
    for (const auto& call : calls_) {
        cells[call.row].empty() ? out.push_null() : out.push(cells[call.row]);
    }
    return {std::move(name), out.finish()};
}

std::vector<table::Column> Desk::who() const {
    std::vector<table::Column> columns;
    static const model::UnitTree no_units;
    const Contacts contacts(sources_.units == nullptr ? no_units : *sources_.units);
    for (const auto& [what, role] : {std::pair{Contact::team, "team"}, {Contact::keeper, "keeper"}, {Contact::responsible, "responsible"}}) {
        auto cells = role_texts(sources_.sites, role);
        for (std::size_t row = 0; row < cells.size(); ++row) {
            if (cells[row].empty() && facts_.unit[row].unit != model::no_unit) {
                cells[row] = contacts.find(what, facts_.unit[row]);
            }
        }
        columns.push_back(texts(role, cells));
    }
    return columns;
}

std::vector<table::Column> Desk::why() const {
    table::TextBuilder reasons, first;
    table::IntegerColumn overdue;
    table::DateColumn deadline, last_visit;
    for (const auto& call : calls_) {
        std::string words;
        const auto all = reasons_of(call);
        for (const auto& reason : all) {
            words += (words.empty() ? "" : ";") + to_text(reason);
        }
        words.empty() ? reasons.push_null() : reasons.push(words);
        all.empty() ? first.push_null() : first.push(all.front().kind == ReasonKind::due ? "due" : to_text(all.front()));
        overdue.values.push_back(facts_.life.overdue_days[call.row]);
        deadline.days.push_back(facts_.deadline[call.row]);
        last_visit.days.push_back(facts_.last_visit[call.row]);
    }
    return {{"reasons", reasons.finish()}, {"overdue_days", std::move(overdue)}, {"deadline", std::move(deadline)}, {"last_visit", std::move(last_visit)},
            {"first_reason", first.finish()}};
}

/// Places to seven decimals, about a centimetre.
std::vector<table::Column> Desk::where() const {
    const auto rounded = [](double degrees) { return std::round(degrees * 1e7) / 1e7; };
    table::NumberColumn lon, lat, nav_lon, nav_lat;
    for (const auto& call : calls_) {
        const auto at = facts_.anchors[call.row];
        lon.values.push_back(rounded(at.x));
        lat.values.push_back(rounded(at.y));
        const bool shifted = options_.navigation && shape::is_finite(at);
        const auto nav = shifted ? geodesy::to_gcj02(geodesy::LonLat<geodesy::Datum::wgs84>{at.x, at.y})
                                 : geodesy::LonLat<geodesy::Datum::gcj02>{std::nan(""), std::nan("")};
        nav_lon.values.push_back(rounded(nav.lon_deg));
        nav_lat.values.push_back(rounded(nav.lat_deg));
    }
    return {{"lon", std::move(lon)}, {"lat", std::move(lat)}, {"nav_lon", std::move(nav_lon)}, {"nav_lat", std::move(nav_lat)}};
}

std::vector<table::Column> Desk::what() const {
    table::TextBuilder states, unit_ids, unit_names;
    for (const auto& call : calls_) {
        const auto& state = facts_.life.state[call.row];
        state ? states.push(model::name_of(*state)) : states.push_null();
        const auto [level, unit] = facts_.unit[call.row];
        if (unit == model::no_unit) {
            unit_ids.push_null();
            unit_names.push_null();
        } else {
            unit_ids.push(sources_.units->levels[level].ids[unit]);
            unit_names.push(sources_.units->levels[level].names[unit]);
        }
    }
    return {texts("kind", role_texts(sources_.sites, "kind")), {"state", states.finish()}, {"unit_id", unit_ids.finish()}, {"unit_name", unit_names.finish()}};
}

table::Table Desk::table() const {
    table::IntegerColumn rank;
    shape::GeometryColumn places;
    for (std::size_t i = 0; i < calls_.size(); ++i) {
        rank.values.push_back(static_cast<std::int64_t>(i) + 1);
        const auto at = facts_.anchors[calls_[i].row];
        shape::is_finite(at) ? places.push_point(at) : places.push_none();
    }
    auto people = who();
    auto reasons = why();
    auto coordinates = where();
    auto more = what();
    std::vector<table::Column> columns{{"rank", std::move(rank)}, people[0], people[1], texts("site_id", ids_), texts("site_name", role_texts(sources_.sites, "name")),
                                       reasons[0], reasons[1], reasons[2], reasons[3]};
    columns.insert(columns.end(), std::make_move_iterator(coordinates.begin()), std::make_move_iterator(coordinates.end()));
    columns.push_back(reasons[4]);
    columns.insert(columns.end(), {more[0], more[1], people[2], more[2], more[3]});
    return table::make_table(std::move(columns), std::move(places));
}

} // namespace

Worklist worklist(const WorklistSources& sources, const WorklistOptions& options) { return Desk(sources, options).list(); }

} // namespace gridwarden::analysis
