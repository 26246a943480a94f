#include "analysis/lifecycle.hpp"

#include "analysis/cells.hpp"
#include "analysis/with_columns.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <unordered_map>

namespace gridwarden::analysis {

namespace {

using model::DeadlineType;
using model::Progress;
constexpr auto no_day = table::DateColumn::null;

/// The canonical fields of a ledger, row by row; empty vectors where a field is not mapped.
struct Fields {
    std::vector<std::string> ids, status, type;
    std::vector<std::int32_t> opened, deadline, accepted, closed;
    std::vector<Place> places; ///< of each row, without the field
};

Fields fields_of(const table::Table& ledger) {
    const auto texts = [&](std::string_view role) {
        const int column = ledger.schema.index_of_role(role);
        return column < 0 ? std::vector<std::string>() : texts_of(ledger, column);
    };
    const auto days = [&](std::string_view role) {
        const int column = ledger.schema.index_of_role(role);
        return column < 0 ? std::vector<std::int32_t>(ledger.size(), no_day) : days_of(ledger, column);
    };
    return {texts("id"), texts("status"), texts("deadline_type"), days("opened"), days("deadline"), days("accepted"), days("closed"), places_in_input(ledger)};
}

/// Reads a phrase by a table of phrases; each phrase is looked up, and told where it is not known, once.
template <class Meaning>
class Phrases {
public:
    Phrases(std::optional<Meaning> (*parse)(std::string_view), std::string_view code, IssueSink& issues) : parse_(parse), code_(code), issues_(issues) {}
    std::optional<Meaning> operator()(const std::string& phrase, const Place& place) {
        const auto [known, fresh] = known_.try_emplace(phrase);
        if (fresh && !text::is_missing(phrase)) {
            known->second = parse_(phrase);
            if (!known->second) {
                issues_.add({std::string(code_), place, phrase, {}});
            }
        }
        return known->second;
    }

private:
    std::optional<Meaning> (*parse_)(std::string_view);
    std::string_view code_;
    IssueSink& issues_;
    std::unordered_map<std::string, std::optional<Meaning>> known_;
};

/// Tells about one row.
struct Teller {
    const Fields& fields;
    IssueSink& issues;
    void operator()(std::string_view code, std::size_t row, std::string_view field, std::string value, Arguments more = {}) const {
        auto place = fields.places[row];
        place.field = field;
        issues.add({std::string(code), std::move(place), std::move(value), std::move(more)});
    }
};

std::string day_text(std::int32_t day) { return day == no_day ? std::string() : text::date_text(day); }

/// opened <= accepted <= closed, as far as they are given.
void check_order(const Fields& f, std::size_t row, const Teller& tell) {
    const std::pair<std::string_view, std::int32_t> steps[] = {{"opened", f.opened[row]}, {"accepted", f.accepted[row]}, {"closed", f.closed[row]}};
    std::pair<std::string_view, std::int32_t> last{"", no_day};
    for (const auto& step : steps) {
        if (step.second == no_day) {
            continue;
        }
        if (last.second != no_day && step.second < last.second) {
            tell("GW-LEDG-003", row, step.first, day_text(step.second), {{"before", step.first}, {"after", last.first}, {"day", day_text(last.second)}});
        }
        last = step;
    }
}

bool has_come(std::int32_t day, std::int32_t as_of) { return day != no_day && day <= as_of; }

/// The state on the as-of day from what the status says and what the dates say.
std::optional<Progress> state_of(const Fields& f, std::size_t row, std::optional<Progress> said, std::int32_t as_of, const Teller& tell) {
    if (has_come(f.closed[row], as_of) && said != Progress::reopened) {
        if (said && *said != Progress::closed) {
            tell("GW-LEDG-004", row, "status", f.status[row], {{"date", "closed"}, {"day", day_text(f.closed[row])}});
        }
        return Progress::closed;
    }
    if (said == Progress::closed && f.closed[row] != no_day) { // closed since, but not yet on the day
        return has_come(f.accepted[row], as_of) ? Progress::accepted : Progress::closing;
    }
    if (said == Progress::closed) {
        tell("GW-LEDG-005", row, "closed", f.status[row]);
        return said;
    }
    if (has_come(f.accepted[row], as_of) && (!said || *said < Progress::accepted)) {
        if (said && *said < Progress::stage_complete) {
            tell("GW-LEDG-004", row, "status", f.status[row], {{"date", "accepted"}, {"day", day_text(f.accepted[row])}});
        }
        return Progress::accepted;
    }
    return said;
}

/// Rows of one id are cycles of one problem, in order of `opened`.
void number_cycles(const Fields& f, Lifecycle& out, const Teller& tell) {
    out.cycle.assign(out.state.size(), 1);
    std::unordered_map<std::string_view, std::vector<std::size_t>> rows_of;
    for (std::size_t row = 0; row < f.ids.size(); ++row) {
        if (!f.ids[row].empty()) {
            rows_of[f.ids[row]].push_back(row);
        }
    }
    for (std::size_t first = 0; first < f.ids.size(); ++first) {
        const auto found = rows_of.find(f.ids[first]);
        if (found == rows_of.end() || found->second.front() != first) {
            continue;
        }
        auto rows = found->second;
        std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return f.opened[a] < f.opened[b]; });
        for (std::size_t k = 0; k < rows.size(); ++k) {
            out.cycle[rows[k]] = static_cast<std::int64_t>(k) + 1;
            const bool last_closed = k == 0 || (f.closed[rows[k - 1]] != no_day && f.closed[rows[k - 1]] <= f.opened[rows[k]]);
            if (!last_closed) {
                tell("GW-LEDG-007", rows[k], "opened", day_text(f.opened[rows[k]]), {{"id", f.ids[first]}, {"cycle", k + 1}});
            }
        }
        if (rows.size() == 1 && out.state[first] == Progress::reopened) {
            out.cycle[first] = 2;
        }
    }
}

bool asks_for_deadline(DeadlineType type) { return type == DeadlineType::dated || type == DeadlineType::dated_and_long_term; }

} // namespace

Lifecycle lifecycle(const table::Table& ledger, std::int32_t as_of, IssueSink& issues) {
    const auto f = fields_of(ledger);
    const Teller tell{f, issues};
    Phrases<Progress> progress(&model::parse_progress, "GW-LEDG-001", issues);
    Phrases<DeadlineType> type(&model::parse_deadline_type, "GW-LEDG-002", issues);
    Lifecycle out;
    for (std::size_t row = 0; row < ledger.size(); ++row) {
        check_order(f, row, tell);
        const auto said = f.status.empty() ? std::nullopt : progress(f.status[row], f.places[row]);
        out.deadline_type.push_back(f.type.empty() ? std::nullopt : type(f.type[row], f.places[row]));
        const bool begun = f.opened[row] == no_day || f.opened[row] <= as_of;
        out.in_snapshot.push_back(begun ? 1 : 0);
        if (!begun) {
            tell("GW-LEDG-008", row, "opened", day_text(f.opened[row]));
        }
        out.state.push_back(begun ? state_of(f, row, said, as_of, tell) : std::nullopt);
        const auto deadline = f.deadline[row];
        if (deadline == no_day && out.deadline_type[row] && asks_for_deadline(*out.deadline_type[row])) {
            tell("GW-LEDG-006", row, "deadline", f.type[row]);
        }
        if (begun && !out.state[row] && deadline != no_day && deadline < as_of) {
            tell("GW-LEDG-009", row, "deadline", day_text(deadline));
        }
        const bool runs = deadline != no_day && out.state[row] && !model::is_closed(*out.state[row]);
        out.overdue_days.push_back(runs ? std::max(0, as_of - deadline) : table::IntegerColumn::null);
        out.days_left.push_back(runs ? std::max(0, deadline - as_of) : table::IntegerColumn::null);
    }
    number_cycles(f, out, tell);
    return out;
}

Tally tally(const Lifecycle& life) {
    Tally tally{life.state.size()};
    for (std::size_t row = 0; row < life.state.size(); ++row) {
        if (life.in_snapshot[row] == 0) {
            ++tally.later;
        } else if (!life.state[row]) {
            ++tally.unknown;
        } else {
            ++(model::is_closed(*life.state[row]) ? tally.closed : tally.open);
        }
        if (life.overdue_days[row] != table::IntegerColumn::null && life.overdue_days[row] > 0) {
            ++tally.overdue;
        }
    }
    return tally;
}

table::Table with_lifecycle(const table::Table& ledger, const Lifecycle& life) {
    table::TextBuilder states;
    for (const auto& state : life.state) {
        state ? states.push(model::name_of(*state)) : states.push_null();
    }
    return with_columns(ledger, {{"state", states.finish()}, {"overdue_days", table::IntegerColumn{life.overdue_days}},
                                 {"days_left", table::IntegerColumn{life.days_left}}, {"cycle", table::IntegerColumn{life.cycle}}});
}

bool tells_state(const table::Schema& schema) {
    constexpr std::string_view roles[] = {"status", "accepted", "closed"};
    return std::any_of(std::begin(roles), std::end(roles), [&](auto role) { return schema.index_of_role(role) >= 0; });
}

table::Table status_by_state(table::Table ledger) {
    if (!tells_state(ledger.schema)) {
        return ledger;
    }
    for (auto& field : ledger.schema.fields) {
        if (field.role == "status") {
            field.role.clear();
        }
        if (field.name == "state") {
            field.role = "status";
        }
    }
    return ledger;
}

} // namespace gridwarden::analysis
