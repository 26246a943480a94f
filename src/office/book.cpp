#include "office/book.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "core/utf8.hpp"
#include "io/files.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <unistd.h>
#include <xlsxwriter.h>

namespace gridwarden::office {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t cell_units = 32767; ///< UTF-16 units that fit in a cell
constexpr std::int32_t first_serial_day = -25508; ///< 1900-03-01: before it the count of days has a day that never was
constexpr double serial_of_1970 = 25569;
constexpr double exact_integers = 9007199254740992.0; // 2^53

/// A folder of our own for the file that the library insists on.
class Scratch {
public:
    Scratch() {
        auto pattern = (fs::temp_directory_path() / "gridwarden-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw Error("GW-OUT-002", {{"path", pattern}, {"reason", "no temporary folder"}});
        }
        folder_ = pattern;
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] std::string file() const { return folder_ + "/book.xlsx"; }

private:
    std::string folder_;
};

struct FreeBook {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

/// At most so many UTF-16 units of a text; control characters and what XML cannot say become U+FFFD.
std::string fitting(std::string_view text, std::size_t units, bool& cut) {
    std::string out;
    std::size_t used = 0;
    while (!text.empty()) {
        const auto size = std::max<std::size_t>(utf8_sequence(text), 1);
        const auto sequence = text.substr(0, size);
        const auto c = utf8_sequence(text) == 0 ? U'\uFFFD' : utf8_character(sequence);
        used += c > 0xFFFF ? 2 : 1;
        if (used > units) {
            cut = true;
            break;
        }
        const bool unsayable = (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF || c == 0xFFFD;
        out += unsayable ? std::string_view("\xEF\xBF\xBD") : sequence;
        text.remove_prefix(size);
    }
    return out;
}

bool plain(std::string_view text) {
    return text.size() <= cell_units && std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F; });
}

std::string doubled(std::string_view text, char what) {
    std::string out;
    for (const char c : text) {
        out.append(c == what ? 2 : 1, c);
    }
    return out;
}

lxw_color_t colour_of(const std::string& hex) { return static_cast<lxw_color_t>(std::stoul(hex.substr(1), nullptr, 16)); }

lxw_datetime datetime_of(std::int32_t day) {
    const auto iso = text::date_text(day);
    lxw_datetime out{};
    out.year = std::stoi(iso.substr(0, 4));
    out.month = std::stoi(iso.substr(5, 2));
    out.day = std::stoi(iso.substr(8, 2));
    return out;
}

const char* number_format(CellLook look) {
    switch (look) {
    case CellLook::integer: return "0";
    case CellLook::number: return "General";
    case CellLook::metres: return "#,##0.0";
    case CellLook::km2: return "#,##0.000";
    case CellLook::degrees: return "0.000000";
    case CellLook::percent: return "0.0%";
    case CellLook::date: return "yyyy-mm-dd";
    default: return "@";
    }
}

} // namespace

struct Book::Impl {
    explicit Impl(const BookMeta& book_meta) : meta(book_meta) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.use_zip64 = LXW_FALSE;
        book.reset(workbook_new_opt(scratch.file().c_str(), &options));
        if (!book) {
            throw Error("GW-OUT-004", {{"path", scratch.file()}, {"reason", "libxlsxwriter"}});
        }
        std::string title = meta.title;
        std::string company = meta.program;
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.author = company.data();
        auto created = std::tm{};
        const auto day = datetime_of(meta.as_of);
        created.tm_year = day.year - 1900;
        created.tm_mon = day.month - 1;
        created.tm_mday = day.day;
        properties.created = timegm(&created);
        workbook_set_properties(book.get(), &properties);
    }

    lxw_format* format(CellLook cell_look, bool borders) {
        auto& made = formats[{cell_look, borders}];
        if (made == nullptr) {
            made = plain_format(borders);
            format_set_num_format(made, number_format(cell_look));
            if (cell_look == CellLook::wrapped) {
                format_set_text_wrap(made);
            }
            if (cell_look == CellLook::centred) {
                format_set_align(made, LXW_ALIGN_CENTER);
            }
        }
        return made;
    }

    lxw_format* plain_format(bool borders) {
        auto* made = workbook_add_format(book.get());
        format_set_font_name(made, meta.lang == Language::zh ? "宋体" : "Arial");
        format_set_font_size(made, 10);
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        if (borders) {
            format_set_border(made, LXW_BORDER_THIN);
            format_set_border_color(made, 0x808080);
        }
        return made;
    }

    lxw_format* header_format(bool borders) {
        auto& made = headers[borders];
        if (made == nullptr) {
            made = plain_format(borders);
            format_set_bold(made);
            format_set_text_wrap(made);
            format_set_bg_color(made, 0xDCE6F1);
            format_set_bottom(made, LXW_BORDER_THIN);
        }
        return made;
    }

    void require(lxw_error error) const {
        if (error != LXW_NO_ERROR) {
            throw Error("GW-OUT-004", {{"path", scratch.file()}, {"reason", lxw_strerror(error)}});
        }
    }

    void write(std::string_view text) {
        if (text.empty()) {
            write_blank();
            return;
        }
        bool too_long = false;
        const auto said = plain(text) ? std::string(text) : fitting(text, cell_units, too_long);
        cut += too_long ? 1u : 0u;
        require(worksheet_write_string(sheet, row, column, said.c_str(), format(columns[column].look, look.borders)));
        ++column;
    }

    void write(double number) {
        if (!std::isfinite(number)) {
            write_blank();
            return;
        }
        require(worksheet_write_number(sheet, row, column, number, format(columns[column].look, look.borders)));
        ++column;
    }

    void write_blank() {
        if (look.borders) {
            require(worksheet_write_blank(sheet, row, column, format(columns[column].look, true)));
        }
        ++column;
    }

    void end_sheet();

    Scratch scratch;
    BookMeta meta;
    std::unique_ptr<lxw_workbook, FreeBook> book;
    SheetNames names;
    std::map<std::pair<CellLook, bool>, lxw_format*> formats;
    std::map<bool, lxw_format*> headers;
    lxw_worksheet* sheet = nullptr;
    std::vector<SheetColumn> columns;
    SheetLook look;
    lxw_row_t row = 0;
    lxw_col_t column = 0;
    std::uint64_t cut = 0;
};

Book::Book(const BookMeta& meta) : impl_(std::make_unique<Impl>(meta)) {}
Book::~Book() = default;

/// What can only be said of a range whose end is known.
void Book::Impl::end_sheet() {
    if (sheet == nullptr || columns.empty()) {
        return;
    }
    const auto last_column = static_cast<lxw_col_t>(columns.size() - 1);
    require(worksheet_autofilter(sheet, 0, 0, row - 1, last_column));
    for (lxw_col_t c = 0; row > 1 && c <= last_column; ++c) {
        if (const auto& heat = columns[c].heat) {
            lxw_conditional_format scale{};
            scale.type = LXW_CONDITIONAL_2_COLOR_SCALE;
            scale.min_color = colour_of(heat->first);
            scale.max_color = colour_of(heat->second);
            require(worksheet_conditional_format_range(sheet, 1, c, row - 1, c, &scale));
        }
        if (columns[c].bar) {
            lxw_conditional_format bar{};
            bar.type = LXW_CONDITIONAL_DATA_BAR;
            bar.bar_color = 0x9EC5E5;
            bar.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
            bar.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
            bar.min_value = 0;
            bar.max_value = 1;
            require(worksheet_conditional_format_range(sheet, 1, c, row - 1, c, &bar));
        }
        if (!columns[c].choices.empty()) {
            std::vector<char*> list;
            for (auto& choice : columns[c].choices) {
                list.push_back(choice.data());
            }
            list.push_back(nullptr);
            lxw_data_validation choice{};
            choice.validate = LXW_VALIDATION_TYPE_LIST;
            choice.value_list = list.data();
            require(worksheet_data_validation_range(sheet, 1, c, row - 1, c, &choice));
        }
    }
    // Codes are texts although they look like numbers.
    char area[64];
    lxw_rowcol_to_range_abs(area, 0, 0, row - 1, last_column);
    std::string range(area);
    std::erase(range, '$');
    require(worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.c_str()));
}

std::string Book::begin_sheet(std::string_view name, std::vector<SheetColumn> columns, const SheetLook& look) {
    auto& o = *impl_;
    o.end_sheet();
    const auto legal = o.names.legal(name);
    o.sheet = workbook_add_worksheet(o.book.get(), legal.c_str());
    if (o.sheet == nullptr) {
        defect("a sheet cannot be called " + legal);
    }
    o.columns = std::move(columns);
    o.look = look;
    auto* sheet = o.sheet;
    worksheet_set_paper(sheet, 9); // A4
    if (look.landscape) {
        worksheet_set_landscape(sheet);
    }
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.75, 0.6);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_freeze_panes(sheet, 1, static_cast<lxw_col_t>(look.frozen_columns));
    const bool zh = o.meta.lang == Language::zh;
    bool ignored = false;
    const auto said = [&](const std::string& text) { return fitting(doubled(text, '&'), 110, ignored); };
    worksheet_set_header(sheet, ("&L&\"" + std::string(zh ? "黑体" : "Arial") + "\"" + said(look.heading) + "&R" + text::date_text(o.meta.as_of)).c_str());
    worksheet_set_footer(sheet, ("&L" + said(look.footing) + "&R" + (zh ? "第 &P 页，共 &N 页" : "&P / &N")).c_str());
    for (std::size_t c = 0; c < o.columns.size(); ++c) {
        const auto at = static_cast<lxw_col_t>(c);
        worksheet_set_column(sheet, at, at, o.columns[c].width, nullptr);
        bool long_title = false;
        o.require(worksheet_write_string(sheet, 0, at, fitting(o.columns[c].title, 255, long_title).c_str(), o.header_format(look.borders)));
    }
    o.row = 1;
    o.column = 0;
    return legal;
}

void Book::text(std::string_view text) { impl_->write(text); }
void Book::number(double number) { impl_->write(std::isfinite(number) ? std::stod(number_text(number)) : number); }
void Book::blank() { impl_->write_blank(); }

void Book::day(std::int32_t day) {
    day == table::DateColumn::null ? blank() : day < first_serial_day ? text(text::date_text(day)) : impl_->write(day + serial_of_1970);
}

void Book::cell(const table::Column& column, std::size_t row) {
    if (table::is_null(column, row)) {
        blank();
        return;
    }
    std::string scratch;
    if (const auto* numbers = std::get_if<table::NumberColumn>(&column.cells)) {
        number(numbers->values[row]);
    } else if (const auto* integers = std::get_if<table::IntegerColumn>(&column.cells); integers != nullptr && std::abs(static_cast<double>(integers->values[row])) <= exact_integers) {
        impl_->write(static_cast<double>(integers->values[row]));
    } else if (const auto* dates = std::get_if<table::DateColumn>(&column.cells)) {
        day(dates->days[row]);
    } else if (const auto* flags = std::get_if<table::BooleanColumn>(&column.cells)) {
        auto& o = *impl_;
        o.require(worksheet_write_boolean(o.sheet, o.row, o.column, flags->values[row], o.format(CellLook::centred, o.look.borders)));
        ++o.column;
    } else {
        const auto said = *table::text_of(column, row, scratch);
        const auto* texts = std::get_if<table::TextColumn>(&column.cells);
        const auto value = texts != nullptr && texts->cells[row].literal() && said.size() <= 15 ? text::parse_number(said) : std::nullopt;
        value && std::isfinite(*value) ? impl_->write(*value) : impl_->write(said);
    }
}

void Book::end_row() {
    ++impl_->row;
    impl_->column = 0;
}

std::uint64_t Book::cut() const noexcept { return impl_->cut; }

std::string Book::finish() {
    auto& o = *impl_;
    o.end_sheet();
    auto* book = o.book.release(); // closing frees it
    o.require(workbook_close(book));
    return io::read_file(o.scratch.file());
}

std::string SheetNames::legal(std::string_view wish) {
    constexpr std::string_view forbidden = "[]:*?/\\";
    std::string base;
    for (const char c : wish) {
        base += forbidden.find(c) == forbidden.npos ? c : '_';
    }
    while (base.starts_with('\'') || base.ends_with('\'')) {
        base.erase(base.starts_with('\'') ? 0 : base.size() - 1, 1);
    }
    bool cut = false;
    for (std::size_t number = 1;; ++number) {
        const auto suffix = number == 1 ? std::string() : " (" + std::to_string(number) + ")";
        auto name = fitting(base.empty() ? "Sheet" : base, 31 - suffix.size(), cut) + suffix;
        const auto folded = text::fold(name);
        if (folded != "history" && std::find(taken_.begin(), taken_.end(), folded) == taken_.end()) {
            taken_.push_back(folded);
            return name;
        }
    }
}

double width_of(std::string_view title, const table::Column& column) {
    constexpr std::size_t looked_at = 300;
    std::size_t width = (text::display_width(title) + 1) / 2; // a title may take two lines
    std::string scratch;
    for (std::size_t row = 0; row < std::min(table::size_of(column), looked_at); ++row) {
        if (const auto said = table::text_of(column, row, scratch)) {
            width = std::max(width, text::display_width(*said));
        }
    }
    return std::clamp(static_cast<double>(width) + 2, 6.0, 36.0);
}

} // namespace gridwarden::office
