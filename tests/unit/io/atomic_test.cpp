#include "core/error.hpp"
#include "io/files.hpp"
#include "support/child.hpp"
#include "support/files.hpp"
#include "support/scratch.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace gridwarden::io {

namespace fs = std::filesystem;
using test::bytes_of;
using test::put;
using test::Names;
using test::names_in;

template <typename Work>
std::string code_of(Work work) {
    try {
        work();
    } catch (const Error& error) {
        EXPECT_EQ(error.message(Language::en).find('{'), std::string::npos) << error.message(Language::en);
        EXPECT_EQ(error.message(Language::zh).find('{'), std::string::npos) << error.message(Language::zh);
        return error.code();
    }
    return "";
}

TEST(AtomicFile, AppearsWholeOnCommit) {
    const test::Scratch folder;
    AtomicFile file(folder.name("a.txt"), false);
    file.write("one ");
    file.write(std::string(3 << 20, 'x'));
    EXPECT_FALSE(fs::exists(folder.name("a.txt")));
    file.commit();
    EXPECT_EQ(bytes_of(folder.name("a.txt")), "one " + std::string(3 << 20, 'x'));
    EXPECT_EQ(names_in(folder.path()), Names{"a.txt"});
}

TEST(AtomicFile, LeavesNothingWithoutCommit) {
    const test::Scratch folder;
    put(folder.name("old.txt"), "old");
    {
        AtomicFile fresh(folder.name("new.txt"), false);
        AtomicFile over(folder.name("old.txt"), true);
        fresh.write("x");
        over.write("x");
    }
    EXPECT_EQ(names_in(folder.path()), Names{"old.txt"});
    EXPECT_EQ(bytes_of(folder.name("old.txt")), "old");
}

TEST(AtomicFile, RefusesAnExistingFile) {
    const test::Scratch folder;
    put(folder.name("a.txt"), "mine");
    EXPECT_EQ(code_of([&] { write_file(folder.name("a.txt"), "x", false); }), "GW-OUT-001");
    EXPECT_EQ(bytes_of(folder.name("a.txt")), "mine");
    write_file(folder.name("a.txt"), "x", true);
    EXPECT_EQ(bytes_of(folder.name("a.txt")), "x");
}

TEST(AtomicFile, DoesNotReplaceAFileThatAppearedMeanwhile) {
    const test::Scratch folder;
    AtomicFile file(folder.name("a.txt"), false);
    file.write("ours");
    put(folder.name("a.txt"), "theirs");
    EXPECT_EQ(code_of([&] { file.commit(); }), "GW-OUT-001");
    EXPECT_EQ(bytes_of(folder.name("a.txt")), "theirs");
}

TEST(AtomicFile, RefusesWhereItCannotWrite) {
    const test::Scratch folder;
    put(folder.name("file"), "");
    EXPECT_EQ(code_of([&] { AtomicFile(folder.name("missing/a.txt"), false); }), "GW-OUT-002");
    EXPECT_EQ(code_of([&] { AtomicFile(folder.name("file/a.txt"), false); }), "GW-OUT-002");
    EXPECT_EQ(code_of([&] { AtomicFile(folder.path(), true); }), "GW-OUT-002");
    EXPECT_EQ(code_of([&] { AtomicFile("", true); }), "GW-OUT-002");
    chmod(folder.path().c_str(), 0555);
    const auto outcome = test::in_child([&] {
        test::drop_root();
        write_file(folder.name("a.txt"), "x", false);
    });
    EXPECT_EQ(outcome.code, "GW-OUT-002");
    chmod(folder.path().c_str(), 0755);
    EXPECT_EQ(names_in(folder.path()), Names{"file"});
}

TEST(AtomicFile, AFullDiskIsToldAndLeavesTheOldFile) {
    const test::Scratch folder;
    put(folder.name("a.txt"), "old");
    const auto outcome = test::in_child([&] {
        test::limit_file_size(10'000);
        write_file(folder.name("a.txt"), std::string(100'000, 'x'), true);
    });
    EXPECT_EQ(outcome.code, "GW-OUT-004");
    EXPECT_EQ(names_in(folder.path()), Names{"a.txt"});
    EXPECT_EQ(bytes_of(folder.name("a.txt")), "old");
    EXPECT_EQ(code_of([&] { write_file("/dev/full", "x", false); }), "GW-OUT-004");
}

TEST(AtomicFile, KilledItLeavesOnlyATemporaryName) {
    const test::Scratch folder;
    put(folder.name("a.txt"), "old");
    const auto outcome = test::in_child([&] {
        AtomicFile file(folder.name("a.txt"), true);
        file.write(std::string(2 << 20, 'x'));
        raise(SIGKILL);
    });
    EXPECT_EQ(outcome.signal, SIGKILL);
    EXPECT_EQ(bytes_of(folder.name("a.txt")), "old");
    ASSERT_EQ(names_in(folder.path()).size(), 2u);
    EXPECT_TRUE(names_in(folder.path()).front().starts_with(".gridwarden-")) << names_in(folder.path()).front();
}

TEST(AtomicFile, ADeviceIsWrittenToAsItIs) {
    write_file("/dev/null", "x", false);
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(AtomicFile, ALinkIsFollowedAndAModeKept) {
    const test::Scratch folder;
    put(folder.name("real.txt"), "old");
    chmod(folder.name("real.txt").c_str(), 0640);
    fs::create_symlink(folder.name("real.txt"), folder.name("link.txt"));
    write_file(folder.name("link.txt"), "new", true);
    EXPECT_TRUE(fs::is_symlink(folder.name("link.txt")));
    EXPECT_EQ(bytes_of(folder.name("real.txt")), "new");
    EXPECT_EQ(fs::status(folder.name("real.txt")).permissions(), fs::perms(0640));
}

TEST(AtomicFolder, AppearsWholeWithItsParents) {
    const test::Scratch folder;
    {
        AtomicFolder out(folder.name("out/2024-05-09/"), false);
        put(out.working_path() + "/a.txt", "a");
        EXPECT_FALSE(fs::exists(folder.name("out/2024-05-09")));
        out.commit({});
    }
    EXPECT_EQ(names_in(folder.name("out")), Names{"2024-05-09"});
    EXPECT_EQ(names_in(folder.name("out/2024-05-09")), Names{"a.txt"});
}

TEST(AtomicFolder, LeavesNothingWithoutCommit) {
    const test::Scratch folder;
    {
        AtomicFolder out(folder.name("x/y/z"), false);
        put(out.working_path() + "/a.txt", "a");
    }
    EXPECT_EQ(names_in(folder.path()), Names{});
}

TEST(AtomicFolder, AnEmptyFolderIsAsGoodAsNone) {
    const test::Scratch folder;
    fs::create_directory(folder.name("out"));
    AtomicFolder out(folder.name("out"), false);
    put(out.working_path() + "/a.txt", "a");
    out.commit({});
    EXPECT_EQ(names_in(folder.name("out")), Names{"a.txt"});
}

TEST(AtomicFolder, RefusesWhatIsThere) {
    const test::Scratch folder;
    put(folder.name("out/mine.txt"), "mine");
    put(folder.name("file"), "");
    EXPECT_EQ(code_of([&] { AtomicFolder(folder.name("out"), false); }), "GW-OUT-001");
    EXPECT_EQ(code_of([&] { AtomicFolder(folder.name("file"), true); }), "GW-OUT-002");
    EXPECT_EQ(code_of([&] { AtomicFolder(folder.name("file/out"), true); }), "GW-OUT-002");
    EXPECT_EQ(names_in(folder.path()), (Names{"file", "out"}));
}

TEST(AtomicFolder, SwapsAndKeepsWhatTheUserPutThere) {
    const test::Scratch folder;
    put(folder.name("out/sites.geojson"), "old");
    put(folder.name("out/gone.geojson"), "old");
    put(folder.name("out/notes.txt"), "mine");
    put(folder.name("out/photos/a.jpg"), "mine");
    fs::create_symlink("notes.txt", folder.name("out/link"));
    {
        AtomicFolder out(folder.name("out"), true);
        put(out.working_path() + "/sites.geojson", "new");
        EXPECT_EQ(bytes_of(folder.name("out/sites.geojson")), "old");
        out.commit({"sites.geojson", "gone.geojson"});
    }
    EXPECT_EQ(names_in(folder.path()), Names{"out"});
    EXPECT_EQ(names_in(folder.name("out")), (Names{"link", "notes.txt", "photos", "sites.geojson"}));
    EXPECT_EQ(bytes_of(folder.name("out/sites.geojson")), "new");
    EXPECT_EQ(bytes_of(folder.name("out/photos/a.jpg")), "mine");
    EXPECT_TRUE(fs::is_symlink(folder.name("out/link")));
}

TEST(AtomicFolder, NeverReplacesAFileOfTheUser) {
    const test::Scratch folder;
    put(folder.name("out/sites.geojson"), "mine");
    {
        AtomicFolder out(folder.name("out"), true);
        put(out.working_path() + "/sites.geojson", "new");
        EXPECT_EQ(code_of([&] { out.commit({}); }), "GW-OUT-007");
    }
    EXPECT_EQ(names_in(folder.path()), Names{"out"});
    EXPECT_EQ(bytes_of(folder.name("out/sites.geojson")), "mine");
}

TEST(AtomicFolder, KilledItLeavesTheOldFolder) {
    const test::Scratch folder;
    put(folder.name("out/a.txt"), "old");
    const auto outcome = test::in_child([&] {
        AtomicFolder out(folder.name("out"), true);
        put(out.working_path() + "/a.txt", "new");
        raise(SIGKILL);
    });
    EXPECT_EQ(outcome.signal, SIGKILL);
    EXPECT_EQ(bytes_of(folder.name("out/a.txt")), "old");
    EXPECT_EQ(names_in(folder.name("out")), Names{"a.txt"});
}

} // namespace gridwarden::io
