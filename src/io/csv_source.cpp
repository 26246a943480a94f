#include "io/csv_source.hpp"

#include "core/error.hpp"
#include "io/csv_header.hpp"
#include "io/csv_scan.hpp"
#include "io/table_finder.hpp"
#include "io/tell.hpp"

#include <algorithm>
#include <iterator>

namespace gridwarden::io {

namespace {

constexpr std::size_t most_rows = 1 << 16;
constexpr std::size_t most_cells = 1 << 23;      ///< a batch of very many columns has fewer rows
constexpr std::size_t first_piece = 1 << 20;
constexpr std::size_t largest_batch = 1 << 25;
constexpr std::size_t longest_record = 1u << 31; ///< slices count in 31 bits

class CsvSource final : public table::Source {
public:
    CsvSource(const model::InputSpec& spec, IssueSink& issues)
        : path_(spec.path), issues_(issues), pieces_(spec, issues), origin_(std::make_shared<table::Origin>(table::Origin{spec.path, ""})) {
        const auto header = read_csv_header(pieces_, spec, issues);
        delimiter_ = header.delimiter;
        lines_ = header.lines;
        schema_.has_geometry = false;
        names_ = header.names;
        for (const auto& name : names_) {
            schema_.fields.push_back({name, table::Type::text, ""});
        }
        max_rows_ = std::clamp(most_cells / schema_.fields.size(), std::size_t{1}, most_rows);
    }

    [[nodiscard]] const table::Schema& schema() const override { return schema_; }
    [[nodiscard]] table::RowCounts counts() const override { return counts_; }

    bool next(table::Batch& batch) override {
        while (!done_) {
            auto text = std::make_shared<std::string>();
            scan_rows(*text);
            if (auto made = make_batch(std::move(text)); made.size() > 0) {
                batch = std::move(made);
                return true;
            }
        }
        return false;
    }

private:
    /// Scans the next rows; takes more text until it holds a whole one.
    void scan_rows(std::string& text) {
        bool last = false;
        for (auto wanted = wanted_;; wanted *= 2) {
            last = pieces_.fill(text, wanted);
            scan_csv(text, delimiter_, last, max_rows_, scan_);
            if (!scan_.records.empty() || last) {
                break;
            }
            if (text.size() >= longest_record) {
                throw Error("GW-IO-029", {{"path", path_}, {"line", std::size_t{lines_ + 1}}});
            }
        }
        if (scan_.records.empty()) {
            if (scan_.open_quote) {
                throw Error("GW-IO-021", {{"path", path_}, {"line", std::size_t{lines_ + scan_.open_line + 1}}});
            }
            finish();
        }
        pieces_.consume(scan_.consumed);
        if (scan_.records.size() > 0) {
            const auto row_bytes = scan_.consumed / scan_.records.size() + 1;
            wanted_ = std::clamp(row_bytes * (max_rows_ + max_rows_ / 16), std::size_t{1} << 12, largest_batch);
        }
        text.resize(scan_.consumed);
    }

    table::Batch make_batch(std::shared_ptr<std::string> text) {
        table::Batch batch;
        const auto columns = schema_.fields.size();
        std::vector<table::Slice*> out(columns);
        std::vector<std::vector<table::Slice>> cells(columns);
        for (std::size_t c = 0; c < columns; ++c) {
            cells[c].resize(scan_.records.size());
            out[c] = cells[c].data();
        }
        batch.rows.reserve(scan_.records.size());
        for (std::size_t r = 0; r < scan_.records.size(); ++r) {
            const auto line = lines_ + scan_.records[r].line + 1;
            if (fill_row(*text, r, line, out, batch.rows.size())) {
                batch.rows.push_back(static_cast<std::uint32_t>(line));
            }
        }
        lines_ += scan_.lines;
        for (std::size_t c = 0; c < columns; ++c) {
            cells[c].resize(batch.rows.size());
            batch.columns.push_back({schema_.fields[c].name, table::TextColumn{text, std::move(cells[c])}});
        }
        for (std::size_t r = 0; r < batch.rows.size(); ++r) {
            batch.geometry.push_none();
        }
        batch.origin = origin_;
        return batch;
    }

    /// Puts a record into row `row` of the columns; false where it is rejected.
    bool fill_row(std::string& text, std::size_t record, std::uint64_t line, const std::vector<table::Slice*>& out, std::size_t row) {
        ++counts_.read;
        const auto* cell = scan_.cells.data() + scan_.records[record].first_cell;
        const auto found = scan_.cells_end(record) - scan_.records[record].first_cell;
        const auto columns = out.size();
        if (is_no_record(text, cell, found, line)) {
            ++counts_.filtered;
            return false;
        }
        if (found > columns && !rest_is_empty(cell + columns, cell + found)) {
            ++counts_.rejected;
            tell_cells("GW-IO-022", line, found);
            return false;
        }
        if (found < columns) {
            tell_cells("GW-IO-023", line, found);
        }
        for (std::size_t c = 0; c < std::min(found, columns); ++c, ++cell) {
            out[c][row] = cell->size == 0 && !cell->quoted ? table::Slice{} : slice_of(text, *cell, line, c);
        }
        for (auto c = found; c < columns; ++c) {
            out[c][row] = {};
        }
        return true;
    }

    /// Whether a row is a total, a remark or a repeated header; told where it is.
    bool is_no_record(const std::string& text, const CsvCell* cell, std::size_t found, std::uint64_t line) {
        const auto text_of = [&](const CsvCell& c) { return std::string_view(text).substr(c.begin, c.size); };
        const auto* first = std::find_if(cell, cell + found, [](const CsvCell& c) { return c.size > 0; });
        if (first == cell + found || !may_be_no_record(text_of(*first), names_[0])) {
            return false;
        }
        std::vector<std::string_view> cells;
        std::transform(cell, cell + found, std::back_inserter(cells), text_of);
        const auto kind = kind_of_row(cells, names_);
        if (kind != RowKind::record) {
            tell(issues_, kind == RowKind::total ? "GW-TAB-002" : kind == RowKind::footnote ? "GW-TAB-003" : "GW-TAB-004", {path_, "", line, ""},
                 std::string(text_of(*first)));
        }
        return kind != RowKind::record;
    }

    static bool rest_is_empty(const CsvCell* from, const CsvCell* to) {
        return std::all_of(from, to, [](const CsvCell& cell) { return cell.size == 0; });
    }

    /// What must be unquoted is appended behind the text of the rows.
    table::Slice slice_of(std::string& text, const CsvCell& cell, std::uint64_t line, std::size_t column) {
        if (!cell.doubled && !cell.torn) {
            return {cell.begin, cell.size};
        }
        std::string plain;
        append_unquoted(plain, text, cell);
        if (cell.torn) {
            tell(issues_, "GW-IO-024", {path_, "", line, schema_.fields[column].name}, plain, {});
        }
        const table::Slice slice{static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(plain.size())};
        text += plain;
        return slice;
    }

    void tell_cells(const char* code, std::uint64_t line, std::size_t found) {
        tell(issues_, code, {path_, "", line, ""}, std::to_string(found), {{"columns", schema_.fields.size()}});
    }

    void finish() {
        done_ = true;
        pieces_.tell_damage(issues_, true);
    }

    std::string path_;
    IssueSink& issues_;
    TextPieces pieces_;
    std::shared_ptr<const table::Origin> origin_;
    table::Schema schema_;
    std::vector<std::string> names_;
    table::RowCounts counts_;
    CsvScan scan_;
    char delimiter_ = ',';
    std::uint64_t lines_ = 0;
    std::size_t max_rows_ = most_rows;
    std::size_t wanted_ = first_piece;
    bool done_ = false;
};

} // namespace

std::unique_ptr<table::Source> open_csv(const model::InputSpec& spec, IssueSink& issues) {
    return std::make_unique<CsvSource>(spec, issues);
}

} // namespace gridwarden::io
