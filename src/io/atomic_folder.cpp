#include "core/error.hpp"
#include "io/atomic_path.hpp"
#include "io/files.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <unordered_set>

namespace gridwarden::io {

namespace {

namespace fs = std::filesystem;

std::string normal(const std::string& path) {
    auto clean = fs::absolute(resolve_links(path)).lexically_normal();
    return clean.has_filename() ? clean.string() : clean.parent_path().string();
}

/// The topmost folder that has to be made so that `folder` exists; empty where it does.
std::string first_missing(fs::path folder) {
    fs::path missing;
    while (!folder.empty() && !exists(folder.string())) {
        missing = folder;
        folder = folder.parent_path();
    }
    return missing.string();
}

void make_folder(const fs::path& folder, const std::string& for_path) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) {
        throw_system_error("GW-OUT-002", for_path, failed.value());
    }
}

/// A second name for the same bytes; a copy where the file system has no such thing.
void link_or_copy(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    if (fs::is_symlink(from)) {
        fs::copy_symlink(from, to, failed);
    } else {
        fs::create_hard_link(from, to, failed);
        if (failed) {
            fs::copy_file(from, to, failed);
        }
    }
    if (failed) {
        throw_system_error("GW-OUT-004", to.string(), failed.value());
    }
}

void sync_tree(const std::string& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_symlink() && (entry.is_regular_file() || entry.is_directory())) {
            sync_path(entry.path().string());
        }
    }
    sync_path(folder);
}

} // namespace

AtomicFolder::AtomicFolder(std::string path, bool overwrite) : path_(normal(path)) {
    std::error_code failed;
    if (exists(path_) && !fs::is_directory(path_)) {
        throw_system_error("GW-OUT-002", path, ENOTDIR);
    }
    const bool taken = fs::is_directory(path_) && !fs::is_empty(path_, failed);
    if (failed) {
        throw_system_error("GW-OUT-002", path, failed.value());
    }
    if (taken && !overwrite) {
        throw Error("GW-OUT-001", {{"path", path}});
    }
    const auto parent = folder_of(path_);
    made_parent_ = first_missing(parent);
    make_folder(parent, path);
    working_ = temporary_beside(path_);
    fs::create_directory(working_, failed);
    if (failed) {
        throw_system_error("GW-OUT-002", path, failed.value());
    }
}

AtomicFolder::~AtomicFolder() {
    std::error_code ignored;
    if (!working_.empty()) {
        fs::remove_all(working_, ignored);
    }
    if (committed_ || made_parent_.empty()) {
        return;
    }
    for (fs::path folder = folder_of(path_); folder.string().size() >= made_parent_.size(); folder = folder.parent_path()) {
        if (rmdir(folder.c_str()) != 0) {
            return;
        }
    }
}

void AtomicFolder::carry_over(const std::vector<std::string>& owned) const {
    const std::unordered_set<std::string> ours(owned.begin(), owned.end());
    const fs::path old = path_;
    for (const auto& entry : fs::recursive_directory_iterator(old)) {
        const auto name = entry.path().lexically_relative(old);
        const auto target = fs::path(working_) / name;
        if (entry.is_directory() && !entry.is_symlink()) {
            make_folder(target, target.string());
        } else if (!ours.contains(name.string())) {
            if (exists(target.string())) {
                throw Error("GW-OUT-007", {{"path", entry.path().string()}});
            }
            link_or_copy(entry.path(), target);
        }
    }
}

/// The old folder, if there is one, ends up under the working name.
void AtomicFolder::swap_in() {
    if (!exists(path_)) {
        move_into_place(working_, path_, false);
        return;
    }
    if (renameat2(AT_FDCWD, working_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE) == 0) {
        return;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        throw_system_error("GW-OUT-004", path_, errno);
    }
    const auto aside = temporary_beside(path_); // a file system that cannot exchange: for a moment there is no folder
    move_into_place(path_, aside, true);
    move_into_place(working_, path_, true);
    working_ = aside;
}

void AtomicFolder::commit(const std::vector<std::string>& owned) {
    try {
        if (exists(path_)) {
            carry_over(owned);
        }
        sync_tree(working_);
    } catch (const fs::filesystem_error& error) {
        throw_system_error("GW-OUT-004", path_, error.code().value());
    }
    swap_in();
    committed_ = true;
    sync_path(folder_of(path_));
}

} // namespace gridwarden::io
