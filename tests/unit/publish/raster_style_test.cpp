#include "publish/raster_style.hpp"

#include "publish/layer_values.hpp"
#include "publish/qml_mark.hpp"
#include "publish/style.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

namespace gridwarden {
namespace {

TEST(RasterStyle, HasAClassBetweenEachPairOfLimitsAndNoneBelow) {
    const auto qml = publish::raster_qml_for("density", {0.5, 1, 1.5}, Language::en);
    EXPECT_TRUE(publish::is_as_marked(qml));
    EXPECT_NE(qml.find(R"(<item value="0.5" label="below 0.5" alpha="0")"), std::string::npos);
    EXPECT_NE(qml.find(R"(<item value="1" label="0.5 – 1" alpha="255" color="#ffffb2")"), std::string::npos);
    EXPECT_NE(qml.find(R"(<item value="inf" label="1 – 1.5" alpha="255" color="#b10026")"), std::string::npos);
}

TEST(BandStyle, HasTheClassesOfTheRaster) {
    const table::NumberColumn from{{0, 0.5, 1}};
    const table::NumberColumn to{{0.5, 1, 1.5}};
    const std::string square = "POLYGON ((0 0, 1 0, 1 1, 0 0))";
    const auto layer = test::table_of({{"density_min", from}, {"density_max", to}}, {square, square, square});
    const auto style = publish::make_style("density", layer, Language::en, {});
    ASSERT_EQ(style.renderer, publish::Renderer::graduated);
    ASSERT_EQ(style.classes.size(), 3U);
    EXPECT_EQ(style.classes[0].label, "1 – 1.5");
    EXPECT_EQ(style.classes[0].symbol.fill, "#b10026");
    EXPECT_EQ(style.classes[1].symbol.fill, "#ffffb2");
    EXPECT_EQ(style.classes[2].label, "0 – 0.5");
    EXPECT_EQ(style.classes[2].symbol.fill, ""); // below the first limit only an outline
}

TEST(LayerValues, WholeNumbersAscendByValue) {
    const table::IntegerColumn numbers{{10, 9, table::IntegerColumn::null, 100, 9}};
    const auto layer = test::table_of({{"cluster_id", numbers}}, {"", "", "", "", ""});
    EXPECT_EQ(publish::values_of(layer, 0), (std::vector<std::string>{"9", "10", "100"}));
}

} // namespace
} // namespace gridwarden
