#pragma once

#include "core/message.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace gridwarden {

/// Where in the input, as the user sees it.
struct Place {
    std::string file;          ///< as written on the command line or in the project
    std::string sheet;         ///< sheet or layer; empty where the file has but one
    std::uint64_t row = 0;     ///< 1-based data row or feature number as the user sees it (line in CSV); 0 = the whole file
    std::string field;         ///< column; empty = the whole row
};

/// Something the program noticed about the data.
struct Issue {
    std::string code;
    Place place;
    std::string value;         ///< the offending value as it stands in the file
    Arguments arguments;       ///< what the catalogue's text needs beyond file, row, field and value
    std::optional<std::pair<double, double>> where = {}; ///< lon, lat for the map layer of issues
    std::string geometry_wkt = {};                       ///< or a geometry in lon/lat WKT (gaps, overlaps)
    [[nodiscard]] Level level() const;
    [[nodiscard]] std::string message(Language lang) const;
    [[nodiscard]] std::string suggestion(Language lang) const;
};

/// Takes issues as they are found. Thread safe. The order in which issues of one input come out is by row.
class IssueSink {
public:
    virtual ~IssueSink() = default;
    virtual void add(Issue issue) = 0;
};

/// Forgets every issue: for what cannot notice anything new.
IssueSink& no_issues();

/// Keeps every issue up to a limit a code and counts all of them: a million bad rows cost no memory.
/// The issues themselves can be streamed on to another sink (the issues file).
class IssueLog : public IssueSink {
public:
    explicit IssueLog(IssueSink* next = nullptr, std::size_t kept_per_code = 1000);
    void add(Issue issue) override;
    [[nodiscard]] const std::map<std::string, std::size_t>& counts() const noexcept { return counts_; }
    [[nodiscard]] const std::vector<Issue>& kept() const noexcept { return kept_; }
    [[nodiscard]] std::size_t count(Level level) const;

private:
    IssueSink* next_;
    std::size_t kept_per_code_;
    std::map<std::string, std::size_t> counts_;
    std::vector<Issue> kept_;
    std::mutex mutex_;
};

} // namespace gridwarden
