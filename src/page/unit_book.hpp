#pragma once

#include "page/ground.hpp"
#include "page/sheet.hpp"

#include <map>

namespace gridwarden::page {

/// What pages of single units draw on, gathered once for the units of a level: their figures from every layer that has a row a unit, their sites and the sites'
/// states.
class UnitBook {
public:
    UnitBook(const Ground& ground, std::size_t level);

    [[nodiscard]] std::size_t level() const noexcept { return level_; }
    [[nodiscard]] std::size_t size() const noexcept { return ground_.levels[level_].units.size(); }
    /// How the sites of a unit are shared out to its pages, the first of which has its map: where the rows of each end.
    [[nodiscard]] std::vector<std::size_t> parts(Canvas& canvas, Size page, std::size_t unit) const;
    /// Draws rows [first, last) of the sites; from 0 on below the map and the key figures of the unit.
    void draw(Canvas& canvas, Size page, std::size_t unit, std::size_t part, std::size_t first, std::size_t last, SheetText text) const;
    [[nodiscard]] SheetText text(std::size_t unit, std::size_t number) const;
    /// Of a unit's page in the document.
    [[nodiscard]] std::string place(std::size_t unit) const { return "unit" + std::to_string(unit); }

private:
    struct Line {
        std::string label, value; ///< a heading where the value is empty
    };
    struct Site {
        std::size_t row;
        std::vector<std::string> cells;
    };
    [[nodiscard]] std::vector<Line> lines_of(std::size_t unit) const;
    void gather_figures();
    void gather_sites();
    double draw_lines(Canvas& canvas, std::size_t unit, const Rect& room) const;
    void draw_map(Canvas& canvas, const struct MapView& view, std::size_t unit, Caption& caption) const;
    void draw_locator(Canvas& canvas, const Rect& frame, std::size_t unit) const;
    void draw_side(Canvas& canvas, const Rect& room, std::size_t unit) const;
    [[nodiscard]] Rect list_room(Size page, std::size_t unit, std::size_t part) const;

    const Ground& ground_;
    std::size_t level_;
    std::vector<std::vector<Line>> lines_;            ///< by unit
    std::vector<std::vector<Site>> sites_;            ///< by unit, as many as a page lists
    std::vector<std::size_t> counts_;                 ///< by unit: all of its sites
    std::optional<std::size_t> site_layer_;
    std::vector<std::size_t> unit_of_row_;            ///< of the site layer; no_row where none
};

} // namespace gridwarden::page
