#include "project/rule_file.hpp"

#include "core/error.hpp"
#include "project/rule_keys.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <set>

namespace gridwarden::project {

namespace {

using json::Kind;
using json::Value;

/// The file being read, for messages with line, column and what was expected.
struct Reading {
    const std::string& file;

    [[noreturn]] void fail(std::string_view code, const Value& value, Arguments more) const {
        more.emplace_back("file", file);
        more.emplace_back("line", std::size_t{value.at.line});
        more.emplace_back("column", std::size_t{value.at.column});
        throw Error(code, std::move(more));
    }

    const Value& expect(const Value& value, Kind kind, std::string_view key) const {
        if (value.kind != kind) {
            fail("GW-RULE-002", value, {{"key", key}, {"expected", name_of(kind)}, {"got", name_of(value.kind)}});
        }
        return value;
    }

    /// Every member is a known key of its type and among its choices, and none that is required is missing.
    void check(const Value& object, std::span<const RuleKey> known) const {
        expect(object, Kind::object, "rules");
        for (const auto& [name, value] : object.members) {
            const auto found = std::find_if(known.begin(), known.end(), [&](const auto& key) { return key.name == name; });
            if (found == known.end()) {
                fail("GW-RULE-001", value, {{"key", name}, {"nearest", nearest(name, known)}});
            }
            check_value(value, *found);
        }
        for (const auto& key : known) {
            if (key.required && object.find(key.name) == nullptr) {
                fail("GW-RULE-003", object, {{"key", key.name}});
            }
        }
    }

private:
    void check_value(const Value& value, const RuleKey& key) const {
        if (key.kind == Kind::string && value.kind == Kind::number && takes_a_unit(key)) {
            fail("GW-RULE-007", value, {{"key", key.name}, {"value", value.text}});
        }
        expect(value, key.kind, key.name);
        check_choice(value, key);
        for (const auto& item : value.items) {
            if (key.items.empty()) {
                check_choice(expect(item, Kind::string, key.name), key);
            } else {
                check(item, key.items);
            }
        }
        for (const auto& [language, said] : value.members) {
            expect(said, Kind::string, key.name);
        }
    }

    void check_choice(const Value& value, const RuleKey& key) const {
        if (value.kind != Kind::string || key.choices.empty() || std::find(key.choices.begin(), key.choices.end(), value.text) != key.choices.end()) {
            return;
        }
        std::string all;
        for (const auto choice : key.choices) {
            all.append(all.empty() ? "" : ", ").append(choice);
        }
        fail("GW-RULE-002", value, {{"key", key.name}, {"expected", all}, {"got", value.text}});
    }

    static bool takes_a_unit(const RuleKey& key) {
        constexpr std::string_view names[] = {"distance", "radius", "upstream", "downstream", "strip"};
        return std::find(std::begin(names), std::end(names), key.name) != std::end(names);
    }

    static std::string nearest(std::string_view name, std::span<const RuleKey> known) {
        const auto edits = [&](const RuleKey& key) { return text::edit_distance(key.name, name); };
        return std::string(std::min_element(known.begin(), known.end(), [&](const auto& a, const auto& b) { return edits(a) < edits(b); })->name);
    }
};

/// One rule of a file, its keys already checked.
struct RuleText {
    const Reading& reading;
    const Value& value;

    [[nodiscard]] bool has(std::string_view key) const { return value.find(key) != nullptr; }

    [[nodiscard]] std::string text(std::string_view key) const { return has(key) ? value.find(key)->text : std::string(); }

    [[nodiscard]] std::optional<double> number(std::string_view key) const { return has(key) ? value.find(key)->number() : std::nullopt; }

    [[nodiscard]] std::vector<std::string> list(std::string_view key) const {
        std::vector<std::string> texts;
        if (has(key)) {
            for (const auto& item : value.find(key)->items) {
                texts.push_back(item.text);
            }
        }
        return texts;
    }

    [[nodiscard]] std::map<std::string, std::string> by_language(std::string_view key) const {
        std::map<std::string, std::string> texts;
        if (has(key)) {
            for (const auto& [language, said] : value.find(key)->members) {
                texts[language] = said.text;
            }
        }
        return texts;
    }

    /// \throws Error GW-RULE-007
    [[nodiscard]] Length length(std::string_view key) const {
        try {
            return parse_length(text(key));
        } catch (const Error&) {
            reading.fail("GW-RULE-007", *value.find(key), {{"key", key}, {"value", text(key)}});
        }
    }

    /// A rule without its number asks for it. \throws Error GW-RULE-008
    void demand(std::string_view key) const {
        if (!has(key)) {
            reading.fail("GW-RULE-008", value, {{"key", key}, {"value", text("id")}});
        }
    }

    void tell(model::Provision& rule) const {
        rule.id = text("id");
        rule.kinds = list("kinds");
        rule.not_kinds = list("not_kinds");
        rule.source = text("source");
        rule.edition = text("edition");
        rule.jurisdiction = text("jurisdiction");
        rule.verified = value.find("verified")->boolean;
        rule.clause = by_language("clause");
        rule.text = by_language("text");
    }

    [[nodiscard]] std::vector<model::Condition> conditions() const {
        std::vector<model::Condition> all;
        if (has("when")) {
            for (const auto& item : value.find("when")->items) {
                const RuleText said{reading, item};
                all.push_back({said.text("field"), said.text("of") == "receptor", said.list("is"), said.number("at_least"), said.number("above"),
                               said.number("at_most"), said.number("below")});
                const auto& c = all.back();
                if (c.is.empty() && !c.at_least && !c.above && !c.at_most && !c.below) {
                    reading.fail("GW-RULE-009", item, {{"value", c.field}});
                }
            }
        }
        return all;
    }
};

model::Rule prohibition(const RuleText& text) {
    model::Rule rule;
    text.tell(rule);
    for (const auto& grade : text.list("zones")) {
        rule.grades.push_back(model::parse_zone_grade(grade));
    }
    return rule;
}

model::SetbackRule setback(const RuleText& text) {
    constexpr std::string_view field = "field:";
    model::SetbackRule rule;
    text.tell(rule);
    text.demand("distance");
    if (const auto distance = text.text("distance"); distance.starts_with(field)) {
        rule.distance_field = distance.substr(field.size());
    } else {
        rule.distance = text.length("distance");
    }
    rule.receptors = text.list("receptors");
    rule.at_distance = text.text("at_distance") == "enough" ? model::Bound::enough : model::Bound::within;
    rule.from_boundary = text.text("measured_from") != "place";
    rule.when = text.conditions();
    rule.unless = text.list("unless");
    return rule;
}

/// \throws Error GW-RULE-008 where what its shape needs is missing
model::ZoneRule zone(const RuleText& text) {
    using model::ZoneShape;
    constexpr std::string_view names[] = {"around", "lake", "river", "road"};
    model::ZoneRule rule;
    text.tell(rule);
    rule.grade = model::parse_zone_grade(text.text("zone"));
    rule.shape = static_cast<ZoneShape>(std::find(std::begin(names), std::end(names), text.text("shape")) - std::begin(names));
    const bool is_river = rule.shape == ZoneShape::river;
    const bool is_disc = rule.shape == ZoneShape::around || rule.shape == ZoneShape::lake;
    if (is_disc) {
        text.demand("radius");
        const auto radius = text.text("radius");
        rule.whole_water = rule.shape == ZoneShape::lake && radius == "all";
        if (rule.shape == ZoneShape::around && radius == "travel-time") {
            text.demand("days");
            rule.days = text.number("days");
            rule.alpha = text.number("alpha").value_or(1.0);
        } else if (!rule.whole_water) {
            rule.radius = text.length("radius");
        }
    }
    for (const auto& [key, wanted, length] : {std::tuple{"upstream", is_river, &rule.upstream}, {"downstream", is_river, &rule.downstream},
                                              {"strip", rule.shape != ZoneShape::around, &rule.strip}}) {
        if (wanted) {
            text.demand(key);
            *length = text.length(key);
        }
    }
    rule.when = text.conditions();
    return rule;
}

template <class Make>
auto read_list(const Reading& reading, const Value& root, std::string_view key, std::set<std::string>& ids, Make make) {
    std::vector<decltype(make(std::declval<const RuleText&>()))> rules;
    if (const auto* list = root.find(key)) {
        for (const auto& value : list->items) {
            rules.push_back(make(RuleText{reading, value}));
            if (!ids.insert(rules.back().id).second) {
                reading.fail("GW-RULE-004", value, {{"value", rules.back().id}});
            }
        }
    }
    return rules;
}

Rules rules_of(const Value& root, const std::string& file) {
    const Reading reading{file};
    reading.check(root, rule_file_keys());
    if (const auto* version = root.find("gridwarden_rules"); version->text != "1") {
        reading.fail("GW-RULE-002", *version, {{"key", "gridwarden_rules"}, {"expected", "1"}, {"got", version->text}});
    }
    if (!root.find("rules") && !root.find("setbacks") && !root.find("zones")) {
        reading.fail("GW-RULE-003", root, {{"key", "rules, setbacks, zones"}});
    }
    std::set<std::string> ids;
    return {read_list(reading, root, "rules", ids, prohibition), read_list(reading, root, "setbacks", ids, setback),
            read_list(reading, root, "zones", ids, zone)};
}

/// Puts the rules of one file over those known so far.
template <class Rule>
void put_over(std::vector<Rule>& all, std::vector<Rule> more, std::size_t& front) {
    for (auto& rule : more) {
        const auto known = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.id == rule.id; });
        if (known != all.end()) {
            *known = std::move(rule);
        } else {
            all.insert(all.begin() + static_cast<std::ptrdiff_t>(front++), std::move(rule));
        }
    }
}

template <class Rule>
void append(std::vector<Rule>& all, std::vector<Rule> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void check_exceptions(const std::vector<model::SetbackRule>& rules) {
    for (const auto& rule : rules) {
        for (const auto& other : rule.unless) {
            if (std::none_of(rules.begin(), rules.end(), [&](const auto& r) { return r.id == other; })) {
                throw Error("GW-RULE-006", {{"value", rule.id}, {"other", other}});
            }
        }
    }
    if (const auto ring = model::circular_exception(rules); !ring.empty()) {
        std::string way;
        for (const auto& id : ring) {
            way += id + " → ";
        }
        throw Error("GW-RULE-005", {{"value", way + ring.front()}});
    }
}

} // namespace

Rules parse_rules(std::string_view text, const std::string& file) { return rules_of(json::parse(text, file), file); }

Rules rules_with(const std::vector<std::string>& files) {
    Rules all;
    for (const auto& source : rule_sources()) {
        auto more = parse_rules(source.json, "layers/rules/" + std::string(source.name) + ".json");
        append(all.prohibitions, std::move(more.prohibitions));
        append(all.setbacks, std::move(more.setbacks));
        append(all.zones, std::move(more.zones));
    }
    std::size_t front[3] = {};
    for (const auto& file : files) {
        auto more = rules_of(json::parse_file(file), file);
        put_over(all.prohibitions, std::move(more.prohibitions), front[0]);
        put_over(all.setbacks, std::move(more.setbacks), front[1]);
        put_over(all.zones, std::move(more.zones), front[2]);
    }
    check_exceptions(all.setbacks);
    return all;
}

} // namespace gridwarden::project
