#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::io {

/// Reads a whole file. \throws Error GW-IO-001/-002.
std::string read_file(const std::string& path);

/// SHA-256 of a file's bytes, lower-case hex. Of a Shapefile: of all its parts (.shp .shx .dbf .prj .cpg), in that order.
std::string sha256_file(const std::string& path);
std::string sha256_text(std::string_view bytes);

/// A file that appears whole or not at all: written under a temporary name in the same folder, synced, renamed. A link is
/// followed; a device or pipe is written to as it is.
class AtomicFile {
public:
    /// \throws Error GW-OUT-001 where `path` exists and `overwrite` is false; GW-OUT-002 where the folder cannot be written.
    AtomicFile(std::string path, bool overwrite);
    ~AtomicFile(); ///< removes the temporary file where `commit` was not reached
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    void write(std::string_view bytes); ///< \throws Error GW-OUT-004
    void commit();                      ///< \throws Error GW-OUT-004
    [[nodiscard]] const std::string& temporary_path() const noexcept { return temporary_; }

    /// Hands what is buffered to the system, so that the temporary file can be read again.
    void flush();                       ///< \throws Error GW-OUT-004

private:
    std::string path_;
    std::string temporary_;
    int descriptor_ = -1;
    bool overwrite_;
    std::string buffer_;
};

/// Writes all bytes to an open descriptor. \throws Error GW-OUT-004 with `path`
void write_descriptor(int descriptor, std::string_view bytes, const std::string& path);

/// Version of the GDAL library that reads and writes.
std::string gdal_version();

/// Writes a small text file atomically.
void write_file(const std::string& path, std::string_view bytes, bool overwrite);

/// A folder made aside and swapped in at the end, missing parents included. Swapping over an existing folder (an empty one is
/// as good as none) needs `overwrite`, and removes only the files named in `owned` (relative paths) from the old one; what the
/// user put there is carried over.
class AtomicFolder {
public:
    /// \throws Error GW-OUT-001 where `path` holds something and `overwrite` is false; GW-OUT-002
    AtomicFolder(std::string path, bool overwrite);
    ~AtomicFolder();
    AtomicFolder(const AtomicFolder&) = delete;
    AtomicFolder& operator=(const AtomicFolder&) = delete;
    [[nodiscard]] const std::string& working_path() const noexcept { return working_; }
    /// \throws Error GW-OUT-007 where a file of the user has the name of a new one; GW-OUT-004
    void commit(const std::vector<std::string>& owned);

private:
    void carry_over(const std::vector<std::string>& owned) const;
    void swap_in();

    std::string path_;
    std::string working_;
    std::string made_parent_; ///< topmost folder that was made for it; empty = none
    bool committed_ = false;
};

} // namespace gridwarden::io
