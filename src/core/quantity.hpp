#pragma once

#include <compare>
#include <numbers>
#include <string>
#include <string_view>

namespace gridwarden {

/// A length on the ground. Made and read only with a named unit, so that no bare number can pass for metres.
class Length {
public:
    constexpr Length() noexcept = default;
    static constexpr Length metres(double v) noexcept { return Length{v}; }
    static constexpr Length kilometres(double v) noexcept { return Length{v * 1000.0}; }
    [[nodiscard]] constexpr double in_metres() const noexcept { return metres_; }
    friend constexpr auto operator<=>(Length, Length) = default;
    friend constexpr Length operator+(Length a, Length b) noexcept { return Length{a.metres_ + b.metres_}; }

private:
    explicit constexpr Length(double v) noexcept : metres_(v) {}
    double metres_ = 0.0;
};

/// An area on the ground.
class Area {
public:
    constexpr Area() noexcept = default;
    static constexpr Area square_metres(double v) noexcept { return Area{v}; }
    static constexpr Area square_kilometres(double v) noexcept { return Area{v * 1e6}; }
    [[nodiscard]] constexpr double in_square_metres() const noexcept { return square_metres_; }
    [[nodiscard]] constexpr double in_square_kilometres() const noexcept { return square_metres_ / 1e6; }
    friend constexpr auto operator<=>(Area, Area) = default;
    friend constexpr Area operator+(Area a, Area b) noexcept { return Area{a.square_metres_ + b.square_metres_}; }
    friend constexpr Area operator-(Area a, Area b) noexcept { return Area{a.square_metres_ - b.square_metres_}; }

private:
    explicit constexpr Area(double v) noexcept : square_metres_(v) {}
    double square_metres_ = 0.0;
};

/// A plane angle; azimuths are clockwise from north.
class Angle {
public:
    constexpr Angle() noexcept = default;
    static constexpr Angle degrees(double v) noexcept { return Angle{v}; }
    [[nodiscard]] constexpr double in_degrees() const noexcept { return degrees_; }
    [[nodiscard]] constexpr double in_radians() const noexcept { return degrees_ * std::numbers::pi / 180.0; }
    friend constexpr auto operator<=>(Angle, Angle) = default;

private:
    explicit constexpr Angle(double v) noexcept : degrees_(v) {}
    double degrees_ = 0.0;
};

/// Reads `500m`, `2km`, `1.5 km`, `1mi`, `300ft`. A bare number, a negative or a non-finite one is refused.
/// \throws Error GW-ARG-010 naming the value and the units that are understood.
Length parse_length(std::string_view text);

/// Reads `1ha`, `2km2`, `500m2`, `15mu` (亩). Same refusals. \throws Error GW-ARG-011.
Area parse_area(std::string_view text);

/// The shortest text that `parse_length` reads back as the same length: `500m`, `2km`.
std::string to_text(Length length);
std::string to_text(Area area);

} // namespace gridwarden
