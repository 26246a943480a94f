#pragma once

#include "shape/coord.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace gridwarden::index {

/// Boxes that touch a box. Empty boxes are never found.
class BoxIndex {
public:
    explicit BoxIndex(std::span<const shape::Box> boxes);
    ~BoxIndex();
    BoxIndex(BoxIndex&& other) noexcept;
    /// Rows of the boxes that share a point with `box`, ascending; `out` is cleared first.
    void touching(const shape::Box& box, std::vector<std::uint32_t>& out) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace gridwarden::index
