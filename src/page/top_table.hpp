#pragma once

#include "page/canvas.hpp"
#include "page/ground.hpp"

#include <functional>

namespace gridwarden::page {

/// A short table of a layer's foremost rows.
struct TopTable {
    struct Column {
        std::string title;
        bool number = false;
    };
    struct Row {
        std::vector<std::string> cells;
        double bar = 0;      ///< 0 to 1, behind the last cell
        std::string unit_id; ///< that the row is about, for links; may be empty
    };
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;         ///< all, in order
    std::vector<std::string> total; ///< the sum over the whole layer; empty where nothing can be summed
};

/// What a figure tells in rows: units by what the map is about, else the sites it is about. Totals are those of the layer. No rows where a table says nothing.
TopTable top_table(const PlaneLayer& layer, const Ground& ground);

/// Where the page of a unit is (name of a place in the document); empty where there is none.
using PlaceOf = std::function<std::string(const std::string& unit_id)>;

/// Draws as many rows as there is room for, without the second column where names would be cut short; how many more there are, and the total, stand below.
void draw_top_table(Canvas& canvas, TopTable table, const Rect& room, Language lang, const PlaceOf& place_of);

} // namespace gridwarden::page
