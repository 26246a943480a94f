#include "core/number_text.hpp"

#include "core/error.hpp"

#include <charconv>
#include <cmath>
#include <string_view>

namespace gridwarden {

namespace {

/// Cuts zeros at the end of decimals, and the point with them; `-0` becomes `0`.
std::string_view trimmed(std::string_view digits) {
    if (digits.find('.') != digits.npos) {
        digits = digits.substr(0, digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') {
            digits.remove_suffix(1);
        }
    }
    return digits == "-0" ? digits.substr(1) : digits;
}

void append_scientific(std::string& out, double value, int significant) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, significant - 1).ptr;
    const std::string_view all(buffer, static_cast<std::size_t>(end - buffer));
    const auto exponent = all.find('e');
    out += trimmed(all.substr(0, exponent));
    out += all.substr(exponent);
}

/// A number with more digits before the point than `significant`: rounded, and zeros behind.
void append_rounded_whole(std::string& out, double value, int significant) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, significant - 1).ptr;
    const std::string_view all(buffer, static_cast<std::size_t>(end - buffer));
    const auto mark = all.find('e');
    int exponent = 0;
    std::from_chars(buffer + mark + 2, end, exponent); // behind `e+`
    for (const char c : all.substr(0, mark)) {
        if (c != '.') {
            out += c;
        }
    }
    out.append(static_cast<std::size_t>(exponent + 1 - significant), '0');
}

/// Fixed decimals by way of the nearest integer, six times as fast as the exact way. False where that could round otherwise: where the
/// scaled value is so near a half that its own rounding (at most one part in 2^53) may have moved it across, or is no exact integer.
bool append_by_integer(std::string& out, double value, int decimals) {
    constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
    constexpr int most = static_cast<int>(std::size(powers)) - 1;
    if (decimals < 0 || decimals > most) {
        return false;
    }
    const double scaled = std::fabs(value) * powers[decimals];
    if (!(scaled < 0x1p50)) {
        return false;
    }
    auto digits = static_cast<std::uint64_t>(scaled);
    const double rest = scaled - static_cast<double>(digits);
    if (std::fabs(rest - 0.5) <= scaled * 0x1p-52) {
        return false;
    }
    digits += rest > 0.5 ? 1 : 0;
    char buffer[24];
    char* const end = buffer + sizeof buffer;
    char* at = end;
    int left = decimals;
    for (; left > 0 && digits % 10 == 0; --left) {
        digits /= 10; // zeros at the end of the decimals are not written
    }
    const bool point = left > 0;
    for (; left > 0; --left, digits /= 10) {
        *--at = static_cast<char>('0' + digits % 10);
    }
    if (point) {
        *--at = '.';
    }
    do {
        *--at = static_cast<char>('0' + digits % 10);
        digits /= 10;
    } while (digits != 0);
    if (value < 0 && (point || *at != '0')) {
        *--at = '-'; // but `-0` is `0`
    }
    out.append(at, static_cast<std::size_t>(end - at));
    return true;
}

} // namespace

void append_number(std::string& out, double value, int significant) {
    if (!std::isfinite(value)) {
        defect("a number without a text was to be written");
    }
    const double size = std::fabs(value);
    if (size != 0 && (size < 1e-7 || size >= 1e21)) {
        append_scientific(out, value, significant);
        return;
    }
    // Decimals that leave `significant` digits; a value that rounds up to the next power of ten gives one digit more,
    // which is a zero and cut.
    const int magnitude = size == 0 ? 0 : static_cast<int>(std::floor(std::log10(size)));
    const int decimals = significant - 1 - magnitude;
    if (decimals >= 0) {
        append_fixed(out, value, decimals);
        return;
    }
    append_rounded_whole(out, value, significant);
}

std::string number_text(double value, int significant) {
    std::string out;
    append_number(out, value, significant);
    return out;
}

void append_fixed(std::string& out, double value, int decimals) {
    if (append_by_integer(out, value, decimals)) {
        return;
    }
    char buffer[512];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
    out += trimmed({buffer, static_cast<std::size_t>(end - buffer)});
}

std::string grouped(std::uint64_t count) {
    const auto digits = std::to_string(count);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            out += ',';
        }
        out += digits[i];
    }
    return out;
}

} // namespace gridwarden
