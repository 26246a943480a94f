#include "analysis/levels.hpp"

#include "analysis/containment.hpp"
#include "analysis/unit_geometry.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/box_index.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace gridwarden::analysis {

namespace {

using model::no_unit;
using model::UnitLevel;

/// How much of a unit may lie outside its parent and still be the work of digitising: two borders drawn from one survey differ by
/// rounding (1e-7 degrees, 1 cm) along their length, which for any unit of a town's size is below a ten-thousandth of its area.
/// Borders of two sources differ by metres, which is above it. One square metre covers units of a few metres.
Area tolerance(Area unit) { return std::max(Area::square_metres(1), Area::square_metres(unit.in_square_metres() * 1e-4)); }

/// What settling one unit found.
struct Link {
    std::uint32_t parent = no_unit;
    Area outside;                 ///< of the parent
    bool declared_unknown = false;///< its declared parent is not a unit of the coarser level
};

/// Settles the units of one level against the next coarser one.
class Linker {
public:
    Linker(const UnitLevel& coarse, const UnitLevel& fine, unsigned threads)
        : coarse_(coarse), fine_(fine), boxes_(boxes_of(coarse)), box_index_(boxes_), containment_(coarse.polygons), corners_(corners_of(fine)) {
        located_ = index::build_partition_index(coarse.polygons, corners_.at.size(), threads)->locate(corners_.at, threads);
        inside_.assign(corners_.at.size(), 1);
        for (const auto corner : located_.special) {
            inside_[corner] = 0;
        }
    }

    [[nodiscard]] Link settle(std::uint32_t unit) const {
        Link link;
        const auto declared = declared_parent(unit, link);
        const auto common = common_owner(unit);
        link.parent = declared ? *declared : common ? *common : largest_overlap(unit);
        if (link.parent == no_unit) {
            link.outside = fine_.areas[unit];
        } else if (!common || *common != link.parent || !containment_.surely_holds(link.parent, fine_.polygons[unit], inside_of(unit))) {
            link.outside = outside_of(unit, link.parent);
        }
        return link;
    }

private:
    [[nodiscard]] std::span<const std::uint8_t> inside_of(std::uint32_t unit) const {
        return std::span(inside_).subspan(corners_.first[unit], corners_.first[unit + 1] - corners_.first[unit]);
    }

    [[nodiscard]] std::optional<std::uint32_t> declared_parent(std::uint32_t unit, Link& link) const {
        if (fine_.declared_parents.empty() || fine_.declared_parents[unit].empty()) {
            return std::nullopt;
        }
        const auto& id = fine_.declared_parents[unit];
        const auto found = std::lower_bound(coarse_.ids.begin(), coarse_.ids.end(), id);
        if (found == coarse_.ids.end() || *found != id) {
            link.declared_unknown = true;
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(found - coarse_.ids.begin());
    }

    /// The coarser units that own a corner.
    void owners(std::size_t corner, std::vector<std::uint32_t>& out) const {
        out.clear();
        const auto unit = located_.unit[corner];
        if (unit == index::several) {
            const auto at = std::lower_bound(located_.special.begin(), located_.special.end(), static_cast<std::uint32_t>(corner)) -
                            located_.special.begin();
            for (auto k = located_.first_owner[static_cast<std::size_t>(at)]; k < located_.first_owner[static_cast<std::size_t>(at) + 1]; ++k) {
                out.push_back(located_.owners[k].unit);
            }
        } else if (unit != index::none) {
            out.push_back(unit);
        }
    }

    /// The coarser unit that owns every corner; the one of largest overlap where several do (a unit along a border).
    [[nodiscard]] std::optional<std::uint32_t> common_owner(std::uint32_t unit) const {
        std::vector<std::uint32_t> common;
        std::vector<std::uint32_t> here;
        for (auto corner = corners_.first[unit]; corner < corners_.first[unit + 1]; ++corner) {
            owners(corner, here);
            if (corner == corners_.first[unit]) {
                common = here;
            } else {
                std::erase_if(common, [&](auto owner) { return !std::binary_search(here.begin(), here.end(), owner); });
            }
            if (common.empty()) {
                return std::nullopt;
            }
        }
        return common.size() == 1 ? common.front() : largest_overlap(unit);
    }

    [[nodiscard]] std::uint32_t largest_overlap(std::uint32_t unit) const {
        std::uint32_t best = no_unit;
        Area most;
        for (const auto candidate : touching(box_index_, shape::box_of(fine_.polygons[unit]))) { // ascending, so a tie goes to the smaller id
            const auto& polygon = coarse_.polygons[candidate];
            const auto shared = geometry::intersection(turned_to_meet(fine_.polygons[unit], boxes_[candidate]), polygon);
            const auto area = shared.empty() ? Area() : geodesy::area(shared);
            if (area > most) {
                most = area;
                best = candidate;
            }
        }
        return best;
    }

    [[nodiscard]] Area outside_of(std::uint32_t unit, std::uint32_t parent) const {
        const auto outside = geometry::difference(turned_to_meet(fine_.polygons[unit], boxes_[parent]), coarse_.polygons[parent]);
        return outside.empty() ? Area() : geodesy::area(outside);
    }

    const UnitLevel& coarse_;
    const UnitLevel& fine_;
    std::vector<shape::Box> boxes_;
    index::BoxIndex box_index_;
    Containment containment_;
    Corners corners_;
    index::Located located_;
    std::vector<std::uint8_t> inside_; ///< of each corner: surely in the interior of the one coarser unit that holds it
};

/// Tells what settling a level found; false where a unit does not nest.
bool tell(const UnitLevel& coarse, const UnitLevel& fine, const std::vector<Link>& links, IssueSink& issues) {
    bool nested = true;
    for (std::uint32_t unit = 0; unit < fine.size(); ++unit) {
        const auto& link = links[unit];
        const Place place{fine.source, fine.layer, fine.rows[unit], ""};
        if (link.declared_unknown) {
            issues.add({"GW-UNIT-007", place, fine.ids[unit], {{"parent", fine.declared_parents[unit]}, {"coarse", coarse.source_text()}}});
        }
        if (link.parent == no_unit) {
            nested = false;
            issues.add({"GW-UNIT-006", place, fine.ids[unit], {{"coarse", coarse.source_text()}}});
        } else if (link.outside > tolerance(fine.areas[unit])) {
            nested = false;
            issues.add({"GW-UNIT-004", place, fine.ids[unit],
                        {{"parent", coarse.ids[link.parent]}, {"outside", link.outside.in_square_metres()}}});
        }
    }
    return nested;
}

} // namespace

void link_levels(model::UnitTree& tree, unsigned threads, IssueSink& issues) {
    tree.nested = true;
    for (std::size_t k = 1; k < tree.levels.size(); ++k) {
        const auto& coarse = tree.levels[k - 1];
        auto& fine = tree.levels[k];
        const Linker linker(coarse, fine, threads);
        std::vector<Link> links(fine.size());
        parallel_ranges(fine.size(), 16, threads, [&](std::size_t begin, std::size_t end) {
            for (auto i = begin; i < end; ++i) {
                links[i] = linker.settle(static_cast<std::uint32_t>(i));
            }
        });
        fine.parents.clear();
        for (const auto& link : links) {
            fine.parents.push_back(link.parent);
        }
        tree.nested = tell(coarse, fine, links, issues) && tree.nested;
    }
    if (!tree.nested) {
        issues.add({"GW-UNIT-008", {tree.levels.back().source, tree.levels.back().layer, 0, ""}, "", {}});
    }
}

} // namespace gridwarden::analysis
