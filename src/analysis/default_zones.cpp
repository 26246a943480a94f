#include "analysis/default_zones.hpp"

#include "analysis/attributes.hpp"
#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "analysis/road_zones.hpp"
#include "analysis/water.hpp"
#include "analysis/zone_shapes.hpp"
#include "core/number_text.hpp"
#include "geometry/geometry.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace gridwarden::analysis {

namespace {

using model::Answer;
using model::ZoneGrade;
using model::ZoneRule;
using model::ZoneShape;
using shape::Coord;
using shape::Geometry;

constexpr ZoneGrade grades[] = {ZoneGrade::first, ZoneGrade::second, ZoneGrade::quasi, ZoneGrade::unknown};

/// The column that a source's K, I or n stands in, by the words that registers have for it; empty for none.
std::string column_called(const table::Schema& schema, std::initializer_list<std::string_view> words) {
    for (const auto& field : schema.fields) {
        if (std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text::fold(field.name) == word; })) {
            return field.name;
        }
    }
    return "";
}

/// The sources as columns.
struct Sources {
    explicit Sources(const table::Table& table)
        : ids(ids_of(table)), names(names_of(table)), kinds(kinds_of(table)), fields(role_texts(table, "category")), places(anchors_of(table)),
          in_input(places_in_input(table)), conductivity(column_called(table.schema, {"k", "k_m_per_day", "渗透系数"})),
          gradient(column_called(table.schema, {"i", "gradient", "水力坡度"})), porosity(column_called(table.schema, {"n", "porosity", "有效孔隙度"})) {
        for (const auto& column : {conductivity, gradient, porosity}) {
            attributes.want(table, column);
        }
    }
    std::vector<std::string> ids, names, kinds, fields;
    std::vector<Coord> places;
    std::vector<Place> in_input;
    std::string conductivity, gradient, porosity; ///< names of columns
    Attributes attributes;

    [[nodiscard]] const std::string& title(std::size_t row) const { return names[row].empty() ? ids[row] : names[row]; }
    /// K, I and n of a well, where all three are stated and possible.
    [[nodiscard]] std::optional<model::TravelTime> travel_time(const ZoneRule& rule, std::uint32_t row) const {
        const auto number = [&](const std::string& column) { return text::parse_number(attributes.cell(column, row)).value_or(-1); };
        const model::TravelTime travel{rule.alpha, number(conductivity), number(gradient), *rule.days, number(porosity)};
        const bool possible = travel.conductivity_m_per_day > 0 && travel.gradient > 0 && travel.porosity > 0 && travel.porosity <= 1;
        return possible ? std::optional(travel) : std::nullopt;
    }
};

/// A rule that was chosen for a source.
struct Choice {
    std::uint32_t rule;
    std::uint32_t source;
    Length radius;   ///< around
    std::string why; ///< around: how the radius came about
};

class Painter {
public:
    Painter(const ZoneInputs& inputs, const std::vector<ZoneRule>& rules, const ZoneOptions& options, IssueSink& issues)
        : inputs_(inputs), rules_(rules), options_(options), issues_(issues), sources_(*inputs.sources), water_(inputs.water, options.within, options.rivers, issues) {
        for (const auto& rule : rules) {
            for (const auto& condition : rule.when) {
                sources_.attributes.want(*inputs.sources, condition.field);
            }
        }
    }

    void paint(DrawnZones& drawn) {
        std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> fields; // wells of a field are drawn with the first of them
        std::vector<bool> done(sources_.ids.size(), false);
        for (std::uint32_t row = 0; row < sources_.ids.size(); ++row) {
            if (!has_declared(row)) {
                fields[field_of(row)].push_back(row);
            }
        }
        for (std::uint32_t row = 0; row < sources_.ids.size(); ++row) {
            if (has_declared(row)) {
                ++drawn.declared_sources;
                tell("GW-ZONE-001", row, {});
                continue;
            }
            if (!done[row]) {
                const auto& members = fields[field_of(row)];
                const auto before = drawn.zones.size();
                paint_field(members, drawn);
                (drawn.zones.size() > before ? drawn.drawn_sources : drawn.undrawn_sources) += members.size();
                for (const auto member : members) {
                    done[member] = true;
                }
            }
        }
    }

private:
    /// Wells that name the same field belong together; everything else stands for itself.
    [[nodiscard]] std::pair<std::string, std::string> field_of(std::uint32_t row) const {
        const bool is_field = !sources_.fields[row].empty() && std::any_of(rules_.begin(), rules_.end(), [&](const ZoneRule& rule) {
            return rule.shape == ZoneShape::around && model::speaks_of(rule, sources_.kinds[row]);
        });
        return is_field ? std::pair(sources_.kinds[row], sources_.fields[row]) : std::pair(std::string(), std::to_string(row));
    }

    [[nodiscard]] bool has_declared(std::uint32_t row) const {
        if (inputs_.declared == nullptr) {
            return false;
        }
        const auto& zones = *inputs_.declared;
        const auto holds = [&](std::size_t zone) {
            const auto place = sources_.places[row];
            const auto here = beside(place, zones.polygons[zone]);
            return shape::is_finite(place) && shape::box_of(zones.polygons[zone]).contains(here) && geometry::covers(zones.polygons[zone], shape::point(here));
        };
        for (std::size_t zone = 0; zone < zones.size(); ++zone) {
            const auto& named = zones.sources[zone];
            if ((!named.empty() && (named == sources_.ids[row] || named == sources_.fields[row])) || holds(zone)) {
                return true;
            }
        }
        return false;
    }

    void paint_field(const std::vector<std::uint32_t>& members, DrawnZones& drawn) {
        std::vector<std::uint32_t> placed;
        for (const auto member : members) {
            shape::is_finite(sources_.places[member]) ? placed.push_back(member) : tell("GW-ZONE-004", member, {});
        }
        const auto first = drawn.zones.size();
        std::set<std::uint32_t> chosen;
        for (const auto grade : grades) {
            std::vector<Choice> discs;
            for (const auto member : placed) {
                if (auto choice = choose(member, grade)) {
                    chosen.insert(member);
                    if (rules_[choice->rule].shape == ZoneShape::around) {
                        discs.push_back(std::move(*choice));
                    } else {
                        paint_water(*choice, first, drawn);
                    }
                }
            }
            paint_discs(discs, members, first, drawn);
        }
        for (const auto member : placed) {
            if (!chosen.contains(member)) {
                tell_unfit(member);
            }
        }
    }

    /// The first rule of a grade that speaks of a source, whose conditions hold and whose numbers are stated.
    [[nodiscard]] std::optional<Choice> choose(std::uint32_t row, ZoneGrade grade) const {
        for (std::uint32_t i = 0; i < rules_.size(); ++i) {
            const auto& rule = rules_[i];
            if (rule.grade != grade || rule.shape == ZoneShape::road || !model::speaks_of(rule, sources_.kinds[row]) ||
                sources_.attributes.judge(rule.when, false, row) != Answer::yes) {
                continue;
            }
            if (!rule.days) {
                const auto radius = rule.radius.value_or(Length());
                return Choice{i, row, radius, say({"disc of {radius}", "半径 {radius} 的圆"}, {{"radius", to_text(radius)}})};
            }
            if (const auto travel = sources_.travel_time(rule, row)) {
                const auto radius = Length::metres(std::round(travel->radius().in_metres() * 1000) / 1000);
                return Choice{i, row, radius, say({"R = alpha K I T / n = {a} x {k} x {i} x {t} / {n} = {radius}", "R = αKIT/n = {a}×{k}×{i}×{t}/{n} = {radius}"},
                                                  {{"a", travel->alpha}, {"k", travel->conductivity_m_per_day}, {"i", travel->gradient}, {"t", travel->days},
                                                   {"n", travel->porosity}, {"radius", to_text(radius)}})};
            }
        }
        return std::nullopt;
    }

    void paint_discs(const std::vector<Choice>& discs, const std::vector<std::uint32_t>& members, std::size_t first, DrawnZones& drawn) {
        std::vector<Coord> places;
        std::vector<Length> radii;
        std::string why;
        for (const auto& disc : discs) {
            if (!can_draw(sources_.places[disc.source], disc.radius)) {
                tell("GW-ZONE-006", disc.source, {{"radius", to_text(disc.radius)}});
                continue;
            }
            places.push_back(beside(sources_.places[disc.source], sources_.places[discs.front().source]));
            radii.push_back(disc.radius);
            if (why.find(disc.why) == std::string::npos) {
                why += (why.empty() ? "" : "; ") + disc.why;
            }
        }
        if (places.empty()) {
            return;
        }
        const auto at = discs.front().source;
        const bool is_field = members.size() > 1;
        if (is_field) {
            why = say({"envelope of {count} wells: {why}", "{count} 口井的外包线：{why}"}, {{"count", places.size()}, {"why", why}});
        }
        add(discs.front().rule, is_field ? sources_.fields[at] : sources_.ids[at], is_field ? sources_.fields[at] : sources_.title(at), std::move(why),
            discs_envelope(places, radii, options_.tolerance), first, drawn);
    }

    void paint_water(const Choice& choice, std::size_t first, DrawnZones& drawn) {
        const auto& rule = rules_[choice.rule];
        const auto row = choice.source;
        const auto farthest = std::max({choice.radius.in_metres(), rule.upstream.in_metres(), rule.downstream.in_metres()}) + rule.strip.in_metres();
        if (!can_draw(sources_.places[row], Length::metres(farthest))) {
            tell("GW-ZONE-006", row, {{"radius", to_text(Length::metres(farthest))}});
            return;
        }
        auto [ground, why] = rule.shape == ZoneShape::lake ? lake(rule, row) : river(rule, row);
        if (!ground.empty()) {
            add(choice.rule, sources_.ids[row], sources_.title(row), std::move(why), std::move(ground), first, drawn);
        }
    }

    std::pair<Geometry, std::string> lake(const ZoneRule& rule, std::uint32_t row) {
        const auto* lake = water_.lake(sources_.places[row]);
        if (lake == nullptr) {
            tell("GW-ZONE-005", row, {{"within", to_text(options_.within)}, {"what", Bilingual{"lake", "湖库水域"}}});
            return {};
        }
        const auto radius = rule.whole_water ? std::optional<Length>() : rule.radius;
        auto ground = lake_ground(*lake, beside(sources_.places[row], *lake), radius, rule.strip, options_.tolerance);
        if (ground.empty()) {
            tell("GW-ZONE-005", row, {{"within", to_text(*radius)}, {"what", Bilingual{"lake", "湖库水域"}}});
        }
        return {std::move(ground), rule.whole_water ? say({"the whole water and {strip} of shore", "整个水域及沿岸 {strip}"}, {{"strip", to_text(rule.strip)}})
                                                    : say({"water within {radius} of the intake and {strip} of shore", "取水口 {radius} 范围内水域及沿岸 {strip}"},
                                                          {{"radius", to_text(*radius)}, {"strip", to_text(rule.strip)}})};
    }

    std::pair<Geometry, std::string> river(const ZoneRule& rule, std::uint32_t row) {
        const auto spot = water_.rivers().nearest(index::Origin(sources_.places[row]), options_.within);
        if (!spot) {
            tell("GW-ZONE-005", row, {{"within", to_text(options_.within)}, {"what", Bilingual{"river line", "河流中心线"}}});
            return {};
        }
        auto stretch = water_.rivers().upstream(*spot, rule.upstream);
        const auto up = length_of(stretch);
        const auto below = water_.rivers().downstream(*spot, rule.downstream);
        const auto down = length_of(below);
        stretch.insert(stretch.end(), below.begin(), below.end());
        auto made = river_ground(stretch, water_.beds(stretch), rule.strip, options_.tolerance);
        const auto whole_metres = [](Length length) { return std::round(length.in_metres() * 10) / 10; };
        auto why = say({"{up} m of river upstream with tributaries (as far as {reach}), {down} m downstream, {strip} on both sides of {from}",
                        "上游河段（含支流）共 {up} 米（至 {reach}），下游 {down} 米，{from}两侧各 {strip}"},
                       {{"up", whole_metres(up)}, {"reach", to_text(rule.upstream)}, {"down", whole_metres(down)}, {"strip", to_text(rule.strip)},
                        {"from", made.has_banks ? Bilingual{"the banks", "河岸"} : Bilingual{"the centre line (no bed is drawn)", "中心线（无河道面）"}}});
        return {std::move(made.ground), std::move(why)};
    }

    /// Without the stricter zones drawn for the same source since `first`.
    void add(std::uint32_t rule, const std::string& source, const std::string& title, std::string why, Geometry ground, std::size_t first, DrawnZones& drawn) {
        for (auto zone = first; zone < drawn.zones.size(); ++zone) {
            if (drawn.zones[zone].source == source && !ground.empty()) {
                ground = geometry::difference(ground, drawn.zones[zone].ground);
            }
        }
        if (ground.empty()) {
            return;
        }
        const auto grade = rules_[rule].grade;
        const auto word = std::string(model::name_of(grade));
        drawn.zones.push_back({source + "-" + (word.empty() ? rules_[rule].id : word), zone_name(title, grade), source, grade, rule, std::move(why), std::move(ground)});
    }

    [[nodiscard]] std::string zone_name(const std::string& title, ZoneGrade grade) const {
        constexpr Bilingual words[] = {{"{title}, grade 1 zone (default)", "{title}一级保护区（默认）"}, {"{title}, grade 2 zone (default)", "{title}二级保护区（默认）"},
                                       {"{title}, quasi zone (default)", "{title}准保护区（默认）"}, {"{title} (default)", "{title}（默认）"}};
        return say(words[static_cast<std::size_t>(grade)], {{"title", title}});
    }

    /// Why no rule was drawn for a source: none speaks of it, or all ask for something that is not stated.
    void tell_unfit(std::uint32_t row) {
        std::set<std::string> asked;
        bool spoken = false;
        for (const auto& rule : rules_) {
            if (rule.shape == ZoneShape::road || !model::speaks_of(rule, sources_.kinds[row])) {
                continue;
            }
            spoken = true;
            if (rule.days) {
                asked.insert("K, I, n");
            }
            for (const auto& condition : rule.when) {
                asked.insert(condition.field);
            }
        }
        std::string all;
        for (const auto& name : asked) {
            all += (all.empty() ? "" : "; ") + name;
        }
        tell(spoken ? "GW-ZONE-002" : "GW-ZONE-003", row, {{"kind", sources_.kinds[row]}, {"asked", all}});
    }

    void tell(std::string_view code, std::uint32_t row, Arguments more) {
        Issue issue;
        issue.code = code;
        issue.place = sources_.in_input[row];
        issue.value = sources_.ids[row];
        issue.arguments = std::move(more);
        issues_.add(std::move(issue));
    }

    [[nodiscard]] std::string say(Bilingual sentence, const Arguments& arguments) const { return fill(sentence.in(options_.lang), arguments, options_.lang); }

    const ZoneInputs& inputs_;
    const std::vector<ZoneRule>& rules_;
    const ZoneOptions& options_;
    IssueSink& issues_;
    Sources sources_;
    Water water_;
};

} // namespace

DrawnZones draw_zones(const ZoneInputs& inputs, const std::vector<ZoneRule>& rules, const ZoneOptions& options, IssueSink& issues) {
    DrawnZones drawn;
    if (inputs.declared != nullptr) {
        const auto& zones = *inputs.declared;
        for (std::size_t i = 0; i < zones.size(); ++i) {
            drawn.zones.push_back({zones.ids[i], zones.names[i], zones.sources[i], zones.grades[i], declared_zone, "", zones.polygons[i]});
        }
    }
    if (inputs.sources != nullptr) {
        Painter(inputs, rules, options, issues).paint(drawn);
    }
    if (inputs.roads != nullptr) {
        draw_road_zones(*inputs.roads, inputs.declared, rules, options, issues, drawn);
    }
    return drawn;
}

} // namespace gridwarden::analysis
