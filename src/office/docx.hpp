#pragma once

#include "office/book.hpp"
#include "publish/report_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::office {

/// A Word document of our own writing: A4 with the margins of official documents (GB/T 9704-2012), 仿宋 text, 黑体 headings, 宋体 tables, page numbers. Texts are
/// escaped; nothing of today is in it, so the same calls give the same bytes.
class Docx {
public:
    explicit Docx(const BookMeta& meta) : meta_(meta) {}

    void title(std::string_view text);
    void subtitle(std::string_view text);
    void heading(std::string_view text);  ///< in the outline
    void paragraph(std::string_view text);
    void small(std::string_view text);    ///< notes, notices
    void page_break();
    /// A three-line table with its caption above and its note below; the header row is repeated on each page.
    void table(const publish::ReportTable& table);
    /// A PNG as broad as the text, or as high as the page allows, with its caption below.
    void picture(std::string_view png, std::string_view caption);

    /// The bytes of the file. \throws Error GW-OUT-004
    std::string finish();

private:
    void styled(std::string_view style, std::string_view text);
    BookMeta meta_;
    std::string body_;
    std::vector<std::string> pictures_;
};

} // namespace gridwarden::office
