#include "web/map_html.hpp"

#include "text/text.hpp"
#include "web/app_source.hpp"
#include "web/page_data.hpp"

namespace gridwarden::web {

namespace {

constexpr const char* policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

constexpr Bilingual default_title = {"Map of problem sites", "问题点位地图"};
constexpr Bilingual needs_script = {"This page draws its map with JavaScript, which is switched off.", "本页用 JavaScript 绘制地图，当前浏览器已禁用。"};

/// Text as HTML shows it, also inside of quotes.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string element(std::string_view name, std::string_view attributes, std::string_view text) {
    std::string out = "<";
    out.append(name).append(attributes.empty() ? "" : " ").append(attributes).append(">");
    out.append(escaped(text)).append("</").append(name).append(">");
    return out;
}

std::string title_of(const publish::Publication& publication) {
    return publication.title.empty() ? std::string(default_title.in(publication.lang)) : publication.title;
}

/// `As of 2024-05-09 · registers until 2024-05-08 · Source: ...`.
std::string subtitle_of(const publish::Publication& publication) {
    const bool zh = publication.lang == Language::zh;
    std::string text = (zh ? "截至 " : "As of ") + text::date_text(publication.as_of);
    if (publication.data_until) {
        text += (zh ? " · 台账数据至 " : " · registers until ") + text::date_text(*publication.data_until);
    }
    if (!publication.producer.empty()) {
        text += (zh ? " · 制图单位：" : " · made by ") + publication.producer;
    }
    if (!publication.source.empty()) {
        text += (zh ? " · 数据来源：" : " · source: ") + publication.source;
    }
    return text;
}

/// Who may see the page, and whether it was reviewed as a map.
std::string marks_of(const publish::Publication& publication) {
    const bool zh = publication.lang == Language::zh;
    std::string marks;
    if (!publication.is_public) {
        marks += element("strong", "class=\"mark\"", zh ? "内部资料" : "Internal · 内部资料");
    }
    if (publication.approval_number.empty()) {
        marks += element("span", "class=\"notice\"", zh ? "未经地图审核，不得公开" : "Not reviewed as a map, not to be published · 未经地图审核，不得公开");
    } else {
        marks += element("span", "class=\"notice\"", (zh ? "审图号：" : "Approval number (审图号): ") + publication.approval_number);
    }
    return marks;
}

std::string header_of(const publish::Publication& publication) {
    return "<header id=\"head\"><div>" + element("h1", "", title_of(publication)) + element("p", "id=\"subtitle\"", subtitle_of(publication)) +
           "</div><p id=\"marks\">" + marks_of(publication) + "</p></header>\n";
}

std::string joined(std::span<const AppSource> sources) {
    std::string text;
    for (const auto& source : sources) {
        text += source.text;
    }
    return text;
}

} // namespace

std::string map_html(const publish::Publication& publication) {
    std::string page = "<!DOCTYPE html>\n<html lang=\"";
    page += publication.lang == Language::zh ? "zh-CN" : "en";
    page += "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
    page += policy;
    page += "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";
    page += "<meta name=\"generator\" content=\"" + escaped(publication.program) + "\">\n";
    page += element("title", "", title_of(publication)) + "\n<style>\n" + joined(app_sheets()) + "</style>\n</head>\n<body>\n";
    page += header_of(publication) + "<main id=\"app\"></main>\n";
    page += "<noscript>" + element("p", "", needs_script.in(publication.lang)) + "</noscript>\n";
    page += "<script type=\"application/json\" id=\"data\">" + page_data(publication) + "</script>\n";
    page += "<script>\n\"use strict\";\n(() => {\n" + joined(app_scripts()) + "start();\n})();\n</script>\n</body>\n</html>\n";
    return page;
}

} // namespace gridwarden::web
