#pragma once

#include "page/ground.hpp"
#include "page/page_options.hpp"
#include "page/sheet.hpp"
#include "page/top_table.hpp"
#include "publish/figures.hpp"

namespace gridwarden::page {

/// Whether the map of a figure is larger on a sheet across.
bool is_landscape(const Ground& ground, const PageOptions& options);

/// One figure as a whole page: map, legend, table, caption.
void draw_figure_page(Canvas& canvas, Size page, const Ground& ground, const publish::Figure& figure, const SheetText& text, const PlaceOf& place_of);

/// Title, subtitle and name (`Figure 3`; no number where 0) of a figure.
SheetText figure_text(const Ground& ground, const publish::Figure& figure, std::size_t number);

} // namespace gridwarden::page
