#pragma once

#include "page/ground.hpp"
#include "page/map_view.hpp"
#include "page/sheet.hpp"
#include "publish/figures.hpp"

namespace gridwarden::page {

/// What was found while a map was drawn and must be told below it.
struct DrawnNotes {
    std::vector<std::string> unlabelled; ///< names for which there was no room
    std::size_t out_of_frame = 0;        ///< features of the main layer that the frame does not show
    double north = 0;                    ///< radians, of true north against the top of the page
};

/// The lines below a map: where the data are from, plane and scale, how classes came about, the settings that decide the result, what the map leaves out.
Caption caption_of(const Ground& ground, const publish::PublishedLayer* main, const MapView& view, const DrawnNotes& notes);

} // namespace gridwarden::page
