#pragma once

#include "io/files.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace gridwarden::io {

/// Where a text format goes: an atomic file, or stdout for `-`. Bytes are gathered in `text` and sent on by `send`.
class TextOutput {
public:
    TextOutput(std::string path, bool overwrite);
    std::string text;        ///< append here
    void send();             ///< sends what was gathered once it is worth a write
    void finish();           ///< sends all and makes the file appear
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] bool rewritable() const noexcept;

    /// Passes everything sent so far, in pieces of any size, to `edit` and takes what it appends instead.
    /// \pre rewritable()
    template <typename Edit>
    void rewrite(Edit edit) {
        auto old = start_again();
        edit(read_file(old->temporary_path()), text);
        send();
    }

private:
    void send_all();
    std::unique_ptr<AtomicFile> start_again();
    std::string path_;
    bool overwrite_;
    std::unique_ptr<AtomicFile> file_; ///< none for stdout
};

} // namespace gridwarden::io
