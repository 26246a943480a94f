#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace gridwarden::test {

/// The folder of reference data that lies beside a checkout for its developers (`../shared`), if it is there.
/// A test that needs it begins with `auto shared = test::shared(); if (!shared) GTEST_SKIP() << test::no_shared;`.
inline std::optional<std::filesystem::path> shared() {
    const auto path = std::filesystem::path(GRIDWARDEN_SOURCE_DIR).parent_path() / "shared";
    return std::filesystem::is_directory(path) ? std::optional(path) : std::nullopt;
}
inline constexpr const char* no_shared = "the folder of reference data (../shared) is not here";

/// A file of the repository.
inline std::string source_file(const std::string& relative) { return std::string(GRIDWARDEN_SOURCE_DIR) + "/" + relative; }

} // namespace gridwarden::test
