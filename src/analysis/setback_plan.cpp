#include "analysis/setback_plan.hpp"

#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "analysis/setback.hpp"
#include "core/error.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <limits>

namespace gridwarden::analysis {

namespace {

using model::Answer;

Answer both(Answer a, Answer b) { return std::min(a, b); } // no, unknown, yes

/// The places of some rows, the others left empty.
Places only(const Places& all, const std::vector<std::uint32_t>& rows) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    Places some{std::vector<shape::Coord>(all.points.size(), {nan, nan}), {}};
    for (const auto row : rows) {
        some.points[row] = all.points[row];
    }
    std::copy_if(all.shapes.begin(), all.shapes.end(), std::back_inserter(some.shapes),
                 [&](const index::Shape& shape) { return std::binary_search(rows.begin(), rows.end(), shape.row); });
    return some;
}

} // namespace

std::vector<std::string> classes_of(const table::Table& receptors) {
    const int column = field_index(receptors.schema, "class");
    return column >= 0 ? texts_of(receptors, column) : kinds_of(receptors);
}

SetbackPlan::SetbackPlan(const table::Table& sites, const std::vector<model::SetbackRule>& rules) : rules_(rules) {
    std::map<std::string, std::uint32_t> kinds;
    for (const auto& kind : kinds_of(sites)) {
        kind_of_site_.push_back(kinds.try_emplace(kind, static_cast<std::uint32_t>(kinds.size())).first->second);
    }
    rules_of_kind_.resize(kinds.size());
    speaks_of_kind_.resize(kinds.size());
    for (const auto& [kind, number] : kinds) {
        for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
            const bool speaks = model::speaks_of(rules[rule], kind);
            speaks_of_kind_[number].push_back(speaks);
            if (speaks) {
                rules_of_kind_[number].push_back(rule);
            }
        }
    }
    for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
        by_id_.emplace(rules[rule].id, rule);
        attributes_.want(sites, rules[rule].distance_field);
        for (const auto& condition : rules[rule].when) {
            attributes_.want(sites, condition.of_receptor ? std::string() : condition.field);
        }
    }
}

Answer SetbackPlan::speaks(std::uint32_t rule, std::uint32_t site) const {
    return speaks_of_kind_[kind_of_site_[site]][rule] ? attributes_.judge(rules_[rule].when, false, site) : Answer::no;
}

/// Whether a rule speaks of the site and none takes its place.
Answer SetbackPlan::applies(std::uint32_t rule, std::uint32_t site) const {
    auto answer = speaks(rule, site);
    for (const auto& id : rules_[rule].unless) {
        if (answer == Answer::no) {
            break;
        }
        const auto other = applies(by_id_.at(id), site);
        answer = both(answer, other == Answer::yes ? Answer::no : other == Answer::no ? Answer::yes : Answer::unknown);
    }
    return answer;
}

std::optional<Length> SetbackPlan::distance(std::uint32_t rule, std::uint32_t site) const {
    if (rules_[rule].distance) {
        return rules_[rule].distance;
    }
    const auto cell = attributes_.cell(rules_[rule].distance_field, site);
    if (const auto number = text::parse_number(cell)) {
        return *number >= 0 ? std::optional(Length::metres(*number)) : std::nullopt;
    }
    try {
        return cell.empty() ? std::nullopt : std::optional(parse_length(cell));
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::vector<SetbackPlan::Standing> SetbackPlan::rules_for(std::uint32_t site) const {
    std::vector<Standing> all;
    for (const auto rule : rules_of_kind_[kind_of_site_[site]]) {
        const auto spoken = speaks(rule, site);
        if (spoken == Answer::no || !has_distance(rule)) {
            continue;
        }
        const auto stands = rules_[rule].unless.empty() ? spoken : applies(rule, site);
        all.push_back({rule, distance(rule, site), stands == Answer::unknown, stands == Answer::no});
    }
    return all;
}

ReceptorGroups::ReceptorGroups(const table::Table& receptors, const Places& places, const std::vector<model::SetbackRule>& rules, unsigned threads)
    : of_rule(rules.size(), none), unsure(rules.size()) {
    const auto classes = classes_of(receptors);
    std::map<std::string, std::vector<std::uint32_t>> rows_of_class;
    for (std::uint32_t row = 0; row < classes.size(); ++row) {
        rows_of_class[text::fold(classes[row])].push_back(row);
    }
    Attributes attributes;
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
        const bool conditional = std::any_of(rules[rule].when.begin(), rules[rule].when.end(), [](const auto& c) { return c.of_receptor; });
        for (const auto& condition : rules[rule].when) {
            attributes.want(receptors, condition.of_receptor ? condition.field : std::string());
        }
        std::vector<std::uint32_t> rows;
        for (const auto& [name, of_class] : rows_of_class) {
            if (!model::holds_word(rules[rule].receptors, name)) {
                continue;
            }
            std::copy_if(of_class.begin(), of_class.end(), std::back_inserter(rows), [&](std::uint32_t row) {
                return !conditional || attributes.judge(rules[rule].when, true, row) != Answer::no;
            });
        }
        if (rows.empty()) {
            continue;
        }
        std::sort(rows.begin(), rows.end());
        if (conditional) {
            unsure[rule].assign(classes.size(), 0);
            for (const auto row : rows) {
                unsure[rule][row] = attributes.judge(rules[rule].when, true, row) == Answer::unknown ? 1 : 0;
            }
        }
        const auto [at, fresh] = known.try_emplace(std::move(rows), static_cast<std::uint32_t>(groups.size()));
        if (fresh) {
            const auto some = only(places, at->first);
            groups.push_back({at->first, index::NearIndex(some.points, some.shapes, threads)});
        }
        of_rule[rule] = at->second;
    }
}

} // namespace gridwarden::analysis
