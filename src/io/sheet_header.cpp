#include "io/sheet_header.hpp"

#include "core/error.hpp"
#include "io/csv_header.hpp"
#include "io/table_finder.hpp"
#include "io/tell.hpp"
#include "text/text.hpp"

#include <algorithm>

#include <ogrsf_frmts.h>

namespace gridwarden::io {

namespace {

constexpr std::size_t lines_searched = 50;

using Line = std::vector<std::string>;

std::vector<Line> first_lines(OGRLayer& sheet, std::size_t count) {
    std::vector<Line> lines;
    sheet.ResetReading();
    const int columns = sheet.GetLayerDefn()->GetFieldCount();
    while (lines.size() < count) {
        const OGRFeatureUniquePtr feature(sheet.GetNextFeature());
        if (!feature) {
            break;
        }
        Line line;
        for (int i = 0; i < columns; ++i) {
            line.emplace_back(text::trim(feature->GetFieldAsString(i)));
        }
        lines.push_back(std::move(line));
    }
    sheet.ResetReading();
    return lines;
}

/// The lines that hold something, and where each of them stands.
TableRows filled_lines(const std::vector<Line>& lines, std::vector<std::size_t>& places) {
    TableRows rows;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (std::any_of(lines[at].begin(), lines[at].end(), [](const auto& cell) { return !cell.empty(); })) {
            rows.push_back(lines[at]);
            places.push_back(at);
        }
    }
    return rows;
}

/// \throws Error GW-IO-007 where no line holds anything
SheetHeader found_header(const std::vector<Line>& lines, const model::InputSpec& spec, IssueSink& issues) {
    std::vector<std::size_t> places;
    const auto rows = filled_lines(lines, places);
    if (rows.empty()) {
        throw Error("GW-IO-007", {{"path", spec.path}});
    }
    auto head = find_head(rows, {});
    if (head.last > 0) {
        tell(issues, "GW-TAB-001", {spec.path, "", 0, ""}, std::to_string(places[head.last] + 1), {{"titles", head.first}, {"rows", head.last - head.first + 1}});
    }
    return {places[head.last] + 1, std::move(head.names)};
}

} // namespace

SheetHeader read_sheet_header(OGRLayer& sheet, const model::InputSpec& spec, IssueSink& issues) {
    const auto wanted = spec.get("header");
    const auto number = wanted.empty() ? std::optional<std::int64_t>(0) : text::parse_integer(wanted);
    if (!number || (*number < 1 && !wanted.empty())) {
        throw Error("GW-IO-009", {{"path", spec.path}, {"value", wanted}});
    }
    const auto lines = first_lines(sheet, std::max(lines_searched, static_cast<std::size_t>(*number)));
    if (wanted.empty()) {
        auto header = found_header(lines, spec, issues);
        make_names_unique(header.names, spec.path, issues);
        return header;
    }
    const auto at = static_cast<std::size_t>(*number) - 1;
    if (at >= lines.size()) {
        throw Error("GW-IO-010", {{"path", spec.path}, {"value", wanted}});
    }
    SheetHeader header{at + 1, lines[at]};
    make_names_unique(header.names, spec.path, issues);
    return header;
}

} // namespace gridwarden::io
