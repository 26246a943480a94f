#pragma once

#include <string>

namespace gridwarden::io {

/// A name in the folder of `path` that nobody else uses: `.gridwarden-<process>-<number>.tmp`. What an interrupted run leaves
/// behind bears such a name and may be deleted.
std::string temporary_beside(const std::string& path);

/// Where `path` leads in the end: a link is followed, so that the file it names is replaced and not the link.
std::string resolve_links(const std::string& path);

/// Whether something is at `path`, also a broken link.
bool exists(const std::string& path);

/// Refuses a target before any work is done for it. \throws Error GW-OUT-001 where it exists and may not be overwritten,
/// GW-OUT-002 where it is a folder, or its folder is missing or cannot be written.
void require_writable(const std::string& path, bool overwrite);

/// Gives a finished file its name; without `overwrite` a file that appeared there meanwhile is not replaced.
/// \throws Error GW-OUT-001, GW-OUT-004
void move_into_place(const std::string& from, const std::string& path, bool overwrite);

/// Waits until the bytes (of a folder: the names) are on the disk. \throws Error GW-OUT-004
void sync_path(const std::string& path);

/// The folder a path lies in; `.` where it names none.
std::string folder_of(const std::string& path);

/// Throws GW-OUT-002 or -004 with what the system says about the last call.
[[noreturn]] void throw_system_error(const char* code, const std::string& path, int error_number);

} // namespace gridwarden::io
