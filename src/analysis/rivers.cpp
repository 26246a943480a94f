#include "analysis/rivers.hpp"

#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "core/error.hpp"
#include "geometry/geometry.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

/// Whether a word says that a line was digitised upstream; unknown words are told.
bool is_backward(std::string_view cell, const Place& place, IssueSink& issues) {
    constexpr std::string_view back[] = {"backward", "against", "reverse", "reversed", "-1", "逆", "反", "逆流", "反向"};
    constexpr std::string_view ahead[] = {"", "forward", "with", "1", "+1", "顺", "正", "顺流", "正向"};
    const auto word = text::fold(cell);
    const bool backward = std::find(std::begin(back), std::end(back), word) != std::end(back);
    if (!backward && std::find(std::begin(ahead), std::end(ahead), word) == std::end(ahead)) {
        issues.add({"GW-ZONE-104", place, std::string(cell), {}});
    }
    return backward;
}

void tell_oddities(const RiverNetwork& network, const std::vector<std::uint32_t>& rows, const std::vector<std::string>& ids, const std::vector<Place>& places,
                   Length snap, IssueSink& issues) {
    constexpr std::string_view codes[] = {"GW-ZONE-101", "GW-ZONE-102", "GW-ZONE-103"};
    for (const auto& oddity : network.oddities()) {
        Issue issue;
        issue.code = codes[static_cast<std::size_t>(oddity.sort)];
        issue.place = places[rows[oddity.line]];
        issue.value = ids[rows[oddity.line]];
        issue.arguments = {{"other", ids[rows[oddity.other]]}, {"metres", std::round(oddity.metres * 10) / 10}, {"snap", to_text(snap)}};
        issue.where = {oddity.at.x, oddity.at.y};
        issues.add(std::move(issue));
    }
}

} // namespace

Rivers rivers_of(const table::Table& table, const RiverOptions& options, IssueSink& issues) {
    const auto geometries = geometries_of(table);
    const auto places = places_in_input(table);
    std::vector<std::string> flow(table.size());
    if (!options.flow_column.empty()) {
        const int column = field_index(table.schema, options.flow_column);
        if (column < 0) {
            throw Error("GW-ZONE-106", {{"value", options.flow_column}});
        }
        flow = texts_of(table, column);
    }
    std::vector<shape::Path> lines;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < geometries.size(); ++row) {
        if (geometries[row].kind != shape::Kind::line) {
            continue;
        }
        const bool backward = is_backward(flow[row], places[row], issues);
        for (const auto& part : geometry::unwrap(geometries[row]).parts) {
            for (auto path : part) {
                if (backward) {
                    std::reverse(path.begin(), path.end());
                }
                lines.push_back(std::move(path));
                rows.push_back(row);
            }
        }
    }
    if (options.outlet) {
        auto turned = turned_to(std::move(lines), *options.outlet, options.snap);
        lines = std::move(turned.lines);
        if (turned.unlinked > 0) {
            issues.add({"GW-ZONE-105", {}, "", {{"count", turned.unlinked}}});
        }
    }
    RiverNetwork network(std::move(lines), options.snap);
    std::vector<std::uint32_t> row_of_line;
    for (std::uint32_t line = 0; line < network.size(); ++line) {
        row_of_line.push_back(rows[network.source(line)]);
    }
    tell_oddities(network, row_of_line, ids_of(table), places, options.snap, issues);
    return {std::move(network), std::move(row_of_line)};
}

} // namespace gridwarden::analysis
