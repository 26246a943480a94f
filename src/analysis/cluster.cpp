#include "analysis/cluster.hpp"

#include "analysis/site_cells.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>

namespace gridwarden::analysis {

namespace {

constexpr std::size_t grain = 256; // cells

/// Sets that are joined (Tarjan 1975), the smallest member the name of each.
class Sets {
public:
    explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
    std::uint32_t find(std::uint32_t a) {
        while (parent_[a] != a) {
            parent_[a] = parent_[parent_[a]];
            a = parent_[a];
        }
        return a;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> parent_;
};

class Dbscan {
public:
    Dbscan(std::span<const shape::Coord> lonlat, std::span<const std::string> ids, const ClusterOptions& options)
        : cells_(lonlat, options.radius), ids_(ids), options_(options), core_(lonlat.size(), 0), owner_(lonlat.size(), none) {}

    /// Cluster (from 1) and core of each site.
    Clusters run() {
        for_cells([this](std::uint32_t cell, std::vector<SiteCells::Range>& runs) { find_cores(cell, runs); });
        Sets sets(cells_.cell_count());
        join_cells(sets);
        for_cells([this](std::uint32_t cell, std::vector<SiteCells::Range>& runs) { find_owners(cell, runs); });
        return number(sets);
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFu;

    template <class Work>
    void for_cells(Work work) const {
        parallel_ranges(cells_.cell_count(), grain, options_.threads, [&](std::size_t begin, std::size_t end) {
            check_cancel();
            std::vector<SiteCells::Range> runs;
            for (auto cell = begin; cell < end; ++cell) {
                work(static_cast<std::uint32_t>(cell), runs);
            }
        });
    }

    void find_cores(std::uint32_t cell, std::vector<SiteCells::Range>& runs) {
        const auto [first, last] = cells_.slots_of(cell);
        if (last - first >= options_.min_sites) { // all of them are neighbours
            std::fill(core_.begin() + first, core_.begin() + last, std::uint8_t{1});
            return;
        }
        cells_.near_cells(cell, runs);
        for (auto slot = first; slot < last; ++slot) {
            core_[slot] = has_enough(slot, runs) ? 1 : 0;
        }
    }

    [[nodiscard]] bool has_enough(std::uint32_t slot, const std::vector<SiteCells::Range>& runs) const {
        std::size_t count = 0;
        for (const auto& run : runs) {
            const auto end = cells_.slots_of(run.second - 1).second;
            for (auto other = cells_.slots_of(run.first).first; other < end; ++other) {
                count += cells_.within(slot, other) ? 1U : 0U;
                if (count >= options_.min_sites) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Joins the cells of which two cores are neighbours; the cores of one cell always are.
    void join_cells(Sets& sets) const {
        const auto ranges = (cells_.cell_count() + grain - 1) / grain;
        std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> links(ranges);
        for_cells([&](std::uint32_t cell, std::vector<SiteCells::Range>& runs) {
            if (!has_core(cell)) {
                return;
            }
            cells_.near_cells(cell, runs);
            for (const auto& [first, last] : runs) {
                for (auto other = std::max(first, cell + 1); other < last; ++other) {
                    if (cores_meet(cell, other)) {
                        links[cell / grain].emplace_back(cell, other);
                    }
                }
            }
        });
        for (const auto& part : links) {
            for (const auto& [a, b] : part) {
                sets.join(a, b);
            }
        }
    }

    [[nodiscard]] bool has_core(std::uint32_t cell) const {
        const auto [first, last] = cells_.slots_of(cell);
        return std::find(core_.begin() + first, core_.begin() + last, std::uint8_t{1}) != core_.begin() + last;
    }

    [[nodiscard]] bool cores_meet(std::uint32_t cell, std::uint32_t other) const {
        const auto [first, last] = cells_.slots_of(cell);
        const auto [other_first, other_last] = cells_.slots_of(other);
        for (auto a = first; a < last; ++a) {
            for (auto b = other_first; core_[a] != 0 && b < other_last; ++b) {
                if (core_[b] != 0 && cells_.within(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The nearest core of each site that is none.
    void find_owners(std::uint32_t cell, std::vector<SiteCells::Range>& runs) {
        const auto [first, last] = cells_.slots_of(cell);
        if (std::all_of(core_.begin() + first, core_.begin() + last, [](auto c) { return c != 0; })) {
            return;
        }
        cells_.near_cells(cell, runs);
        for (auto slot = first; slot < last; ++slot) {
            if (core_[slot] == 0) {
                owner_[slot] = nearest_core(slot, runs);
            }
        }
    }

    [[nodiscard]] std::uint32_t nearest_core(std::uint32_t slot, const std::vector<SiteCells::Range>& runs) const {
        std::uint32_t best = none;
        double least = 0;
        for (const auto& run : runs) {
            const auto end = cells_.slots_of(run.second - 1).second;
            for (auto other = cells_.slots_of(run.first).first; other < end; ++other) {
                if (core_[other] == 0 || !cells_.within(slot, other)) {
                    continue;
                }
                const double chord2 = cells_.squared_chord(slot, other);
                if (best == none || chord2 < least || (chord2 == least && id_of(other) < id_of(best))) {
                    best = other;
                    least = chord2;
                }
            }
        }
        return best;
    }

    [[nodiscard]] const std::string& id_of(std::uint32_t slot) const { return ids_[cells_.site_at(slot)]; }

    /// Numbers the clusters and gives each site its own.
    [[nodiscard]] Clusters number(Sets& sets) const {
        const auto slots = core_.size();
        std::vector<std::uint32_t> root(slots, none);
        std::vector<std::uint32_t> cell_of(slots);
        for (std::uint32_t cell = 0; cell < cells_.cell_count(); ++cell) {
            const auto [first, last] = cells_.slots_of(cell);
            std::fill(cell_of.begin() + first, cell_of.begin() + last, cell);
        }
        for (std::uint32_t slot = 0; slot < slots; ++slot) {
            const auto of = core_[slot] != 0 ? slot : owner_[slot];
            root[slot] = of == none ? none : sets.find(cell_of[of]);
        }
        const auto number_of = numbers_by_size(root);
        Clusters clusters{std::vector<std::uint32_t>(slots, Clusters::noise), std::vector<std::uint8_t>(slots), 0};
        for (std::uint32_t slot = 0; slot < slots; ++slot) {
            const auto site = cells_.site_at(slot);
            clusters.core[site] = core_[slot];
            clusters.cluster[site] = root[slot] == none ? Clusters::noise : number_of[root[slot]];
            clusters.count = std::max(clusters.count, clusters.cluster[site]);
        }
        return clusters;
    }

    /// The number of the cluster of each root: by size, then smallest id.
    [[nodiscard]] std::vector<std::uint32_t> numbers_by_size(const std::vector<std::uint32_t>& root) const {
        struct Entry {
            std::uint32_t root;
            std::uint32_t size;
            std::uint32_t smallest; ///< slot
        };
        std::vector<std::uint32_t> index(cells_.cell_count(), none);
        std::vector<Entry> entries;
        for (std::uint32_t slot = 0; slot < root.size(); ++slot) {
            if (root[slot] == none) {
                continue;
            }
            auto& at = index[root[slot]];
            if (at == none) {
                at = static_cast<std::uint32_t>(entries.size());
                entries.push_back({root[slot], 0, slot});
            }
            ++entries[at].size;
            entries[at].smallest = id_of(slot) < id_of(entries[at].smallest) ? slot : entries[at].smallest;
        }
        std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
            return a.size != b.size ? a.size > b.size : id_of(a.smallest) < id_of(b.smallest);
        });
        for (std::size_t i = 0; i < entries.size(); ++i) {
            index[entries[i].root] = static_cast<std::uint32_t>(i) + 1;
        }
        return index;
    }

    SiteCells cells_;
    std::span<const std::string> ids_;
    const ClusterOptions& options_;
    std::vector<std::uint8_t> core_;   ///< by slot
    std::vector<std::uint32_t> owner_; ///< by slot: the core whose cluster it joins
};

} // namespace

Clusters cluster(const ClusterSites& sites, const ClusterOptions& options) {
    std::vector<shape::Coord> placed;
    std::vector<std::string> ids;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < sites.lonlat.size(); ++i) {
        if (shape::is_finite(sites.lonlat[i])) {
            placed.push_back(sites.lonlat[i]);
            ids.push_back(sites.ids[i]);
            rows.push_back(i);
        }
    }
    const auto found = Dbscan(placed, ids, options).run();
    Clusters clusters{std::vector<std::uint32_t>(sites.lonlat.size(), Clusters::noise), std::vector<std::uint8_t>(sites.lonlat.size(), 2), found.count};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        clusters.cluster[rows[i]] = found.cluster[i];
        clusters.core[rows[i]] = found.core[i];
    }
    return clusters;
}

} // namespace gridwarden::analysis
