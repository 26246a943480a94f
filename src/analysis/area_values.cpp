#include "analysis/area_values.hpp"

#include "analysis/cells.hpp"
#include "core/error.hpp"
#include "model/units.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::analysis {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string names_of(const table::Table* table) {
    std::string names;
    if (table != nullptr) {
        for (const auto& field : table->schema.fields) {
            names += (names.empty() ? "" : ", ") + field.name;
        }
    }
    return names;
}

std::vector<double> numbers(const table::Table& table, int column, const std::string& field, IssueSink& issues) {
    std::uint64_t unreadable = 0;
    auto cells = numbers_of(table, column, &unreadable);
    for (double& cell : cells) {
        if (std::isinf(cell)) {
            cell = none;
            ++unreadable;
        }
    }
    if (unreadable > 0) {
        issues.add({"GW-HOT-018", {"", "", 0, field}, std::to_string(unreadable), {}});
    }
    return cells;
}

/// Sum of a field of the sites, by area.
std::vector<double> sums(const AreaSource& source, int column, const std::string& field, IssueSink& issues) {
    const auto cells = numbers(*source.sites, column, field, issues);
    std::vector<double> sum(source.areas.size(), 0.0);
    std::vector<std::uint8_t> found(source.areas.size(), 2); // 0: sites, but no number; 1: a number; 2: no site
    for (std::size_t site = 0; site < cells.size(); ++site) {
        const auto area = source.area_of_site[site];
        if (area == model::no_unit) {
            continue;
        }
        if (!std::isnan(cells[site])) {
            sum[area] += cells[site];
            found[area] = 1;
        } else if (found[area] == 2) {
            found[area] = 0;
        }
    }
    for (std::size_t area = 0; area < sum.size(); ++area) {
        sum[area] = found[area] == 0 ? none : sum[area];
    }
    return sum;
}

std::vector<double> counted(const AreaSource& source) {
    const auto counts = site_counts(source);
    return {counts.begin(), counts.end()};
}

/// A field by name: of the units first, else summed over the sites.
std::vector<double> named(const std::string& field, const AreaSource& source, bool units_only, IssueSink& issues) {
    if (source.attributes != nullptr) {
        if (const int column = field_index(source.attributes->schema, field); column >= 0) {
            return numbers(*source.attributes, column, field, issues);
        }
    }
    if (source.sites != nullptr && !units_only) {
        if (const int column = field_index(source.sites->schema, field); column >= 0) {
            return sums(source, column, field, issues);
        }
        if (field == "count") {
            return counted(source);
        }
    }
    throw Error("GW-HOT-011", {{"value", field}, {"units", names_of(source.attributes)}, {"sites", units_only ? "" : names_of(source.sites)}});
}

std::vector<double> rates(const std::vector<double>& events, const std::vector<double>& base, IssueSink& issues) {
    std::size_t without = 0;
    std::vector<double> rate(events.size(), none);
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (base[i] > 0) {
            rate[i] = events[i] / base[i];
        } else {
            ++without;
        }
    }
    if (without > 0) {
        issues.add({"GW-HOT-017", {}, std::to_string(without), {}});
    }
    return rate;
}

/// Marshall's global smoother: rate_i is drawn to the mean rate m by the share of its variance that chance explains.
std::vector<double> smoothed(std::vector<double> rate, const std::vector<double>& base) {
    double bases = 0;
    double events = 0;
    double units = 0;
    for (std::size_t i = 0; i < rate.size(); ++i) {
        if (!std::isnan(rate[i])) {
            bases += base[i];
            events += rate[i] * base[i];
            ++units;
        }
    }
    const double mean = events / bases;
    double spread = 0;
    for (std::size_t i = 0; i < rate.size(); ++i) {
        spread += std::isnan(rate[i]) ? 0.0 : base[i] * (rate[i] - mean) * (rate[i] - mean);
    }
    const double between = std::max(0.0, spread / bases - mean * units / bases);
    for (std::size_t i = 0; i < rate.size(); ++i) {
        const double chance = mean / base[i];
        rate[i] = std::isnan(rate[i]) || between + chance == 0 ? rate[i] : mean + (rate[i] - mean) * between / (between + chance);
    }
    return rate;
}

} // namespace

std::vector<std::int64_t> site_counts(const AreaSource& source) {
    std::vector<std::int64_t> counts(source.areas.size(), source.sites == nullptr ? table::IntegerColumn::null : 0);
    for (const auto area : source.area_of_site) {
        if (area != model::no_unit) {
            ++counts[area];
        }
    }
    return counts;
}

std::vector<double> area_values(const ValueSpec& spec, const AreaSource& source, IssueSink& issues) {
    if (spec.kind == ValueKind::unit || spec.kind == ValueKind::sum) {
        const AreaSource sites_only{source.areas, source.sites, source.area_of_site, nullptr};
        return named(spec.field, spec.kind == ValueKind::sum ? sites_only : source, spec.kind == ValueKind::unit, issues);
    }
    if (spec.kind == ValueKind::rate || spec.kind == ValueKind::eb) {
        const auto base = named(spec.base, source, false, issues);
        auto rate = rates(named(spec.field, source, false, issues), base, issues);
        return spec.kind == ValueKind::eb ? smoothed(std::move(rate), base) : rate;
    }
    auto values = counted(source);
    for (std::size_t i = 0; i < values.size() && spec.kind == ValueKind::density; ++i) {
        values[i] = source.areas[i].in_square_kilometres() > 0 ? values[i] / source.areas[i].in_square_kilometres() : none;
    }
    return values;
}

} // namespace gridwarden::analysis
