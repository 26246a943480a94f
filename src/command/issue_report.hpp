#pragma once

#include "core/issue.hpp"
#include "ingest/ingest.hpp"

#include <array>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace gridwarden::command {

/// Issues of one code in one file, for people: how many, where, an example.
struct IssueGroup {
    std::string code;
    Level level = Level::note;
    std::string file;
    std::string sheet;
    std::size_t count = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> rows; ///< the first ranges of rows, ascending
    bool more_rows = false;                                     ///< there are ranges that are not listed
    std::vector<Issue> samples;                                 ///< the first few
};

/// Groups issues by code and file as they come, and hands them on; memory grows with the number of groups only.
class IssueGroups final : public IssueSink {
public:
    /// \throws Error GW-RUN-001 at the first warning or error where `strict` is set.
    void add(Issue issue) override;
    /// From now on issues go on to this sink as well (the issues file of a run); null for none.
    void set_next(IssueSink* next) noexcept { next_ = next; }
    [[nodiscard]] std::map<std::string, std::size_t> counts() const; ///< by code
    bool strict = false;
    Language lang = Language::en; ///< of the message that --strict ends with
    /// Errors first, then warnings, then notes; by file and code within.
    [[nodiscard]] std::vector<IssueGroup> sorted() const;
    [[nodiscard]] std::size_t count(Level level) const;

private:
    std::map<std::array<std::string, 3>, IssueGroup> groups_; ///< by file, sheet, code
    IssueSink* next_ = nullptr;
    mutable std::mutex mutex_;
};

enum class ReportForm { text, markdown };

/// The report of `check`, and what other commands print at their end: each group in the contract's form, with the rows of
/// its file for "48 of 310". Notes are left out unless asked for.
std::string issue_report(const std::vector<IssueGroup>& groups, const std::vector<ingest::Account>& accounts, Language lang,
                         ReportForm form, bool notes);

} // namespace gridwarden::command
