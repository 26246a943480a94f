#include "model/reason.hpp"

#include <gtest/gtest.h>

namespace gridwarden::model {
namespace {

TEST(Reason, ReadsEveryWordItWrites) {
    for (const auto* word : {"overdue", "rebound", "zone:1", "zone:2", "zone:quasi", "zone", "hot", "due:7d", "due:0d", "due:30d", "behind", "new", "mismatch", "never-visited"}) {
        const auto reason = parse_reason(word);
        ASSERT_TRUE(reason) << word;
        EXPECT_EQ(to_text(*reason), word);
        EXPECT_NE(title_of(*reason, Language::zh), title_of(*reason, Language::en));
    }
    EXPECT_EQ(to_text(*parse_reason("due")), "due:7d");
}

TEST(Reason, GuessesNothing) {
    for (const auto* word : {"", "late", "Overdue", "zone:3", "zone:", "due:week", "due:-1d", "due:7", "hot:2", "overdue:1", "due:99999d"}) {
        EXPECT_FALSE(parse_reason(word)) << word;
    }
}

TEST(Reason, TheDefaultOrderNamesEachKindInTheListOfWords) {
    for (const auto& reason : default_priority()) {
        EXPECT_NE(reason_words().find(to_text(reason)), std::string_view::npos) << to_text(reason);
    }
}

} // namespace
} // namespace gridwarden::model
