#include "model/sectors.hpp"

#include "text/text.hpp"

#include <array>
#include <cmath>

namespace gridwarden::model {

namespace {

constexpr std::array<Bilingual, 16> names{{{"N", "北"}, {"NNE", "北东北"}, {"NE", "东北"}, {"ENE", "东东北"},
                                           {"E", "东"}, {"ESE", "东东南"}, {"SE", "东南"}, {"SSE", "南东南"},
                                           {"S", "南"}, {"SSW", "南西南"}, {"SW", "西南"}, {"WSW", "西西南"},
                                           {"W", "西"}, {"WNW", "西西北"}, {"NW", "西北"}, {"NNW", "北西北"}}};

const Bilingual& entry(int sector, int sectors) { return names[static_cast<std::size_t>(sector * (16 / sectors))]; }

} // namespace

int sector_of(double azimuth_deg, int sectors) {
    const double width = 360.0 / sectors;
    return static_cast<int>(std::floor(azimuth_deg / width + 0.5)) % sectors;
}

std::string_view sector_name(int sector, int sectors) { return entry(sector, sectors).en; }

std::string_view sector_label(int sector, int sectors, Language lang) { return entry(sector, sectors).in(lang); }

std::optional<int> parse_sector(std::string_view name) {
    auto wanted = text::trim(name);
    if (wanted.ends_with("风")) {
        wanted.remove_suffix(std::string_view("风").size());
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (text::equals_ignoring_ascii_case(wanted, names[i].en) || wanted == names[i].zh) {
            return static_cast<int>(i);
        }
    }
    return std::nullopt;
}

} // namespace gridwarden::model
