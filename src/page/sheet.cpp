#include "page/sheet.hpp"

#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::page {

namespace {

void draw_stamp(Canvas& canvas, const std::string& text) {
    const TextStyle style{.size = 8.5, .colour = colour("#b2182b"), .bold = true};
    const auto size = canvas.measure(text, style);
    canvas.rect({left_margin, 30, size.width + 12, size.height + 3});
    canvas.stroke({colour("#b2182b"), 0.9, {}});
    canvas.text(text, left_margin + 6, 31.5, style);
}

std::string approval_of(const publish::Publication& publication) {
    const bool zh = publication.lang == Language::zh;
    if (!publication.approval_number.empty()) {
        return (zh ? "审图号：" : "Map approval number 审图号: ") + publication.approval_number;
    }
    return zh ? "审图号：＿＿＿＿＿＿　未经地图审核，不得公开"
              : "Map approval number 审图号: ________   未经地图审核，不得公开 (not reviewed as a map: not to be made public)";
}

} // namespace

std::string labelled(Bilingual label, const std::string& value, Language lang) {
    return std::string(label.in(lang)) + (lang == Language::zh ? "：" : ": ") + value;
}

std::string origin_line(const publish::Publication& p) {
    const auto join = [&](const std::vector<std::string>& parts) {
        std::string line;
        for (const auto& part : parts) {
            line += (line.empty() ? "" : p.lang == Language::zh ? "　" : "   ") + part;
        }
        return line;
    };
    const Bilingual unstated{"not stated in the project", "项目中未注明"};
    const auto stated = [&](const std::string& text) { return text.empty() ? std::string(unstated.in(p.lang)) : text; };
    return join({labelled({"Data to", "数据截止"}, p.data_until ? text::date_text(*p.data_until) : std::string(Bilingual{"no dates in the data", "数据无日期"}.in(p.lang)), p.lang),
                 labelled({"As of", "统计基准日"}, text::date_text(p.as_of), p.lang),
                 labelled({"Source", "资料来源"}, stated(p.source), p.lang),
                 labelled({"Made by", "制图单位"}, stated(p.producer), p.lang) + (p.lang == Language::zh ? "（" + p.program + "）" : " (" + p.program + ")")});
}

void draw_header(Canvas& canvas, Size page, const publish::Publication& p, const SheetText& text) {
    draw_stamp(canvas, std::string(p.is_public ? Bilingual{"公开版 Public copy", "公开版"}.in(p.lang) : Bilingual{"内部资料 Internal", "内部资料"}.in(p.lang)));
    TextStyle style{.size = 16, .bold = true};
    const double room = page.width - 2 * (left_margin + 96);
    if (const auto size = canvas.measure(text.title, style); size.width > room) {
        style.size = std::max(9.0, 15.6 * room / size.width);
        style.width = room;
        style.lines = 1;
    }
    canvas.text(text.title, style.lines == 1 ? left_margin + 96 : page.width / 2, 36, style, style.lines == 1 ? 0 : 0.5, 0.5);
    const double all = page.width - left_margin - right_margin, width = canvas.measure(text.subtitle, {.size = 8.5}).width;
    canvas.text(text.subtitle, width > all ? left_margin : std::clamp((page.width - width) / 2, left_margin, page.width), 48, {.size = 8.5, .colour = grey, .width = all, .lines = 1});
    canvas.text(text.name, page.width - right_margin, 37, {.size = 9, .colour = grey}, 1, 0.5);
}

void draw_footer(Canvas& canvas, Size page, const publish::Publication& p, const SheetText& text, const Caption& caption) {
    const double room = page.width - left_margin - right_margin;
    std::string all;
    for (const auto& line : caption) {
        all += (all.empty() ? "" : "\n") + line;
    }
    double y = page.height - footer_height + 13;
    const double floor = page.height - 34;
    TextStyle style{.size = 6.3, .colour = grey, .width = room};
    while (style.size > 4.6 && canvas.measure(all, style).height > floor - y) {
        style.size -= 0.2;
    }
    canvas.text(all, left_margin, y, style);
    canvas.text(approval_of(p), left_margin, page.height - 22, {.size = 7.5, .colour = ink}, 0, 0.5);
    canvas.text(text.number, page.width - right_margin, page.height - 22, {.size = 7.5, .colour = grey}, 1, 0.5);
}

} // namespace gridwarden::page
