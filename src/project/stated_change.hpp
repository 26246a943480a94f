#pragma once

#include "core/language.hpp"
#include "project/expression.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gridwarden::project {

/// A change that a report states beside a number, as `+12.7 %` or `-3`.
struct StatedChange {
    std::string text;
    double value = 0;
    int decimals = 0;
    bool percent = false;     ///< written with `%`
    bool of_percentage = false; ///< the number itself is a percentage: then `%` may mean points or per cent of what was
    std::string previous_text;
    std::optional<Expression> previous; ///< gives the number before
};

/// Reads `+12.7 %`, `-18.26％`, `+3`. Nothing where the text is no such change.
std::optional<StatedChange> parse_change(std::string_view text);

/// What a stated change means. A percentage that changed by "12.7 %" went up by 12.7 points or by 12.7 per cent of what it was; a report seldom says
/// which, so both are told (domain rule R68).
struct ChangeReadings {
    std::optional<double> before_if_points;   ///< what the number must have been
    std::optional<double> before_if_relative;
    std::optional<double> before;             ///< as recomputed, where `previous` is given
    bool fits_points = false;                 ///< the recomputed change, rounded as stated, is the stated one
    bool fits_relative = false;
};
/// `now` is the number as the report states it, `before` as it is recomputed (nothing where it cannot be).
ChangeReadings readings(const StatedChange& change, double now, std::optional<double> before);

/// The readings as a sentence: `+12.7 %: in points from 58.6, in per cent from 63.2653; the register gives 58.6: points`.
std::string told(const StatedChange& change, const ChangeReadings& readings, Language lang);

/// Rounded half up, as reports round; a hair of slack because a half is seldom exact in binary.
double rounded_as_reported(double value, int decimals);

} // namespace gridwarden::project
