#include "ingest/row_judge.hpp"

#include "ingest/tell.hpp"

namespace gridwarden::ingest {

Place RowJudge::place(std::size_t row, const std::string& field) const { return {"", batch_.origin->layer, batch_.rows[row], field}; }

void RowJudge::reject(std::size_t row, std::string_view code, const std::string& field, std::string value, Arguments arguments) {
    rejected_[row] = 1;
    tell(issues_, code, place(row, field), std::move(value), std::move(arguments));
}

void RowJudge::note(std::size_t row, std::string_view code, std::string value, Arguments arguments,
                    std::optional<std::pair<double, double>> where) {
    tell(issues_, code, place(row, ""), std::move(value), std::move(arguments), where);
}

std::vector<std::uint32_t> RowJudge::kept() const {
    std::vector<std::uint32_t> keep;
    keep.reserve(rejected_.size());
    for (std::size_t row = 0; row < rejected_.size(); ++row) {
        if (!rejected(row)) {
            keep.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return keep;
}

} // namespace gridwarden::ingest
