#include "analysis/river_network.hpp"

#include "geodesy/geodesic.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gridwarden::analysis {
namespace {

using shape::Coord;
using shape::Path;

constexpr auto snap = Length::metres(5);
constexpr Coord mouth{117, 31};

Coord at(Coord from, double azimuth, double metres) { return geodesy::direct(from, Angle::degrees(azimuth), Length::metres(metres)); }

/// A line that ends at a place and comes from an azimuth, in pieces.
Path from(Coord end, double azimuth, double metres, int pieces = 7) {
    Path path;
    for (int i = pieces; i >= 0; --i) {
        path.push_back(at(end, azimuth, metres * i / pieces));
    }
    return path;
}

double metres(const std::vector<Path>& paths) { return length_of(paths).in_metres(); }

/// R42: two branches that meet at the intake; 1000 m up covers both.
TEST(RiverNetwork, GoesUpBothBranchesOfAY) {
    const auto below = from(at(mouth, 180, 3000), 0, 3000);
    const RiverNetwork network({from(mouth, 320, 5000), from(mouth, 40, 5000), below}, snap);
    const auto spot = network.nearest(mouth);
    ASSERT_TRUE(spot);
    EXPECT_NEAR(metres(network.upstream(*spot, Length::kilometres(1))), 2000, 0.1);
    EXPECT_NEAR(metres(network.downstream(*spot, Length::metres(100))), 100, 0.1);
    const auto lower = network.nearest(at(mouth, 180, 400));
    EXPECT_NEAR(metres(network.upstream(*lower, Length::kilometres(1))), 400 + 2 * 600, 0.1);
    const auto on_branch = network.nearest(at(at(mouth, 40, 200), 130, 30));
    EXPECT_NEAR(on_branch->away.in_metres(), 30, 0.1);
    EXPECT_NEAR(metres(network.upstream(*on_branch, Length::kilometres(1))), 1000, 0.1) << "the other branch is not upstream of this one";
    EXPECT_NEAR(metres(network.downstream(*on_branch, Length::kilometres(1))), 1000, 0.1);
    EXPECT_NEAR(metres(network.downstream(*on_branch, Length::kilometres(9))), 3200, 0.5) << "no farther than the outlet";
    EXPECT_NEAR(metres(network.upstream(*on_branch, Length::kilometres(9))), 4800, 0.5) << "no farther than the spring";
}

TEST(RiverNetwork, FollowsSectionsAndTributariesOntoTheMiddleOfAnEdge) {
    const auto main = from(mouth, 0, 10'000, 1);
    const auto upper = from(main.front(), 10, 5'000);
    const auto junction = at(mouth, 0, 2'500); // on the edge, at no corner of it
    const RiverNetwork network({main, from(at(junction, 90, 3), 90, 4'000), upper}, snap);
    const auto spot = network.nearest(mouth);
    EXPECT_NEAR(metres(network.upstream(*spot, Length::kilometres(12))), 12'000 + 4'000, 1);
    EXPECT_NEAR(metres(network.upstream(*spot, Length::kilometres(3))), 3'000 + 500, 1);
    EXPECT_FALSE(network.mouth(0));
    EXPECT_EQ(network.mouth(1)->line, 0U);
    EXPECT_NEAR(network.mouth(1)->along_m, 7'500, 1);
    EXPECT_EQ(network.mouth(2)->line, 0U);
    const RiverNetwork apart({main, from(at(junction, 90, 7), 90, 4'000), upper}, snap);
    EXPECT_FALSE(apart.mouth(1)) << "beyond the snapping distance";
}

TEST(RiverNetwork, CountsAnArmThatComesBackOnce) {
    const auto main = from(mouth, 0, 4'000, 8);
    const Path arm{main[2], at(main[4], 90, 800), main[6]};
    const double arm_m = metres({arm});
    const RiverNetwork network({main, arm}, snap);
    EXPECT_NEAR(metres(network.upstream(*network.nearest(mouth), Length::kilometres(9))), 4'000 + arm_m, 0.5);
    EXPECT_NEAR(metres(network.downstream(*network.nearest(main.front()), Length::kilometres(9))), 4'000 + arm_m, 0.5);
}

TEST(RiverNetwork, EndsWhereLinesRunInARing) {
    const auto a = mouth;
    const auto b = at(a, 0, 1'000);
    const auto c = at(a, 60, 1'000);
    const RiverNetwork ring({{a, b}, {b, c}, {c, a}}, snap);
    const auto spot = ring.nearest(at(a, 0, 500));
    EXPECT_NEAR(metres(ring.upstream(*spot, Length::kilometres(20))), 3'000, 1);
    EXPECT_NEAR(metres(ring.downstream(*spot, Length::kilometres(20))), 3'000, 1);
    EXPECT_EQ(RiverNetwork({}, snap).nearest(a), std::nullopt);
    EXPECT_EQ(RiverNetwork({{a, a}, {b}}, snap).size(), 0U);
}

/// Random trees: a line counts for as much of it as the way that is left at its mouth.
TEST(RiverNetwork, EqualsTheSumOverARandomTree) {
    std::mt19937 random(4);
    const auto draw = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    for (int round = 0; round < 10; ++round) {
        std::vector<Path> lines{from(mouth, 0, 20'000, 10)};
        std::vector<double> way_to_mouth{0};
        std::vector<double> lengths{20'000};
        for (int i = 0; i < 25; ++i) {
            const auto onto = static_cast<std::size_t>(draw(0, static_cast<double>(lines.size()) - 0.01));
            const auto corner = static_cast<std::size_t>(draw(0, static_cast<double>(lines[onto].size()) - 1.01));
            double above = 0; // along that line, to its mouth
            for (std::size_t k = corner + 1; k < lines[onto].size(); ++k) {
                above += geodesy::distance(lines[onto][k - 1], lines[onto][k]).in_metres();
            }
            const double length = draw(200, 6'000);
            lines.push_back(from(lines[onto][corner], draw(0, 360), length, 5));
            lengths.push_back(length);
            way_to_mouth.push_back(way_to_mouth[onto] + above);
        }
        const auto reach = draw(500, 40'000);
        double wanted = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            wanted += std::clamp(reach - way_to_mouth[i], 0.0, lengths[i]);
        }
        // Lines may cross each other; only their ends run into others.
        const RiverNetwork network(lines, Length::metres(0.01));
        EXPECT_NEAR(metres(network.upstream({0, network.length_m(0), {}}, Length::metres(reach))), wanted, 0.5) << round;
    }
}

TEST(RiverNetwork, IsTurnedToItsOutlet) {
    const auto below = from(at(mouth, 180, 3000), 0, 3000);
    std::vector<Path> lines{from(mouth, 320, 5000), from(mouth, 40, 5000), below, from(at(mouth, 90, 90'000), 0, 100)};
    for (unsigned mask = 0; mask < 16; ++mask) {
        auto mixed = lines;
        for (std::size_t i = 0; i < mixed.size(); ++i) {
            if ((mask >> i & 1U) != 0) {
                std::reverse(mixed[i].begin(), mixed[i].end());
            }
        }
        auto turned = turned_to(mixed, below.back(), snap);
        EXPECT_EQ(turned.unlinked, 1U);
        EXPECT_EQ(turned.lines[3], mixed[3]) << "what is not linked keeps its direction";
        const RiverNetwork network(std::move(turned.lines), snap);
        EXPECT_NEAR(metres(network.upstream(*network.nearest(mouth), Length::kilometres(1))), 2000, 0.1) << mask;
    }
    EXPECT_EQ(turned_to({}, mouth, snap).lines.size(), 0U);
}

std::vector<std::string> odd(const RiverNetwork& network) {
    constexpr const char* names[] = {"opposed", "gap", "ring"};
    std::vector<std::string> texts;
    for (const auto& oddity : network.oddities()) {
        texts.push_back(std::string(names[static_cast<int>(oddity.sort)]) + " " + std::to_string(oddity.line) + " " + std::to_string(oddity.other));
    }
    return texts;
}

TEST(RiverNetwork, TellsWhatIsOdd) {
    const auto below = from(at(mouth, 180, 3000), 0, 3000);
    EXPECT_EQ(odd(RiverNetwork({from(mouth, 320, 5000), from(mouth, 40, 5000), below}, snap)), std::vector<std::string>{});
    EXPECT_EQ(odd(RiverNetwork({from(mouth, 320, 5000), from(mouth, 180, 3000)}, snap)), std::vector<std::string>{"opposed 0 1"});
    EXPECT_EQ(odd(RiverNetwork({from(at(mouth, 320, 20), 320, 5000), below}, snap)), std::vector<std::string>{"gap 0 1"});
    const auto b = at(mouth, 0, 1'000);
    const auto c = at(mouth, 60, 1'000);
    EXPECT_EQ(odd(RiverNetwork({{mouth, b}, {b, c}, {c, mouth}}, snap)), (std::vector<std::string>{"ring 0 0", "ring 1 1", "ring 2 2"}));
}

} // namespace
} // namespace gridwarden::analysis
