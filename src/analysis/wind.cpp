#include "analysis/wind.hpp"

#include "analysis/cells.hpp"
#include "core/error.hpp"
#include "model/sectors.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <numeric>

namespace gridwarden::analysis {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double calm_m_s = 0.2; // as surface observations have it: 0.0 to 0.2 m/s is calm

int column_named(const table::Schema& schema, std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
        const auto folded = text::fold(schema.fields[i].name);
        if (std::find(names.begin(), names.end(), folded) != names.end()) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

/// Shares of the sum; what is not known stays so.
void scale(WindRose& rose) {
    double sum = 0;
    for (const double share : rose.share) {
        sum += std::isnan(share) ? 0.0 : share;
    }
    for (double& share : rose.share) {
        share = sum > 0 ? share / sum : unknown;
    }
    rose.judged = sum > 0 ? rose.judged : 0;
}

bool means_calm(std::string_view name) {
    const auto folded = text::fold(name);
    return folded == "c" || folded == "calm" || folded == "静风";
}

WindRose from_rose(const table::Table& wind, int sector_column, int share_column) {
    const auto names = texts_of(wind, sector_column);
    const auto shares = numbers_of(wind, share_column);
    std::vector<double> sixteen(16, unknown);
    WindRose rose{8, {}, 0, 0, 0};
    for (std::size_t row = 0; row < names.size(); ++row) {
        const auto sector = model::parse_sector(names[row]);
        rose.sectors = sector && *sector % 2 == 1 ? 16 : rose.sectors;
        if (means_calm(names[row])) {
            ++rose.calm;
        } else if (!sector || !(shares[row] >= 0) || std::isinf(shares[row])) {
            ++rose.missing;
        } else {
            auto& share = sixteen[static_cast<std::size_t>(*sector)];
            share = std::isnan(share) ? shares[row] : share + shares[row];
            ++rose.judged;
        }
    }
    for (std::size_t sector = 0; sector < sixteen.size(); sector += 16U / static_cast<unsigned>(rose.sectors)) {
        rose.share.push_back(sixteen[sector]);
    }
    scale(rose);
    return rose;
}

WindRose from_series(const table::Table& wind, int direction_column, int speed_column, int sectors) {
    const auto directions = numbers_of(wind, direction_column);
    const auto speeds = speed_column < 0 ? std::vector<double>(directions.size(), unknown) : numbers_of(wind, speed_column);
    WindRose rose{sectors, std::vector<double>(static_cast<std::size_t>(sectors), 0.0), 0, 0, 0};
    for (std::size_t row = 0; row < directions.size(); ++row) {
        if (speeds[row] >= 0 && speeds[row] <= calm_m_s) {
            ++rose.calm;
        } else if (!(directions[row] >= 0 && directions[row] <= 360)) {
            ++rose.missing;
        } else {
            rose.share[static_cast<std::size_t>(model::sector_of(directions[row], sectors))] += 1;
            ++rose.judged;
        }
    }
    scale(rose);
    return rose;
}

} // namespace

double WindRose::share_at(double azimuth_deg) const {
    return std::isnan(azimuth_deg) || !usable() ? unknown : share[static_cast<std::size_t>(model::sector_of(azimuth_deg, sectors))];
}

std::uint8_t WindRose::upwind_at(double azimuth_deg) const {
    const double here = share_at(azimuth_deg);
    return std::isnan(here) ? table::BooleanColumn::null : here > 1.0 / sectors ? 1 : 0;
}

WindRose wind_rose(const table::Table& wind, int sectors) {
    const int sector = column_named(wind.schema, {"sector", "风向", "方位"});
    const int share = column_named(wind.schema, {"share", "frequency", "频率", "占比"});
    if (sector >= 0 && share >= 0) {
        return from_rose(wind, sector, share);
    }
    const int direction = column_named(wind.schema, {"direction_deg", "风向角", "风向(°)", "风向角度"});
    if (direction >= 0) {
        return from_series(wind, direction, column_named(wind.schema, {"speed", "风速", "风速(m/s)"}), sectors);
    }
    std::string names;
    for (const auto& field : wind.schema.fields) {
        names += (names.empty() ? "" : ", ") + field.name;
    }
    throw Error("GW-NEAR-010", {{"columns", names}});
}

} // namespace gridwarden::analysis
