#pragma once

#include "publish/publication.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::publish {

/// A table of a report, cells as they are printed.
struct ReportTable {
    std::string caption;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> numeric;  ///< columns that are set to the right
    bool has_total = false;     ///< the last row adds up the others
    std::string note;           ///< below the table; may be empty
};

struct ReportSection {
    std::string title;
    std::vector<std::string> paragraphs;
    std::vector<ReportTable> tables;
};

/// A report in words, of computed numbers alone: each stands in a layer, a table or the account of an input. What a run did not look at is not spoken of.
struct ReportText {
    std::string title, subtitle;
    std::vector<ReportSection> sections;
    std::vector<ReportSection> annexes;     ///< claims, issues, inputs
    std::vector<std::string> notices;       ///< reminders about publishing
};

ReportText report_text(const Publication& publication);

/// The notices alone: for whom the report is, whether its maps were approved, where its borders come from, what is secret in China. Reminders, not legal advice.
std::vector<std::string> notices(const Publication& publication);

/// A share of counts in percent with one decimal, rounded half up; `—` of nothing.
std::string percent_text(std::uint64_t part, std::uint64_t whole);

/// How a share changed, in both of its readings: `from 40.0 % to 46.5 %: +6.5 percentage points, which is +16.3 % of the earlier share`.
std::string share_change_text(std::uint64_t part_before, std::uint64_t before, std::uint64_t part_now, std::uint64_t now, Language lang);

} // namespace gridwarden::publish
