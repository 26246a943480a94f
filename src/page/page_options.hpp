#pragma once

#include "page/canvas.hpp"

namespace gridwarden::page {

enum class Paper { a4, a3 };

/// `automatic`: the one in which the map is larger.
enum class Orientation { automatic, portrait, landscape };

/// Pages of single units: `automatic` of the finest level with no more than 300 units, `finest` of the finest whatever their number.
enum class UnitPages { automatic, finest, none };

struct PageOptions {
    Paper paper = Paper::a4;
    Orientation orientation = Orientation::automatic;
    UnitPages unit_pages = UnitPages::automatic;
};

Size sheet_size(Paper paper, bool landscape);

} // namespace gridwarden::page
