#include "analysis/labels.hpp"
#include "analysis/places.hpp"
#include "analysis/setback.hpp"
#include "analysis/site_places.hpp"
#include "analysis/way_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gridwarden::analysis {

namespace {

using table::Column;

/// The text of each row's code; an empty one is null.
template <class Code>
Column picked(std::string name, std::vector<std::string> texts, const std::vector<Finding>& rows, Code code) {
    table::DictionaryColumn column{std::make_shared<const std::vector<std::string>>(std::move(texts)), {}};
    column.codes.reserve(rows.size());
    for (const auto& row : rows) {
        const auto at = static_cast<std::uint32_t>(code(row));
        column.codes.push_back((*column.values)[at].empty() ? table::DictionaryColumn::none : at);
    }
    return {std::move(name), std::move(column)};
}

template <class Number>
Column numbers(std::string name, const std::vector<Finding>& rows, Number number) {
    table::NumberColumn column;
    column.values.reserve(rows.size());
    for (const auto& row : rows) {
        column.values.push_back(number(row));
    }
    return {std::move(name), std::move(column)};
}

double metres(index::Millimetres distance) { return static_cast<double>(distance) / 1000.0; }

/// To the millimetre, as the distance itself.
double margin(const Finding& row) { return std::round((metres(row.distance) - row.required_m) * 1000.0) / 1000.0; }

template <class Text>
std::vector<std::string> of_rules(const std::vector<model::SetbackRule>& rules, Text text) {
    std::vector<std::string> texts;
    std::transform(rules.begin(), rules.end(), std::back_inserter(texts), text);
    return texts;
}

shape::GeometryColumn places(const SitePlaces& sites, const std::vector<Finding>& rows) {
    shape::GeometryColumn column;
    for (const auto& row : rows) {
        const auto* footprint = sites.footprint_of(row.site);
        footprint == nullptr ? column.push_point(sites.points[row.site]) : column.push(sites.geometry(*footprint));
    }
    return column;
}

void add_rule_columns(std::vector<Column>& columns, const std::vector<Finding>& rows, const std::vector<model::SetbackRule>& rules, Language lang) {
    const auto rule = [](const Finding& row) { return row.rule; };
    columns.push_back(picked("rule_id", of_rules(rules, [](const auto& r) { return r.id; }), rows, rule));
    columns.push_back(picked("clause", of_rules(rules, [&](const auto& r) { return std::string(model::in_language(r.clause, lang)); }), rows, rule));
    table::BooleanColumn verified;
    for (const auto& row : rows) {
        verified.values.push_back(rules[row.rule].verified ? 1 : 0);
    }
    columns.push_back({"verified", std::move(verified)});
}

void tell(IssueSink& issues, std::string_view code, std::string value, Arguments more) {
    Issue issue;
    issue.code = code;
    issue.value = std::move(value);
    issue.arguments = std::move(more);
    issues.add(std::move(issue));
}

/// How many rows there are of each text that `wanted` takes.
template <class Wanted>
std::map<std::string, std::size_t> counted(const std::vector<std::string>& texts, Wanted wanted) {
    std::map<std::string, std::size_t> counts;
    for (const auto& text : texts) {
        ++counts[text];
    }
    std::erase_if(counts, [&](const auto& entry) { return !wanted(entry.first); });
    return counts;
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) {
        all += (all.empty() ? "" : ", ") + word;
    }
    return all;
}

} // namespace

void tell_setbacks(const table::Table& sites, const table::Table& receptors, const std::vector<model::SetbackRule>& rules, const Setbacks& found, IssueSink& issues) {
    if (found.judged == 0 && sites.size() > 0) {
        tell(issues, "GW-SETB-007", "", {});
    }
    const auto kinds = kinds_of(sites);
    for (const auto& [kind, count] : counted(kinds, [&](const std::string& kind) {
             return std::none_of(rules.begin(), rules.end(), [&](const auto& rule) { return model::speaks_of(rule, kind); });
         })) {
        tell(issues, "GW-SETB-001", kind, {{"count", count}});
    }
    for (const auto& [name, count] : counted(classes_of(receptors), [&](const std::string& name) {
             return std::none_of(rules.begin(), rules.end(), [&](const auto& rule) { return model::holds_word(rule.receptors, name); });
         })) {
        tell(issues, "GW-SETB-002", name, {{"count", count}});
    }
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        const auto& tally = found.rules[rule];
        const bool spoken = std::any_of(kinds.begin(), kinds.end(), [&, last = std::string(), says = false](const std::string& kind) mutable {
            says = kind == last && !last.empty() ? says : model::speaks_of(rules[rule], kind);
            last = kind;
            return says;
        });
        if (spoken && tally.no_receptors) {
            tell(issues, "GW-SETB-003", rules[rule].id, {{"receptors", joined(rules[rule].receptors)}});
        } else if (spoken && tally.no_column) {
            tell(issues, "GW-SETB-004", rules[rule].id, {{"column", rules[rule].distance_field}});
        }
        if (tally.from_points > 0) {
            tell(issues, "GW-SETB-005", rules[rule].id, {{"count", std::size_t{tally.from_points}}});
        }
    }
}

table::Table setback_table(const table::Table& sites, const table::Table& receptors, const std::vector<model::SetbackRule>& rules, const Setbacks& found,
                           Language lang, bool links, int precision) {
    const auto& rows = found.rows;
    const SitePlaces site_places(sites);
    const auto site = [](const Finding& row) { return row.site; };
    const auto receptor = [](const Finding& row) { return row.receptor; };
    std::vector<Column> columns{picked("site_id", ids_of(sites), rows, site),
                                picked("site_name", names_of(sites), rows, site),
                                picked("kind", kinds_of(sites), rows, site),
                                picked("receptor_id", ids_of(receptors), rows, receptor),
                                picked("receptor_name", names_of(receptors), rows, receptor),
                                picked("receptor_class", classes_of(receptors), rows, receptor)};
    add_rule_columns(columns, rows, rules, lang);
    columns.push_back(numbers("required_m", rows, [](const Finding& row) { return row.required_m; }));
    columns.push_back(numbers("distance_m", rows, [](const Finding& row) { return metres(row.distance); }));
    columns.push_back(numbers("margin_m", rows, margin));
    columns.push_back(numbers("error_m", rows, [](const Finding& row) { return row.error_m; }));
    columns.push_back(picked("verdict", {"beyond", "within", "cannot-tell"}, rows, [](const Finding& row) { return row.verdict; }));
    columns.push_back(picked("doubt", {"", "position-error", "attribute-missing", "distance-missing"}, rows, [](const Finding& row) { return row.doubt; }));
    table::IntegerColumn ranks;
    for (const auto& row : rows) {
        ranks.values.push_back(row.rank);
    }
    columns.push_back({"rank", std::move(ranks)});
    columns.push_back(picked("measured_from", {"point", "boundary"}, rows, [&](const Finding& row) { return shape::is_finite(site_places.points[row.site]) ? 0 : 1; }));
    auto table = table::make_table(std::move(columns), links ? way_lines(found.ways, precision) : places(site_places, rows));
    for (auto& field : table.schema.fields) { // so that a later step can take the layer for sites
        field.role = field.name == "site_id" ? "id" : field.name == "site_name" ? "name" : field.name == "kind" ? "kind" : "";
    }
    return table;
}

} // namespace gridwarden::analysis
