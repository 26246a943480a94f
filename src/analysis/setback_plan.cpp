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

/// The columns of these names that a table has.
void collect(std::map<std::string, std::vector<std::string>>& fields, const table::Table& table, const std::string& name) {
    const int column = name.empty() ? -1 : field_index(table.schema, name);
    if (column >= 0 && !fields.contains(name)) {
        fields.emplace(name, texts_of(table, column));
    }
}

Answer judge_all(const std::vector<model::Condition>& conditions, bool of_receptor, const std::map<std::string, std::vector<std::string>>& fields,
                 std::uint32_t row) {
    auto answer = Answer::yes;
    for (const auto& condition : conditions) {
        if (condition.of_receptor == of_receptor) {
            const auto cells = fields.find(condition.field);
            answer = both(answer, cells == fields.end() ? Answer::unknown : judge(condition, cells->second[row]));
        }
    }
    return answer;
}

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
    return receptors.schema.index_of_role("class") >= 0 ? role_texts(receptors, "class") : kinds_of(receptors);
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
        collect(fields_, sites, rules[rule].distance_field);
        for (const auto& condition : rules[rule].when) {
            if (!condition.of_receptor) {
                collect(fields_, sites, condition.field);
            }
        }
    }
}

Answer SetbackPlan::speaks(std::uint32_t rule, std::uint32_t site) const {
    return speaks_of_kind_[kind_of_site_[site]][rule] ? judge_all(rules_[rule].when, false, fields_, site) : Answer::no;
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
    const auto cells = fields_.find(rules_[rule].distance_field);
    const auto cell = cells == fields_.end() ? std::string_view() : text::trim(cells->second[site]);
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
    std::map<std::string, std::vector<std::string>> fields;
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
        const bool conditional = std::any_of(rules[rule].when.begin(), rules[rule].when.end(), [](const auto& c) { return c.of_receptor; });
        for (const auto& condition : rules[rule].when) {
            collect(fields, receptors, condition.of_receptor ? condition.field : std::string());
        }
        std::vector<std::uint32_t> rows;
        for (const auto& [name, of_class] : rows_of_class) {
            if (!model::holds_word(rules[rule].receptors, name)) {
                continue;
            }
            std::copy_if(of_class.begin(), of_class.end(), std::back_inserter(rows), [&](std::uint32_t row) {
                return !conditional || judge_all(rules[rule].when, true, fields, row) != Answer::no;
            });
        }
        if (rows.empty()) {
            continue;
        }
        std::sort(rows.begin(), rows.end());
        if (conditional) {
            unsure[rule].assign(classes.size(), 0);
            for (const auto row : rows) {
                unsure[rule][row] = judge_all(rules[rule].when, true, fields, row) == Answer::unknown ? 1 : 0;
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
