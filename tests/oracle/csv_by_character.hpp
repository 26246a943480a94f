#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::oracle {

struct PlainCell {
    std::string text;
    bool quoted = false;
    bool torn = false; ///< text stood behind the closing quote
    friend bool operator==(const PlainCell&, const PlainCell&) = default;
};

struct PlainRow {
    std::uint64_t line = 1; ///< in which it begins
    std::vector<PlainCell> cells;
    friend bool operator==(const PlainRow&, const PlainRow&) = default;
};

struct PlainCsv {
    std::vector<PlainRow> rows;
    std::optional<std::uint64_t> open_quote; ///< line in which a cell begins whose quote is never closed
};

/// CSV read one character at a time, with the whole text in view: what `io::scan_csv` must find in pieces of any size.
inline PlainCsv csv_by_character(std::string_view text, char delimiter) {
    PlainCsv found;
    std::uint64_t line = 1;
    std::size_t at = 0;
    const auto ends_line = [&] { return text[at] == '\n' || text[at] == '\r'; };
    const auto step = [&] { // over one character, and over both of CRLF
        const char c = text[at++];
        if (c == '\r' && at < text.size() && text[at] == '\n') {
            ++at;
        }
        line += c == '\n' || c == '\r' ? 1u : 0u;
    };
    while (at < text.size()) {
        if (ends_line()) {
            step();
            continue;
        }
        PlainRow row{line, {}};
        while (true) {
            PlainCell cell;
            if (at < text.size() && text[at] == '"') {
                cell.quoted = true;
                const auto begun = line;
                ++at;
                while (true) {
                    if (at >= text.size()) {
                        found.open_quote = begun;
                        return found;
                    }
                    if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') {
                        cell.text += '"';
                        at += 2;
                    } else if (text[at] == '"') {
                        ++at;
                        break;
                    } else {
                        const auto from = at;
                        step();
                        cell.text += text.substr(from, at - from);
                    }
                }
            }
            while (at < text.size() && text[at] != delimiter && !ends_line()) {
                cell.torn = cell.quoted;
                cell.text += text[at++];
            }
            row.cells.push_back(cell);
            if (at >= text.size() || text[at] != delimiter) {
                break;
            }
            ++at;
        }
        if (at < text.size()) {
            step();
        }
        found.rows.push_back(row);
    }
    return found;
}

} // namespace gridwarden::oracle
