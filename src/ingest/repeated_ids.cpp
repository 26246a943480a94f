#include "ingest/repeated_ids.hpp"

#include "ingest/tell.hpp"

#include <array>
#include <bit>
#include <functional>
#include <vector>

namespace gridwarden::ingest {

namespace {

/// Row numbers in an open-addressed table, each with 32 bits of its hash, so that ids are hardly ever compared in vain: 16 to 32 bytes an
/// id beside the ids themselves. Rows are asked in order; the slots of those that come next are fetched meanwhile.
class SeenIds {
public:
    explicit SeenIds(const std::vector<std::string_view>& ids) : ids_(ids), slots_(std::bit_ceil(ids.size() * 2 + 2)) {
        for (std::uint32_t row = 0; row < std::min<std::size_t>(ahead, ids.size()); ++row) {
            prepare(row);
        }
    }

    /// The first row with the same id, or this row itself.
    std::uint32_t first(std::uint32_t row) {
        const auto mask = slots_.size() - 1;
        const auto hash = hashes_[row % ahead];
        if (row + ahead < ids_.size()) {
            prepare(row + ahead);
        }
        const Slot own{row, static_cast<std::uint32_t>(hash >> 32)};
        for (auto at = hash & mask;; at = (at + 1) & mask) {
            Slot& slot = slots_[at];
            if (slot.row == free_slot) {
                slot = own;
                return row;
            }
            if (slot.tag == own.tag && ids_[slot.row] == ids_[row]) {
                return slot.row;
            }
        }
    }

private:
    static constexpr std::uint32_t free_slot = 0xFFFFFFFFU;
    static constexpr std::uint32_t ahead = 16;
    struct Slot {
        std::uint32_t row = free_slot;
        std::uint32_t tag = 0;
    };

    void prepare(std::uint32_t row) {
        const auto hash = std::hash<std::string_view>{}(ids_[row]);
        hashes_[row % ahead] = hash;
        __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    }

    const std::vector<std::string_view>& ids_;
    std::vector<Slot> slots_;
    std::array<std::size_t, ahead> hashes_{};
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
