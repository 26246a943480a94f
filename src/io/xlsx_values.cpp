#include "io/xlsx_values.hpp"

#include "core/number_text.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gridwarden::io {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string clock_text(std::int64_t second_of_day) {
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d", static_cast<int>(second_of_day / 3600), static_cast<int>(second_of_day / 60 % 60),
                  static_cast<int>(second_of_day % 60));
    return text;
}

/// Days since 1970-01-01 of day `serial` of the workbook's calendar. (ECMA-376 part 1, 18.17.4.1.)
std::int32_t day_of(std::int64_t serial, bool from_1904) {
    constexpr std::int64_t epoch_1900 = 25569; // 1970-01-01
    constexpr std::int64_t epoch_1904 = 24107;
    constexpr std::int64_t false_leap_day = 60;
    if (from_1904) {
        return static_cast<std::int32_t>(serial - epoch_1904);
    }
    return static_cast<std::int32_t>(serial - epoch_1900 + (serial < false_leap_day ? 1 : 0));
}

} // namespace

std::optional<CellPlace> cell_place(std::string_view reference) {
    std::uint64_t column = 0;
    std::uint64_t row = 0;
    std::size_t at = 0;
    const auto dollar = [&] { at += at < reference.size() && reference[at] == '$' ? 1U : 0U; };
    dollar();
    for (; at < reference.size() && column <= most_sheet_columns; ++at) {
        const char c = static_cast<char>(reference[at] & ~0x20);
        if (c < 'A' || c > 'Z') {
            break;
        }
        column = column * 26 + static_cast<std::uint64_t>(c - 'A' + 1);
    }
    dollar();
    for (; at < reference.size() && is_digit(reference[at]) && row <= most_sheet_rows; ++at) {
        row = row * 10 + static_cast<std::uint64_t>(reference[at] - '0');
    }
    if (at != reference.size() || column == 0 || row == 0 || column > most_sheet_columns || row > most_sheet_rows) {
        return std::nullopt;
    }
    return CellPlace{static_cast<std::uint32_t>(column - 1), static_cast<std::uint32_t>(row - 1)};
}

std::string cell_name(CellPlace place) {
    std::string letters;
    for (auto rest = place.column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters + std::to_string(place.row + 1);
}

std::optional<CellRange> cell_range(std::string_view reference) {
    const auto colon = reference.find(':');
    const auto from = cell_place(reference.substr(0, colon));
    const auto to = colon == reference.npos ? from : cell_place(reference.substr(colon + 1));
    if (!from || !to || to->row < from->row || to->column < from->column) {
        return std::nullopt;
    }
    return CellRange{*from, *to};
}

NumberKind number_kind(int format, std::string_view code) {
    const auto between = [&](int low, int high) { return format >= low && format <= high; };
    if (between(14, 17) || between(27, 31) || between(34, 36) || between(50, 58)) {
        return NumberKind::day;
    }
    if (between(18, 21) || between(32, 33) || between(45, 47)) {
        return NumberKind::time_of_day;
    }
    if (format == 22) {
        return NumberKind::moment;
    }
    bool day = false;
    bool hour = false;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = static_cast<char>(code[at] >= 'A' && code[at] <= 'Z' ? code[at] | 0x20 : code[at]);
        if (c == '"' || c == '[') {
            const auto end = code.find(c == '"' ? '"' : ']', at + 1);
            const auto inside = code.substr(at, end - at);
            hour = hour || (c == '[' && inside.find_first_not_of("[hHmMsS") == inside.npos && inside.size() > 1);
            at = end == code.npos ? code.size() - 1 : end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (code.substr(at).starts_with("General")) {
            at += 6;
        } else {
            day = day || c == 'y' || c == 'd' || c == 'e';
            hour = hour || c == 'h' || c == 's';
        }
    }
    const bool scientific = code.find("E+") != code.npos || code.find("E-") != code.npos;
    if (scientific) {
        return NumberKind::plain;
    }
    return day && hour ? NumberKind::moment : day ? NumberKind::day : hour ? NumberKind::time_of_day : NumberKind::plain;
}

std::string cell_number(std::string_view stored, NumberKind kind, bool from_1904) {
    constexpr double last_day = 2958465; // 9999-12-31
    constexpr std::int64_t seconds_a_day = 86400;
    const auto number = text::parse_number(stored);
    if (!number || !std::isfinite(*number)) {
        return std::string(stored);
    }
    const bool is_day = *number >= 0 && *number <= last_day && (kind != NumberKind::day || *number >= 1);
    if (kind == NumberKind::plain || !is_day) {
        const auto digits = std::count_if(stored.begin(), stored.end(), is_digit);
        const bool as_written = digits <= 15 && stored.find_first_of("eE") == stored.npos;
        return as_written ? std::string(text::trim(stored)) : number_text(*number, 15);
    }
    const auto seconds = static_cast<std::int64_t>(std::llround(*number * static_cast<double>(seconds_a_day)));
    const auto clock = clock_text(seconds % seconds_a_day);
    if (kind == NumberKind::time_of_day && seconds < seconds_a_day) {
        return clock;
    }
    const auto day = text::date_text(day_of(seconds / seconds_a_day, from_1904));
    return kind == NumberKind::day && seconds % seconds_a_day == 0 ? day : day + " " + clock;
}

std::string unescaped(std::string text) {
    for (auto at = text.find("_x"); at != text.npos; at = text.find("_x", at + 1)) {
        if (at + 6 >= text.size() || text[at + 6] != '_' || text.find_first_not_of("0123456789abcdefABCDEF", at + 2) != at + 6) {
            continue;
        }
        const auto code = std::stoul(text.substr(at + 2, 4), nullptr, 16);
        if (code < 0x80) {
            text.replace(at, 7, 1, static_cast<char>(code));
        }
    }
    return text;
}

} // namespace gridwarden::io
