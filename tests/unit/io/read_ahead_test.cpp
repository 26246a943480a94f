#include "io/read_ahead.hpp"

#include "core/error.hpp"
#include "io/reader.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

namespace gridwarden::io {
namespace {

class Codes final : public IssueSink {
public:
    void add(Issue issue) override { told += issue.code + "@" + std::to_string(issue.place.row) + " "; }
    std::string told;
};

std::string register_of(int rows, const std::string& end) {
    std::string text = "a,b,c\n";
    for (int i = 0; i < rows; ++i) {
        text += std::to_string(i) + (i % 1000 == 3 ? ",short\n" : ",x,y\n");
    }
    return text + end;
}

/// Everything a source gives: cells, issues, the account, the error that ends it.
std::string reading(const std::string& path, unsigned threads) {
    Codes issues;
    std::string all;
    try {
        const auto source = open_source({path, {}, "", ""}, issues, threads);
        table::Batch batch;
        std::string scratch;
        while (source->next(batch)) {
            all += std::to_string(batch.size()) + ": ";
            for (std::size_t row = 0; row < batch.size(); row += 997) {
                all += std::string(text_of(batch.columns[0], row, scratch).value_or("-")) + ' ';
            }
            all += issues.told + '\n';
        }
        all += std::to_string(source->next(batch)) + std::to_string(source->counts().read);
    } catch (const Error& error) {
        all += error.code();
    }
    return all + issues.told;
}

TEST(ReadAhead, GivesWhatReadingInOneThreadGives) {
    const test::Scratch folder;
    for (const auto& [rows, end] : {std::pair(0, ""), std::pair(10, ""), std::pair(200'000, ""), std::pair(200'000, "1,\"never closed")}) {
        const auto path = folder.file("a.csv", register_of(rows, end));
        EXPECT_EQ(reading(path, 2), reading(path, 1)) << rows;
    }
}

} // namespace
} // namespace gridwarden::io
