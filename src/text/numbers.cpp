#include "text/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace gridwarden::text {

namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

template <class T>
std::optional<T> whole(std::string_view text) {
    text = trim(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-') || text.starts_with('+')) {
            return std::nullopt;
        }
    }
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

/// A decimal of at most 15 digits: its digits as a whole number and the power of ten are exact doubles, so that one division rounds it
/// correctly (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990). Nothing for all else.
std::optional<double> short_decimal(std::string_view text) {
    constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool negative = text.starts_with('-');
    std::uint64_t digits = 0;
    std::size_t count = 0;
    std::size_t behind_point = 0;
    bool point = false;
    for (const char c : text.substr(negative ? 1 : 0)) {
        const auto digit = static_cast<unsigned>(c) - '0';
        if (digit < 10) {
            digits = digits * 10 + digit;
            ++count;
            behind_point += point ? 1 : 0;
        } else if (c != '.' || std::exchange(point, true)) {
            return std::nullopt;
        }
    }
    if (count == 0 || count > 15) {
        return std::nullopt;
    }
    const double value = static_cast<double>(digits) / powers[behind_point];
    return negative ? -value : value;
}

/// Days since 1970-01-01 of a day of the Gregorian calendar. Source: H. Hinnant, chrono-compatible low-level date algorithms.
std::int32_t days_of(int year, int month, int day) {
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

struct Day {
    int year, month, day;
};

Day day_of(std::int32_t days) {
    const std::int64_t z = std::int64_t{days} + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t doe = z - era * 146097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    const auto month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    return {static_cast<int>(yoe + era * 400) + (month <= 2 ? 1 : 0), month, static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

/// Takes digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
    std::size_t length = 0;
    while (length < most && length < text.size() && text[length] >= '0' && text[length] <= '9') {
        ++length;
    }
    int value = 0;
    if (length == 0 || std::from_chars(text.data(), text.data() + length, value).ec != std::errc{}) {
        return std::nullopt;
    }
    text.remove_prefix(length);
    return value;
}

bool take(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) {
        return false;
    }
    text.remove_prefix(what.size());
    return true;
}

/// Only a time of day may stand behind a date.
bool is_time_or_nothing(std::string_view rest) {
    if (rest.empty()) {
        return true;
    }
    if (rest.front() != ' ' && rest.front() != 'T') {
        return false;
    }
    rest.remove_prefix(1);
    return !rest.empty() && rest.find(':') != rest.npos && rest.find_first_not_of("0123456789:.+-Z ") == rest.npos;
}

std::optional<std::int32_t> checked(int year, int month, int day) {
    const bool plausible = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (!plausible) {
        return std::nullopt;
    }
    const auto days = days_of(year, month, day);
    const auto back = day_of(days);
    return back.month == month && back.day == day ? std::optional(days) : std::nullopt; // no 31st of February
}

} // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) { return lower_ascii(a) == lower_ascii(b); }

std::optional<double> parse_number(std::string_view text) {
    const auto value = short_decimal(text);
    return value ? value : whole<double>(text);
}

std::optional<std::int64_t> parse_integer(std::string_view text) { return whole<std::int64_t>(text); }

std::optional<std::int32_t> parse_date(std::string_view text) {
    text = trim(text);
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 8 && is_time_or_nothing(text.substr(8))) {
        return checked(static_cast<int>(*parse_integer(text.substr(0, 4))), static_cast<int>(*parse_integer(text.substr(4, 2))),
                       static_cast<int>(*parse_integer(text.substr(6, 2))));
    }
    const auto year = take_number(text, 4);
    const bool chinese = year && take(text, "年");
    const char separator = !chinese && year && !text.empty() ? text.front() : '\0';
    if (!year || (!chinese && (separator == '\0' || std::string_view("-/.").find(separator) == std::string_view::npos))) {
        return std::nullopt;
    }
    if (!chinese) {
        text.remove_prefix(1);
    }
    const auto month = take_number(text, 2);
    if (!month || !take(text, chinese ? std::string_view("月") : std::string_view(&separator, 1))) {
        return std::nullopt;
    }
    const auto day = take_number(text, 2);
    if (!day || (chinese && !take(text, "日")) || !is_time_or_nothing(text)) {
        return std::nullopt;
    }
    return checked(*year, *month, *day);
}

std::string date_text(std::int32_t days) {
    const auto day = day_of(days);
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", day.year, day.month, day.day);
    return buffer;
}

std::int32_t today() {
    const auto now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    return days_of(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

bool is_missing(std::string_view text) {
    text = trim(text);
    if (text.empty()) {
        return true;
    }
    if (text.size() > 12 || (text.front() >= '0' && text.front() <= '9')) { // numbers are the common case
        return false;
    }
    constexpr std::string_view words[] = {"xx", "xxx", "*", "**", "***", "—", "——", "-", "--", "/", "\\", "无", "null", "na", "n/a", "nan", "none", "空", "–"};
    const auto lower = lower_ascii(text);
    return std::find(std::begin(words), std::end(words), lower) != std::end(words);
}

} // namespace gridwarden::text
