#include "analysis/setback.hpp"

#include "analysis/cells.hpp"
#include "geodesy/geodesic.hpp"
#include "oracle/setbacks_by_pairs.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace gridwarden::analysis {
namespace {

using model::Bound;
using model::Condition;
using model::SetbackRule;
using oracle::Placed;
using shape::Coord;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr Coord here{121.2, 31.2};

Coord at(Coord from, double azimuth, double metres) { return geodesy::direct(from, Angle::degrees(azimuth), Length::metres(metres)); }

shape::Geometry square(Coord corner, double metres) {
    const auto east = at(corner, 90, metres);
    const auto north = at(corner, 0, metres);
    return shape::polygon({{corner, {east.x, corner.y}, {east.x, north.y}, {corner.x, north.y}, corner}});
}

/// A register of places; ids are `p0`, `p1`, ... so that their order as text is that of the rows.
table::Table register_of(const std::vector<Placed>& places, std::string word, std::vector<table::Column> more = {}) {
    test::Texts ids;
    test::Texts words;
    table::NumberColumn accuracy;
    std::vector<std::string> wkt;
    for (std::size_t row = 0; row < places.size(); ++row) {
        ids.push_back("p" + std::to_string(1000 + row));
        words.push_back(places[row].word);
        accuracy.values.push_back(places[row].error_m);
        wkt.push_back(places[row].geometry.empty() ? "" : shape::to_wkt(places[row].geometry, 17));
    }
    std::vector<table::Column> columns{test::text_column("id", ids), test::text_column(word, words), {"accuracy", std::move(accuracy)}};
    columns.insert(columns.end(), more.begin(), more.end());
    auto table = test::table_of(std::move(columns), wkt);
    for (std::size_t i = 0; i < 3; ++i) {
        table.schema.fields[i].role = table.schema.fields[i].name;
    }
    return table;
}

SetbackRule rule_of(std::string id, const char* distance, Bound bound = Bound::within) {
    SetbackRule rule;
    rule.id = std::move(id);
    rule.kinds = {"landfill"};
    rule.receptors = {"homes"};
    if (distance != nullptr) {
        rule.distance = parse_length(distance);
    }
    rule.at_distance = bound;
    return rule;
}

SetbackOptions options_of(unsigned threads = 1) {
    SetbackOptions options;
    options.threads = threads;
    return options;
}

/// `rule receptor distance verdict doubt` a row.
std::vector<std::string> texts_of_rows(const std::vector<SetbackRule>& rules, const Setbacks& found) {
    std::vector<std::string> texts;
    for (const auto& row : found.rows) {
        texts.push_back(rules[row.rule].id + " " + std::to_string(row.receptor) + " " + std::to_string(row.distance) + " " +
                        std::string(name_of(row.verdict)) + " " + std::string(name_of(row.doubt)));
    }
    return texts;
}

std::vector<std::string> screened(const std::vector<Placed>& sites, const std::vector<Placed>& receptors, const std::vector<SetbackRule>& rules,
                                  std::vector<table::Column> more = {}) {
    return texts_of_rows(rules, find_setbacks(register_of(sites, "kind", std::move(more)), register_of(receptors, "class"), rules, options_of()));
}

using Rows = std::vector<std::string>;

TEST(Setback, ABoundIsClosedOrEnoughAsTheRuleSays) {
    const std::vector<Placed> site{{shape::point(here), "landfill", 0}};
    const auto receptors = [](double metres) { return std::vector<Placed>{{shape::point(at(here, 77, metres)), "homes", 0}}; };
    const std::vector<SetbackRule> rules{rule_of("closed", "300m"), rule_of("enough", "300m", Bound::enough)};
    EXPECT_EQ(screened(site, receptors(300.0), rules), (Rows{"closed 0 300000 within ", "enough 0 300000 beyond "}));
    EXPECT_EQ(screened(site, receptors(300.001), rules), (Rows{"closed 0 300001 beyond ", "enough 0 300001 beyond "}));
    EXPECT_EQ(screened(site, receptors(299.999), rules), (Rows{"closed 0 299999 within ", "enough 0 299999 within "}));
    EXPECT_EQ(screened(site, receptors(300.0003), rules), (Rows{"closed 0 300001 beyond ", "enough 0 300000 beyond "})) << "none is written as what it is not";
    EXPECT_EQ(screened(site, receptors(299.9997), rules), (Rows{"closed 0 300000 within ", "enough 0 299999 within "}));
}

TEST(Setback, MeasuresFromEdgeToEdge) {
    const auto east = at(here, 90, 100);
    const std::vector<Placed> site{{square(here, 100), "landfill", 0}};
    const std::vector<Placed> homes{{square(at(east, 90, 250), 100), "homes", 0}, {square(here, 10), "homes", 0}, {{}, "homes", 0}};
    const std::vector<SetbackRule> rules{rule_of("near", "250.1m")};
    const auto found = find_setbacks(register_of(site, "kind"), register_of(homes, "class"), rules, options_of());
    ASSERT_EQ(found.rows.size(), 2U);
    EXPECT_EQ(found.rows[0].receptor, 1U); // within the footprint
    EXPECT_EQ(found.rows[0].distance, 0);
    EXPECT_NEAR(static_cast<double>(found.rows[1].distance), 250'000, 10);
    EXPECT_EQ(found.rows[1].rank, 2U);
}

TEST(Setback, PositionErrorsOfBothSidesMakeTheBand) {
    const auto rules = std::vector<SetbackRule>{rule_of("r", "300m")};
    const auto one = [&](double metres, double site_error, double home_error) {
        return screened({{shape::point(here), "landfill", site_error}}, {{shape::point(at(here, 10, metres)), "homes", home_error}}, rules).front();
    };
    EXPECT_EQ(one(340, 20, 20), "r 0 340000 cannot-tell position-error"); // the bound is closed on both ends of the band
    EXPECT_EQ(one(340.01, 20, 20), "r 0 340010 beyond ");
    EXPECT_EQ(one(260, 20, 20), "r 0 260000 within ");
    EXPECT_EQ(one(260.01, 20, 20), "r 0 260010 cannot-tell position-error");
    EXPECT_EQ(one(350, nan, nan), "r 0 350000 cannot-tell position-error") << "what states none has the default of 30 m";
    EXPECT_EQ(one(10, 400, 0), "r 0 10000 cannot-tell position-error");
}

TEST(Setback, AnAttributeThatIsNotStatedIsNotGuessed) {
    auto small = rule_of("small", "200m");
    small.when = {Condition{"size", false, {}, std::nullopt, std::nullopt, std::nullopt, 5.0}};
    auto large = rule_of("large", "500m");
    large.when = {Condition{"size", false, {}, 5.0, std::nullopt, std::nullopt, std::nullopt}};
    const std::vector<Placed> sites(3, {shape::point(here), "landfill", 0});
    const std::vector<Placed> homes{{shape::point(at(here, 10, 100)), "homes", 0}};
    EXPECT_EQ(screened(sites, homes, {small, large}, {test::text_column("size", {"3", "5", std::nullopt})}),
              (Rows{"small 0 100000 within ", "large 0 100000 within ", "small 0 100000 cannot-tell attribute-missing", "large 0 100000 cannot-tell attribute-missing"}));
    EXPECT_EQ(screened({sites[0]}, {{shape::point(at(here, 10, 300)), "homes", 0}}, {small, large}),
              (Rows{"small 0 300000 beyond ", "large 0 300000 cannot-tell attribute-missing"})) << "farther than either holds whatever applies";
}

TEST(Setback, AnExceptionTakesThePlaceOfItsRule) {
    auto general = rule_of("general", "500m");
    auto hills = rule_of("hills", "300m");
    hills.when = {Condition{"terrain", false, {"Hills", "山区"}}};
    general.unless = {"hills"};
    const std::vector<SetbackRule> rules{general, hills};
    const std::vector<Placed> sites(3, {shape::point(here), "landfill", 0});
    const auto register_ = register_of(sites, "kind", {test::text_column("terrain", {"山区", "plain", ""})});
    const auto found = find_setbacks(register_, register_of({{shape::point(at(here, 10, 400)), "homes", 0}}, "class"), rules, options_of());
    EXPECT_EQ(texts_of_rows(rules, found), (Rows{"hills 0 400000 beyond ", "general 0 400000 within ", "general 0 400000 cannot-tell attribute-missing", "hills 0 400000 beyond "}));
    EXPECT_EQ(found.rules[0].gave_way, 1U);
    EXPECT_EQ(found.rules[0].gave_way_near, 1U);
    EXPECT_EQ(found.within, 1U);
    EXPECT_EQ(found.cannot_tell, 1U);
}

TEST(Setback, ARuleMayLeaveTheDistanceToTheSite) {
    auto own = rule_of("own", nullptr);
    own.distance_field = "eia";
    const std::vector<Placed> sites(3, {shape::point(here), "landfill", 0});
    const std::vector<Placed> homes{{shape::point(at(here, 10, 100)), "homes", 0}, {shape::point(at(here, 10, 110)), "homes", 0}};
    EXPECT_EQ(screened(sites, homes, {own}, {test::text_column("eia", {"105", "0.2km", "?"})}),
              (Rows{"own 0 100000 within ", "own 0 100000 within ", "own 1 110000 within ", "own 0 100000 cannot-tell distance-missing"}));
    const auto without = find_setbacks(register_of(sites, "kind"), register_of(homes, "class"), {own}, options_of());
    EXPECT_TRUE(without.rows.empty() && without.rules[0].no_column);
    EXPECT_EQ(without.without_rule, 3U);
}

TEST(Setback, AConditionMaySpeakOfTheReceptor) {
    auto many = rule_of("many", "500m");
    many.when = {Condition{"people", true, {}, 100.0, std::nullopt, std::nullopt, std::nullopt}};
    const std::vector<SetbackRule> rules{many};
    const std::vector<Placed> homes{{shape::point(at(here, 10, 100)), "homes", 0}, {shape::point(at(here, 10, 200)), "homes", 0}, {shape::point(at(here, 10, 300)), "homes", 0}};
    const auto found = find_setbacks(register_of({{shape::point(here), "landfill", 0}}, "kind"),
                                     register_of(homes, "class", {test::text_column("people", {"7", "", "100"})}), rules, options_of());
    EXPECT_EQ(texts_of_rows(rules, found), (Rows{"many 1 200000 cannot-tell attribute-missing", "many 2 300000 within "}));
}

TEST(Setback, TellsWhatItCouldNotJudge) {
    const auto nobody = find_setbacks(register_of({{shape::point(here), "kiln", 0}, {{}, "landfill", 0}, {shape::point(here), "landfill", 0}}, "kind"),
                                      register_of({{shape::point(here), "school", 0}}, "class"), {rule_of("r", "1m")}, options_of());
    EXPECT_TRUE(nobody.rows.empty() && nobody.rules[0].no_receptors);
    EXPECT_EQ(nobody.without_rule, 2U);
    EXPECT_EQ(nobody.unplaced, 1U);
    EXPECT_EQ(find_setbacks(register_of({}, "kind"), register_of({}, "class"), {rule_of("r", "1m")}, options_of()).rows.size(), 0U);
}

TEST(Setback, IsRightAcrossTheAntimeridianAndBesideAPole) {
    for (const Coord place : {Coord{180, 10}, Coord{-180, -65}, Coord{30, 89.999}}) {
        EXPECT_EQ(screened({{shape::point(place), "landfill", 0}}, {{shape::point(at(place, 90, 299)), "homes", 0}, {shape::point(at(place, 270, 301)), "homes", 0}},
                           {rule_of("r", "300m")}),
                  (Rows{"r 0 299000 within "}));
    }
}

TEST(Setback, EqualsEveryPairOnRandomGround) {
    std::mt19937 random(20261125);
    const auto draw = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    for (int round = 0; round < 4; ++round) {
        const auto places = [&](std::size_t count, const std::vector<std::string>& words) {
            std::vector<Placed> all;
            for (std::size_t i = 0; i < count; ++i) {
                const Coord corner{round % 2 == 0 ? draw(121.0, 121.02) : std::round(draw(0, 20)) / 1000 + 121, draw(31.0, 31.02)};
                const double error = i % 5 == 0 ? 0 : draw(0, 60);
                all.push_back({i % 3 == 0 ? shape::point(corner) : i % 7 == 0 ? shape::Geometry() : square(corner, draw(5, 400)), words[i % words.size()], error});
            }
            return all;
        };
        const auto sites = places(40, {"landfill", "kiln", "landfill"});
        const auto receptors = places(120, {"homes", "school", "homes", "well"});
        std::vector<SetbackRule> rules{rule_of("a", "300m"), rule_of("b", "120m", Bound::enough), rule_of("c", "0m"), rule_of("d", "3km")};
        rules[1].receptors = {"school", "well"};
        rules[2].kinds = {"landfill", "kiln"};
        rules[3].receptors = {"well"};
        std::vector<std::string> wanted;
        for (const auto& site : sites) {
            for (const auto& rule : rules) {
                if (site.geometry.empty() || !model::speaks_of(rule, site.word)) {
                    continue;
                }
                for (const auto& pair : oracle::screen(site, receptors, rule)) {
                    wanted.push_back(rule.id + " " + std::to_string(pair.receptor) + " " + std::to_string(std::llround(pair.metres * 1000)) + " " + pair.verdict +
                                     (pair.verdict == "cannot-tell" ? " position-error" : " "));
                }
            }
        }
        const auto site_table = register_of(sites, "kind");
        const auto receptor_table = register_of(receptors, "class");
        const auto got = find_setbacks(site_table, receptor_table, rules, options_of());
        EXPECT_EQ(texts_of_rows(rules, got), wanted) << "round " << round;
        EXPECT_EQ(texts_of_rows(rules, find_setbacks(site_table, receptor_table, rules, options_of(7))), wanted);
        EXPECT_GT(wanted.size(), 100U);
    }
}

TEST(SetbackTable, HasALineBetweenTheNearestEdges) {
    const std::vector<SetbackRule> rules{rule_of("r", "300m")};
    const auto sites = register_of({{square(here, 100), "landfill", 0}, {shape::point(here), "landfill", 0}}, "kind");
    const auto homes = register_of({{shape::point(at(here, 270, 50)), "homes", 0}}, "class");
    SetbackOptions options;
    options.ways = true;
    const auto found = find_setbacks(sites, homes, rules, options);
    const auto lines = setback_table(sites, homes, rules, found, Language::en, true, 7);
    const auto geometries = geometries_of(lines);
    ASSERT_EQ(geometries.size(), 2U);
    for (const auto& line : geometries) {
        EXPECT_EQ(line.kind, shape::Kind::line);
        EXPECT_NEAR(geodesy::length(line).in_metres(), 50, 0.001);
    }
    const auto table = setback_table(sites, homes, rules, found, Language::en, false, 7);
    EXPECT_EQ(texts_of(table, table.schema.index_of("margin_m")), (std::vector<std::string>{"-250", "-250"}));
    EXPECT_EQ(texts_of(table, table.schema.index_of("measured_from")), (std::vector<std::string>{"boundary", "point"}));
}

} // namespace
} // namespace gridwarden::analysis
