#include "project/rule_keys.hpp"

#include "json/writer.hpp"

#include <array>

namespace gridwarden::project {

namespace {

using json::Kind;

constexpr std::string_view grades[] = {"1", "2", "quasi"};
constexpr std::string_view bounds[] = {"within", "enough"};
constexpr std::string_view beginnings[] = {"boundary", "place"};
constexpr std::string_view shapes[] = {"around", "lake", "river", "road"};
constexpr std::string_view subjects[] = {"site", "receptor"};

constexpr std::array conditions{
    RuleKey{"field", {"column or mapped key of the site (or receptor) that decides", "起决定作用的列名或映射键"}, true, Kind::string},
    RuleKey{"of", {"whose attribute it is; without it the site's", "属于点位还是敏感点；不写则为点位"}, false, Kind::string, {}, subjects},
    RuleKey{"is", {"any of these words", "取其中任一词"}, false, Kind::array},
    RuleKey{"at_least", {"the number or more", "大于等于"}, false, Kind::number},
    RuleKey{"above", {"more than the number", "大于"}, false, Kind::number},
    RuleKey{"at_most", {"the number or less", "小于等于"}, false, Kind::number},
    RuleKey{"below", {"less than the number", "小于"}, false, Kind::number},
};

constexpr RuleKey id{"id", {"name of the rule; one of an id that is built in takes its place", "规则编号；与内置规则同号者取代之"}, true, Kind::string};
constexpr RuleKey kinds{"kinds", {"kinds of sites it speaks of; without it every kind", "适用的点位类型；不写则为全部类型"}, false, Kind::array};
constexpr RuleKey not_kinds{"not_kinds", {"kinds of sites it does not speak of", "不适用的点位类型"}, false, Kind::array};
constexpr RuleKey when{"when", {"what attributes must be for it to apply; all must hold", "适用条件，须全部满足"}, false, Kind::array, conditions};
constexpr RuleKey clause{"clause", {"the clause, as it is cited, by language", "条款（按语言）"}, true, Kind::object};
constexpr RuleKey text{"text", {"what it demands, by language", "要求（按语言）"}, false, Kind::object};
constexpr RuleKey source{"source", {"where the text was read", "文本来源"}, true, Kind::string};
constexpr RuleKey edition{"edition", {"edition or date of the text", "版本或日期"}, false, Kind::string};
constexpr RuleKey jurisdiction{"jurisdiction", {"where it is in force: CN, a province, a county", "适用地域"}, false, Kind::string};
constexpr RuleKey verified{"verified", {"whether the text was checked against its source", "是否已与来源核对"}, true, Kind::boolean};

constexpr std::array prohibitions{
    id, kinds, not_kinds, RuleKey{"zones", {"grades of zones: 1, 2, quasi", "保护区级别：1、2、quasi"}, true, Kind::array, {}, grades},
    clause, text, source, edition, jurisdiction, verified,
};

constexpr std::array setbacks{
    id, kinds, not_kinds,
    RuleKey{"receptors", {"classes of receptors it protects", "保护的敏感点类别"}, true, Kind::array},
    RuleKey{"distance", {"with its unit, 300m or 2km; field:COLUMN where each site states its own", "带单位的距离，如 300m、2km；各点位自带距离时写 field:列名"}, false, Kind::string},
    RuleKey{"at_distance", {"what exactly that distance is: within (the default) or enough", "恰为该距离时：within（默认，视为之内）或 enough（视为满足）"}, false, Kind::string, {}, bounds},
    RuleKey{"measured_from", {"boundary of the site's ground (the default), or the place itself", "boundary（场界，默认）或 place（点位本身）"}, false, Kind::string, {}, beginnings},
    when, RuleKey{"unless", {"ids of rules that take its place where they apply", "更具体的规则编号；其适用时取代本条"}, false, Kind::array},
    clause, text, source, edition, jurisdiction, verified,
};

constexpr std::array zones{
    id, kinds, not_kinds,
    RuleKey{"zone", {"grade that it draws; without it a ban without grade", "划定的级别；不写则为无级别的禁区"}, false, Kind::string, {}, grades},
    RuleKey{"shape", {"around a place, of a lake, along a river, along a road", "around（周围）、lake（湖库）、river（沿河）、road（沿路）"}, true, Kind::string, {}, shapes},
    RuleKey{"radius", {"with its unit; of a lake also all; of a well also travel-time", "带单位的半径；湖库可为 all；水井可为 travel-time"}, false, Kind::string},
    RuleKey{"days", {"travel-time: T of R = alpha K I T / n", "travel-time：公式 R = αKIT/n 中的 T（天）"}, false, Kind::number},
    RuleKey{"alpha", {"travel-time: the safety factor", "travel-time：安全系数 α"}, false, Kind::number},
    RuleKey{"upstream", {"river: with its unit, from the intake, along the centre line and its tributaries", "river：自取水口沿中心线（含支流）向上游的距离"}, false, Kind::string},
    RuleKey{"downstream", {"river: with its unit, from the intake", "river：自取水口向下游的距离"}, false, Kind::string},
    RuleKey{"strip", {"with its unit: land along the shore or bank; each side of a road", "带单位：沿岸陆域宽度；道路两侧宽度"}, false, Kind::string},
    when, clause, text, source, edition, jurisdiction, verified,
};

constexpr std::array file_keys{
    RuleKey{"$schema", {"address of this schema, for editors", "本 Schema 的地址，供编辑器使用"}, false, Kind::string},
    RuleKey{"gridwarden_rules", {"version of this format: 1", "格式版本：1"}, true, Kind::number},
    RuleKey{"title", {"what the rules are about, by language", "规则主题（按语言）"}, false, Kind::object},
    RuleKey{"rules", {"what is forbidden in zones; the first that fits is named", "保护区内的禁止性规则；取第一条适用者"}, false, Kind::array, prohibitions},
    RuleKey{"setbacks", {"distances to be kept; every one that fits is judged", "防护距离规则；适用者逐条判断"}, false, Kind::array, setbacks},
    RuleKey{"zones", {"default zones; the first of a grade that fits is drawn", "默认保护区；每级取第一条适用者"}, false, Kind::array, zones},
};

void describe(json::Writer& out, std::span<const RuleKey> known);

void describe_text(json::Writer& out, const RuleKey& key) {
    out.key("type").value("string");
    if (!key.choices.empty()) {
        out.key("enum").begin_array();
        for (const auto choice : key.choices) {
            out.value(choice);
        }
        out.end_array();
    }
}

void describe_key(json::Writer& out, const RuleKey& key) {
    out.key(key.name).begin_object();
    if (key.kind == Kind::string) {
        describe_text(out, key);
    } else {
        out.key("type").value(schema_type(key.kind));
    }
    out.key("description").value(std::string(key.help.en) + " / " + std::string(key.help.zh));
    if (key.kind == Kind::array) {
        out.key("items").begin_object();
        key.items.empty() ? describe_text(out, key) : describe(out, key.items);
        out.end_object();
    } else if (key.kind == Kind::object) {
        out.key("additionalProperties").begin_object().key("type").value("string").end_object();
    }
    out.end_object();
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
        describe_key(out, key);
    }
    out.end_object();
}

} // namespace

std::span<const RuleKey> rule_file_keys() { return file_keys; }
std::span<const RuleKey> prohibition_keys() { return prohibitions; }
std::span<const RuleKey> setback_keys() { return setbacks; }
std::span<const RuleKey> zone_keys() { return zones; }
std::span<const RuleKey> condition_keys() { return conditions; }

std::string rules_schema() {
    json::Writer out;
    out.begin_object().key("$schema").value("https://json-schema.org/draft/2020-12/schema");
    out.key("title").value("gridwarden rule file");
    describe(out, file_keys);
    out.end_object();
    return out.take() + "\n";
}

} // namespace gridwarden::project
