#include "publish/report_numbers.hpp"

#include "core/message.hpp"
#include "core/number_text.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::publish {

namespace {

/// Tenths of a percent, rounded half up (away from 0 below it).
std::int64_t tenths(std::int64_t part, std::int64_t whole) {
    const auto sign = (part < 0) != (whole < 0) ? -1 : 1;
    const auto a = std::abs(part), b = std::abs(whole);
    return sign * ((a * 2000 + b) / (2 * b));
}

std::string tenths_text(std::int64_t value, bool sign) {
    const auto positive = std::abs(value);
    const std::string head = value < 0 ? "−" : sign && value > 0 ? "+" : sign ? "±" : "";
    return head + std::to_string(positive / 10) + "." + std::to_string(positive % 10);
}

} // namespace

std::vector<std::string> texts_in(const table::Table& table, std::string_view name) {
    const int column = table.schema.index_of(name);
    std::vector<std::string> out;
    std::string scratch;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            out.emplace_back(column < 0 ? std::string_view() : table::text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch).value_or(""));
        }
    }
    return out;
}

std::vector<double> numbers_in(const table::Table& table, std::string_view column) {
    std::vector<double> out;
    for (const auto& text : texts_in(table, column)) {
        out.push_back(text::parse_number(text).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return out;
}

bool has_column(const table::Table& table, std::string_view column) { return table.schema.index_of(column) >= 0; }

std::map<std::string, std::uint64_t> counts_in(const table::Table& table, std::string_view column) {
    std::map<std::string, std::uint64_t> counts;
    for (auto& text : texts_in(table, column)) {
        ++counts[text];
    }
    return counts;
}

std::string legend_word(const PublishedLayer& layer, const std::string& value) {
    if (layer.style) {
        for (const auto& shown : layer.style->classes) {
            if (shown.value && *shown.value == value) {
                return shown.label;
            }
        }
    }
    return value;
}

std::string decimal_text(double value, int decimals) {
    const double scale = std::pow(10, decimals);
    return number_text(std::floor(std::abs(value) * scale + 0.5) / scale * (value < 0 ? -1 : 1));
}

std::string percent_text(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? "—" : tenths_text(tenths(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole)), false) + " %";
}

std::string share_change_text(std::uint64_t part_before, std::uint64_t before, std::uint64_t part_now, std::uint64_t now, Language lang) {
    // p1/n1 - p0/n0 = (p1 n0 - p0 n1) / (n0 n1); relative to p0/n0: (p1 n0 - p0 n1) / (p0 n1)
    const auto p0 = static_cast<std::int64_t>(part_before), n0 = static_cast<std::int64_t>(before), p1 = static_cast<std::int64_t>(part_now), n1 = static_cast<std::int64_t>(now);
    if (n0 == 0 || n1 == 0) {
        return "—";
    }
    const auto relative = p0 == 0 ? std::string() : tenths_text(tenths(p1 * n0 - p0 * n1, p0 * n1), true);
    const Arguments words{{"before", percent_text(part_before, before)}, {"now", percent_text(part_now, now)}, {"points", tenths_text(tenths(p1 * n0 - p0 * n1, n0 * n1), true)},
                          {"relative", relative}};
    return p0 == 0 ? fill(Bilingual{"from {before} to {now}: {points} percentage points", "由 {before} 变为 {now}：{points} 个百分点"}.in(lang), words)
                   : fill(Bilingual{"from {before} to {now}: {points} percentage points, which is {relative} % of the earlier share",
                                    "由 {before} 变为 {now}：{points} 个百分点，即较前期比例 {relative} %"}.in(lang), words);
}

} // namespace gridwarden::publish
