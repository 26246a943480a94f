#include "io/xlsx_sheet.hpp"

#include "core/error.hpp"
#include "io/xml_pull.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::io {

namespace {

/// Takes the XML of a sheet apart into rows.
class RowTaker final : public XmlTaker {
public:
    explicit RowTaker(const XlsxBook& book) : book_(book) {}

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "c" && in_row_) {
            begin_cell(attributes);
        } else if (name == "row") {
            begin_row(attributes);
        } else if (name == "v" || (name == "t" && guide_ == 0)) {
            into_ = in_cell_ ? &value_ : nullptr;
        } else if (name == "f") {
            into_ = in_cell_ ? &formula_ : nullptr;
            has_formula_ = has_formula_ || in_cell_;
        } else if (name == "rPh") {
            ++guide_;
        } else if (name == "col") {
            hide_columns(attributes);
        }
    }

    void end(std::string_view name) override {
        into_ = nullptr;
        if (name == "c" && in_cell_) {
            end_cell();
        } else if (name == "row" && in_row_) {
            in_row_ = false;
            if (!row_.cells.empty()) {
                std::stable_sort(row_.cells.begin(), row_.cells.end(), [](const auto& a, const auto& b) { return a.column < b.column; });
                rows.push_back(std::move(row_));
            }
            row_ = {};
        } else if (name == "rPh") {
            --guide_;
        }
    }

    void text(std::string_view characters) override {
        if (into_ != nullptr) {
            *into_ += characters;
        }
    }

    std::deque<SheetRow> rows;
    std::vector<std::uint32_t> hidden_columns;

private:
    [[noreturn]] void refuse(std::string_view reference) const {
        throw Error("GW-IO-002", {{"path", book_.path}, {"reason", "the sheet has no cell " + std::string(reference)}});
    }

    void begin_row(const XmlAttributes& attributes) {
        const auto given = attributes.get("r");
        const auto number = given.empty() ? std::int64_t{next_row_} + 1 : text::parse_integer(given).value_or(0);
        if (number < 1 || number > most_sheet_rows) {
            refuse(given);
        }
        row_ = {};
        row_.row = static_cast<std::uint32_t>(number - 1);
        row_.hidden = attributes.get("hidden") == "1" || attributes.get("hidden") == "true";
        next_row_ = row_.row + 1;
        next_column_ = 0;
        in_row_ = true;
    }

    void begin_cell(const XmlAttributes& attributes) {
        const auto reference = attributes.get("r");
        const auto place = reference.empty() ? CellPlace{next_column_, row_.row} : cell_place(reference).value_or(CellPlace{most_sheet_columns, 0});
        if (place.column >= most_sheet_columns) {
            refuse(reference);
        }
        column_ = place.column;
        next_column_ = column_ + 1;
        type_ = attributes.get("t");
        style_ = text::parse_integer(attributes.get("s")).value_or(0);
        value_.clear();
        formula_.clear();
        has_formula_ = false;
        in_cell_ = true;
    }

    void end_cell() {
        in_cell_ = false;
        SheetCell cell{column_, SheetCell::Kind::value, {}};
        if (value_.empty() && has_formula_ && type_ != "str") {
            cell.kind = SheetCell::Kind::not_computed;
            cell.text = "=" + formula_;
        } else if (type_ == "s") {
            const auto which = text::parse_integer(value_).value_or(-1);
            cell.text = which < 0 ? std::string() : std::string(book_.string(static_cast<std::size_t>(which)));
        } else if (type_ == "inlineStr" || type_ == "str") {
            cell.text = unescaped(std::move(value_));
            value_ = {};
        } else if (type_ == "b") {
            cell.text = value_.empty() ? "" : value_ == "1" ? "TRUE" : "FALSE";
        } else if (type_ == "e") {
            cell.kind = SheetCell::Kind::error;
            cell.text = value_;
        } else if (type_ == "d") {
            cell.text = value_;
        } else {
            const auto style = static_cast<std::size_t>(std::max<std::int64_t>(style_, 0));
            cell.text = value_.empty() ? "" : cell_number(value_, style < book_.styles.size() ? book_.styles[style] : NumberKind::plain, book_.from_1904);
        }
        if (!cell.text.empty()) {
            row_.cells.push_back(std::move(cell));
        }
    }

    void hide_columns(const XmlAttributes& attributes) {
        if (attributes.get("hidden") != "1" && attributes.get("hidden") != "true") {
            return;
        }
        const auto from = std::max<std::int64_t>(text::parse_integer(attributes.get("min")).value_or(0), 1);
        const auto to = std::min<std::int64_t>(text::parse_integer(attributes.get("max")).value_or(0), most_sheet_columns);
        for (auto column = from; column <= to; ++column) {
            hidden_columns.push_back(static_cast<std::uint32_t>(column - 1));
        }
    }

    const XlsxBook& book_;
    SheetRow row_;
    std::string* into_ = nullptr;
    std::string value_;
    std::string formula_;
    std::string type_;
    std::int64_t style_ = 0;
    std::uint32_t column_ = 0;
    std::uint32_t next_column_ = 0;
    std::uint32_t next_row_ = 0;
    int guide_ = 0;
    bool in_row_ = false;
    bool in_cell_ = false;
    bool has_formula_ = false;
};

/// The text of a sheet from the end of its rows on.
std::string behind_rows(const XlsxBook& book, const XlsxSheetInfo& sheet) {
    constexpr std::string_view end_of_rows = "sheetData>"; // also `</x:sheetData>`
    constexpr std::size_t most = 1 << 26;
    std::string tail;
    std::string carried;
    bool behind = false;
    read_member(book.path, sheet.member, [&](std::string_view piece) {
        if (behind) {
            tail.append(piece.substr(0, most - std::min(most, tail.size())));
            return;
        }
        carried += piece;
        const auto at = carried.rfind(end_of_rows);
        const auto tag = at == carried.npos ? at : carried.rfind('<', at);
        if (tag != carried.npos && carried[tag + 1] == '/') {
            behind = true;
            tail = carried.substr(at);
        } else {
            carried.erase(0, carried.size() - std::min<std::size_t>(carried.size(), 32));
        }
    });
    return tail;
}

} // namespace

struct XlsxRows::State {
    State(const XlsxBook& book, const XlsxSheetInfo& sheet) : taker(book), xml(book.path, sheet.member, taker) {}
    RowTaker taker;
    XmlPull xml;
};

XlsxRows::XlsxRows(const XlsxBook& book, const XlsxSheetInfo& sheet) : state_(std::make_unique<State>(book, sheet)) {}

XlsxRows::~XlsxRows() = default;

bool XlsxRows::next(SheetRow& row) {
    auto& rows = state_->taker.rows;
    while (rows.empty() && state_->xml.more()) {
    }
    if (rows.empty()) {
        return false;
    }
    row = std::move(rows.front());
    rows.pop_front();
    return true;
}

const std::vector<std::uint32_t>& XlsxRows::hidden_columns() const { return state_->taker.hidden_columns; }

SheetLayout layout_of(const XlsxBook& book, const XlsxSheetInfo& sheet) {
    const auto tail = behind_rows(book, sheet);
    SheetLayout layout;
    layout.locked = tail.find("sheetProtection ") != tail.npos;
    constexpr std::string_view merge = "mergeCell ";
    constexpr std::string_view reference = "ref=\"";
    for (auto at = tail.find(merge); at != tail.npos; at = tail.find(merge, at + 1)) {
        const auto tag = std::string_view(tail).substr(at, std::min<std::size_t>(tail.find('>', at), tail.size()) - at);
        const auto begin = tag.find(reference);
        const auto end = begin == tag.npos ? tag.npos : tag.find('"', begin + reference.size());
        if (end == tag.npos) {
            continue;
        }
        const auto range = cell_range(tag.substr(begin + reference.size(), end - begin - reference.size()));
        if (range && (range->from.row != range->to.row || range->from.column != range->to.column)) {
            layout.merges.push_back(*range);
        }
    }
    std::stable_sort(layout.merges.begin(), layout.merges.end(), [](const auto& a, const auto& b) { return a.from.row < b.from.row; });
    return layout;
}

} // namespace gridwarden::io
