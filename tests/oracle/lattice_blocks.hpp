#pragma once

#include "analysis/weights.hpp"

#include <random>
#include <vector>

namespace gridwarden::oracle {

/// A rectangle of whole numbers.
struct Block {
    int x0, y0, x1, y1;
};

/// Cuts a rectangle at random until no piece is longer than `most`; corners of one piece lie in the middle of another's side.
inline void cut(Block block, int most, std::mt19937& random, std::vector<Block>& pieces) {
    const int width = block.x1 - block.x0;
    const int height = block.y1 - block.y0;
    if (width <= most && height <= most && (width * height == 1 || random() % 3 == 0)) {
        pieces.push_back(block);
        return;
    }
    const bool upright = width > height || (width == height && random() % 2 == 0);
    const int at = 1 + static_cast<int>(random() % static_cast<unsigned>((upright ? width : height) - 1));
    Block one = block;
    Block other = block;
    (upright ? one.x1 : one.y1) = (upright ? block.x0 : block.y0) + at;
    (upright ? other.x0 : other.y0) = (upright ? block.x0 : block.y0) + at;
    cut(one, most, random, pieces);
    cut(other, most, random, pieces);
}

/// Neighbours by looking at every pair: queen where they share a point, rook where they share a side's stretch.
inline analysis::Weights neighbours(const std::vector<Block>& blocks, bool queen) {
    std::vector<analysis::Link> links;
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        for (std::uint32_t j = 0; j < blocks.size(); ++j) {
            const auto& a = blocks[i];
            const auto& b = blocks[j];
            const int across = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
            const int up = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
            if (across >= 0 && up >= 0 && (queen || across + up > 0)) {
                links.push_back({i, j});
            }
        }
    }
    return analysis::from_links(blocks.size(), std::move(links));
}

} // namespace gridwarden::oracle
