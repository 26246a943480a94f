#include "analysis/hot_rule.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "table/column.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace gridwarden::analysis {

namespace {

using Kind = HotRule::Kind;

constexpr double new_place = std::numeric_limits<double>::infinity(); ///< growth on a base of 0

/// `10%` as 0.1.
std::optional<double> parse_share(std::string_view text) {
    if (!text.ends_with('%')) {
        return std::nullopt;
    }
    const auto number = text::parse_number(text.substr(0, text.size() - 1));
    return number && *number > 0 && *number <= 100 ? std::optional(*number / 100) : std::nullopt;
}

std::string percent(double share) { return number_text(std::round(share * 1000) / 10) + "%"; }

/// The value that the last of the best `share` of those above `floor` has; NaN where there is none. A share of a unit counts as one.
double cut_of(std::span<const double> scores, double share, double floor) {
    std::vector<double> ranked;
    std::copy_if(scores.begin(), scores.end(), std::back_inserter(ranked), [](double v) { return !std::isnan(v); });
    if (ranked.empty()) {
        return std::nan("");
    }
    const auto wanted = static_cast<std::size_t>(std::max(1.0, std::floor(share * static_cast<double>(ranked.size()) + 1e-9)));
    std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(wanted - 1), ranked.end(), std::greater<>());
    const double cut = ranked[wanted - 1];
    if (cut > floor) {
        return cut;
    }
    // Fewer than wanted are above the floor: all of those.
    double least = std::nan("");
    for (const double v : ranked) {
        least = v > floor && !(v >= least) ? v : least;
    }
    return least;
}

std::vector<double> growth(std::span<const double> values, std::span<const double> previous) {
    std::vector<double> grown(values.size(), std::nan(""));
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isnan(values[i]) && !std::isnan(previous[i])) {
            grown[i] = previous[i] != 0 ? (values[i] - previous[i]) / previous[i] : values[i] > 0 ? new_place : 0;
        }
    }
    return grown;
}

std::string reason_of(const HotRule& rule, double value, double previous, double score, bool hot) {
    if (rule.kind == Kind::top || rule.kind == Kind::above) {
        return !hot ? "" : rule.kind == Kind::top ? "top " + percent(rule.number) : "above " + number_text(rule.number);
    }
    const std::string since = rule.kind == Kind::worst_yoy ? "on the year before" : "on the period before";
    if (std::isnan(previous) && !std::isnan(value)) {
        return "not in the previous layer";
    }
    if (value == 0 && previous > 0) {
        return "eliminated";
    }
    return !hot ? "" : score == new_place ? "new" : "+" + percent(score) + " " + since;
}

} // namespace

HotRule parse_rule(const std::string& text) {
    const auto colon = text.find(':');
    const auto word = text.substr(0, colon);
    const auto rest = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    const auto share = parse_share(rest);
    const auto number = text::parse_number(rest);
    if (word == "top" && share) {
        return {Kind::top, *share};
    }
    if (word == "above" && number) {
        return {Kind::above, *number};
    }
    if ((word == "worst-yoy" || word == "worst-mom") && (colon == std::string::npos || share)) {
        return {word == "worst-yoy" ? Kind::worst_yoy : Kind::worst_mom, share.value_or(0.1)};
    }
    throw Error("GW-HOT-060", {{"value", text}});
}

RuleAnswer judge(std::span<const double> values, std::span<const double> previous, const HotRule& rule) {
    const bool by_growth = rule.kind == Kind::worst_yoy || rule.kind == Kind::worst_mom;
    const auto scores = by_growth ? growth(values, previous) : std::vector<double>(values.begin(), values.end());
    RuleAnswer answer;
    answer.cut = rule.kind == Kind::above ? rule.number : cut_of(scores, rule.number, 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool known = !std::isnan(scores[i]);
        const bool hot = known && (rule.kind == Kind::above ? scores[i] > answer.cut : scores[i] >= answer.cut);
        answer.hot.push_back(!known ? table::BooleanColumn::null : hot ? 1 : 0);
        answer.reasons.push_back(reason_of(rule, values[i], by_growth ? previous[i] : 0, scores[i], hot));
        answer.count += hot ? 1 : 0;
    }
    return answer;
}

std::string_view agreement(std::uint8_t rule_hot, std::int64_t bin) {
    if (rule_hot == table::BooleanColumn::null || bin == table::IntegerColumn::null) {
        return "";
    }
    return rule_hot != 0 ? (bin > 0 ? "both" : "rule only") : (bin > 0 ? "statistic only" : "neither");
}

} // namespace gridwarden::analysis
