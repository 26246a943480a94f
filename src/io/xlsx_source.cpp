#include "io/xlsx_source.hpp"

#include "core/error.hpp"
#include "io/csv_header.hpp"
#include "io/table_finder.hpp"
#include "io/tell.hpp"
#include "io/xlsx_sheet.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <optional>

namespace gridwarden::io {

namespace {

constexpr std::size_t rows_searched = 200;
constexpr std::size_t most_rows = 1 << 16;
constexpr std::size_t most_text = 1 << 28;

bool has_rows(const XlsxBook& book, const XlsxSheetInfo& sheet) {
    XlsxRows rows(book, sheet);
    SheetRow row;
    return rows.next(row);
}

std::string names_of(const std::vector<XlsxSheetInfo>& sheets) {
    std::string all;
    for (const auto& sheet : sheets) {
        all += (all.empty() ? "" : ", ") + sheet.name;
    }
    return all;
}

const XlsxSheetInfo& choose_sheet(const XlsxBook& book, const model::InputSpec& spec, IssueSink& issues) {
    const auto wanted = spec.has("sheet") ? spec.get("sheet") : spec.get("layer");
    if (!wanted.empty()) {
        const auto found = std::find_if(book.sheets.begin(), book.sheets.end(), [&](const auto& sheet) { return sheet.name == wanted; });
        if (found == book.sheets.end()) {
            throw Error("GW-IO-004", {{"path", spec.path}, {"layer", wanted}, {"layers", names_of(book.sheets)}});
        }
        return *found;
    }
    std::vector<const XlsxSheetInfo*> filled;
    for (const auto& sheet : book.sheets) {
        if (!has_rows(book, sheet)) {
            continue;
        }
        if (sheet.hidden) {
            tell(issues, "GW-XLSX-010", {spec.path, sheet.name, 0, ""}, sheet.name);
        } else {
            filled.push_back(&sheet);
        }
    }
    if (filled.empty()) {
        throw Error("GW-IO-007", {{"path", spec.path}});
    }
    if (filled.size() > 1) {
        std::vector<XlsxSheetInfo> choice;
        for (const auto* sheet : filled) {
            choice.push_back(*sheet);
        }
        throw Error("GW-IO-005", {{"path", spec.path}, {"layers", names_of(choice)}});
    }
    return *filled[0];
}

/// Row of the key `header`, counted from 0; nothing where it is not given.
std::optional<std::uint32_t> told_header(const model::InputSpec& spec) {
    if (!spec.has("header")) {
        return std::nullopt;
    }
    const auto row = text::parse_integer(spec.get("header"));
    if (!row || *row < 1) {
        throw Error("GW-IO-009", {{"path", spec.path}, {"value", spec.get("header")}});
    }
    if (*row > most_sheet_rows) {
        throw Error("GW-IO-010", {{"path", spec.path}, {"value", spec.get("header")}});
    }
    return static_cast<std::uint32_t>(*row - 1);
}

/// The rows of a sheet up to the end of its header, and what was found there.
struct SheetStart {
    std::deque<SheetRow> rows;             ///< read and not handed out yet: those below the header
    std::vector<std::uint32_t> columns;    ///< of the sheet, those that the table has
    std::vector<std::string> names;
    std::uint32_t first_row = 0;           ///< of the header, counted from 0
    std::uint32_t last_row = 0;
    std::uint32_t titles = 0;              ///< rows above it that hold something
};

TableRows grid_of(const std::deque<SheetRow>& rows, std::uint32_t width) {
    TableRows grid(rows.size(), std::vector<std::string>(width));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (const auto& cell : rows[r].cells) {
            grid[r][cell.column] = cell.text;
        }
    }
    return grid;
}

/// Merges of a sheet in the numbers of the grid of its filled rows.
std::vector<TableMerge> merges_in(const std::deque<SheetRow>& rows, const std::vector<CellRange>& merges) {
    std::vector<TableMerge> found;
    for (const auto& merge : merges) {
        const auto from = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.row >= merge.from.row; });
        auto to = from;
        while (to != rows.end() && to->row <= merge.to.row) {
            ++to;
        }
        if (from != to) {
            found.push_back({static_cast<std::size_t>(from - rows.begin()), static_cast<std::size_t>(to - rows.begin()) - 1, merge.from.column, merge.to.column});
        }
    }
    return found;
}

SheetStart start_of(XlsxRows& rows, const std::vector<CellRange>& merges, const model::InputSpec& spec, IssueSink& issues, const std::string& sheet) {
    const auto told = told_header(spec);
    SheetStart start;
    std::uint32_t width = 0;
    SheetRow row;
    while (start.rows.size() < rows_searched && rows.next(row)) {
        if (told && row.row < *told) {
            start.titles += 1;
            continue;
        }
        width = std::max(width, row.cells.back().column + 1);
        start.rows.push_back(std::move(row));
    }
    if (start.rows.empty() || (told && start.rows[0].row != *told)) {
        throw told ? Error("GW-IO-010", {{"path", spec.path}, {"value", spec.get("header")}}) : Error("GW-IO-007", {{"path", spec.path}});
    }
    const auto grid = grid_of(start.rows, width);
    const auto head = told ? head_in(grid, 0) : find_head(grid, merges_in(start.rows, merges));
    start.first_row = start.rows[head.first].row;
    start.last_row = start.rows[head.last].row;
    start.titles += static_cast<std::uint32_t>(head.first);
    start.rows.erase(start.rows.begin(), start.rows.begin() + static_cast<std::ptrdiff_t>(head.last) + 1);
    for (std::uint32_t column = 0; column < width; ++column) {
        const bool used = std::any_of(start.rows.begin(), start.rows.end(), [&](const auto& r) {
            return std::any_of(r.cells.begin(), r.cells.end(), [&](const auto& cell) { return cell.column == column; });
        });
        if (used || !head.names[column].empty()) {
            start.columns.push_back(column);
            start.names.push_back(head.names[column]);
        }
    }
    make_names_unique(start.names, spec.path, issues);
    if (!told && (head.first > 0 || head.last > head.first)) {
        tell(issues, "GW-TAB-001", {spec.path, sheet, 0, ""}, std::to_string(start.last_row + 1),
             {{"titles", std::size_t{start.titles}}, {"rows", head.last - head.first + 1}});
    }
    return start;
}

class XlsxSource final : public table::Source {
public:
    XlsxSource(const model::InputSpec& spec, IssueSink& issues)
        : path_(spec.path), issues_(issues), book_(open_xlsx_book(spec.path)), sheet_(choose_sheet(book_, spec, issues)),
          layout_(layout_of(book_, sheet_)), rows_(book_, sheet_), start_(start_of(rows_, layout_.merges, spec, issues, sheet_name())) {
        origin_ = std::make_shared<table::Origin>(table::Origin{path_, sheet_name()});
        schema_.has_geometry = false;
        for (const auto& name : start_.names) {
            schema_.fields.push_back({name, table::Type::text, ""});
        }
        tell_layout();
    }

    [[nodiscard]] const table::Schema& schema() const override { return schema_; }
    [[nodiscard]] table::RowCounts counts() const override { return counts_; }

    bool next(table::Batch& batch) override {
        table::Batch made;
        std::vector<table::TextBuilder> builders(start_.columns.size());
        std::size_t text = 0;
        SheetRow row;
        while (made.rows.size() < most_rows && text < most_text && next_row(row)) {
            ++counts_.read;
            if (!take(row)) {
                ++counts_.filtered;
                continue;
            }
            for (std::size_t column = 0; column < builders.size(); ++column) {
                cells_[column].empty() ? builders[column].push_null() : builders[column].push(cells_[column]);
                text += cells_[column].size();
            }
            made.rows.push_back(row.row + 1);
            made.geometry.push_none();
        }
        if (made.rows.empty()) {
            return false;
        }
        for (std::size_t column = 0; column < builders.size(); ++column) {
            made.columns.push_back({start_.names[column], builders[column].finish()});
        }
        made.origin = origin_;
        batch = std::move(made);
        return true;
    }

private:
    [[nodiscard]] std::string sheet_name() const { return book_.sheets.size() > 1 ? sheet_.name : ""; }

    bool next_row(SheetRow& row) {
        if (start_.rows.empty()) {
            return rows_.next(row);
        }
        row = std::move(start_.rows.front());
        start_.rows.pop_front();
        return true;
    }

    void tell_row(const char* code, const SheetRow& row, std::string field, std::string value) {
        tell(issues_, code, {path_, sheet_name(), row.row + 1, std::move(field)}, std::move(value));
    }

    void tell_layout() {
        if (book_.locked || layout_.locked) {
            tell(issues_, "GW-XLSX-005", {path_, sheet_name(), 0, ""});
        }
        for (const auto column : rows_.hidden_columns()) {
            const auto found = std::find(start_.columns.begin(), start_.columns.end(), column);
            if (found != start_.columns.end()) {
                tell(issues_, "GW-XLSX-007", {path_, sheet_name(), 0, start_.names[static_cast<std::size_t>(found - start_.columns.begin())]});
            }
        }
    }

    /// Puts the cells of a row into `cells_`; false where it is no record.
    bool take(SheetRow& row) {
        fill_cells(row);
        const std::vector<std::string_view> views(cells_.begin(), cells_.end());
        const auto first = std::find_if(views.begin(), views.end(), [](auto cell) { return !cell.empty(); });
        const auto kind = first == views.end() || !may_be_no_record(*first, start_.names[0]) ? RowKind::record : kind_of_row(views, start_.names);
        if (kind != RowKind::record) {
            tell_row(kind == RowKind::total ? "GW-TAB-002" : kind == RowKind::footnote ? "GW-TAB-003" : "GW-TAB-004", row, "", std::string(*first));
            return false;
        }
        if (row.hidden) {
            tell_row("GW-XLSX-006", row, "", "");
        }
        fill_merges(row.row);
        return true;
    }

    void fill_cells(SheetRow& row) {
        cells_.assign(start_.columns.size(), {});
        for (auto& cell : row.cells) {
            const auto found = std::lower_bound(start_.columns.begin(), start_.columns.end(), cell.column);
            if (found == start_.columns.end() || *found != cell.column) {
                tell_row("GW-TAB-005", row, cell_name({cell.column, row.row}), std::move(cell.text));
                continue;
            }
            const auto column = static_cast<std::size_t>(found - start_.columns.begin());
            if (cell.kind != SheetCell::Kind::value) {
                tell_row(cell.kind == SheetCell::Kind::error ? "GW-XLSX-008" : "GW-XLSX-009", row, start_.names[column], std::move(cell.text));
                continue;
            }
            cells_[column] = std::move(cell.text);
        }
    }

    /// Values merged downwards: what the first row of a merge holds stands in those below it.
    void fill_merges(std::uint32_t row) {
        for (; next_merge_ < layout_.merges.size() && layout_.merges[next_merge_].from.row <= row; ++next_merge_) {
            const auto& merge = layout_.merges[next_merge_];
            if (merge.to.row > merge.from.row && merge.from.row > start_.last_row) {
                open_.push_back({merge, {}});
            }
        }
        std::erase_if(open_, [&](const Open& open) { return open.range.to.row < row; });
        for (auto& open : open_) {
            const auto found = std::lower_bound(start_.columns.begin(), start_.columns.end(), open.range.from.column);
            if (found == start_.columns.end() || *found != open.range.from.column) {
                continue;
            }
            auto& cell = cells_[static_cast<std::size_t>(found - start_.columns.begin())];
            if (open.range.from.row == row) {
                open.value = cell;
            } else if (cell.empty()) {
                cell = open.value;
            }
        }
    }

    struct Open {
        CellRange range;
        std::string value;
    };

    std::string path_;
    IssueSink& issues_;
    XlsxBook book_;
    XlsxSheetInfo sheet_;
    SheetLayout layout_;
    XlsxRows rows_;
    SheetStart start_;
    std::shared_ptr<const table::Origin> origin_;
    table::Schema schema_;
    table::RowCounts counts_;
    std::vector<std::string> cells_;
    std::vector<Open> open_;     ///< merges that reach the row or those below it
    std::size_t next_merge_ = 0;
};

} // namespace

std::unique_ptr<table::Source> open_xlsx(const model::InputSpec& spec, IssueSink& issues) { return std::make_unique<XlsxSource>(spec, issues); }

std::vector<LayerInfo> list_xlsx(const model::InputSpec& spec) {
    const auto book = open_xlsx_book(spec.path);
    std::vector<LayerInfo> all;
    for (const auto& sheet : book.sheets) {
        LayerInfo info;
        info.name = sheet.name;
        info.driver = "XLSX";
        XlsxRows rows(book, sheet);
        if (has_rows(book, sheet)) {
            auto start = start_of(rows, layout_of(book, sheet).merges, spec, no_issues(), sheet.name);
            info.columns = start.names;
            info.rows = start.rows.size();
            SheetRow row;
            while (rows.next(row)) {
                ++info.rows;
            }
        }
        all.push_back(std::move(info));
    }
    return all;
}

} // namespace gridwarden::io
