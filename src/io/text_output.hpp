#pragma once

#include "core/parallel.hpp"
#include "io/files.hpp"
#include "io/sha256.hpp"
#include "io/write_behind.hpp"
#include "io/writer.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

namespace gridwarden::io {

/// Where a text format goes: an atomic file, or stdout for `-`. Bytes are gathered in `text` and sent on by `send`. With more than one
/// thread they are written, and hashed where a hash is wanted, while the next are made.
class TextOutput {
public:
    TextOutput(std::string path, const WriteOptions& options);
    std::string text;        ///< append here
    void send();             ///< sends what was gathered once it is worth a write
    void finish();           ///< sends all and makes the file appear
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] bool rewritable() const noexcept;

    /// Lets `format(out, row)` append rows 0 to `rows`, on several threads in pieces of some rows, and sends them on in order.
    /// `format` must bear being called at the same time, unless `alone`.
    template <typename Format>
    void append_rows(std::size_t rows, bool alone, const Format& format) {
        const unsigned threads = alone ? 1 : threads_;
        for (std::size_t first = 0; first < rows;) {
            const auto count = std::min(rows - first, rows_a_piece * threads * 2);
            std::vector<std::string> pieces((count + rows_a_piece - 1) / rows_a_piece);
            parallel_ranges(count, rows_a_piece, threads, [&](std::size_t begin, std::size_t end) {
                auto& piece = pieces[begin / rows_a_piece];
                piece.reserve(expected_piece_);
                for (auto row = begin; row < end; ++row) {
                    format(piece, first + row);
                }
            });
            for (auto& piece : pieces) {
                expected_piece_ = std::max(expected_piece_, piece.size() + piece.size() / 16);
                add(std::move(piece));
            }
            first += count;
        }
    }

    /// Passes everything sent so far, in pieces of any size, to `edit` and takes what it appends instead.
    /// \pre rewritable()
    template <typename Edit>
    void rewrite(Edit edit) {
        auto old = start_again();
        edit(read_file(old->temporary_path()), text);
        send();
    }

private:
    static constexpr std::size_t rows_a_piece = 1024;
    void open();
    void add(std::string piece);
    void send_all();
    void write(std::string_view bytes);
    std::unique_ptr<AtomicFile> start_again();
    std::string path_;
    bool overwrite_;
    unsigned threads_;
    std::string* wanted_hash_;
    std::size_t expected_piece_ = 0;
    std::unique_ptr<AtomicFile> file_; ///< none for stdout
    std::unique_ptr<Sha256> hash_;     ///< none where none is wanted
    std::unique_ptr<WriteBehind> behind_; ///< none until a second piece is sent; destroyed first
};

} // namespace gridwarden::io
