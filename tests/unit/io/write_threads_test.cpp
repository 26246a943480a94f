#include "core/error.hpp"
#include "io/files.hpp"
#include "io/write_behind.hpp"
#include "io/writer.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"
#include "support/tables.hpp"

#include <gtest/gtest.h>

namespace gridwarden::io {
namespace {

/// Rows enough for many pieces, of points and outlines.
table::Table many_rows(bool outlines) {
    std::vector<std::optional<std::string>> names;
    std::vector<std::string> places;
    for (int i = 0; i < 20'000; ++i) {
        names.emplace_back("点 " + std::to_string(i) + (i % 7 == 0 ? " \"quoted\", and long enough to make pieces that are worth a write" : ""));
        places.push_back(outlines && i > 15'000 ? "POLYGON((1 1,2 1,2 2,1 1))" : "POINT(" + std::to_string(i * 0.001) + " 30.5)");
    }
    return test::table_of({test::text_column("name", names), {"unit", table::make_dictionary(std::vector<std::string>(20'000, "U1"))}}, places);
}

TEST(WriteThreads, GiveTheSameBytesAndTheirHash) {
    for (const bool outlines : {false, true}) {
        const auto table = many_rows(outlines);
        for (const char* name : {"a.geojson", "a.geojsonl", "a.csv", "a.json"}) {
            std::string first;
            for (const unsigned threads : {1U, 2U, 5U}) {
                const test::Scratch folder;
                std::string sha256;
                WriteOptions options;
                options.threads = threads;
                options.sha256 = &sha256;
                const auto sink = open_sink(folder.name(name), options, no_issues());
                table::write_all(table, *sink);
                const auto bytes = test::bytes_of(folder.name(name));
                first = first.empty() ? bytes : first;
                EXPECT_EQ(bytes, first) << name << " at " << threads;
                EXPECT_EQ(sha256, sha256_text(bytes)) << name << " at " << threads;
            }
        }
    }
}

TEST(WriteThreads, AFailureBehindIsThrown) {
    WriteBehind behind([](std::string_view bytes) {
        if (bytes == "bad") {
            throw Error("GW-OUT-004", {{"path", "a"}, {"reason", "full"}});
        }
    });
    behind.add("good");
    behind.finish();
    behind.add("bad");
    EXPECT_THROW(behind.finish(), Error);
    EXPECT_THROW(behind.add("more"), Error);
}

} // namespace
} // namespace gridwarden::io
