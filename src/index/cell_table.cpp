#include "index/cell_table.hpp"

#include "core/parallel.hpp"
#include "index/reference_points.hpp"

#include <numeric>

namespace gridwarden::index {

namespace {

constexpr int least_top_bits = 2;
constexpr int most_top_bits = 11;       ///< 4 million top cells of 4 bytes
constexpr double edges_a_top_cell = 2.0;
constexpr double cells_an_edge = 4.0;   ///< small cells; more of them leave fewer edges to look at
constexpr int most_square_bits = 8;
constexpr int least_side_bits = 8;      ///< fine steps in a small cell: enough that rounding is far below `unsure`
constexpr std::size_t rows_a_range = 8;

/// The owner that a sum of owners stands for; `ask` where it is not one or none.
std::uint32_t owner_of(std::int64_t sum) {
    const bool at_most_one = sum == 0 || (sum > one_owner && sum < 2 * one_owner);
    return at_most_one ? static_cast<std::uint32_t>(sum & (one_owner - 1)) : CellTable::ask;
}

/// The tables of some top cells; places count from their own beginnings.
struct Piece {
    std::vector<CellTable::Square> squares;
    std::vector<std::uint32_t> leaves;
    std::vector<Line> lines;
};

ReferencePoints reference_points(const Frame& frame, const Grid& grid, int attempt) {
    ReferencePoints points;
    for (std::uint32_t i = 0; i < grid.cells; ++i) {
        points.xs.push_back(frame.x_at(CellTable::reference_at(grid.left + i * grid.side, grid.side, CellTable::offset_x(attempt))));
        points.ys.push_back(frame.y_at(CellTable::reference_at(grid.bottom + i * grid.side, grid.side, CellTable::offset_y(attempt))));
    }
    return points;
}

/// Builds the squares of small cells within top cells.
class SquareBuilder {
public:
    SquareBuilder(const CellTable& table, Piece& piece) : table_(table), piece_(piece) {}

    /// The value of a top cell with edges, whose reference point and sum of owners are known.
    std::uint32_t build(std::uint32_t left, std::uint32_t bottom, std::span<const std::uint32_t> edges, shape::Coord reference, std::int64_t sum) {
        const int bits = bits_for(edges.size());
        const Grid grid{left, bottom, table_.top_side() >> bits, 1U << bits};
        list_by_cell(table_.frame, grid, table_.edges, edges, lists_);
        for (int attempt = 0; attempt < CellTable::attempts; ++attempt) {
            const auto first = piece_.leaves.size();
            const auto first_line = piece_.lines.size();
            if (fill(grid, edges, reference, sum, attempt)) {
                piece_.squares.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint8_t>(bits), static_cast<std::uint8_t>(attempt)});
                return CellTable::further | static_cast<std::uint32_t>(piece_.squares.size() - 1);
            }
            piece_.leaves.resize(first);
            piece_.lines.resize(first_line);
        }
        return CellTable::ask;
    }

private:
    [[nodiscard]] int bits_for(std::size_t edges) const {
        const int most = std::min(most_square_bits, Frame::bits - table_.top_bits - least_side_bits);
        int bits = 0;
        while (bits < most && static_cast<double>(1U << (2 * bits)) < cells_an_edge * static_cast<double>(edges)) {
            ++bits;
        }
        return bits;
    }

    bool fill(const Grid& grid, std::span<const std::uint32_t> edges, shape::Coord reference, std::int64_t sum, int attempt) {
        const auto points = reference_points(table_.frame, grid, attempt);
        const auto first = sum_by_walk(table_.edges, edges, reference, sum, {points.xs.front(), points.ys.front()});
        if (!first || !sums_by_rows(table_.edges, edges, points, *first, sums_)) {
            return false;
        }
        for (std::uint32_t row = 0; row < grid.cells; ++row) {
            for (std::uint32_t column = 0; column < grid.cells; ++column) {
                const std::size_t cell = std::size_t{row} * grid.cells + column;
                const auto value = leaf_value(grid, column, row, lists_.of(cell), {points.xs[column], points.ys[row]}, owner_of(sums_[cell]), attempt);
                if (!value) {
                    return false;
                }
                piece_.leaves.push_back(*value);
            }
        }
        return true;
    }

    /// The value of a small cell; none where its reference point is unlucky.
    std::optional<std::uint32_t> leaf_value(const Grid& grid, std::uint32_t column, std::uint32_t row, std::span<const std::uint32_t> edges,
                                            shape::Coord reference, std::uint32_t owner, int attempt) {
        if (edges.empty() || owner == CellTable::ask) {
            return owner;
        }
        const auto left = grid.left + column * grid.side;
        const auto bottom = grid.bottom + row * grid.side;
        const double side = grid.side;
        const LeafCell cell{edges, reference, CellTable::reference_at(left, side, CellTable::offset_x(attempt)),
                            CellTable::reference_at(bottom, side, CellTable::offset_y(attempt)), side, static_cast<double>(left), static_cast<double>(bottom)};
        const auto line = static_cast<std::uint32_t>(piece_.lines.size());
        switch (append_lines(table_.frame, table_.edges, cell, owner, piece_.lines)) {
        case LeafMade::unlucky: return std::nullopt;
        case LeafMade::not_plain: return CellTable::ask;
        case LeafMade::done: break;
        }
        return CellTable::further | line;
    }

    const CellTable& table_;
    Piece& piece_;
    CellLists lists_;
    std::vector<std::int64_t> sums_;
};

/// Leaves one top cell free on each side, so that the reference points of the first column are outside of everything.
Frame frame_around(const std::vector<Edge>& edges, int top_bits) {
    shape::Box box;
    for (const auto& edge : edges) {
        box.add(edge.a);
        box.add(edge.b);
    }
    const double cells = 1 << top_bits;
    const double width = std::max(box.max_x - box.min_x, 1e-6) * (1.0 + 2.1 / (cells - 2.1));
    const double height = std::max(box.max_y - box.min_y, 1e-6) * (1.0 + 2.1 / (cells - 2.1));
    const double steps = 1U << Frame::bits;
    return {box.min_x - width * 1.05 / cells, box.min_y - height * 1.05 / cells, steps / width, steps / height};
}

/// Puts the pieces behind one another and makes their places those of the whole.
void join(std::vector<Piece>& pieces, CellTable& table) {
    const auto cells = std::size_t{1} << table.top_bits;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        const auto move = [](std::vector<std::uint32_t>::iterator from, std::vector<std::uint32_t>::iterator to, std::size_t by) {
            std::for_each(from, to, [&](std::uint32_t& value) { value += (value & CellTable::further) != 0 ? static_cast<std::uint32_t>(by) : 0U; });
        };
        const auto begin = table.top.begin() + static_cast<std::ptrdiff_t>(i * rows_a_range * cells);
        const auto left = table.top.end() - begin;
        move(begin, begin + std::min<std::ptrdiff_t>(left, static_cast<std::ptrdiff_t>(rows_a_range * cells)), table.squares.size());
        move(piece.leaves.begin(), piece.leaves.end(), table.lines.size());
        for (auto square : piece.squares) {
            square.first += static_cast<std::uint32_t>(table.leaves.size());
            table.squares.push_back(square);
        }
        table.leaves.insert(table.leaves.end(), piece.leaves.begin(), piece.leaves.end());
        table.lines.insert(table.lines.end(), piece.lines.begin(), piece.lines.end());
        piece = {};
    }
}

void fill_top(CellTable& table, unsigned threads) {
    const auto cells = std::size_t{1} << table.top_bits;
    const Grid grid{0, 0, table.top_side(), static_cast<std::uint32_t>(cells)};
    std::vector<std::uint32_t> all(table.edges.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<std::int64_t> sums;
    ReferencePoints points;
    int attempt = 0;
    do {
        points = reference_points(table.frame, grid, attempt);
    } while (!sums_by_rows(table.edges, all, points, 0, sums) && ++attempt < CellTable::attempts);
    if (attempt == CellTable::attempts) {
        table.top.assign(cells * cells, CellTable::ask);
        return;
    }
    CellLists lists;
    list_by_cell(table.frame, grid, table.edges, all, lists);
    table.top.resize(cells * cells);
    std::vector<Piece> pieces((cells + rows_a_range - 1) / rows_a_range);
    parallel_ranges(cells, rows_a_range, threads, [&](std::size_t begin, std::size_t end) {
        SquareBuilder builder(table, pieces[begin / rows_a_range]);
        for (auto cell = begin * cells; cell < end * cells; ++cell) {
            const auto column = static_cast<std::uint32_t>(cell % cells);
            const auto row = static_cast<std::uint32_t>(cell / cells);
            const auto edges = lists.of(cell);
            table.top[cell] = edges.empty() ? owner_of(sums[cell])
                                            : builder.build(column * grid.side, row * grid.side, edges, {points.xs[column], points.ys[row]}, sums[cell]);
        }
    });
    join(pieces, table);
}

} // namespace

CellTable build_cell_table(std::span<const shape::Geometry> units, unsigned threads) {
    CellTable table;
    table.edges = partition_edges(units);
    if (table.edges.empty()) {
        return table;
    }
    const double top_cells = static_cast<double>(table.edges.size()) / edges_a_top_cell;
    table.top_bits = std::clamp(static_cast<int>(std::lround(std::log2(top_cells) / 2.0)), least_top_bits, most_top_bits);
    table.frame = frame_around(table.edges, table.top_bits);
    fill_top(table, threads);
    return table;
}

} // namespace gridwarden::index
