#include "project/stated_change.hpp"

#include "core/number_text.hpp"
#include "text/text.hpp"

#include <cmath>

namespace gridwarden::project {

namespace {

bool same(double a, double b, int decimals) { return std::abs(rounded_as_reported(a, decimals) - b) < 1e-9 * std::max(1.0, std::abs(b)); }

std::string in_both(const ChangeReadings& readings, bool zh) {
    const auto number = [](std::optional<double> v) { return v ? number_text(*v, 6) : std::string("—"); };
    return zh ? "按百分点，原为 " + number(readings.before_if_points) + "；按比例，原为 " + number(readings.before_if_relative)
              : "in points from " + number(readings.before_if_points) + ", in per cent from " + number(readings.before_if_relative);
}

std::string verdict(const ChangeReadings& readings, bool zh) {
    if (readings.fits_points && readings.fits_relative) {
        return zh ? "两种读法均相符" : "both readings fit";
    }
    if (readings.fits_points) {
        return zh ? "应为百分点" : "points";
    }
    if (readings.fits_relative) {
        return zh ? "应为比例" : "per cent";
    }
    return zh ? "两种读法均不符" : "neither reading fits";
}

} // namespace

double rounded_as_reported(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::floor(value * scale + 0.5 + 1e-9) / scale;
}

std::optional<StatedChange> parse_change(std::string_view text) {
    auto folded = text::fold(text); // full-width signs and digits become plain ones
    StatedChange change;
    change.text = text::trim(text);
    if (folded.ends_with('%')) {
        change.percent = true;
        folded = text::trim(std::string_view(folded).substr(0, folded.size() - 1));
    }
    const auto number = text::parse_number(folded.starts_with('+') ? std::string_view(folded).substr(1) : std::string_view(folded));
    if (!number || !std::isfinite(*number)) {
        return std::nullopt;
    }
    const auto point = folded.find('.');
    change.value = *number;
    change.decimals = point == std::string::npos ? 0 : static_cast<int>(folded.size() - point - 1);
    return change;
}

ChangeReadings readings(const StatedChange& change, double now, std::optional<double> before) {
    ChangeReadings out;
    out.before = before;
    const bool points = !change.percent || change.of_percentage;
    if (points) {
        out.before_if_points = now - change.value;
        out.fits_points = before && same(now - *before, change.value, change.decimals);
    }
    if (change.percent && change.value != -100) {
        out.before_if_relative = now / (1 + change.value / 100);
        out.fits_relative = before && *before != 0 && same(100 * (now - *before) / *before, change.value, change.decimals);
    }
    return out;
}

std::string told(const StatedChange& change, const ChangeReadings& readings, Language lang) {
    const bool zh = lang == Language::zh;
    const auto colon = zh ? "：" : ": ";
    std::string text = change.text + colon;
    if (readings.before_if_points && readings.before_if_relative) {
        text += in_both(readings, zh);
    } else if (const auto before = readings.before_if_points ? readings.before_if_points : readings.before_if_relative) {
        text += (zh ? "原为 " : "from ") + number_text(*before, 6);
    }
    if (change.previous) {
        text += (zh ? "；台账为 " : "; the register gives ") + (readings.before ? number_text(*readings.before, 6) : std::string("—")) + colon + verdict(readings, zh);
    }
    return text;
}

} // namespace gridwarden::project
