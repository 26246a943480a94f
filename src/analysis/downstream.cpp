#include "analysis/downstream.hpp"

#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "analysis/places.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace gridwarden::analysis {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::vector<std::optional<RiverNetwork::Spot>> spots_of(const table::Table& table, const RiverNetwork& network, Length limit) {
    const auto places = places_of(table);
    const Origins origins(places);
    std::vector<std::optional<RiverNetwork::Spot>> spots(origins.size());
    for (std::size_t row = 0; row < origins.size(); ++row) {
        if (origins.placed(row)) {
            spots[row] = network.nearest(origins.at(row), limit);
        }
    }
    return spots;
}

/// Things on each line, from its beginning.
struct OnLine {
    double along_m;
    std::uint32_t row;
};
using OnLines = std::vector<std::vector<OnLine>>;

OnLines sorted_on(const std::vector<std::optional<RiverNetwork::Spot>>& spots, std::size_t lines) {
    OnLines on(lines);
    for (std::uint32_t row = 0; row < spots.size(); ++row) {
        if (spots[row]) {
            on[spots[row]->line].push_back({spots[row]->along_m, row});
        }
    }
    for (auto& line : on) {
        std::stable_sort(line.begin(), line.end(), [](const OnLine& a, const OnLine& b) { return a.along_m < b.along_m; });
    }
    return on;
}

void find_section(Drain& drain, const RiverNetwork& network, const OnLines& sections) {
    double gone = 0;
    std::set<std::uint32_t> passed;
    std::optional<RiverNetwork::Joint> at = RiverNetwork::Joint{drain.line, drain.along_m};
    for (; at && passed.insert(at->line).second; at = network.mouth(at->line)) {
        const auto& on = sections[at->line];
        const auto next = std::lower_bound(on.begin(), on.end(), at->along_m - 1e-3, [](const OnLine& s, double along) { return s.along_m < along; });
        if (next != on.end()) {
            drain.section = next->row;
            drain.section_m = gone + std::max(0.0, next->along_m - at->along_m);
            return;
        }
        gone += network.length_m(at->line) - at->along_m;
    }
}

/// Sites whose water reaches each line above a place, counted from the springs down.
class Upstream {
public:
    Upstream(const RiverNetwork& network, const OnLines& sites) : network_(network), sites_(sites), totals_(network.size()), state_(network.size(), State::open) {}

    /// At a place: the sites above it on its line, and all on lines that run into that stretch.
    std::uint64_t at(std::uint32_t line, double along_m) {
        const auto& on = sites_[line];
        const auto above = std::lower_bound(on.begin(), on.end(), along_m, [](const OnLine& s, double along) { return s.along_m < along; });
        auto count = static_cast<std::uint64_t>(above - on.begin());
        for (const auto& side : network_.inflows(line)) {
            count += side.along_m <= along_m ? total(side.line) : 0U;
        }
        return count;
    }

private:
    enum class State : std::uint8_t { open, busy, done };

    /// All sites whose water leaves a line at its mouth. A ring is broken where it is met.
    std::uint64_t total(std::uint32_t line) {
        if (state_[line] == State::open) {
            state_[line] = State::busy;
            totals_[line] = sites_[line].size();
            for (const auto& side : network_.inflows(line)) {
                totals_[line] += total(side.line);
            }
            state_[line] = State::done;
        }
        return state_[line] == State::done ? totals_[line] : 0U;
    }

    const RiverNetwork& network_;
    const OnLines& sites_;
    std::vector<std::uint64_t> totals_;
    std::vector<State> state_;
};

double to_millimetre(double metres) { return std::round(metres * 1000) / 1000; }

/// The texts at some rows; `no_line` and an empty text are null.
table::Column picked(std::string name, std::vector<std::string> texts, const std::vector<std::uint32_t>& rows) {
    table::DictionaryColumn column{std::make_shared<const std::vector<std::string>>(std::move(texts)), {}};
    for (const auto row : rows) {
        column.codes.push_back(row == no_line || (*column.values)[row].empty() ? table::DictionaryColumn::none : row);
    }
    return {std::move(name), std::move(column)};
}

template <class Row, class Number>
table::Column numbers(std::string name, const std::vector<Row>& rows, Number number) {
    table::NumberColumn column;
    for (const auto& row : rows) {
        column.values.push_back(number(row));
    }
    return {std::move(name), std::move(column)};
}

} // namespace

std::vector<Drain> drains(const table::Table& sites, const Rivers& rivers, const table::Table* sections, Length limit) {
    const auto& network = rivers.network;
    const auto spots = spots_of(sites, network, limit);
    const auto on_lines = sorted_on(spots, network.size());
    const auto section_on = sections == nullptr ? OnLines(network.size()) : sorted_on(spots_of(*sections, network, limit), network.size());
    Upstream upstream(network, on_lines);
    std::vector<Drain> all(spots.size());
    for (std::size_t row = 0; row < spots.size(); ++row) {
        if (spots[row]) {
            auto& drain = all[row];
            drain.line = spots[row]->line;
            drain.along_m = spots[row]->along_m;
            drain.distance_m = to_millimetre(spots[row]->away.in_metres());
            drain.to_outlet_m = to_millimetre(network.to_outlet_m({drain.line, drain.along_m}).value_or(nan));
            drain.upstream = upstream.at(drain.line, drain.along_m);
            find_section(drain, network, section_on);
        }
    }
    return all;
}

table::Table drains_table(const table::Table& sites, const std::vector<Drain>& drains, const Rivers& rivers, const table::Table& river_table,
                          const table::Table* sections) {
    std::vector<std::uint32_t> own, river, section;
    table::IntegerColumn upstream;
    shape::GeometryColumn places;
    for (const auto& geometry : geometries_of(sites)) {
        places.push(geometry);
    }
    for (const auto& drain : drains) {
        own.push_back(static_cast<std::uint32_t>(own.size()));
        river.push_back(drain.line == no_line ? no_line : rivers.row_of_line[drain.line]);
        section.push_back(drain.section);
        upstream.values.push_back(drain.line == no_line ? table::IntegerColumn::null : static_cast<std::int64_t>(drain.upstream));
    }
    std::vector<table::Column> columns{picked("site_id", ids_of(sites), own), picked("site_name", names_of(sites), own), picked("kind", kinds_of(sites), own),
                                       picked("river_id", ids_of(river_table), river), picked("river_name", names_of(river_table), river),
                                       picked("keeper", role_texts(river_table, "keeper"), river),
                                       numbers("distance_m", drains, [](const Drain& d) { return d.distance_m; }),
                                       numbers("to_outlet_m", drains, [](const Drain& d) { return d.to_outlet_m; }), {"upstream_sites", std::move(upstream)}};
    if (sections != nullptr) {
        columns.push_back(picked("section_id", ids_of(*sections), section));
        columns.push_back(picked("section_name", names_of(*sections), section));
        columns.push_back(numbers("section_m", drains, [](const Drain& d) { return to_millimetre(d.section_m); }));
    }
    auto table = table::make_table(std::move(columns), std::move(places));
    for (auto& field : table.schema.fields) { // so that a later step can take the layer for sites
        field.role = field.name == "site_id" ? "id" : field.name == "site_name" ? "name" : field.name == "kind" ? "kind" : "";
    }
    return table;
}

table::Table reaches_table(const std::vector<Drain>& drains, const Rivers& rivers, const table::Table& river_table) {
    const auto& network = rivers.network;
    table::IntegerColumn counts;
    counts.values.assign(network.size(), 0);
    for (const auto& drain : drains) {
        if (drain.line != no_line) {
            ++counts.values[drain.line];
        }
    }
    std::vector<std::uint32_t> lines;
    shape::GeometryColumn paths;
    for (std::uint32_t line = 0; line < network.size(); ++line) {
        lines.push_back(line);
        paths.push({shape::Kind::line, {{network.path(line)}}});
    }
    return table::make_table({picked("river_id", ids_of(river_table), rivers.row_of_line), picked("river_name", names_of(river_table), rivers.row_of_line),
                              picked("keeper", role_texts(river_table, "keeper"), rivers.row_of_line),
                              numbers("length_km", lines, [&](std::uint32_t line) { return network.length_m(line) / 1000; }),
                              numbers("to_outlet_m", lines, [&](std::uint32_t line) { return to_millimetre(network.to_outlet_m({line, 0}).value_or(nan)); }),
                              {"site_count", std::move(counts)}},
                             std::move(paths));
}

} // namespace gridwarden::analysis
