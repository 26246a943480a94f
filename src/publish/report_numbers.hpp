#pragma once

#include "publish/report_text.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::publish {

/// What reports ask of layers. Columns that are not there give empty texts and NaN.
std::vector<std::string> texts_in(const table::Table& table, std::string_view column);
std::vector<double> numbers_in(const table::Table& table, std::string_view column);
bool has_column(const table::Table& table, std::string_view column);

/// How often each text stands in a column; null as the empty text.
std::map<std::string, std::uint64_t> counts_in(const table::Table& table, std::string_view column);

/// The word of a style's legend for a value; the value itself where the legend has none.
std::string legend_word(const PublishedLayer& layer, const std::string& value);

/// A number of a report: at most so many decimals, rounded half up, trailing zeros cut.
std::string decimal_text(double value, int decimals);

/// Units by how their sites stand, of a rollup; the sums are those of the layer, sites in no unit are told below.
ReportTable units_table(const Publication& publication, const PublishedLayer& layer);
/// Categories (else kinds) against the states of a ledger.
std::optional<ReportTable> states_table(const Publication& publication, const PublishedLayer& layer);
/// The overdue problems of a ledger, the longest first; nothing where none is.
std::optional<ReportTable> overdue_table(const Publication& publication, const PublishedLayer& layer);
/// Petitions by unit and type (R33, R67): a case of several types counts in each, so types may add up to more than cases; both sums are told. Nothing where
/// no site is a petition.
std::optional<ReportTable> petitions_table(const Publication& publication, const PublishedLayer& layer);

/// The sections of a report, each by what one kind of layer says.
ReportSection registers_section(const Publication& publication);
ReportSection ledger_section(const Publication& publication);
ReportSection surroundings_section(const Publication& publication); ///< zones, stations, cover, plants
ReportSection pattern_section(const Publication& publication);      ///< hot spots, clusters

} // namespace gridwarden::publish
