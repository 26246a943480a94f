#include "analysis/emerging.hpp"

#include "analysis/local_statistics.hpp"
#include "analysis/mann_kendall.hpp"
#include "analysis/slices.hpp"
#include "model/units.hpp"
#include "support/golden.hpp"
#include "support/shared.hpp"
#include "table/column.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gridwarden::analysis {
namespace {

std::vector<std::int8_t> steps_of(const std::string& flags) {
    std::vector<std::int8_t> steps;
    for (const char flag : flags) {
        steps.push_back(flag == 'H' ? std::int8_t{1} : flag == 'C' ? std::int8_t{-1} : std::int8_t{0});
    }
    return steps;
}

std::vector<double> numbers_of_text(const std::string& text) {
    std::vector<double> numbers;
    for (const auto& cell : test::split(text, ';')) {
        numbers.push_back(std::stod(cell));
    }
    return numbers;
}

TEST(MannKendall, AgreesWithHandCounts) {
    const std::vector<double> rising{1, 2, 3, 4, 5};
    EXPECT_NEAR(mann_kendall(rising).z, 9 / std::sqrt(50.0 / 3), 1e-12); // S 10, variance 5 * 4 * 15 / 18
    const std::vector<double> tied{1, 1, 2, 2};
    EXPECT_NEAR(mann_kendall(tied).z, 3 / std::sqrt((4 * 3 * 13 - 2 * 2 * 1 * 9) / 18.0), 1e-12);
    const std::vector<double> gap{5, std::nan(""), 4, 3};
    EXPECT_NEAR(mann_kendall(gap).z, -2 / std::sqrt(3 * 2 * 11 / 18.0), 1e-12);
    const std::vector<double> constant{7, 7, 7};
    EXPECT_EQ(mann_kendall(constant).z, 0);
    EXPECT_EQ(mann_kendall(constant).p, 1);
    const std::vector<double> one{7};
    EXPECT_TRUE(std::isnan(mann_kendall(one).z));
}

TEST(MannKendall, AgreesWithTheReference) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto folder = *shared / "golden/08_spacetime";
    const auto series = test::read_csv(folder / "mk_series.csv");
    const auto expected = test::read_csv(folder / "mann_kendall.csv");
    ASSERT_EQ(series.size(), expected.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto trend = mann_kendall(numbers_of_text(series[i].text("values_semicolon")));
        EXPECT_NEAR(trend.z, expected[i].number("z_continuity"), 1e-12);
        EXPECT_NEAR(trend.p, expected[i].number("p_two_normal"), 1e-12);
    }
}

TEST(Emerging, NamesTheHistories) {
    const auto of = [](const std::string& flags, int trend = 0) { return emerging_class(steps_of(flags), trend); };
    EXPECT_EQ(of("...........H"), "new hot spot");
    EXPECT_EQ(of(".........HHH"), "consecutive hot spot");
    EXPECT_EQ(of("HHHHHHHHHHHH", 1), "intensifying hot spot");
    EXPECT_EQ(of("HHHHHHHHHHHH"), "persistent hot spot");
    EXPECT_EQ(of("HHHHHHHHHHHH", -1), "diminishing hot spot");
    EXPECT_EQ(of("HHHHHHHHHHH."), "historical hot spot");
    EXPECT_EQ(of("..H......H.H"), "sporadic hot spot");
    EXPECT_EQ(of("CHCHCHCHCHCH"), "oscillating hot spot");
    EXPECT_EQ(of("CCCCCCCCCCCC", -1), "intensifying cold spot");
    EXPECT_EQ(of("CCCCCCCCCCCC", 1), "diminishing cold spot");
    EXPECT_EQ(of("H..........C"), "new cold spot");
    EXPECT_EQ(of("H..H..H..H.."), "no pattern detected");
    EXPECT_EQ(of(""), "no pattern detected");
}

TEST(Emerging, AgreesWithTheReferenceClasses) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    for (const auto& row : test::read_csv(*shared / "golden/08_spacetime/ehsa_categories.csv")) {
        EXPECT_EQ(emerging_class(steps_of(row.text("flags")), static_cast<int>(row.number("trend"))), row.text("category")) << row.text("flags");
        const auto trend = mann_kendall(numbers_of_text(row.text("z_semicolon")));
        EXPECT_NEAR(trend.z, row.number("mk_z"), 1e-9) << row.text("flags");
    }
}

TEST(Emerging, AgreesWithTheReferenceCube) {
    const auto shared = test::shared();
    if (!shared) {
        GTEST_SKIP() << test::no_shared;
    }
    const auto folder = *shared / "golden/08_spacetime";
    const auto cube = test::read_csv(folder / "cube.csv");
    std::size_t cells = 0;
    std::size_t steps = 0;
    for (const auto& row : cube) {
        cells = std::max(cells, static_cast<std::size_t>(row.number("cell")));
        steps = std::max(steps, static_cast<std::size_t>(row.number("t")) + 1);
    }
    std::vector<std::vector<double>> slices(steps, std::vector<double>(cells));
    std::vector<std::pair<double, double>> at(cells);
    for (const auto& row : cube) {
        const auto cell = static_cast<std::size_t>(row.number("cell")) - 1;
        slices[static_cast<std::size_t>(row.number("t"))][cell] = row.number("value");
        at[cell] = {row.number("row"), row.number("col")};
    }
    std::vector<Link> links;
    for (std::uint32_t a = 0; a < cells; ++a) {
        for (std::uint32_t b = 0; b < cells; ++b) {
            if (a != b && std::abs(at[a].first - at[b].first) <= 1 && std::abs(at[a].second - at[b].second) <= 1) {
                links.push_back({a, b, 1});
            }
        }
    }
    const auto weights = from_links(cells, std::move(links));
    for (const auto& row : cube) {
        const auto z = local_gi_star(slices[static_cast<std::size_t>(row.number("t"))], weights, 1);
        EXPECT_NEAR(z[static_cast<std::size_t>(row.number("cell")) - 1], row.number("gistar_z_per_slice"), 1e-9);
    }
    for (const unsigned threads : {1U, 2U, 7U}) {
        const auto found = emerging(slices, weights, {0.05, Correction::none, threads});
        for (const auto& row : test::read_csv(folder / "cube_summary.csv")) {
            if (row.text("variant") == "per_slice") {
                const auto cell = static_cast<std::size_t>(row.number("cell")) - 1;
                EXPECT_EQ(found.classes[cell], row.text("category")) << cell;
                EXPECT_NEAR(found.trend_z[cell], row.number("mk_z"), 1e-9);
                EXPECT_NEAR(found.trend_p[cell], row.number("mk_p"), 1e-9);
            }
        }
    }
}

TEST(Emerging, HasNoClassForIslandsAndNoHeatInASliceOfOneValue) {
    const auto weights = from_links(4, {{0, 1}, {1, 0}, {1, 2}, {2, 1}}); // 3 is an island
    const std::vector<std::vector<double>> slices(4, std::vector<double>{0, 0, 0, 0});
    const auto found = emerging(slices, weights, {});
    EXPECT_EQ(found.classes[0], "no pattern detected");
    EXPECT_EQ(found.trend_z[0], 0);
    EXPECT_EQ(found.classes[3], "");
    EXPECT_TRUE(std::isnan(found.trend_z[3]));
}

TEST(Slices, HaveNumbersAndNames) {
    const auto name = [](std::int32_t day, Period period) { return slice_name(slice_of(day, period), period); };
    constexpr std::int32_t leap_day = 19782; // 2024-02-29
    EXPECT_EQ(name(leap_day, Period::month), "2024-02");
    EXPECT_EQ(name(leap_day + 1, Period::month), "2024-03");
    EXPECT_EQ(name(leap_day, Period::quarter), "2024-Q1");
    EXPECT_EQ(name(leap_day, Period::year), "2024");
    EXPECT_EQ(name(leap_day, Period::week), "2024-W09");
    EXPECT_EQ(name(18628, Period::week), "2020-W53"); // 2021-01-01, a Friday
    EXPECT_EQ(name(18631, Period::week), "2021-W01"); // the Monday after
    EXPECT_EQ(name(-1, Period::month), "1969-12");
    EXPECT_EQ(name(-4, Period::week), "1969-W52"); // Sunday before the first Monday week of 1970
    EXPECT_FALSE(parse_period("day"));
}

TEST(Slices, KeepMonthsWithoutSitesAndCountWhatHasNoDate) {
    const std::vector<std::uint32_t> units{0, 1, 1, model::no_unit, 0};
    const std::vector<std::int32_t> days{19782, 19782 + 70, 19782 + 71, 19782, table::DateColumn::null};
    const auto slices = slice_sites(units, days, {}, 2, Period::month);
    ASSERT_EQ(slices.values.size(), 4U); // February to May
    EXPECT_EQ(slices.values[0], (std::vector<double>{1, 0}));
    EXPECT_EQ(slices.values[1], (std::vector<double>{0, 0}));
    EXPECT_EQ(slices.values[3], (std::vector<double>{0, 2}));
    EXPECT_EQ(slices.sites, (std::vector<std::uint64_t>{1, 0, 0, 2}));
    EXPECT_EQ(slices.undated, 1U);
    EXPECT_TRUE(slice_sites(std::vector<std::uint32_t>{}, std::vector<std::int32_t>{}, {}, 2, Period::year).values.empty());
}

} // namespace
} // namespace gridwarden::analysis
