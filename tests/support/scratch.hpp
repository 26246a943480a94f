#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>

namespace gridwarden::test {

/// A folder for the files of one test, removed with them.
class Scratch {
public:
    Scratch() {
        static std::atomic<int> count{0};
        folder_ = std::filesystem::temp_directory_path() /
                  ("gridwarden_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count));
        std::filesystem::create_directories(folder_);
    }
    ~Scratch() {
        std::error_code failure;
        std::filesystem::remove_all(folder_, failure);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] std::string path() const { return folder_.string(); }
    [[nodiscard]] std::string name(const std::string& relative) const { return (folder_ / relative).string(); }
    /// Writes a file and gives its path.
    std::string file(const std::string& relative, std::string_view bytes) const {
        const auto path = folder_ / relative;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }

private:
    std::filesystem::path folder_;
};

} // namespace gridwarden::test
