#include "analysis/weights.hpp"

#include <algorithm>
#include <numeric>

namespace gridwarden::analysis {

namespace {

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t unit) {
    while (parent[unit] != unit) {
        parent[unit] = parent[parent[unit]];
        unit = parent[unit];
    }
    return unit;
}

} // namespace

Weights from_links(std::size_t size, std::vector<Link> links, bool valued) {
    std::sort(links.begin(), links.end());
    Weights weights;
    weights.first.assign(size + 1, 0);
    weights.neighbours.reserve(links.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto& link = links[i];
        const bool repeated = i > 0 && links[i - 1].from == link.from && links[i - 1].to == link.to;
        if (link.from == link.to || repeated) {
            continue;
        }
        weights.neighbours.push_back(link.to);
        if (valued) {
            weights.values.push_back(link.value);
        }
        ++weights.first[link.from + 1];
    }
    std::partial_sum(weights.first.begin(), weights.first.end(), weights.first.begin());
    return weights;
}

std::vector<std::uint32_t> islands(const Weights& weights) {
    std::vector<std::uint32_t> found;
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        if (weights.count(unit) == 0) {
            found.push_back(static_cast<std::uint32_t>(unit));
        }
    }
    return found;
}

std::size_t connected_parts(const Weights& weights) {
    std::vector<std::uint32_t> parent(weights.size());
    std::iota(parent.begin(), parent.end(), 0U);
    std::vector<std::uint8_t> linked(weights.size(), 0);
    for (std::uint32_t unit = 0; unit < weights.size(); ++unit) {
        for (const auto other : weights.of(unit)) {
            linked[unit] = linked[other] = 1;
            parent[root_of(parent, unit)] = root_of(parent, other);
        }
    }
    std::size_t parts = 0;
    for (std::uint32_t unit = 0; unit < weights.size(); ++unit) {
        parts += linked[unit] != 0 && parent[unit] == unit ? 1U : 0U;
    }
    return parts;
}

Weights among(const Weights& weights, std::span<const std::uint8_t> kept) {
    std::vector<std::uint32_t> number(weights.size());
    std::uint32_t next = 0;
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        number[unit] = next;
        next += kept[unit];
    }
    Weights some;
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        if (kept[unit] == 0) {
            continue;
        }
        for (auto at = weights.first[unit]; at < weights.first[unit + 1]; ++at) {
            if (const auto other = weights.neighbours[at]; kept[other] != 0) {
                some.neighbours.push_back(number[other]);
                if (!weights.values.empty()) {
                    some.values.push_back(weights.values[at]);
                }
            }
        }
        some.first.push_back(some.neighbours.size());
    }
    return some;
}

Weights row_standardised(Weights weights) {
    weights.values.resize(weights.neighbours.size(), 1.0);
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        double sum = 0;
        for (auto at = weights.first[unit]; at < weights.first[unit + 1]; ++at) {
            sum += weights.values[at];
        }
        for (auto at = weights.first[unit]; at < weights.first[unit + 1]; ++at) {
            weights.values[at] /= sum;
        }
    }
    return weights;
}

bool equal_in_rows(const Weights& weights) {
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        const auto values = weights.values_of(unit);
        if (std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end()) {
            return false;
        }
    }
    return true;
}

} // namespace gridwarden::analysis
