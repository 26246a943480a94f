#include "io/csv_header.hpp"

#include "core/error.hpp"
#include "io/csv_scan.hpp"
#include "io/table_finder.hpp"
#include "io/tell.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace gridwarden::io {

namespace {

constexpr std::size_t first_piece = 1 << 16;

/// Row number of the key `header`, 0 where it is not given.
std::uint64_t header_row(const model::InputSpec& spec) {
    if (!spec.has("header")) {
        return 0;
    }
    const auto row = text::parse_integer(spec.get("header"));
    if (!row || *row < 1) {
        throw Error("GW-IO-009", {{"path", spec.path}, {"value", spec.get("header")}});
    }
    return static_cast<std::uint64_t>(*row);
}

/// Position behind the line end that is at or behind `at`; npos where the text has none.
std::size_t behind_line(std::string_view text, std::size_t at) {
    const auto end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) {
        return end;
    }
    return end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

void skip_lines(TextPieces& pieces, std::uint64_t lines, const model::InputSpec& spec) {
    std::string piece;
    for (std::uint64_t skipped = 0; skipped < lines; ++skipped) {
        std::size_t wanted = first_piece;
        bool last = pieces.fill(piece, wanted);
        auto end = behind_line(piece, 0);
        while (!last && (end == std::string::npos || end == piece.size())) {
            last = pieces.fill(piece, wanted *= 2);
            end = behind_line(piece, 0);
        }
        if (end == std::string::npos || end == piece.size()) {
            throw Error("GW-IO-010", {{"path", spec.path}, {"value", spec.get("header")}});
        }
        pieces.consume(end);
    }
}

/// The candidate that the first line with any of them holds most, outside quotes: a title may stand above the names.
char likeliest_delimiter(std::string_view text) {
    constexpr std::string_view candidates = ",;\t|";
    std::array<std::size_t, 4> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (!quoted && (c == '\n' || c == '\r') && counts != std::array<std::size_t, 4>{}) {
            break;
        }
        quoted = quoted != (c == '"');
        if (const auto which = candidates.find(c); !quoted && which != std::string_view::npos) {
            ++counts[which];
        }
    }
    return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

/// A first line `sep=;` names the delimiter; it is consumed. 0 where there is none.
char stated_delimiter(TextPieces& pieces) {
    std::string piece;
    pieces.fill(piece, first_piece);
    const auto end = behind_line(piece, 0);
    if (end == std::string::npos || piece.find_first_of("\r\n") != 5 || !piece.starts_with("sep=")) {
        return '\0';
    }
    pieces.consume(end);
    return piece[4];
}

std::vector<std::string> cells_of(const std::string& text, const CsvScan& scan, std::size_t record) {
    std::vector<std::string> names;
    for (auto cell = scan.records[record].first_cell; cell < scan.cells_end(record); ++cell) {
        append_unquoted(names.emplace_back(), text, scan.cells[cell]);
    }
    return names;
}

/// Where the header stands in the first records. Names keep their cells as they are where the first record is the header.
TableHead head_of(const std::string& text, const CsvScan& scan) {
    TableRows rows;
    std::vector<std::size_t> records;
    std::size_t width = 0;
    for (std::size_t record = 0; record < scan.records.size(); ++record) {
        auto cells = cells_of(text, scan, record);
        if (std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return !text::trim(cell).empty(); })) {
            width = std::max(width, cells.size());
            rows.push_back(std::move(cells));
            records.push_back(record);
        }
    }
    if (rows.empty()) {
        return {0, 0, cells_of(text, scan, 0)};
    }
    const auto own_width = [&](std::size_t row) { return scan.cells_end(records[row]) - scan.records[records[row]].first_cell; };
    for (auto& row : rows) {
        row.resize(width);
    }
    auto head = find_head(rows, {});
    const auto cells = std::max(own_width(head.first), own_width(head.last));
    head.names.resize(cells);
    head.first = records[head.first];
    head.last = records[head.last];
    if (head.last == 0) {
        head.names = cells_of(text, scan, 0);
    }
    return head;
}

} // namespace

void make_names_unique(std::vector<std::string>& names, const std::string& path, IssueSink& issues) {
    std::unordered_set<std::string> taken(names.begin(), names.end());
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& given = names[i];
        if (!text::trim(given).empty() && seen.insert(given).second) {
            continue;
        }
        const bool unnamed = text::trim(given).empty();
        const auto base = unnamed ? "column_" + std::to_string(i + 1) : given;
        auto name = base;
        for (int number = 2; (!unnamed && name == base) || taken.contains(name); ++number) {
            name = base + "_" + std::to_string(number);
        }
        tell(issues, "GW-IO-025", {path, "", 0, name}, given, {{"column", i + 1}});
        taken.insert(name);
        seen.insert(name);
        names[i] = name;
    }
}

CsvHeader read_csv_header(TextPieces& pieces, const model::InputSpec& spec, IssueSink& issues) {
    CsvHeader header;
    const auto row = header_row(spec);
    if (row > 1) {
        skip_lines(pieces, row - 1, spec);
        header.lines = row - 1;
    }
    const auto stated = row == 0 ? stated_delimiter(pieces) : '\0';
    header.lines += stated != '\0' ? 1 : 0;
    constexpr std::size_t records_searched = 50;
    std::string piece;
    CsvScan scan;
    bool last = false;
    for (std::size_t wanted = first_piece; scan.records.empty() && !last; wanted *= 2) {
        last = pieces.fill(piece, wanted);
        header.delimiter = stated != '\0' ? stated : likeliest_delimiter(piece);
        scan_csv(piece, header.delimiter, last, row == 0 ? records_searched : 1, scan);
    }
    if (scan.records.empty() && scan.open_quote) {
        throw Error("GW-IO-021", {{"path", spec.path}, {"line", std::size_t{header.lines + scan.open_line + 1}}});
    }
    if (scan.records.empty()) {
        throw Error("GW-IO-007", {{"path", spec.path}});
    }
    const auto head = head_of(piece, scan);
    header.names = head.names;
    scan_csv(piece, header.delimiter, last, head.last + 1, scan);
    if (head.last > 0) {
        tell(issues, "GW-TAB-001", {spec.path, "", 0, ""}, std::to_string(header.lines + scan.records[head.last].line + 1),
             {{"titles", head.first}, {"rows", head.last - head.first + 1}});
    }
    header.lines += scan.lines;
    pieces.consume(scan.consumed);
    make_names_unique(header.names, spec.path, issues);
    return header;
}

} // namespace gridwarden::io
