#pragma once

#include "core/issue.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::ingest {

/// Settles the rows of a batch: each is accepted, accepted with an issue, or rejected with a reason.
class RowJudge {
public:
    RowJudge(const table::Batch& batch, IssueSink& issues) : batch_(batch), issues_(issues), rejected_(batch.size(), 0) {}

    void reject(std::size_t row, std::string_view code, const std::string& field, std::string value, Arguments arguments = {});
    /// The row passes.
    void note(std::size_t row, std::string_view code, std::string value = {}, Arguments arguments = {},
              std::optional<std::pair<double, double>> where = {});
    [[nodiscard]] bool rejected(std::size_t row) const { return rejected_[row] != 0; }
    /// Rows that were not rejected, ascending.
    [[nodiscard]] std::vector<std::uint32_t> kept() const;

private:
    [[nodiscard]] Place place(std::size_t row, const std::string& field) const;
    const table::Batch& batch_;
    IssueSink& issues_;
    std::vector<std::uint8_t> rejected_;
};

} // namespace gridwarden::ingest
