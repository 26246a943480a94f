#include "io/line_reader.hpp"

#include "core/error.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace gridwarden {

namespace {

std::vector<std::string> lines_of(const std::string& path, std::vector<bool>* too_long = nullptr) {
    io::LineReader reader(path);
    std::vector<std::string> lines;
    while (const auto line = reader.next()) {
        lines.emplace_back(line->text);
        if (too_long != nullptr) {
            too_long->push_back(line->too_long);
        }
    }
    return lines;
}

} // namespace

TEST(LineReader, GivesEveryLineAlsoTheLastWithoutAnEnd) {
    const test::Scratch scratch;
    EXPECT_EQ(lines_of(scratch.file("a", "one\n\ntwo\r\nthree")), (std::vector<std::string>{"one", "", "two\r", "three"}));
    EXPECT_EQ(lines_of(scratch.file("b", "one\n")), (std::vector<std::string>{"one"}));
    EXPECT_TRUE(lines_of(scratch.file("c", "")).empty());
}

TEST(LineReader, LinesOfAnyLengthComeWholeUpToTheLimit) {
    const test::Scratch scratch;
    std::string text;
    std::vector<std::string> wanted;
    for (std::size_t size = 0; size < 200'000; size = size * 2 + 7) {
        wanted.emplace_back(size, 'x');
        text += wanted.back() + "\n";
    }
    EXPECT_EQ(lines_of(scratch.file("a", text)), wanted);
}

TEST(LineReader, BeyondTheLimitKeepsOnlyTheBeginning) {
    const test::Scratch scratch;
    std::vector<bool> too_long;
    const auto lines = lines_of(scratch.file("a", std::string(5 * io::LineReader::longest, 'x') + "\nnext\n" + std::string(io::LineReader::longest + 1, 'y')), &too_long);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].size(), io::LineReader::longest);
    EXPECT_EQ(lines[1], "next");
    EXPECT_EQ(too_long, (std::vector<bool>{true, false, true}));
}

TEST(LineReader, RefusesWhatIsNotThere) { EXPECT_THROW(io::LineReader("/nowhere/at/all"), Error); }

} // namespace gridwarden
