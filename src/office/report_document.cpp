#include "office/report_document.hpp"

#include "core/message.hpp"
#include "office/docx.hpp"

namespace gridwarden::office {

namespace {

/// 一 to 九十九.
std::string chinese_number(std::size_t n) {
    constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const auto tens = n / 10;
    return (tens > 1 ? std::string(digits[tens]) : std::string()) + (tens > 0 ? "十" : "") + std::string(digits[n % 10]);
}

class ReportDocument {
public:
    explicit ReportDocument(const publish::Publication& publication)
        : publication_(publication), docx_({publication.title, publication.program, publication.as_of, publication.lang}) {}

    std::string make(const std::vector<Picture>& figures) {
        const auto report = publish::report_text(publication_);
        docx_.title(report.title);
        docx_.subtitle(report.subtitle + (publication_.producer.empty() ? "" : " · " + publication_.producer));
        for (const auto& section : report.sections) {
            heading(section.title);
            write(section);
        }
        if (!figures.empty()) {
            heading(std::string(Bilingual{"Figures", "图件"}.in(publication_.lang)));
            for (std::size_t i = 0; i < figures.size(); ++i) {
                docx_.picture(figures[i].png, numbered({"Figure {n}  {title}", "图 {n}　{title}"}, i + 1, figures[i].title));
            }
        }
        docx_.page_break();
        for (std::size_t i = 0; i < report.annexes.size(); ++i) {
            docx_.heading(numbered({"Annex {n}  {title}", "附件 {n}　{title}"}, i + 1, report.annexes[i].title));
            write(report.annexes[i]);
        }
        for (const auto& notice : report.notices) {
            docx_.small(notice);
        }
        return docx_.finish();
    }

private:
    [[nodiscard]] std::string numbered(Bilingual pattern, std::size_t n, const std::string& title) const {
        return fill(pattern.in(publication_.lang), {{"n", n}, {"title", title}}, publication_.lang);
    }

    void heading(const std::string& title) {
        ++headings_;
        docx_.heading(publication_.lang == Language::zh ? chinese_number(headings_) + "、" + title : std::to_string(headings_) + ". " + title);
    }

    void write(const publish::ReportSection& section) {
        for (const auto& paragraph : section.paragraphs) {
            docx_.paragraph(paragraph);
        }
        for (auto table : section.tables) {
            table.caption = numbered({"Table {n}  {title}", "表 {n}　{title}"}, ++tables_, table.caption);
            docx_.table(table);
        }
    }

    const publish::Publication& publication_;
    Docx docx_;
    std::size_t headings_ = 0;
    std::size_t tables_ = 0;
};

} // namespace

std::string report_document(const publish::Publication& publication, const std::vector<Picture>& figures) { return ReportDocument(publication).make(figures); }

} // namespace gridwarden::office
