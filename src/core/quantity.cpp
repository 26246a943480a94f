#include "core/quantity.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>

namespace gridwarden {

namespace {

struct Unit {
    std::string_view name;
    double factor; ///< in metres or square metres
};

constexpr Unit length_units[] = {
    {"m", 1.0}, {"km", 1000.0}, {"mi", 1609.344}, {"ft", 0.3048}, {"yd", 0.9144}, {"nmi", 1852.0}, {"米", 1.0}, {"公里", 1000.0}, {"千米", 1000.0},
};
constexpr Unit area_units[] = {
    {"m2", 1.0},       {"km2", 1e6},        {"ha", 1e4},       {"mu", 2000.0 / 3.0}, {"acre", 4046.8564224},
    {"mi2", 2589988.110336}, {"亩", 2000.0 / 3.0}, {"公顷", 1e4}, {"平方公里", 1e6},    {"平方米", 1.0},
};

/// A non-negative number followed by one of the units, with blanks allowed between; nothing else.
std::optional<double> parse(std::string_view text, std::span<const Unit> units) {
    double number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || !std::isfinite(number) || std::signbit(number)) {
        return std::nullopt;
    }
    std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
    for (const auto& known : units) {
        if (unit == known.name && std::isfinite(number * known.factor)) {
            return number * known.factor;
        }
    }
    return std::nullopt;
}

/// The shortest number that times `factor` is `value` again; nothing where rounding leaves none.
std::optional<std::string> shortest(double value, double factor) {
    for (int digits = 1; digits <= 17; ++digits) {
        auto text = number_text(value / factor, digits);
        double read = 0;
        std::from_chars(text.data(), text.data() + text.size(), read);
        if (read * factor == value) {
            return text;
        }
    }
    return std::nullopt;
}

std::string text_in(double value, double factor, std::string_view unit, std::string_view base_unit) {
    const bool round = value >= factor && std::fmod(value, 100) == 0;
    if (const auto text = round ? shortest(value, factor) : std::nullopt) {
        return *text + std::string(unit);
    }
    return shortest(value, 1).value() + std::string(base_unit);
}

} // namespace

Length parse_length(std::string_view text) {
    const auto metres = parse(text, length_units);
    if (!metres) {
        throw Error("GW-ARG-010", {{"value", text}});
    }
    return Length::metres(*metres);
}

Area parse_area(std::string_view text) {
    const auto square_metres = parse(text, area_units);
    if (!square_metres) {
        throw Error("GW-ARG-011", {{"value", text}});
    }
    return Area::square_metres(*square_metres);
}

std::string to_text(Length length) { return text_in(length.in_metres(), 1000, "km", "m"); }

std::string to_text(Area area) { return text_in(area.in_square_metres(), 1e4, "ha", "m2"); }

} // namespace gridwarden
