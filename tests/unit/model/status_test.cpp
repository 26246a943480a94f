#include "model/status.hpp"

#include <gtest/gtest.h>

namespace gridwarden::model {
namespace {

// Phrases of published lists of problems (Boshan, Huangshan, Jieyang, Chaozhou).
TEST(DeadlineTypes, AreReadFromThePhrasesOfRealLists) {
    EXPECT_EQ(parse_deadline_type("立行立改"), DeadlineType::immediate);
    EXPECT_EQ(parse_deadline_type("立行立改，长期坚持"), DeadlineType::long_term);
    EXPECT_EQ(parse_deadline_type("2025年底前"), DeadlineType::dated);
    EXPECT_EQ(parse_deadline_type("2025年底前，并长期坚持"), DeadlineType::dated_and_long_term);
    EXPECT_EQ(parse_deadline_type("2024年年底前，并长期推进(已阶段性完成)"), DeadlineType::dated_and_long_term);
    EXPECT_EQ(parse_deadline_type("2024年3月31日前"), DeadlineType::dated);
    EXPECT_EQ(parse_deadline_type("短期攻坚"), DeadlineType::dated);
    EXPECT_EQ(parse_deadline_type("中期推进"), DeadlineType::dated);
    EXPECT_EQ(parse_deadline_type("長期堅持"), DeadlineType::long_term);
    EXPECT_EQ(parse_deadline_type("限期整改并长期坚持"), DeadlineType::dated_and_long_term);
    EXPECT_EQ(parse_deadline_type("Dated and long-term"), DeadlineType::dated_and_long_term);
}

TEST(DeadlineTypes, AreNeverGuessed) {
    for (const auto* phrase : {"", "尽快", "2025年", "年底前", "立行立改，尽快", "(已完成)", "长期不坚持", "12345年底前"}) {
        EXPECT_EQ(parse_deadline_type(phrase), std::nullopt) << phrase;
    }
}

TEST(Progress, IsReadFromThePhrasesOfRealLists) {
    EXPECT_EQ(parse_progress("已完成，长期坚持"), Progress::complete);
    EXPECT_EQ(parse_progress("阶段性完成"), Progress::stage_complete);
    EXPECT_EQ(parse_progress("达时序进度"), Progress::in_progress);
    EXPECT_EQ(parse_progress("按时序推进"), Progress::in_progress);
    EXPECT_EQ(parse_progress("正在销号"), Progress::closing);
    EXPECT_EQ(parse_progress("未达时序"), Progress::behind);
    EXPECT_EQ(parse_progress("逾期"), Progress::behind);
    EXPECT_EQ(parse_progress(" 已銷號 "), Progress::closed);
    EXPECT_EQ(parse_progress("未销号"), std::nullopt);
}

} // namespace
} // namespace gridwarden::model
