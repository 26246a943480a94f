#include "core/error.hpp"
#include "core/message.hpp"
#include "support/files.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

namespace gridwarden {
namespace {

using Words = std::multiset<std::string>;

Words placeholders(std::string_view text) {
    static const std::regex name(R"(\{([A-Za-z0-9_]*)(\|[^{}|]+\|[^{}|]+)?\})");
    const std::string all(text);
    Words found;
    for (std::sregex_iterator at(all.begin(), all.end(), name), end; at != end; ++at) {
        found.insert((*at)[1]);
    }
    return found;
}

std::set<std::string> distinct(const Words& words) { return {words.begin(), words.end()}; }

bool has_chinese(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9; });
}

/// Without examples of JSON, whose braces are their own.
std::string without_json(std::string_view text) {
    static const std::regex object(R"re(\{"[^{}]*(\{[^{}]*\})?[^{}]*\})re");
    return std::regex_replace(std::string(text), object, "");
}

std::vector<std::string_view> texts_of(const MessageEntry& e) {
    return {e.message.en, e.message.zh, e.hint.en, e.hint.zh, e.explanation.en, e.explanation.zh};
}

TEST(Catalogue, CodesAreWellFormedUniqueAndSorted) {
    static const std::regex form(R"(GW-[A-Z]+-[0-9]{3})");
    ASSERT_FALSE(catalogue().empty());
    std::string_view before;
    for (const auto& entry : catalogue()) {
        EXPECT_TRUE(std::regex_match(std::string(entry.code), form)) << entry.code;
        EXPECT_LT(before, entry.code) << "sorted, and none twice";
        before = entry.code;
    }
}

TEST(Catalogue, EveryTextIsThereInBothLanguages) {
    for (const auto& entry : catalogue()) {
        EXPECT_FALSE(entry.message.en.empty() || entry.message.zh.empty()) << entry.code;
        EXPECT_FALSE(entry.explanation.en.empty() || entry.explanation.zh.empty()) << entry.code;
        EXPECT_EQ(entry.hint.en.empty(), entry.hint.zh.empty()) << entry.code;
        EXPECT_TRUE(!entry.hint.en.empty() || entry.exit == Exit::defect) << entry.code << " does not say what to type next";
        EXPECT_TRUE(has_chinese(entry.message.zh) && has_chinese(entry.explanation.zh)) << entry.code;
        EXPECT_FALSE(has_chinese(entry.message.en)) << entry.code;
    }
}

TEST(Catalogue, BothLanguagesAskForTheSameValues) {
    for (const auto& e : catalogue()) {
        EXPECT_EQ(distinct(placeholders(e.message.en)), distinct(placeholders(e.message.zh))) << e.code;
        EXPECT_EQ(distinct(placeholders(e.hint.en)), distinct(placeholders(e.hint.zh))) << e.code;
        EXPECT_TRUE(placeholders(e.explanation.en).empty() && placeholders(e.explanation.zh).empty())
            << e.code << ": `explain` has no values to fill in";
    }
}

TEST(Catalogue, BracesArePlaceholdersAndNothingElse) {
    for (const auto& entry : catalogue()) {
        for (const auto& text : {without_json(entry.message.en), without_json(entry.message.zh), without_json(entry.hint.en), without_json(entry.hint.zh)}) {
            const auto opened = static_cast<std::size_t>(std::count(text.begin(), text.end(), '{'));
            const auto closed = static_cast<std::size_t>(std::count(text.begin(), text.end(), '}'));
            EXPECT_EQ(opened, placeholders(text).size()) << entry.code << ": " << text;
            EXPECT_EQ(closed, opened) << entry.code << ": " << text;
            EXPECT_FALSE(placeholders(text).contains("")) << entry.code << ": " << text;
        }
    }
}

TEST(Catalogue, NothingIsLeftToDo) {
    static const std::regex unfinished("todo|fixme|xxx+|tbd|待办|待定|lorem", std::regex::icase);
    for (const auto& entry : catalogue()) {
        for (const auto text : texts_of(entry)) {
            EXPECT_FALSE(std::regex_search(std::string(text), unfinished)) << entry.code << ": " << text;
            EXPECT_TRUE(text.empty() || (text.front() != ' ' && text.back() != ' ')) << entry.code << ": '" << text << "'";
            EXPECT_EQ(text.find("  "), text.npos) << entry.code << ": two blanks where a line was joined: " << text;
        }
    }
}

TEST(Catalogue, EveryCodeInTheSourceHasAnEntryAndEveryEntryAUse) {
    static const std::regex quoted_code(R"re("(GW-[A-Z]+-[0-9]+)")re");
    std::set<std::string> used;
    for (const auto& file : std::filesystem::recursive_directory_iterator(test::source_file("src"))) {
        const auto path = file.path().string();
        if (!path.ends_with(".cpp") || path.find("/core/catalogue/") != path.npos) {
            continue;
        }
        const auto text = test::bytes_of(path);
        for (std::sregex_iterator at(text.begin(), text.end(), quoted_code), end; at != end; ++at) {
            used.insert((*at)[1]);
        }
    }
    std::set<std::string> known;
    for (const auto& entry : catalogue()) {
        known.emplace(entry.code);
    }
    for (const auto& code : used) {
        EXPECT_TRUE(known.contains(code)) << code << " is used and has no entry";
    }
    for (const auto& code : known) {
        EXPECT_TRUE(used.contains(code)) << code << " has an entry and is never used";
    }
}

TEST(CatalogueEntry, FindsEachAndRefusesOthers) {
    for (const auto& entry : catalogue()) {
        EXPECT_EQ(&catalogue_entry(entry.code), &entry);
    }
    for (const auto* code : {"", "GW", "GW-BUG-000", "gw-bug-001", "GW-ZZZ-999", "GW-BUG-0011"}) {
        try {
            catalogue_entry(code);
            ADD_FAILURE() << code;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), "GW-ARG-020") << code;
            EXPECT_NE(error.message(Language::en).find(code), std::string::npos);
        }
    }
}

} // namespace
} // namespace gridwarden
