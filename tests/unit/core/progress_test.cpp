#include "core/progress.hpp"

#include "core/error.hpp"
#include "core/version.hpp"
#include "support/files.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <regex>

namespace gridwarden {
namespace {

/// Sets the flag for the life of a test.
struct Interrupted {
    Interrupted() { cancel_flag() = true; }
    ~Interrupted() { cancel_flag() = false; }
};

TEST(Cancel, IsQuietUntilTheFlagIsSet) {
    EXPECT_FALSE(cancel_flag());
    EXPECT_NO_THROW(check_cancel());
}

TEST(Cancel, ThrowsWhereInterrupted) {
    const Interrupted now;
    for (int time = 0; time < 2; ++time) {
        try {
            check_cancel();
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), "GW-RUN-130");
            EXPECT_EQ(static_cast<int>(error.exit()), 130);
        }
    }
}

TEST(Cancel, FlagNeedsNoLock) { EXPECT_TRUE(cancel_flag().is_lock_free()) << "it is set from a signal handler"; }

TEST(NoProgress, TakesEverything) {
    auto& progress = no_progress();
    progress.stage("", 0, "");
    progress.advance(std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(&progress, &no_progress());
}

TEST(Version, IsThatOfTheBuild) {
    const auto build = test::bytes_of(test::source_file("CMakeLists.txt"));
    std::smatch found;
    ASSERT_TRUE(std::regex_search(build, found, std::regex(R"(project\(gridwarden VERSION ([0-9.]+))")));
    EXPECT_EQ(found[1].str(), version);
}

} // namespace
} // namespace gridwarden
