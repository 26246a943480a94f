#include "page/cells.hpp"

#include "core/number_text.hpp"
#include "model/names.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::page {

namespace {

/// Half up, as people round.
std::string fixed(double value, int decimals) {
    const double power = std::pow(10, decimals);
    std::string text;
    append_fixed(text, std::floor(value * power + 0.5 + 1e-9) / power, decimals);
    return text;
}

std::string with_groups(double whole) {
    const auto text = grouped(static_cast<std::uint64_t>(std::abs(whole)));
    return whole < 0 ? "−" + text : text;
}

} // namespace

std::vector<std::string> texts_of(const table::Table& table, std::string_view column) {
    std::vector<std::string> texts;
    const int index = table.schema.index_of(column);
    std::string scratch;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto text = index < 0 ? std::nullopt : table::text_of(batch.columns[static_cast<std::size_t>(index)], row, scratch);
            texts.emplace_back(text.value_or(std::string_view()));
        }
    }
    return texts;
}

std::vector<double> numbers_of(const table::Table& table, std::string_view column) {
    std::vector<double> numbers;
    for (const auto& text : texts_of(table, column)) {
        numbers.push_back(text::parse_number(text).value_or(std::nan("")));
    }
    return numbers;
}

bool is_share(std::string_view column) {
    const auto all = model::output_columns();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.name == column; });
    return found != all.end() && found->unit == "1";
}

std::string shown(std::string_view column, double number, Language) {
    if (!std::isfinite(number)) {
        return "–";
    }
    if (is_share(column)) {
        auto text = fixed(number * 100, 1);
        return (text.find('.') == text.npos ? text + ".0" : text) + "%";
    }
    if (number == std::floor(number) && std::abs(number) < 1e15) {
        return with_groups(number);
    }
    if (std::abs(number) >= 1000) {
        return with_groups(std::floor(number + 0.5));
    }
    const auto text = number_text(number, std::abs(number) >= 100 ? 4 : 3);
    return text.starts_with('-') ? "−" + text.substr(1) : text;
}

std::string shown(std::string_view column, const std::string& cell, Language lang) {
    if (cell.empty()) {
        return "–";
    }
    if (column == "cell_id") { // the plane in front is that of all
        return cell.substr(cell.rfind('-') + 1);
    }
    if (cell == "true" || cell == "false") {
        return std::string(cell == "true" ? Bilingual{"yes", "是"}.in(lang) : Bilingual{"no", "否"}.in(lang));
    }
    const bool code = column.ends_with("_id") || column.ends_with("_name") || (cell.size() > 1 && cell.front() == '0' && cell[1] != '.');
    const auto number = code ? std::nullopt : text::parse_number(cell);
    return number && std::isfinite(*number) ? shown(column, *number, lang) : cell;
}

} // namespace gridwarden::page
