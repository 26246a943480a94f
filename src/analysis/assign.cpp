#include "analysis/assign.hpp"

#include "analysis/declared.hpp"
#include "analysis/footprints.hpp"
#include "analysis/same_place.hpp"
#include "core/parallel.hpp"
#include "index/border_index.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <future>
#include <limits>
#include <unordered_map>

namespace gridwarden::analysis {

namespace {

using model::no_unit;
using shape::Coord;

constexpr Coord nowhere{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

/// The sites as columns over all batches: a position for single points (NaN for the rest), and the rows of footprints.
struct Positions {
    std::vector<Coord> points;
    struct Footprint {
        std::uint32_t site;
        const table::Batch* batch;
        std::uint32_t row;
    };
    std::vector<Footprint> footprints;
};

Positions positions_of(const table::Table& sites) {
    Positions positions;
    positions.points.reserve(sites.size());
    for (const auto& batch : sites.batches) {
        for (std::uint32_t row = 0; row < batch.size(); ++row) {
            if (batch.geometry.is_single_point(row)) {
                positions.points.push_back(batch.geometry.point(row));
                continue;
            }
            if (batch.geometry.kind(row) != shape::Kind::none) {
                positions.footprints.push_back({static_cast<std::uint32_t>(positions.points.size()), &batch, row});
            }
            positions.points.push_back(nowhere);
        }
    }
    return positions;
}

/// Calls `see(site, text)` for each site whose cell in the column of a role is not null.
void each_text(const table::Table& sites, std::string_view role, const std::function<void(std::size_t, std::string_view)>& see) {
    const auto column = sites.schema.index_of_role(role);
    if (column < 0) {
        return;
    }
    std::size_t site = 0;
    std::string scratch;
    for (const auto& batch : sites.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row, ++site) {
            if (const auto text = text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch)) {
                see(site, *text);
            }
        }
    }
}

/// What the register declares for each site: an index into a list of meanings, 0 for nothing declared.
struct Declared {
    std::vector<std::uint32_t> of_site;
    std::vector<std::vector<UnitAt>> meanings{{}};
};

Declared declared_of(const table::Table& sites, const model::UnitTree& tree) {
    Declared declared;
    if (sites.schema.index_of_role("unit") < 0) {
        return declared;
    }
    declared.of_site.assign(sites.size(), 0);
    DeclaredUnits units(tree);
    std::unordered_map<std::string, std::uint32_t> known;
    each_text(sites, "unit", [&](std::size_t site, std::string_view text) {
        const auto [at, fresh] = known.try_emplace(std::string(text), static_cast<std::uint32_t>(declared.meanings.size()));
        if (fresh) {
            declared.meanings.push_back(units.meaning(text));
        }
        declared.of_site[site] = at->second;
    });
    return declared;
}

/// A point that a unit holds.
struct Held {
    std::uint32_t site;
    std::uint32_t unit;
    friend auto operator<=>(const Held&, const Held&) = default;
};

/// Settles sites one level after the other; every array is written at the site's own place only, so threads cannot matter.
class Assigner {
public:
    Assigner(const table::Table& sites, const model::UnitTree& tree, const AssignOptions& options)
        : tree_(tree), options_(options), sites_(sites), positions_(positions_of(sites)), declared_(declared_of(sites, tree)) {
        const auto n = positions_.points.size();
        out_.unit.assign(tree.levels.size(), std::vector<std::uint32_t>(n, no_unit));
        out_.on_border.assign(n, 0);
        out_.by.assign(n, AssignedBy::none);
        out_.candidates.assign(n, 0);
        out_.agrees.assign(n, 2);
    }

    Assignment run(std::vector<Share>* shares) {
        stage("assign");
        const auto finest = static_cast<std::uint32_t>(tree_.levels.size()) - 1;
        // Neither needs what the levels settle, so they are made meanwhile.
        const auto aside = options_.threads > 1 ? std::launch::async : std::launch::deferred;
        auto borders = std::async(aside, [&] { return index::BorderIndex(tree_.levels[finest].polygons); });
        auto place_count = std::async(aside, [&] { return count_same_place(positions_.points); });
        for (auto level = finest + 1; level-- > 0;) {
            locate_points(level, level == finest);
            divide_footprints(level, level == finest, shares);
        }
        if (tree_.nested) {
            inherit();
        }
        count_candidates(borders.get(), finest);
        out_.place_count = place_count.get();
        for (const auto& footprint : positions_.footprints) {
            out_.place_count[footprint.site] = 1;
        }
        for (std::size_t site = 0; site < out_.by.size(); ++site) {
            out_.assigned += out_.unit[finest][site] != no_unit ? 1U : 0U;
            out_.agrees[site] = agreement(site);
        }
        if (shares != nullptr) {
            std::stable_sort(shares->begin(), shares->end(), [](const auto& a, const auto& b) { return a.site < b.site || (a.site == b.site && a.level < b.level); });
        }
        return std::move(out_);
    }

private:
    void stage(std::string_view name) const {
        if (options_.progress != nullptr) {
            options_.progress->stage(name, positions_.points.size() * tree_.levels.size(), "sites");
        }
    }

    void advance(std::size_t sites) const {
        check_cancel();
        if (options_.progress != nullptr) {
            options_.progress->advance(sites);
        }
    }

    void locate_points(std::uint32_t level, bool finest) {
        std::vector<std::uint32_t> asked;
        std::vector<Coord> points;
        for (std::uint32_t site = 0; site < positions_.points.size(); ++site) {
            if (shape::is_finite(positions_.points[site]) && !settled_below(level, site)) {
                asked.push_back(site);
                points.push_back(positions_.points[site]);
            }
        }
        if (points.empty()) {
            return;
        }
        const auto located = index::build_partition_index(tree_.levels[level].polygons, points.size(), options_.threads)->locate(points, options_.threads);
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const auto unit = located.unit[i];
            if (unit != index::none && unit != index::several) {
                set(level, asked[i], unit, finest, AssignedBy::inside, false);
            }
        }
        for (std::size_t k = 0; k < located.special.size(); ++k) {
            const std::span owners(located.owners.data() + located.first_owner[k], located.first_owner[k + 1] - located.first_owner[k]);
            settle_special(level, asked[located.special[k]], owners, finest);
        }
        advance(positions_.points.size());
    }

    /// With nested levels a site that a finer level holds is not asked again; its parents are inherited.
    [[nodiscard]] bool settled_below(std::uint32_t level, std::size_t site) const {
        for (auto k = level + 1; tree_.nested && k < tree_.levels.size(); ++k) {
            if (out_.unit[k][site] != no_unit) {
                return true;
            }
        }
        return false;
    }

    void set(std::uint32_t level, std::size_t site, std::uint32_t unit, bool finest, AssignedBy by, bool on_border) {
        out_.unit[level][site] = unit;
        if (finest) {
            out_.by[site] = by;
            out_.on_border[site] = on_border ? 1 : 0;
            out_.candidates[site] = std::max<std::uint32_t>(out_.candidates[site], 1);
        }
    }

    /// A point with several owners, or on the border of its one: the declared unit among them, else the smallest id (rows are
    /// in the order of ids).
    void settle_special(std::uint32_t level, std::uint32_t site, std::span<const index::Owner> owners, bool finest) {
        const bool on_border = std::any_of(owners.begin(), owners.end(), [](const auto& o) { return o.on_border; });
        const bool overlap = owners.size() > 1 && std::any_of(owners.begin(), owners.end(), [](const auto& o) { return !o.on_border; });
        auto chosen = owners.front().unit;
        auto by = overlap ? AssignedBy::overlap : AssignedBy::border;
        const auto meant = [&](const index::Owner& owner) { return is_declared(site, {level, owner.unit}); };
        const auto declared = std::count_if(owners.begin(), owners.end(), meant);
        if (declared > 0) {
            chosen = std::find_if(owners.begin(), owners.end(), meant)->unit;
        }
        if (declared > 0 && static_cast<std::size_t>(declared) < owners.size()) {
            by = AssignedBy::declared; // it tells them apart
        }
        set(level, site, chosen, finest, by, on_border);
        for (std::size_t i = 0; finest && overlap && i < owners.size(); ++i) {
            overlapping_.push_back({site, owners[i].unit});
        }
    }

    /// Whether a unit is the declared one, lies in it, or holds it.
    [[nodiscard]] bool is_declared(std::size_t site, UnitAt at) const {
        if (declared_.of_site.empty()) {
            return false;
        }
        const auto& meanings = declared_.meanings[declared_.of_site[site]];
        return std::any_of(meanings.begin(), meanings.end(), [&](const UnitAt& meant) {
            if (meant.level == at.level) {
                return meant.unit == at.unit;
            }
            return meant.level < at.level ? ancestor(tree_, at, meant.level) == meant.unit : ancestor(tree_, meant, at.level) == at.unit;
        });
    }

    void divide_footprints(std::uint32_t level, bool finest, std::vector<Share>* shares) {
        const auto& footprints = positions_.footprints;
        const bool wanted = options_.shares && shares != nullptr;
        if (footprints.empty() && !wanted) {
            return;
        }
        const Divider divider(tree_.levels[level]);
        std::vector<Division> found(footprints.size());
        parallel_ranges(footprints.size(), 32, options_.threads, [&](std::size_t begin, std::size_t end) {
            for (auto i = begin; i < end; ++i) {
                found[i] = divider.divide(footprints[i].batch->geometry.get(footprints[i].row),
                                          [&](std::uint32_t unit) { return is_declared(footprints[i].site, {level, unit}); });
            }
        });
        for (std::size_t i = 0; i < footprints.size(); ++i) {
            const auto site = footprints[i].site;
            const auto units = found[i].units;
            if (const auto unit = largest_share(found[i].shares); unit != no_unit && !settled_below(level, site)) {
                set(level, site, unit, finest, AssignedBy::share, units > 1);
                out_.candidates[site] = finest ? units : out_.candidates[site];
            }
            for (auto share : found[i].shares) {
                if (wanted) {
                    share.site = site;
                    share.level = level;
                    shares->push_back(share);
                }
            }
        }
        if (wanted) {
            whole_shares_of_points(level, *shares);
        }
    }

    void whole_shares_of_points(std::uint32_t level, std::vector<Share>& shares) const {
        for (std::size_t site = 0; site < positions_.points.size(); ++site) {
            if (shape::is_finite(positions_.points[site])) {
                auto unit = out_.unit[level][site];
                for (auto k = static_cast<std::uint32_t>(tree_.levels.size()); tree_.nested && unit == no_unit && k-- > level + 1;) {
                    unit = out_.unit[k][site] == no_unit ? no_unit : ancestor(tree_, {k, out_.unit[k][site]}, level);
                }
                shares.push_back({site, level, unit, 1.0});
            }
        }
    }

    /// Parents of what was settled at a finer level.
    void inherit() {
        for (auto level = static_cast<std::uint32_t>(tree_.levels.size()) - 1; level-- > 0;) {
            const auto& parents = tree_.levels[level + 1].parents;
            for (std::size_t site = 0; site < out_.by.size(); ++site) {
                if (const auto finer = out_.unit[level + 1][site]; finer != no_unit) {
                    out_.unit[level][site] = parents[finer];
                }
            }
        }
    }

    /// Units of the finest level within each point's position error: those that own it and those whose border is as near.
    void count_candidates(const index::BorderIndex& borders, std::uint32_t finest) {
        const auto accuracy = accuracies();
        stage("candidates");
        parallel_ranges(positions_.points.size(), 4096, options_.threads, [&](std::size_t begin, std::size_t end) {
            std::vector<std::uint32_t> near;
            for (auto site = begin; site < end; ++site) {
                if (shape::is_finite(positions_.points[site])) {
                    borders.units_within(positions_.points[site], accuracy.empty() ? options_.default_accuracy : accuracy[site], near);
                    out_.candidates[site] = static_cast<std::uint32_t>(near.size()) + holders_beside(near, finest, static_cast<std::uint32_t>(site));
                }
            }
            advance((end - begin) * tree_.levels.size());
        });
    }

    /// How many units hold a point whose border is not near.
    [[nodiscard]] std::uint32_t holders_beside(const std::vector<std::uint32_t>& near, std::uint32_t finest, std::uint32_t site) const {
        const auto counts = [&](std::uint32_t unit) { return unit != no_unit && !std::binary_search(near.begin(), near.end(), unit) ? 1U : 0U; };
        auto at = std::lower_bound(overlapping_.begin(), overlapping_.end(), Held{site, 0});
        if (at == overlapping_.end() || at->site != site) {
            return counts(out_.unit[finest][site]);
        }
        std::uint32_t beside = 0;
        for (; at != overlapping_.end() && at->site == site; ++at) {
            beside += counts(at->unit);
        }
        return beside;
    }

    /// The stated position errors; empty where no register states one.
    [[nodiscard]] std::vector<Length> accuracies() const {
        const auto column = sites_.schema.index_of_role("accuracy");
        if (column < 0) {
            return {};
        }
        std::vector<Length> all;
        for (const auto& batch : sites_.batches) {
            const auto* numbers = std::get_if<table::NumberColumn>(&batch.columns[static_cast<std::size_t>(column)].cells);
            for (std::size_t row = 0; row < batch.size(); ++row) {
                const double metres = numbers == nullptr ? -1 : numbers->values[row];
                all.push_back(metres >= 0 ? Length::metres(metres) : options_.default_accuracy);
            }
        }
        return all;
    }

    [[nodiscard]] std::uint8_t agreement(std::size_t site) const {
        const bool unplaced = out_.place_count[site] == 0;
        if (unplaced || declared_.of_site.empty() || declared_.of_site[site] == 0) {
            return 2;
        }
        const auto& meanings = declared_.meanings[declared_.of_site[site]];
        return std::any_of(meanings.begin(), meanings.end(), [&](const UnitAt& meant) { return out_.unit[meant.level][site] == meant.unit; }) ? 1 : 0;
    }

    const model::UnitTree& tree_;
    const AssignOptions& options_;
    const table::Table& sites_;
    Positions positions_;
    Declared declared_;
    std::vector<Held> overlapping_; ///< points in overlaps at the finest level, with every unit that holds them; ascending
    Assignment out_;
};

} // namespace

std::string_view name_of(AssignedBy by) {
    constexpr std::string_view names[] = {"inside", "border", "overlap", "declared", "share", "none"};
    return names[static_cast<std::size_t>(by)];
}

Assignment assign(const table::Table& sites, const model::UnitTree& units, const AssignOptions& options, std::vector<Share>* shares) {
    return Assigner(sites, units, options).run(shares);
}

} // namespace gridwarden::analysis
