#include "index/box_index.hpp"

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>

namespace gridwarden::index {

namespace bg = boost::geometry;
using BoostPoint = bg::model::point<double, 2, bg::cs::cartesian>;
using Entry = std::pair<bg::model::box<BoostPoint>, std::uint32_t>;

struct BoxIndex::Impl {
    bg::index::rtree<Entry, bg::index::rstar<16>> tree;
};

namespace {

bg::model::box<BoostPoint> to_boost(const shape::Box& box) {
    return {BoostPoint(box.min_x, box.min_y), BoostPoint(box.max_x, box.max_y)};
}

} // namespace

BoxIndex::BoxIndex(std::span<const shape::Box> boxes) : impl_(std::make_unique<Impl>()) {
    std::vector<Entry> entries;
    for (std::uint32_t row = 0; row < boxes.size(); ++row) {
        if (!boxes[row].empty()) {
            entries.emplace_back(to_boost(boxes[row]), row);
        }
    }
    impl_->tree = decltype(impl_->tree)(entries); // packed, as all boxes are known
}

BoxIndex::~BoxIndex() = default;
BoxIndex::BoxIndex(BoxIndex&& other) noexcept = default;

void BoxIndex::touching(const shape::Box& box, std::vector<std::uint32_t>& out) const {
    out.clear();
    if (box.empty()) {
        return;
    }
    for (auto found = impl_->tree.qbegin(bg::index::intersects(to_boost(box))); found != impl_->tree.qend(); ++found) {
        out.push_back(found->second);
    }
    std::sort(out.begin(), out.end());
}

} // namespace gridwarden::index
