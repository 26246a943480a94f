#include "analysis/attributes.hpp"

#include "analysis/cells.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::analysis {

void Attributes::want(const table::Table& table, const std::string& name) {
    const int column = name.empty() || has(name) ? -1 : field_index(table.schema, name);
    if (column >= 0) {
        cells_.emplace(name, texts_of(table, column));
    }
}

std::string_view Attributes::cell(const std::string& name, std::uint32_t row) const {
    const auto cells = cells_.find(name);
    return cells == cells_.end() ? std::string_view() : text::trim(cells->second[row]);
}

model::Answer Attributes::judge(const std::vector<model::Condition>& conditions, bool of_receptor, std::uint32_t row) const {
    auto answer = model::Answer::yes;
    for (const auto& condition : conditions) {
        if (condition.of_receptor == of_receptor) {
            answer = std::min(answer, model::judge(condition, cell(condition.field, row))); // no, unknown, yes
        }
    }
    return answer;
}

} // namespace gridwarden::analysis
