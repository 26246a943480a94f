#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gridwarden::io {

/// Whether GDAL's virtual files serve this path (`/vsizip/...`).
bool is_virtual_path(std::string_view path);

/// Refuses what cannot be opened, before a library words it in its own way. Folders pass where `folder_allowed`.
/// \throws Error GW-IO-001 with similar names of the same folder, GW-IO-002
void require_readable(const std::string& path, bool folder_allowed = false);

/// The bytes of a file: mapped where the system can do that, read whole where it cannot (stdin as `-`, pipes, virtual files).
/// A file that another program cuts short while it is mapped ends the process: that is the price of not copying it.
class FileBytes {
public:
    /// \throws Error GW-IO-001, GW-IO-002
    explicit FileBytes(const std::string& path);
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;
    [[nodiscard]] std::string_view view() const noexcept { return view_; }

private:
    void read_descriptor(int descriptor, const std::string& path);
    void read_virtual(const std::string& path);
    void* map_ = nullptr;
    std::string held_;
    std::string_view view_;
};

/// Hands the bytes of a file on disk over piece by piece: held in no more memory than one. \throws Error GW-IO-001, GW-IO-002
void read_in_pieces(const std::string& path, const std::function<void(std::string_view)>& take);

} // namespace gridwarden::io
