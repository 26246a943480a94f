#pragma once

#include "core/issue.hpp"

#include <string>
#include <vector>

namespace gridwarden::ingest {

/// Holds the issues of one input back until `flush` and passes them on by row, those of the whole file first. They name the file as
/// the user wrote it: readers know only the path that was opened. A flood is passed on before it costs memory.
class ByRow final : public IssueSink {
public:
    ByRow(std::string written, IssueSink& next, std::string layer = {})
        : written_(std::move(written)), layer_(std::move(layer)), next_(next) {}
    void add(Issue issue) override;
    void flush();

private:
    std::string written_;
    std::string layer_; ///< that was asked for
    IssueSink& next_;
    std::vector<Issue> held_;
};

} // namespace gridwarden::ingest
