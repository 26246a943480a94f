#include "project/rule_file.hpp"

#include "core/error.hpp"
#include "json/writer.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gridwarden::project {

namespace {

using json::Kind;
using json::Value;

constexpr std::array file_keys{
    RuleKey{"$schema", {"address of this schema, for editors", "本 Schema 的地址，供编辑器使用"}, false, Kind::string},
    RuleKey{"gridwarden_rules", {"version of this format: 1", "格式版本：1"}, true, Kind::number},
    RuleKey{"title", {"what the rules are about, by language", "规则主题（按语言）"}, false, Kind::object},
    RuleKey{"rules", {"the rules; the first that fits is named", "规则列表；取第一条适用者"}, true, Kind::array},
};

constexpr std::array keys{
    RuleKey{"id", {"name of the rule; one of an id that is built in takes its place", "规则编号；与内置规则同号者取代之"}, true, Kind::string},
    RuleKey{"kinds", {"kinds of sites it speaks of; without it every kind", "适用的点位类型；不写则为全部类型"}, false, Kind::array},
    RuleKey{"not_kinds", {"kinds of sites it does not speak of", "不适用的点位类型"}, false, Kind::array},
    RuleKey{"zones", {"grades of zones: 1, 2, quasi", "保护区级别：1、2、quasi"}, true, Kind::array},
    RuleKey{"clause", {"the clause, as it is cited, by language", "条款（按语言）"}, true, Kind::object},
    RuleKey{"text", {"what it demands, by language", "要求（按语言）"}, false, Kind::object},
    RuleKey{"source", {"where the text was read", "文本来源"}, true, Kind::string},
    RuleKey{"edition", {"edition or date of the text", "版本或日期"}, false, Kind::string},
    RuleKey{"jurisdiction", {"where it is in force: CN, a province, a county", "适用地域"}, false, Kind::string},
    RuleKey{"verified", {"whether the text was checked against its source", "是否已与来源核对"}, true, Kind::boolean},
};

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

    /// Every member is a known key of its type, and none that is required is missing.
    void check(const Value& object, std::span<const RuleKey> known) const {
        for (const auto& [name, value] : object.members) {
            const auto found = std::find_if(known.begin(), known.end(), [&](const auto& key) { return key.name == name; });
            if (found == known.end()) {
                fail("GW-RULE-001", value, {{"key", name}, {"nearest", nearest(name, known)}});
            }
            expect(value, found->kind, name);
        }
        for (const auto& key : known) {
            if (key.required && object.find(key.name) == nullptr) {
                fail("GW-RULE-003", object, {{"key", key.name}});
            }
        }
    }

    std::vector<std::string> texts(const Value& list, std::string_view key) const {
        std::vector<std::string> out;
        for (const auto& item : list.items) {
            out.push_back(expect(item, Kind::string, key).text);
        }
        return out;
    }

private:
    static std::string nearest(std::string_view name, std::span<const RuleKey> known) {
        const auto edits = [&](const RuleKey& key) { return text::edit_distance(key.name, name); };
        return std::string(std::min_element(known.begin(), known.end(), [&](const auto& a, const auto& b) { return edits(a) < edits(b); })->name);
    }
};

std::vector<model::ZoneGrade> grades_of(const Reading& reading, const Value& list) {
    std::vector<model::ZoneGrade> grades;
    for (const auto& item : list.items) {
        grades.push_back(model::parse_zone_grade(reading.expect(item, Kind::string, "zones").text));
        if (grades.back() == model::ZoneGrade::unknown) {
            reading.fail("GW-RULE-002", item, {{"key", "zones"}, {"expected", "1, 2 or quasi"}, {"got", item.text}});
        }
    }
    return grades;
}

model::Rule read_rule(const Reading& reading, const Value& value) {
    reading.check(reading.expect(value, Kind::object, "rules"), keys);
    model::Rule rule;
    const auto text = [&](std::string_view key) { return value.find(key) == nullptr ? std::string() : value.find(key)->text; };
    const auto list = [&](std::string_view key) {
        return value.find(key) == nullptr ? std::vector<std::string>() : reading.texts(*value.find(key), key);
    };
    const auto by_language = [&](std::string_view key) {
        std::map<std::string, std::string> texts;
        if (const auto* object = value.find(key)) {
            for (const auto& [language, said] : object->members) {
                texts[language] = reading.expect(said, Kind::string, key).text;
            }
        }
        return texts;
    };
    rule.id = text("id");
    rule.kinds = list("kinds");
    rule.not_kinds = list("not_kinds");
    rule.grades = grades_of(reading, *value.find("zones"));
    rule.source = text("source");
    rule.edition = text("edition");
    rule.jurisdiction = text("jurisdiction");
    rule.verified = value.find("verified")->boolean;
    rule.clause = by_language("clause");
    rule.text = by_language("text");
    return rule;
}

std::vector<model::Rule> rules_of(const Value& root, const std::string& file) {
    const Reading reading{file};
    reading.check(reading.expect(root, Kind::object, "rules"), file_keys);
    if (const auto* version = root.find("gridwarden_rules"); version->text != "1") {
        reading.fail("GW-RULE-002", *version, {{"key", "gridwarden_rules"}, {"expected", "1"}, {"got", version->text}});
    }
    std::vector<model::Rule> rules;
    std::set<std::string> ids;
    for (const auto& value : root.find("rules")->items) {
        rules.push_back(read_rule(reading, value));
        if (!ids.insert(rules.back().id).second) {
            reading.fail("GW-RULE-004", value, {{"value", rules.back().id}});
        }
    }
    return rules;
}

void describe(json::Writer& out, std::span<const RuleKey> known) {
    out.key("type").value("object").key("required").begin_array();
    for (const auto& key : known) {
        if (key.required) {
            out.value(key.name);
        }
    }
    out.end_array().key("additionalProperties").value(false).key("properties").begin_object();
    for (const auto& key : known) {
        out.key(key.name).begin_object().key("type").value(schema_type(key.kind));
        out.key("description").value(std::string(key.help.en) + " / " + std::string(key.help.zh));
        if (key.name == "rules") {
            out.key("items").begin_object();
            describe(out, keys);
            out.end_object();
        } else if (key.kind == Kind::array) {
            out.key("items").begin_object().key("type").value("string").end_object();
        } else if (key.kind == Kind::object) {
            out.key("additionalProperties").begin_object().key("type").value("string").end_object();
        }
        out.end_object();
    }
    out.end_object();
}

} // namespace

std::span<const RuleKey> rule_keys() { return keys; }

std::vector<model::Rule> parse_rules(std::string_view text, const std::string& file) { return rules_of(json::parse(text, file), file); }

std::vector<model::Rule> rules_with(const std::vector<std::string>& files) {
    std::vector<model::Rule> all;
    for (const auto& source : rule_sources()) {
        const auto more = parse_rules(source.json, "layers/rules/" + std::string(source.name) + ".json");
        all.insert(all.end(), more.begin(), more.end());
    }
    std::size_t front = 0;
    for (const auto& file : files) {
        for (auto& rule : rules_of(json::parse_file(file), file)) {
            const auto known = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.id == rule.id; });
            if (known != all.end()) {
                *known = std::move(rule);
            } else {
                all.insert(all.begin() + static_cast<std::ptrdiff_t>(front++), std::move(rule));
            }
        }
    }
    return all;
}

std::string rules_schema() {
    json::Writer out;
    out.begin_object().key("$schema").value("https://json-schema.org/draft/2020-12/schema");
    out.key("title").value("gridwarden rule file");
    describe(out, file_keys);
    out.end_object();
    return out.take() + "\n";
}

} // namespace gridwarden::project
