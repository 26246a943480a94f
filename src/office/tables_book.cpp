#include "office/tables_book.hpp"

#include "core/message.hpp"
#include "model/names.hpp"
#include "office/book.hpp"
#include "publish/level_tables.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gridwarden::office {

namespace {

using publish::Publication;
using publish::PublishedLayer;

/// How the cells of a column look by what it is called and holds.
CellLook look_of(const table::Field& field) {
    using table::Type;
    switch (field.type) {
    case Type::date: return CellLook::date;
    case Type::integer: return CellLook::integer;
    case Type::boolean: return CellLook::centred;
    case Type::text: return CellLook::text;
    case Type::number: break;
    }
    const auto all = model::output_columns();
    const auto known = std::find_if(all.begin(), all.end(), [&](const auto& column) { return column.name == field.name; });
    const auto unit = known == all.end() ? std::string_view() : known->unit;
    return unit == "1" ? CellLook::percent : unit == "km2" ? CellLook::km2 : unit == "m" ? CellLook::metres : unit == "deg" ? CellLook::degrees : CellLook::number;
}

/// The lightest and the darkest colour of the numbers that a style shows.
std::optional<std::pair<std::string, std::string>> heat_of(const std::optional<publish::Style>& style, std::string_view column) {
    if (!style || style->renderer != publish::Renderer::graduated || style->field != column) {
        return std::nullopt;
    }
    std::map<double, std::string> colours;
    for (const auto& shown : style->classes) {
        if (!shown.symbol.hatch && !shown.symbol.fill.empty()) {
            colours.emplace(shown.lower, shown.symbol.fill);
        }
    }
    return colours.size() < 2 ? std::nullopt : std::optional(std::pair{colours.begin()->second, colours.rbegin()->second});
}

class TablesBook {
public:
    TablesBook(const Publication& publication, IssueSink& issues)
        : publication_(publication), issues_(issues), book_({publication.title, publication.program, publication.as_of, publication.lang}), levels_(publish::level_tables(publication)) {
        plan();
    }

    std::string make() {
        write_summary();
        for (const auto& level : levels_) {
            write_level(level);
        }
        for (const auto layer : layers_) {
            write_layer(publication_.layers[layer]);
        }
        write_claims();
        write_issues();
        write_inputs();
        if (book_.cut() > 0) {
            issues_.add({"GW-OFF-002", {"tables.xlsx", "", 0, ""}, "", {{"cells", std::size_t(book_.cut())}}});
        }
        return book_.finish();
    }

private:
    [[nodiscard]] std::string in_words(Bilingual words) const { return std::string(words.in(publication_.lang)); }

    void plan();
    void begin(const std::string& name, std::vector<SheetColumn> columns, std::uint32_t frozen = 0) {
        const auto heading = name + (publication_.title.empty() ? "" : " · " + publication_.title);
        const auto footing = publication_.is_public ? std::string() : in_words({"Internal", "内部资料"});
        begun_ = book_.begin_sheet(name, std::move(columns), {heading, footing, true, false, frozen});
    }
    void write_summary();
    void say(const std::string& section, const std::string& item, double value, const std::string& remark = "");
    void say(const std::string& section, const std::string& item, const std::string& value, const std::string& remark = "");
    void write_level(const publish::LevelTable& level);
    void write_layer(const PublishedLayer& layer);
    void write_rows(const table::Table& table, bool places, std::uint64_t most);
    void write_claims();
    void write_issues();
    void write_inputs();
    [[nodiscard]] std::string title_of(const PublishedLayer& layer) const;

    const Publication& publication_;
    IssueSink& issues_;
    Book book_;
    std::vector<publish::LevelTable> levels_;
    std::vector<std::size_t> layers_;         ///< that have a sheet of their own
    std::map<std::string, int> title_counts_;
    std::vector<std::pair<std::string, std::uint64_t>> contents_; ///< sheets with their rows
    std::string begun_;
};

/// Which sheets there will be, and what each is called.
void TablesBook::plan() {
    std::set<std::size_t> joined;
    for (const auto& level : levels_) {
        joined.insert(level.layers.begin(), level.layers.end());
        contents_.emplace_back(level.title, level.table.size());
    }
    for (std::size_t i = 0; i < publication_.layers.size(); ++i) {
        if (!publication_.layers[i].input && !joined.contains(i)) {
            layers_.push_back(i);
            ++title_counts_[publication_.layers[i].title];
        }
    }
    for (const auto layer : layers_) {
        contents_.emplace_back(title_of(publication_.layers[layer]), publication_.layers[layer].table.size());
    }
    SheetNames names;
    names.legal(in_words({"Summary", "概况"}));
    for (auto& [name, rows] : contents_) {
        name = names.legal(name);
    }
}

std::string TablesBook::title_of(const PublishedLayer& layer) const {
    return title_counts_.at(layer.title) > 1 && layer.title != layer.name ? layer.name + " " + layer.title : layer.title;
}

void TablesBook::say(const std::string& section, const std::string& item, double value, const std::string& remark) {
    book_.text(section);
    book_.text(item);
    book_.number(value);
    book_.text(remark);
    book_.end_row();
}

void TablesBook::say(const std::string& section, const std::string& item, const std::string& value, const std::string& remark) {
    if (!value.empty()) {
        book_.text(section);
        book_.text(item);
        book_.text(value);
        book_.text(remark);
        book_.end_row();
    }
}

void TablesBook::write_summary() {
    begin(in_words({"Summary", "概况"}), {{in_words({"Section", "部分"}), CellLook::text, 18}, {in_words({"Item", "项目"}), CellLook::text, 34},
                                        {in_words({"Value", "值"}), CellLook::number, 24}, {in_words({"Remark", "说明"}), CellLook::text, 60}});
    const auto run = in_words({"Run", "运行"});
    say(run, in_words({"Title", "标题"}), publication_.title);
    say(run, in_words({"As of", "基准日"}), text::date_text(publication_.as_of));
    say(run, in_words({"Latest day in the registers", "台账最新日期"}), publication_.data_until ? text::date_text(*publication_.data_until) : "");
    say(run, in_words({"Producer", "编制单位"}), publication_.producer);
    say(run, in_words({"Source", "资料来源"}), publication_.source);
    say(run, in_words({"Map plane", "制图平面"}), publication_.plane_crs, publication_.plane_reason);
    say(run, in_words({"Program", "程序"}), publication_.program);
    for (const auto& step : publication_.steps) {
        for (const auto& [what, count] : step.balance) {
            say(step.as, what, static_cast<double>(count));
        }
    }
    const auto inputs = in_words({"Inputs", "输入"});
    for (const auto& input : publication_.inputs) {
        const Arguments numbers{{"read", std::size_t(input.read)}, {"accepted", std::size_t(input.accepted)}, {"rejected", std::size_t(input.rejected)}, {"filtered", std::size_t(input.filtered)}};
        say(inputs, input.path + (input.layer.empty() ? "" : " [" + input.layer + "]"), static_cast<double>(input.accepted),
            fill(Bilingual{"read {read} = accepted {accepted} + rejected {rejected} + filtered {filtered}", "读取 {read} = 接受 {accepted} + 拒绝 {rejected} + 筛除 {filtered}"}.in(publication_.lang), numbers));
    }
    const auto hold = std::count_if(publication_.claims.begin(), publication_.claims.end(), [](const auto& claim) { return claim.match; });
    if (!publication_.claims.empty()) {
        say(in_words({"Claims", "数字核对"}), in_words({"Claims that hold", "相符"}), static_cast<double>(hold),
            fill(Bilingual{"of {count}", "共 {count} 项"}.in(publication_.lang), {{"count", publication_.claims.size()}}));
    }
    for (const auto& [name, rows] : contents_) {
        const bool cut = rows > shown_rows;
        say(in_words({"Sheets", "工作表"}), name, static_cast<double>(rows),
            cut ? fill(Bilingual{"the first {shown} rows are shown", "只列前 {shown} 行"}.in(publication_.lang), {{"shown", std::size_t(shown_rows)}}) : in_words({"rows", "行"}));
    }
}

void TablesBook::write_level(const publish::LevelTable& level) {
    std::vector<SheetColumn> columns;
    for (std::size_t i = 0; i < level.titles.size(); ++i) {
        const auto& field = level.table.schema.fields[i];
        const auto look = look_of(field);
        const auto& source = level.sources[i];
        columns.push_back({level.titles[i], look, width_of(level.titles[i], level.table.batches.front().columns[i]),
                           source ? heat_of(publication_.layers[source->layer].style, source->column) : std::nullopt, look == CellLook::percent});
    }
    begin(level.title, std::move(columns), 2);
    write_rows(level.table, false, shown_rows);
}

void TablesBook::write_layer(const PublishedLayer& layer) {
    std::vector<SheetColumn> columns;
    for (std::size_t i = 0; i < layer.table.schema.fields.size(); ++i) {
        const auto& field = layer.table.schema.fields[i];
        const auto look = look_of(field);
        const auto title = model::title_of(field.name, publication_.lang);
        const auto width = layer.table.batches.empty() ? 12 : width_of(title, layer.table.batches.front().columns[i]);
        columns.push_back({title, look, width, heat_of(layer.style, field.name), look == CellLook::percent});
    }
    const bool places = layer.style && layer.style->kinds == std::vector{shape::Kind::point};
    if (places) {
        columns.push_back({in_words({"Longitude (WGS 84)", "经度（WGS 84）"}), CellLook::degrees, 13});
        columns.push_back({in_words({"Latitude (WGS 84)", "纬度（WGS 84）"}), CellLook::degrees, 13});
    }
    begin(title_of(layer), std::move(columns), 1);
    write_rows(layer.table, places, shown_rows);
    if (layer.table.size() > shown_rows) {
        issues_.add({"GW-OFF-001", {"tables.xlsx", begun_, 0, ""}, "",
                     {{"sheet", begun_}, {"shown", std::size_t(shown_rows)}, {"rows", layer.table.size()}, {"name", layer.name}}});
    }
}

void TablesBook::write_rows(const table::Table& table, bool places, std::uint64_t most) {
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size() && most > 0; ++row, --most) {
            for (const auto& column : batch.columns) {
                book_.cell(column, row);
            }
            if (places && batch.geometry.is_single_point(row)) {
                book_.number(batch.geometry.point(row).x);
                book_.number(batch.geometry.point(row).y);
            }
            book_.end_row();
        }
    }
}

void TablesBook::write_claims() {
    if (publication_.claims.empty()) {
        return;
    }
    begin(in_words({"Claims", "数字核对"}), {{in_words({"What the report says", "报告表述"}), CellLook::wrapped, 50}, {in_words({"Said", "报告数字"}), CellLook::number, 12},
                                       {in_words({"The register gives", "核算结果"}), CellLook::number, 14}, {in_words({"Result", "结论"}), CellLook::text, 12},
                                       {in_words({"Rows behind it", "依据行数"}), CellLook::integer, 12}, {in_words({"First of them", "前几项编号"}), CellLook::wrapped, 50}});
    for (const auto& claim : publication_.claims) {
        book_.text(claim.says);
        book_.number(claim.expected);
        claim.got ? book_.number(*claim.got) : book_.blank();
        book_.text(claim.match ? in_words({"match", "相符"}) : in_words({"mismatch", "不符"}));
        book_.number(static_cast<double>(claim.rows));
        book_.text(claim.ids);
        book_.end_row();
    }
}

void TablesBook::write_issues() {
    std::vector<SheetColumn> columns;
    for (const auto& [name, width] : {std::pair{"code", 14.0}, {"level", 10.0}, {"file", 24.0}, {"sheet", 14.0}}) {
        columns.push_back({name == std::string_view("level") ? in_words({"Severity", "程度"}) : model::title_of(name, publication_.lang), CellLook::text, width});
    }
    columns.push_back({in_words({"Count", "次数"}), CellLook::integer, 10});
    columns.push_back({model::title_of("message", publication_.lang), CellLook::wrapped, 60});
    columns.push_back({model::title_of("suggestion", publication_.lang), CellLook::wrapped, 50});
    begin(in_words({"Issues", "问题"}), std::move(columns));
    for (const auto& issue : publication_.issues) {
        book_.text(issue.code);
        book_.text(in_words(issue.level == Level::error ? Bilingual{"error", "错误"} : issue.level == Level::warning ? Bilingual{"warning", "警告"} : Bilingual{"note", "提示"}));
        book_.text(issue.file);
        book_.text(issue.sheet);
        book_.number(static_cast<double>(issue.count));
        book_.text(issue.message);
        book_.text(issue.suggestion);
        book_.end_row();
    }
}

void TablesBook::write_inputs() {
    begin(in_words({"Inputs", "输入"}), {{model::title_of("file", publication_.lang), CellLook::text, 28}, {model::title_of("sheet", publication_.lang), CellLook::text, 14},
                                    {in_words({"Role", "角色"}), CellLook::text, 12}, {in_words({"CRS", "坐标系"}), CellLook::text, 16},
                                    {in_words({"Read", "读取"}), CellLook::integer, 10}, {in_words({"Accepted", "接受"}), CellLook::integer, 10},
                                    {in_words({"Rejected", "拒绝"}), CellLook::integer, 10}, {in_words({"Filtered", "筛除"}), CellLook::integer, 10}, {"SHA-256", CellLook::text, 24}});
    for (const auto& input : publication_.inputs) {
        for (const auto& text : {input.path, input.layer, input.role, input.crs}) {
            book_.text(text);
        }
        for (const auto count : {input.read, input.accepted, input.rejected, input.filtered}) {
            book_.number(static_cast<double>(count));
        }
        book_.text(input.sha256);
        book_.end_row();
    }
}

} // namespace

std::string tables_book(const publish::Publication& publication, IssueSink& issues) { return TablesBook(publication, issues).make(); }

} // namespace gridwarden::office
