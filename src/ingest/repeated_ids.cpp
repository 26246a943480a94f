#include "ingest/repeated_ids.hpp"

#include "ingest/tell.hpp"

#include <bit>
#include <functional>
#include <vector>

namespace gridwarden::ingest {

namespace {

/// Row numbers in an open-addressed table: 4 to 8 bytes an id beside the ids themselves.
class SeenIds {
public:
    explicit SeenIds(const std::vector<std::string_view>& ids) : ids_(ids), slots_(std::bit_ceil(ids.size() * 2 + 2), free_slot) {}

    /// The first row with the same id, or this row itself.
    std::uint32_t first(std::uint32_t row) {
        const auto mask = slots_.size() - 1;
        for (auto at = std::hash<std::string_view>{}(ids_[row]) & mask;; at = (at + 1) & mask) {
            if (slots_[at] == free_slot) {
                slots_[at] = row;
                return row;
            }
            if (ids_[slots_[at]] == ids_[row]) {
                return slots_[at];
            }
        }
    }

private:
    static constexpr std::uint32_t free_slot = 0xFFFFFFFFU;
    const std::vector<std::string_view>& ids_;
    std::vector<std::uint32_t> slots_;
};

} // namespace

void tell_repeated_ids(const table::Table& table, IssueSink& issues) {
    const auto column = table.schema.index_of_role("id");
    std::vector<std::string_view> ids;
    ids.reserve(table.size());
    std::string scratch;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            ids.push_back(text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch).value_or(std::string_view()));
        }
    }
    SeenIds seen(ids);
    std::uint32_t at = 0;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row, ++at) {
            if (seen.first(at) != at) {
                tell(issues, "GW-ID-001", {batch.origin->path, batch.origin->layer, batch.rows[row], ""}, std::string(ids[at]));
            }
        }
    }
}

} // namespace gridwarden::ingest
