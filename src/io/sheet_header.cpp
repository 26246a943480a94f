#include "io/sheet_header.hpp"

#include "core/error.hpp"
#include "io/csv_header.hpp"
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

std::size_t filled_cells(const Line& line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](const auto& cell) { return !cell.empty(); }));
}

std::size_t find_header(const std::vector<Line>& lines) {
    std::size_t fullest = 0;
    for (const auto& line : lines) {
        fullest = std::max(fullest, filled_cells(line));
    }
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return filled_cells(line) * 2 > fullest; });
    return static_cast<std::size_t>(found - lines.begin());
}

} // namespace

SheetHeader read_sheet_header(OGRLayer& sheet, const model::InputSpec& spec, IssueSink& issues) {
    const auto wanted = spec.get("header");
    const auto number = wanted.empty() ? std::optional<std::int64_t>(0) : text::parse_integer(wanted);
    if (!number || (*number < 1 && !wanted.empty())) {
        throw Error("GW-IO-009", {{"path", spec.path}, {"value", wanted}});
    }
    const auto lines = first_lines(sheet, std::max(lines_searched, static_cast<std::size_t>(*number)));
    const auto at = wanted.empty() ? find_header(lines) : static_cast<std::size_t>(*number) - 1;
    if (at >= lines.size()) {
        if (wanted.empty()) {
            throw Error("GW-IO-007", {{"path", spec.path}});
        }
        throw Error("GW-IO-010", {{"path", spec.path}, {"value", wanted}});
    }
    SheetHeader header{at + 1, lines[at]};
    make_names_unique(header.names, spec.path, issues);
    return header;
}

} // namespace gridwarden::io
