#include "office/worklist_book.hpp"

#include "core/message.hpp"
#include "model/names.hpp"
#include "model/reason.hpp"

#include <algorithm>
#include <map>

namespace gridwarden::office {

namespace {

constexpr std::string_view box = "☐";
constexpr std::string_view ticked = "☑";

struct Shown {
    std::string_view name;
    CellLook look;
    double width;
};

/// The columns of a sheet; the contract's come in its order.
constexpr Shown shown[] = {
    {"rank", CellLook::integer, 6},        {"team", CellLook::wrapped, 10},      {"keeper", CellLook::wrapped, 9},    {"site_id", CellLook::wrapped, 12},
    {"site_name", CellLook::wrapped, 26},  {"reasons", CellLook::wrapped, 26},   {"overdue_days", CellLook::integer, 8}, {"deadline", CellLook::date, 11},
    {"last_visit", CellLook::date, 11},    {"lon", CellLook::degrees, 11},       {"lat", CellLook::degrees, 10},      {"nav_lon", CellLook::degrees, 11},
    {"nav_lat", CellLook::degrees, 10},    {"kind", CellLook::wrapped, 11},      {"unit_name", CellLook::wrapped, 12}, {"responsible", CellLook::wrapped, 12},
};

/// `overdue;zone:1` as people say it.
std::string said(std::string_view reasons, Language lang) {
    std::string out;
    while (!reasons.empty()) {
        const auto end = std::min(reasons.find(';'), reasons.size());
        if (const auto reason = model::parse_reason(reasons.substr(0, end))) {
            out += (out.empty() ? "" : lang == Language::zh ? "；" : "; ") + title_of(*reason, lang);
        }
        reasons.remove_prefix(std::min(end + 1, reasons.size()));
    }
    return out;
}

std::string text_at(const table::Column& column, std::size_t row) {
    std::string scratch;
    return std::string(table::text_of(column, row, scratch).value_or(""));
}

class WorklistBook {
public:
    WorklistBook(const table::Table& list, const BookMeta& meta) : list_(list), rows_(list.batches.front()), meta_(meta), book_(meta) {
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            teams_[text_at(column("team"), row)].push_back(row);
        }
    }

    std::string make() {
        for (const auto& [team, rows] : teams_) { // the empty name is the first
            if (rows.front() < shown_rows) {
                write_team(team, rows);
            }
        }
        write_overview();
        return book_.finish();
    }

private:
    [[nodiscard]] const table::Column& column(std::string_view name) const { return rows_.columns[static_cast<std::size_t>(list_.schema.index_of(name))]; }
    [[nodiscard]] std::string in_words(Bilingual words) const { return std::string(words.in(meta_.lang)); }
    [[nodiscard]] std::string team_title(const std::string& team) const { return team.empty() ? in_words({"No team", "未定队伍"}) : team; }

    [[nodiscard]] SheetLook look(const std::string& what) const {
        const auto heading = in_words({"Worklist", "工作清单"}) + " · " + what + (meta_.title.empty() ? "" : " · " + meta_.title);
        return {heading, in_words({"Internal. lon, lat: WGS 84; navigation: GCJ-02", "内部资料；经纬度为 WGS 84，导航坐标为 GCJ-02"}), true, true, 1};
    }

    void write_team(const std::string& team, const std::vector<std::size_t>& rows) {
        std::vector<SheetColumn> columns;
        for (const auto& [name, look, width] : shown) {
            columns.push_back({model::title_of(name, meta_.lang), look, width});
        }
        columns.push_back({in_words({"Done", "完成"}), CellLook::centred, 6, {}, false, {std::string(box), std::string(ticked)}});
        columns.push_back({in_words({"Notes", "备注"}), CellLook::wrapped, 20});
        book_.begin_sheet(team_title(team), columns, look(team_title(team)));
        for (const auto row : rows) {
            if (row < shown_rows) {
                write_row(row);
            }
        }
    }

    void write_row(std::size_t row) {
        for (const auto& [name, cell_look, width] : shown) {
            name == "reasons" ? book_.text(said(text_at(column(name), row), meta_.lang)) : book_.cell(column(name), row);
        }
        book_.text(box);
        book_.blank();
        book_.end_row();
    }

    /// How many sites each team has, and how many of them for each reason.
    void write_overview() {
        std::map<std::string, std::map<std::string, std::uint64_t>> counts; // by title of the reason
        std::vector<std::string> titles;
        for (const auto& [team, rows] : teams_) {
            for (const auto row : rows) {
                count_reasons(text_at(column("reasons"), row), counts[team], titles);
            }
        }
        std::vector<SheetColumn> columns{{model::title_of("team", meta_.lang), CellLook::text, 24}, {model::title_of("site_count", meta_.lang), CellLook::integer, 10}};
        for (const auto& title : titles) {
            columns.push_back({title, CellLook::integer, 12});
        }
        const auto name = in_words({"Overview", "总览"});
        book_.begin_sheet(name, columns, look(name));
        for (const auto& [team, rows] : teams_) {
            book_.text(team_title(team));
            book_.number(static_cast<double>(rows.size()));
            for (const auto& title : titles) {
                book_.number(static_cast<double>(counts[team][title]));
            }
            book_.end_row();
        }
    }

    void count_reasons(std::string_view reasons, std::map<std::string, std::uint64_t>& counts, std::vector<std::string>& titles) const {
        while (!reasons.empty()) {
            const auto end = std::min(reasons.find(';'), reasons.size());
            const auto title = said(reasons.substr(0, end), meta_.lang);
            if (std::find(titles.begin(), titles.end(), title) == titles.end()) {
                titles.push_back(title);
            }
            ++counts[title];
            reasons.remove_prefix(std::min(end + 1, reasons.size()));
        }
    }

    const table::Table& list_;
    const table::Batch& rows_;
    BookMeta meta_;
    Book book_;
    std::map<std::string, std::vector<std::size_t>> teams_;
};

} // namespace

std::string worklist_book(const table::Table& worklist, const BookMeta& meta, IssueSink& issues) {
    if (worklist.size() > shown_rows) {
        const Arguments more{{"sheet", "worklist"}, {"shown", std::size_t(shown_rows)}, {"rows", worklist.size()}, {"name", "worklist.csv"}};
        issues.add({"GW-OFF-001", {"worklist.xlsx", "", 0, ""}, "", more});
    }
    return WorklistBook(worklist, meta).make();
}

} // namespace gridwarden::office
