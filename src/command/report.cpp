#include "command/commands.hpp"
#include "command/page_options.hpp"
#include "command/publication.hpp"
#include "core/error.hpp"
#include "office/report_document.hpp"
#include "office/tables_book.hpp"
#include "page/appendix.hpp"
#include "publish/redact.hpp"
#include "text/text.hpp"
#include "web/map_html.hpp"

#include <algorithm>
#include <filesystem>

namespace gridwarden::command {

namespace {

struct Options {
    std::string project;
    std::string output;
    std::string figures;
    PaperOptions paper;
    bool is_public = false;
};

void declare(Args& args, Options& o) {
    args.positional("project", o.project, "PROJECT", {"project file; as a step: the project that is run", "项目文件；作为步骤时即所运行的项目"});
    args.output("output", o.output, "pdf", {"file to write; its extension says what it is", "要写出的文件，扩展名决定成果种类"});
    args.output("figures", o.figures, "", {"folder for each figure as a PNG of 300 dpi", "逐图输出 300 dpi PNG 的文件夹"});
    declare_paper(args, o.paper);
    args.flag("public", o.is_public, {"a copy for the public: coarse places, no small counts, no names of sites; says what was done",
                                      "公开版：坐标取粗、不列小数量、不列点位名称，并说明所作处理"});
    args.choice("unit-pages", o.paper.unit_pages, {"auto", "finest", "none"},
                {"pages of single units: auto takes the finest level with at most 300 units", "逐单元图页：auto 取单元数不超过 300 的最细一级"});
}

/// What can be made, by extension.
struct Writer {
    std::string_view extension;
    std::string (*make)(const publish::Publication&, const Options&, Context&);
};
std::vector<office::Picture> pictures_of(const publish::Publication& publication, const Options& o) {
    std::vector<office::Picture> pictures;
    for (const auto& figure : publish::figures_of(publication)) {
        pictures.push_back({figure.title, page::figure_file(publication, figure, page::Format::png, o.paper.resolved())});
    }
    return pictures;
}

constexpr Writer writers[] = {
    {".pdf", [](const auto& publication, const auto& o, Context&) { return page::appendix_pdf(publication, o.paper.resolved()); }},
    {".html", [](const auto& publication, const auto&, Context&) { return web::map_html(publication); }},
    {".xlsx", [](const auto& publication, const auto&, Context& context) { return office::tables_book(publication, context.issues); }},
    {".docx", [](const auto& publication, const auto& o, Context&) { return office::report_document(publication, pictures_of(publication, o)); }},
};

/// \throws Error GW-PAGE-002
const Writer& writer_of(const std::string& output) {
    const auto extension = text::lower_ascii(std::filesystem::path(output).extension().string());
    const auto found = std::find_if(std::begin(writers), std::end(writers), [&](const auto& w) { return w.extension == extension; });
    if (found == std::end(writers)) {
        std::string known;
        for (const auto& writer : writers) {
            known += (known.empty() ? "" : ", ") + std::string(writer.extension);
        }
        throw Error("GW-PAGE-002", {{"path", output}, {"known", known}});
    }
    return *found;
}

void write_figures(const std::string& folder, const publish::Publication& publication, const Options& o, Context& context) {
    std::error_code ignored; // what cannot be made is told when the first picture is written
    std::filesystem::create_directories(folder, ignored);
    for (const auto& figure : publish::figures_of(publication)) {
        context.write_text(folder + "/" + figure.name + ".png", page::figure_file(publication, figure, page::Format::png, o.paper.resolved()));
    }
}

Result run(const Options& o, Context& context) {
    if (o.output.empty() && o.figures.empty()) {
        throw Error("GW-ARG-006", {{"name", "output"}});
    }
    const auto* writer = o.output.empty() ? nullptr : &writer_of(o.output);
    Result result;
    if (context.options.dry_run) {
        result.lines.push_back(say(context, {"would write {path}", "将写出 {path}"}, {{"path", o.output.empty() ? o.figures : o.output}}));
        return result;
    }
    const auto& whole = publication_of(o.project, context, result);
    const auto copy = o.is_public ? publish::redacted(whole) : publish::Publication();
    const auto& publication = o.is_public ? copy : whole;
    if (writer != nullptr) {
        context.write_text(o.output, writer->make(publication, o, context));
    }
    if (!o.figures.empty()) {
        write_figures(o.figures, publication, o, context);
    }
    return result;
}

} // namespace

Command report_command() {
    return make_command<Options>(
        {.name = "report",
         .topic = Topic::publish,
         .summary = {"Makes the map appendix of a project, or its figures alone.", "生成项目的图件附册，或只输出各图。"},
         .text = {"The appendix holds contents with links, a page for each figure (map, legend with counts, table of the foremost units, caption with dates, source, plane and the settings that "
                  "decide the result), a page for each areal unit with its sites and every figure that was computed for it, and annexes: claims with both numbers, issues, inputs with their hashes, "
                  "notices. Every run leaves it as `appendix.pdf`. Pages are marked 内部资料 (internal); without `approval_no` in the project they say 未经地图审核，不得公开. --figures writes each "
                  "figure alone as a PNG of 300 dpi into a folder; in a project: \"figures\": \"figures\". The legend is that of the QGIS style. Dates inside come from the as-of day, so that the same "
                  "input gives the same bytes.",
                  "附册含带链接的目录、逐图页（地图、带个数的图例、前列单元表、注明日期、来源、坐标系和参数的图注）、逐单元页（点位清单与全部计算指标），以及附表：数字核对、数据问题、输入文件及其哈希、说明。每次运行都生成 "
                  "`appendix.pdf`。各页标注内部资料；项目中没有 `approval_no` 时印有“未经地图审核，不得公开”。--figures 把各图以 300 dpi PNG 写入文件夹；项目中写作 \"figures\": \"figures\"。图例与 QGIS "
                  "样式一致。文件内的日期取统计基准日，相同输入得到相同字节。"},
         .examples = {{"gridwarden report project.json -o appendix.pdf", {"the map appendix of a project", "项目的图件附册"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
