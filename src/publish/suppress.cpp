#include "publish/suppress.hpp"

namespace gridwarden::publish {

namespace {

/// The smallest count above 0 among rows that are told; the first of equals. No such row: `rows.size()` of the table.
std::size_t smallest_told(const std::vector<std::size_t>& rows, const std::vector<SmallCount>& counts, const std::vector<bool>& hidden) {
    auto best = counts.size();
    for (const auto row : rows) {
        if (!hidden[row] && counts[row].count > 0 && (best == counts.size() || counts[row].count < counts[best].count)) {
            best = row;
        }
    }
    return best;
}

} // namespace

std::vector<bool> suppressed(const std::vector<SmallCount>& counts, std::int64_t least, std::vector<bool> already) {
    auto hidden = std::move(already);
    hidden.resize(counts.size(), false);
    std::map<std::string, std::vector<std::size_t>> families;
    for (std::size_t row = 0; row < counts.size(); ++row) {
        hidden[row] = hidden[row] || (counts[row].count > 0 && counts[row].count < least);
        families[counts[row].parent].push_back(row);
    }
    for (const auto& [parent, rows] : families) {
        std::size_t alone = 0;
        for (const auto row : rows) {
            alone += hidden[row] && counts[row].count > 0 ? 1U : 0U;
        }
        if (alone == 1) {
            if (const auto other = smallest_told(rows, counts, hidden); other != counts.size()) {
                hidden[other] = true;
            }
        }
    }
    return hidden;
}

} // namespace gridwarden::publish
