#pragma once

#include "publish/publication.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::publish {

/// How the counts of a public copy are kept from telling of one or two sites. Parts of `redacted`.

/// The texts of a column over all rows; empty where there is none.
std::vector<std::string> texts(const table::Table& table, std::string_view name);

bool is_breakdown(std::string_view name);

/// Units whose number of sites may not be told in some layer, so that none tells it.
std::set<std::string> hidden_units(const std::vector<PublishedLayer>& layers);

/// The rows of a layer of units whose numbers may not be told, given the units that are hidden already and their parts.
std::vector<bool> small_rows(const table::Table& table, const std::set<std::string>& hidden_units);

/// Blanks what these rows count; rows run over all batches.
void blank_counts(table::Table& table, const std::vector<bool>& hidden);

/// A breakdown goes whole: `count_kind_mine` takes every `count_kind_…` along. Where sites are hidden every breakdown goes, at each level: less the sites
/// that are shown it would tell of what kind those are. Adds the names to `dropped`.
void drop_small_parts(table::Table& table, bool sites_hidden, std::set<std::string>& dropped);

} // namespace gridwarden::publish
