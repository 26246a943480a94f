#pragma once

#include "core/message.hpp"

#include <span>

namespace gridwarden::catalogue_areas {

/// One function an area, each in the file of its name. `catalogue()` joins and sorts them.
std::span<const MessageEntry> args();     ///< GW-ARG
std::span<const MessageEntry> core();     ///< GW-RUN, GW-BUG
std::span<const MessageEntry> json();     ///< GW-JSON
std::span<const MessageEntry> text();     ///< GW-ENC
std::span<const MessageEntry> shape();    ///< GW-GEOM-001
std::span<const MessageEntry> geodesy();  ///< GW-CRS
std::span<const MessageEntry> geometry(); ///< GW-GEOM
std::span<const MessageEntry> io();       ///< GW-IO
std::span<const MessageEntry> ingest();   ///< GW-COL, GW-XY, GW-ID, GW-VAL; from 101: GW-CRS, GW-GEOM, GW-UNIT, GW-ASSIGN
std::span<const MessageEntry> sheets();   ///< GW-TXT, GW-XLSX, GW-TAB, GW-SCHEMA, GW-NAME, GW-CODE
std::span<const MessageEntry> units();    ///< GW-UNIT
std::span<const MessageEntry> assign();   ///< GW-ASSIGN
std::span<const MessageEntry> hits();     ///< GW-HIT, GW-RULE, GW-DISP
std::span<const MessageEntry> hot_cells(); ///< GW-HOT, from 050: cells, rules, zones, slices
std::span<const MessageEntry> coverage(); ///< GW-COVER
std::span<const MessageEntry> project();  ///< GW-PROJ
std::span<const MessageEntry> output();   ///< GW-OUT
std::span<const MessageEntry> publish();  ///< GW-PUB
std::span<const MessageEntry> office();   ///< GW-WORK, GW-OFF
std::span<const MessageEntry> page();     ///< GW-PAGE
std::span<const MessageEntry> claims();   ///< GW-CLAIM
std::span<const MessageEntry> ledger();   ///< GW-LEDG, GW-DIFF, GW-LOOK
std::span<const MessageEntry> near();     ///< GW-NEAR, GW-SERV
std::span<const MessageEntry> hotspot();  ///< GW-HOT
std::span<const MessageEntry> density();  ///< GW-DENS
std::span<const MessageEntry> cluster();  ///< GW-CLUS
std::span<const MessageEntry> rules();    ///< GW-RULE from 005, GW-SETB, GW-ZONE

} // namespace gridwarden::catalogue_areas
