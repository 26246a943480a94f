#include "core/error.hpp"
#include "io/files.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace gridwarden::io {
namespace {

using test::Scratch;

TEST(Sha256, EqualsPublishedVectors) { // FIPS 180-4 examples
    EXPECT_EQ(sha256_text("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_text(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, FileEqualsItsText) {
    const Scratch scratch;
    EXPECT_EQ(sha256_file(scratch.file("a.csv", "abc")), sha256_text("abc"));
    EXPECT_EQ(sha256_file(scratch.file("empty.csv", "")), sha256_text(""));
}

TEST(Sha256, ShapefileIsAllItsParts) {
    const Scratch scratch;
    scratch.file("a.dbf", "D");
    scratch.file("a.PRJ", "P");
    scratch.file("a.shx", "X");
    scratch.file("a.sbn", "not part of it");
    EXPECT_EQ(sha256_file(scratch.file("a.shp", "S")), sha256_text("SXDP"));
}

TEST(Sha256, FolderIsItsFilesByName) {
    const Scratch scratch;
    scratch.file("b.gdbtable", "2");
    scratch.file("a.gdbtable", "1");
    EXPECT_EQ(sha256_file(scratch.path()), sha256_text("12"));
}

TEST(Sha256, VirtualPathIsItsArchive) {
    const Scratch scratch;
    const auto archive = scratch.file("a.zip", "Z");
    EXPECT_EQ(sha256_file("/vsizip/" + archive + "/b.shp"), sha256_text("Z"));
}

std::string code_of(const std::string& path) {
    try {
        read_file(path);
    } catch (const Error& error) {
        return error.code();
    }
    return "";
}

TEST(ReadFile, GivesTheBytes) {
    const Scratch scratch;
    const std::string bytes("a\0b\r\n", 5);
    EXPECT_EQ(read_file(scratch.file("a", bytes)), bytes);
    EXPECT_EQ(read_file(scratch.file("b", "")), "");
    EXPECT_EQ(read_file("/dev/null"), "");
    EXPECT_FALSE(read_file("/proc/self/status").empty()) << "a file whose size the system does not tell";
}

TEST(ReadFile, ReadsAPipe) {
    const Scratch scratch;
    const auto path = scratch.name("pipe");
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    const std::string text(3'000'000, 'x');
    std::thread writer([&] { std::ofstream(path) << text; });
    EXPECT_EQ(read_file(path), text);
    writer.join();
}

TEST(ReadFile, RefusesWhatIsNotThere) {
    const Scratch scratch;
    scratch.file("ledger.csv", "a");
    scratch.file("ledger.xlsx", "a");
    EXPECT_EQ(code_of(scratch.name("nothing/at/all.csv")), "GW-IO-001");
    EXPECT_EQ(code_of(scratch.path()), "GW-IO-002");
    try {
        read_file(scratch.name("legder.csv"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.exit(), Exit::input);
        EXPECT_NE(error.hint(Language::en).find("ledger.csv"), std::string::npos) << error.hint(Language::en);
    }
}

TEST(ReadFile, RefusesWhatMayNotBeRead) {
    if (::geteuid() == 0) {
        GTEST_SKIP() << "root may read everything";
    }
    const Scratch scratch;
    const auto path = scratch.file("a", "a");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    EXPECT_EQ(code_of(path), "GW-IO-002");
}

} // namespace
} // namespace gridwarden::io
