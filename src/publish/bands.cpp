#include "publish/bands.hpp"

#include "core/number_text.hpp"

namespace gridwarden::publish {

const std::string& ramp_colour(const json::Value& source, std::size_t i, std::size_t n) {
    const auto& ramp = member(source, "ramp").items;
    const auto last = ramp.size() - 1;
    return ramp[n < 2 ? last / 2 : (i * last + (n - 1) / 2) / (n - 1)].text;
}

std::string band_label(double lower, double upper) { return number_text(lower) + " – " + number_text(upper); }

} // namespace gridwarden::publish
