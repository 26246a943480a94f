#include "page/appendix.hpp"
#include "page/cells.hpp"
#include "page/ground.hpp"
#include "page/legend.hpp"
#include "page/top_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace gridwarden::page {
namespace {

shape::Geometry square(double lon, double lat) { return shape::polygon({{{lon, lat}, {lon + 0.1, lat}, {lon + 0.1, lat + 0.1}, {lon, lat + 0.1}, {lon, lat}}}); }

publish::Publication rolled_up(Language lang, bool with_null) {
    table::TextBuilder ids, names;
    table::IntegerColumn counts{{0, 3, 9, 20}};
    shape::GeometryColumn geometry;
    for (int i = 0; i < 4; ++i) {
        ids.push("u" + std::to_string(i));
        names.push("Town " + std::to_string(i));
        geometry.push(square(117 + 0.1 * i, 31));
    }
    if (with_null) {
        counts.values[1] = table::IntegerColumn::null;
    }
    publish::Publication p;
    p.lang = lang;
    p.as_of = 19852;
    const auto table = table::make_table({{"unit_id", ids.finish()}, {"unit_name", names.finish()}, {"site_count", counts}}, geometry);
    p.layers.push_back({"towns", "assign", "rollup", "Sites", publish::make_style("rollup", table, lang, {}), table, false, {}});
    return p;
}

TEST(Legend, IsTheStyleAndNothingElse) {
    for (const bool with_null : {false, true}) {
        const auto p = rolled_up(Language::en, with_null);
        const Ground ground(p);
        const auto figures = publish::figures_of(p);
        ASSERT_EQ(figures.size(), 1U);
        const auto blocks = legend_of(ground, figures.front(), {});
        const auto& classes = p.layers.front().style->classes;
        ASSERT_EQ(blocks.size(), 1U);
        ASSERT_EQ(blocks.front().entries.size(), classes.size());
        std::size_t sum = 0;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            EXPECT_EQ(blocks.front().entries[i].label, classes[i].label);
            EXPECT_EQ(blocks.front().entries[i].symbol.fill, classes[i].symbol.fill);
            sum += *blocks.front().entries[i].count;
        }
        EXPECT_EQ(sum, 4U); // every row is in one class
        EXPECT_EQ(*blocks.front().entries.back().count, 1U); // the zero, or the null
    }
}

TEST(TopTable, TotalIsThatOfTheLayer) {
    const auto p = rolled_up(Language::en, false);
    const Ground ground(p);
    const auto table = top_table(ground.layer(0), ground);
    ASSERT_EQ(table.rows.size(), 3U); // a unit without sites is not among the most
    EXPECT_EQ(table.rows.front().cells.front(), "Town 3");
    EXPECT_EQ(table.total.back(), "32");
}

TEST(Cells, AreWrittenForPeople) {
    EXPECT_EQ(shown("closed_share", "0.12345", Language::en), "12.3%");
    EXPECT_EQ(shown("closed_share", "1", Language::en), "100.0%");
    EXPECT_EQ(shown("closed_share", "0.0005", Language::en), "0.1%"); // half up
    EXPECT_EQ(shown("site_count", "1234567", Language::en), "1,234,567");
    EXPECT_EQ(shown("area_km2", "", Language::en), "–");
    EXPECT_EQ(shown("small_n", "true", Language::zh), "是");
    EXPECT_EQ(shown("unit_id", "0012", Language::zh), "0012");
    EXPECT_EQ(shown("gi_z", "-2.34567", Language::en), "−2.35");
}

TEST(Pages, SameBytesTwiceInEveryFormat) {
    for (const auto lang : {Language::en, Language::zh}) {
        const auto p = rolled_up(lang, true);
        const auto figure = publish::figures_of(p).front();
        for (const auto format : {Format::pdf, Format::svg, Format::png}) {
            EXPECT_EQ(figure_file(p, figure, format), figure_file(p, figure, format));
        }
        EXPECT_EQ(appendix_pdf(p), appendix_pdf(p));
    }
}

TEST(Pages, PngSaysItsResolution) {
    const auto p = rolled_up(Language::en, false);
    const auto png = figure_file(p, publish::figures_of(p).front(), Format::png);
    const auto chunk = png.find("pHYs");
    ASSERT_EQ(chunk, 37U); // behind the header
    EXPECT_EQ(png.substr(chunk + 4, 9), std::string("\0\0\x2e\x23\0\0\x2e\x23\1", 9)); // 11811 a metre
}

TEST(Pages, APublicationWithoutPlacesHasAnnexesOnly) {
    publish::Publication p;
    p.program = "gridwarden";
    EXPECT_TRUE(appendix_pdf(p).starts_with("%PDF"));
}

} // namespace
} // namespace gridwarden::page
