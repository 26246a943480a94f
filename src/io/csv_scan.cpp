#include "io/csv_scan.hpp"

#include "io/csv_stops.hpp"

#include <cstring>

namespace gridwarden::io {

namespace {

/// Walks over one text. A position of `size_` means that the text ended.
class Scanner {
public:
    Scanner(const std::string& text, char delimiter, bool last)
        : text_(text.data()), size_(text.size()), delimiter_(delimiter), last_(last), stops_(text.data(), text.size(), delimiter) {}

    void run(std::size_t max_records, CsvScan& scan) {
        while (scan.records.size() < max_records && skip_blank_lines(scan)) {
            const auto first = scan.cells.size();
            const auto lines = lines_;
            if (!record(scan)) {
                scan.cells.resize(first);
                return;
            }
            scan.records.push_back({first, lines});
            scan.consumed = at_;
            scan.lines = lines_;
        }
    }

private:
    /// Goes to the next line that is not blank; false where there is none.
    bool skip_blank_lines(CsvScan& scan) {
        while (at_ < size_ && (text_[at_] == '\n' || text_[at_] == '\r')) {
            if (!line_end()) {
                return false;
            }
            scan.consumed = at_;
            scan.lines = lines_;
        }
        return at_ < size_;
    }

    /// Steps over a line end; false where it may go on behind this text.
    bool line_end() {
        if (text_[at_] == '\r') {
            if (at_ + 1 == size_ && !last_) {
                return false;
            }
            at_ += at_ + 1 < size_ && text_[at_ + 1] == '\n' ? 1 : 0;
        }
        ++at_;
        ++lines_;
        return true;
    }

    /// Reads the cells of a record and its line end; false where the text does not hold all of it.
    bool record(CsvScan& scan) {
        while (true) {
            if (text_[at_] == '"' ? !quoted_cell(scan) : !plain_cell(scan)) {
                return false;
            }
            if (at_ == size_) {
                return last_;
            }
            if (text_[at_] != delimiter_) {
                return line_end();
            }
            if (++at_ == size_ && !last_) {
                return false;
            }
        }
    }

    bool plain_cell(CsvScan& scan) {
        const auto begin = at_;
        at_ = stops_.next(begin);
        scan.cells.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin)});
        return at_ < size_ || last_;
    }

    bool quoted_cell(CsvScan& scan) {
        const auto begin = at_ + 1;
        const auto begin_line = lines_;
        CsvCell cell{static_cast<std::uint32_t>(begin), 0, true};
        for (at_ = begin;; at_ += 2) {
            const auto* quote = static_cast<const char*>(std::memchr(text_ + at_, '"', size_ - at_));
            if (quote == nullptr) {
                scan.open_quote = true;
                scan.open_line = begin_line;
                return false;
            }
            at_ = static_cast<std::size_t>(quote - text_);
            if (at_ + 1 == size_ && !last_) {
                return false;
            }
            if (text_[at_ + 1] != '"' || at_ + 1 == size_) {
                break;
            }
            cell.doubled = true;
        }
        cell.size = static_cast<std::uint32_t>(at_ - begin);
        count_lines(begin, at_);
        const auto behind = ++at_;
        at_ = stops_.next(behind);
        if (at_ != behind) {
            cell = {static_cast<std::uint32_t>(begin - 1), static_cast<std::uint32_t>(at_ - begin + 1), true, true, true};
        }
        scan.cells.push_back(cell);
        return at_ < size_ || last_;
    }

    void count_lines(std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) {
            lines_ += text_[i] == '\n' || (text_[i] == '\r' && text_[i + 1] != '\n') ? 1U : 0U;
        }
    }

    const char* text_;
    std::size_t size_;
    char delimiter_;
    bool last_;
    CsvStops stops_;
    std::size_t at_ = 0;
    std::uint64_t lines_ = 0;
};

} // namespace

void scan_csv(const std::string& text, char delimiter, bool last, std::size_t max_records, CsvScan& scan) {
    scan.cells.clear();
    scan.records.clear();
    scan.consumed = 0;
    scan.lines = 0;
    scan.open_quote = false;
    Scanner(text, delimiter, last).run(max_records, scan);
}

void append_unquoted(std::string& out, std::string_view text, const CsvCell& cell) {
    if (!cell.quoted) {
        out += text.substr(cell.begin, cell.size);
        return;
    }
    auto rest = text.substr(cell.begin + (cell.torn ? 1 : 0), cell.size - (cell.torn ? 1 : 0));
    while (true) {
        const auto quote = rest.find('"');
        out += rest.substr(0, quote);
        if (quote == std::string_view::npos) {
            return;
        }
        rest.remove_prefix(quote + 1);
        if (!rest.starts_with('"')) {
            out += rest; // torn: what stands behind the closing quote
            return;
        }
        out += '"';
        rest.remove_prefix(1);
    }
}

} // namespace gridwarden::io
