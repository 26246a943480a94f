#include "command/parameter.hpp"

#include "command/command.hpp"
#include "command/common_options.hpp"
#include "text/text.hpp"
#include "unit/ingest/told.hpp"

#include <gtest/gtest.h>

namespace gridwarden::command {
namespace {

using test::Strings;

constexpr Bilingual no_help{"", ""};

struct Fields {
    std::vector<model::InputSpec> sites;
    std::string text;
    std::vector<std::string> list;
    std::vector<std::string> names{"gi-star", "gi"};
    int whole = -7;
    unsigned count = 4;
    double number = 0.5;
    Length length = Length::metres(300);
    Area area = Area::square_kilometres(2);
    std::optional<std::int32_t> day;
    std::string choice = "auto";
    bool flag = false;
    std::string output;
    std::string rollup;
};

void declare(Args& args, Fields& f) {
    args.positional("sites", f.sites, model::Role::sites, no_help);
    args.option("text", f.text, "TEXT", no_help);
    args.option("list", f.list, "TEXT", no_help);
    args.names("names", f.names, "WORD", no_help, {"gi-star", "gi", "local-moran"});
    args.option("whole", f.whole, "N", no_help);
    args.option("count", f.count, "N", no_help);
    args.option("number", f.number, "N", no_help);
    args.option("length", f.length, no_help);
    args.option("area", f.area, no_help);
    args.date("day", f.day, no_help);
    args.choice("choice", f.choice, {"auto", "always", "never"}, no_help);
    args.flag("flag", f.flag, no_help);
    args.output("output", f.output, "geojson", no_help);
    args.output("rollup", f.rollup, "%level.geojson", no_help);
}

/// The refusal of a value, or what is shown once it is set.
std::string answer(const std::string& name, const std::string& value, std::string* message = nullptr) {
    Fields fields;
    Args args;
    declare(args, fields);
    auto& parameter = *args.find(name);
    if (auto code = test::refused([&] { parameter.set(value); }, message); !code.empty()) {
        return code;
    }
    std::string shown;
    for (const auto& one : parameter.show()) {
        shown += (shown.empty() ? "" : "|") + one;
    }
    return shown;
}

TEST(Parameter, TakesAValueAsItIsTypedAndShowsItAsItCouldBe) {
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {"sites", "a.csv,lon=x,crs=wgs84", "a.csv,crs=wgs84,lon=x"},
        {"text", " kept as it is ", " kept as it is "},
        {"list", "a,b", "a,b"},
        {"names", " local-moran ", "local-moran"},
        {"whole", "-12", "-12"},
        {"count", " 8 ", "8"},
        {"number", "1e-3", "0.001"},
        {"length", "1.5 km", "1.5km"},
        {"area", "1ha", "1ha"},
        {"day", "2024/5/9", "2024-05-09"},
        {"choice", "never", "never"},
        {"flag", "true", "true"},
        {"output", "x.geojson", "x.geojson"},
    };
    for (const auto& [name, value, shown] : cases) {
        EXPECT_EQ(answer(name, value), shown) << name;
        EXPECT_EQ(answer(name, shown), shown) << name;
    }
}

TEST(Parameter, RefusesWhatDoesNotFitAndNamesItself) {
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {"whole", "1.5", "GW-ARG-003"},        {"whole", "", "GW-ARG-003"},        {"whole", "99999999999", "GW-ARG-003"},
        {"count", "-1", "GW-ARG-003"},         {"count", "4294967296", "GW-ARG-003"}, {"number", "nan", "GW-ARG-003"},
        {"number", "inf", "GW-ARG-003"},       {"number", "1,5", "GW-ARG-003"},    {"length", "500", "GW-ARG-010"},
        {"length", "-1m", "GW-ARG-010"},       {"area", "5km", "GW-ARG-011"},      {"day", "2024-02-30", "GW-ARG-003"},
        {"choice", "allways", "GW-ARG-003"},   {"flag", "yes", "GW-ARG-003"},      {"names", "gi,", "GW-ARG-003"},
        {"names", "gi,,gi-star", "GW-ARG-003"}, {"names", "gistar", "GW-ARG-003"}, {"sites", "", "GW-ARG-030"},
        {"sites", "a.csv,id=x,id=y", "GW-ARG-031"},
    };
    for (const auto& [name, value, code] : cases) {
        std::string message;
        EXPECT_EQ(answer(name, value, &message), code) << name << ' ' << value;
        EXPECT_TRUE(std::string_view(name) == "sites" || message.find("--" + std::string(name)) != std::string::npos) << message;
    }
    std::string message;
    answer("choice", "allways", &message);
    EXPECT_NE(message.find("expected always (of auto, always, never)"), std::string::npos) << message;
}

TEST(Parameter, OfNamesLetsTheFirstValueTakeThePlaceOfTheDefault) {
    Fields fields;
    Args args;
    declare(args, fields);
    auto& names = *args.find("names");
    EXPECT_EQ(names.default_text, "gi-star, gi");
    names.set("local-moran");
    names.set("gi");
    EXPECT_EQ(fields.names, (Strings{"local-moran", "gi"}));
    args.find("list")->set("a");
    args.find("list")->set("b");
    EXPECT_EQ(fields.list, (Strings{"a", "b"}));
}

TEST(Parameter, OfARefusedValueLeavesTheFieldAsItWas) {
    Fields fields;
    Args args;
    declare(args, fields);
    EXPECT_EQ(test::refused([&] { args.find("names")->set("gi,what"); }), "GW-ARG-003");
    EXPECT_EQ(fields.names, (Strings{"gi-star", "gi"}));
    EXPECT_EQ(test::refused([&] { args.find("whole")->set("x"); }), "GW-ARG-003");
    EXPECT_EQ(fields.whole, -7);
}

TEST(Parameter, OfAnOutputKnowsWhichIsTheMainOne) {
    Fields fields;
    Args args;
    declare(args, fields);
    EXPECT_TRUE(args.find("output")->main_output);
    EXPECT_EQ(args.find("output")->short_name, 'o');
    EXPECT_FALSE(args.find("rollup")->main_output);
    EXPECT_EQ(args.find("none"), nullptr);
}

TEST(Parameter, OfEveryCommandTakesItsOwnDefault) {
    for (const auto& command : registry()) {
        CommonOptions common;
        const auto call = command.make();
        auto args = all_parameters(command.description, call->args(), common);
        for (auto& parameter : args.parameters()) {
            EXPECT_FALSE(parameter.help.en.empty() || parameter.help.zh.empty()) << command.description.name << ' ' << parameter.name;
            if (!parameter.default_text.empty()) {
                const auto before = parameter.show();
                EXPECT_EQ(test::refused([&] { parameter.set(parameter.default_text); }), "") << command.description.name << ' ' << parameter.name;
                EXPECT_EQ(parameter.show(), before) << command.description.name << ' ' << parameter.name;
            }
        }
    }
}

} // namespace
} // namespace gridwarden::command
