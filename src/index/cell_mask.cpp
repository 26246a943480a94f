#include "index/cell_mask.hpp"

namespace gridwarden::index {

namespace {
constexpr double cells_an_edge = 16.0;
constexpr int least_bits = 3; ///< 64 cells, one word
constexpr int most_bits = 12; ///< 2 MB of bits
} // namespace

CellMask::CellMask(const shape::Box& extent, std::size_t edges) {
    const double cells = cells_an_edge * static_cast<double>(std::max<std::size_t>(edges, 1));
    const int bits = std::clamp(static_cast<int>(std::lround(std::log2(cells) / 2.0)), least_bits, most_bits);
    grid_ = {0, 0, 1U << (Frame::bits - bits), 1U << bits};
    const double steps = 1U << Frame::bits;
    const auto scale = [&](double size) { return steps / (std::max(size, 1e-6) * (1.0 + 1e-9)); };
    frame_ = {extent.min_x, extent.min_y, scale(extent.max_x - extent.min_x), scale(extent.max_y - extent.min_y)};
    bits_.assign(std::size_t{grid_.cells} * grid_.cells / 64, 0);
}

void CellMask::mark(shape::Coord a, shape::Coord b) {
    const Edge edge{a.y <= b.y ? a : b, a.y <= b.y ? b : a};
    each_cell(frame_, grid_, edge, [&](std::uint32_t column, std::uint32_t row) {
        const auto cell = std::size_t{row} * grid_.cells + column;
        bits_[cell / 64] |= std::uint64_t{1} << (cell % 64);
    });
}

bool CellMask::may_touch(const shape::Box& box) const noexcept {
    const auto cell = [&](double fine) {
        return static_cast<std::uint32_t>(std::clamp(fine / grid_.side, 0.0, static_cast<double>(grid_.cells) - 1.0));
    };
    const auto left = cell(frame_.fine_x(box.min_x));
    const auto right = cell(frame_.fine_x(box.max_x));
    const auto bottom = cell(frame_.fine_y(box.min_y));
    const auto top = cell(frame_.fine_y(box.max_y));
    if (std::uint64_t{right - left + 1} * (top - bottom + 1) > most_cells_asked) {
        return true;
    }
    for (auto row = bottom; row <= top; ++row) {
        for (auto at = std::size_t{row} * grid_.cells + left; at <= std::size_t{row} * grid_.cells + right; ++at) {
            if (((bits_[at / 64] >> (at % 64)) & 1U) != 0) {
                return true;
            }
        }
    }
    return false;
}

} // namespace gridwarden::index
