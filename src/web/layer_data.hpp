#pragma once

#include "json/writer.hpp"
#include "publish/publication.hpp"
#include "web/cells.hpp"
#include "web/places.hpp"

#include <vector>

namespace gridwarden::web {

/// A layer of the page: one of the publication, or the outlines of its areal units.
struct PageLayer {
    publish::PublishedLayer layer;
    std::string title;          ///< told apart from others of the same title by level, else by name
    std::string role;           ///< `theme`, `over`, `marks`; `units`; `table` for what has no place
    bool shown = false;         ///< when the page opens
};

/// Tables with more rows than this stay out of the page.
inline constexpr std::size_t most_table_rows = 20'000;

/// Every layer and table; areal units first. Shown at first: their outlines, the first sites, and the finest theme of the step that made those.
std::vector<PageLayer> page_layers(const publish::Publication& publication);

/// Writes layers as an array; their cells and shapes go to the pools.
void write_layers(json::Writer& out, const std::vector<PageLayer>& layers, Language lang, Cells& cells, Places& places);

} // namespace gridwarden::web
