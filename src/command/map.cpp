#include "command/commands.hpp"
#include "command/page_options.hpp"
#include "command/publication.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "geodesy/crs.hpp"
#include "io/files.hpp"
#include "page/appendix.hpp"
#include "publish/layer_values.hpp"
#include "publish/personal.hpp"
#include "publish/redact.hpp"
#include "publish/qgis_project.hpp"
#include "publish/style_source.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <filesystem>

namespace gridwarden::command {

namespace {

struct Options {
    std::string input;
    std::string output;
    std::string figure;
    std::string style;
    PaperOptions paper;
    bool is_public = false;
};

void declare(Args& args, Options& o) {
    args.positional("input", o.input, "PROJECT|LAYER", {"a project file, or a layer; as a step: the project that is run", "项目文件或图层；作为步骤时即所运行的项目"});
    args.output("output", o.output, "pdf", {"map to write: .pdf, .png (300 dpi) or .svg", "要写出的地图：.pdf、.png（300 dpi）或 .svg"});
    args.option("figure", o.figure, "NAME", {"which figure of the project; the first where not given", "项目中的哪一幅图；未给出时取第一幅"});
    args.option("style", o.style, "NAME", {"how a layer is drawn (a name of styles/); found from its columns where not given", "图层样式（styles/ 中的名称）；未给出时按列判断"});
    args.flag("public", o.is_public, {"a copy for the public, as report makes it; of a project only", "公开版，与 report 相同；仅适用于项目"});
    declare_paper(args, o.paper);
}

/// Which style a layer of ours speaks of by its columns, the first that fits.
constexpr std::pair<std::string_view, std::string_view> styles_by_column[] = {
    {"gi_bin", "hotspot"}, {"moran_class", "lisa"}, {"emerging_class", "emerging"}, {"state", "ledger"}, {"covered_share", "coverage"}, {"depth", "depth"}, {"density_min", "density"},
    {"deepest_m", "gaps"}, {"change", "diff"}, {"lookback", "lookback"}, {"relation", "hits"}, {"cluster_id", "cluster"}, {"site_count", "rollup"}, {"load", "service"}, {"unit_id", "units"},
};

/// \throws Error GW-PAGE-005
std::string style_of(const table::Table& table, const std::string& asked) {
    if (!asked.empty()) {
        std::string known;
        for (const auto& source : publish::style_sources()) {
            if (source.name == asked) {
                return asked;
            }
            known += (known.empty() ? "" : ", ") + std::string(source.name);
        }
        throw Error("GW-PAGE-005", {{"name", asked}, {"known", known}});
    }
    const auto found = std::find_if(std::begin(styles_by_column), std::end(styles_by_column), [&](const auto& s) { return table.schema.index_of(s.first) >= 0; });
    const bool areas = publish::kinds_of(table) == std::vector{shape::Kind::polygon};
    return std::string(found != std::end(styles_by_column) ? found->second : areas ? "units" : "sites");
}

/// A layer may end in .json too: a project names gridwarden before any type.
bool is_project(const std::string& path) {
    if (text::lower_ascii(std::filesystem::path(path).extension().string()) != ".json") {
        return false;
    }
    const auto text = io::read_file(path);
    return text.find("\"gridwarden\"") < text.find("\"type\"") || text.find("\"type\"") == text.npos;
}

/// A layer file as a publication of one layer.
publish::Publication publication_of_layer(const Options& o, Context& context) {
    auto layer = context.plain(model::parse_input_spec(o.input));
    const auto personal = publish::personal_columns(layer.table);
    layer.table = publish::without_columns(std::move(layer.table), {personal.begin(), personal.end()});
    const auto style = style_of(layer.table, o.style);
    publish::Publication made;
    made.lang = context.file_lang;
    made.as_of = context.as_of;
    made.program = "gridwarden " + std::string(version);
    const auto path = std::filesystem::path(layer.accounts.front().path);
    made.title = path.filename().string();
    made.source = layer.accounts.front().path;
    auto drawn = publish::make_style(style, layer.table, made.lang, {});
    shape::Box box;
    for (const auto& batch : layer.table.batches) {
        for (const auto c : batch.geometry.coordinates()) {
            box.add(c); // NaN adds nothing
        }
    }
    if (box.empty()) {
        throw Error("GW-PAGE-004", {{"input", o.input}});
    }
    made.plane_crs = geodesy::choose_plane(box).crs.text;
    const bool plain = style == "sites" || style == "units"; // then the file's name says more than the style's
    made.layers.push_back({path.stem().string(), "", style, plain ? path.stem().string() : publish::style_title(style, made.lang), std::move(drawn), std::move(layer.table), false, {}});
    return made;
}

/// \throws Error GW-PAGE-002
page::Format format_of(const std::string& output) {
    const auto extension = text::lower_ascii(std::filesystem::path(output).extension().string());
    if (extension != ".pdf" && extension != ".png" && extension != ".svg") {
        throw Error("GW-PAGE-002", {{"path", output}, {"known", ".pdf, .png, .svg"}});
    }
    return extension == ".pdf" ? page::Format::pdf : extension == ".png" ? page::Format::png : page::Format::svg;
}

/// \throws Error GW-PAGE-003, GW-PAGE-004
publish::Figure chosen(const publish::Publication& publication, const Options& o) {
    const auto figures = publish::figures_of(publication);
    if (figures.empty()) {
        throw Error("GW-PAGE-004", {{"input", o.input}});
    }
    std::string known;
    for (const auto& figure : figures) {
        if (figure.name == o.figure || o.figure.empty()) {
            return figure;
        }
        known += (known.empty() ? "" : ", ") + figure.name;
    }
    throw Error("GW-PAGE-003", {{"name", o.figure}, {"known", known}});
}

Result run(const Options& o, Context& context) {
    if (o.output.empty()) {
        throw Error("GW-ARG-006", {{"name", "output"}});
    }
    const auto format = format_of(o.output);
    Result result;
    if (context.options.dry_run) {
        result.lines.push_back(say(context, {"would write {path}", "将写出 {path}"}, {{"path", o.output}}));
        return result;
    }
    const bool layer = !context.publication && !o.input.empty() && !is_project(o.input);
    if (layer && o.is_public) {
        throw Error("GW-PAGE-006", {{"path", o.input}});
    }
    const auto* whole = layer ? nullptr : &publication_of(o.input, context, result);
    const auto made = layer ? publication_of_layer(o, context) : o.is_public ? publish::redacted(*whole) : publish::Publication();
    const auto& publication = layer || o.is_public ? made : *whole;
    const auto figure = chosen(publication, o);
    context.write_text(o.output, page::figure_file(publication, figure, format, o.paper.resolved()));
    result.lines.push_back(say(context, {"{title}: {path}", "{title}：{path}"}, {{"title", figure.title}, {"path", o.output}}));
    return result;
}

} // namespace

Command map_command() {
    return make_command<Options>(
        {.name = "map",
         .topic = Topic::publish,
         .summary = {"Prints one map of a project, or of any layer, as PDF, PNG or SVG.", "把项目的一幅图或任一图层输出为 PDF、PNG 或 SVG 地图。"},
         .text = {"A figure bears the name of its foremost layer; a wrong name is answered with the list. A layer file is drawn in the style that its columns speak of (`gi_bin`: hot spots, "
                  "`state`: ledger, `site_count`: rollup, ...), else polygons as units, the rest as sites. The plane is the Gauss-Krueger belt or UTM zone of the extent, else an equal-area one about its middle; scales are "
                  "round, the bar is true on the ground in the middle of the map, the arrow points to true north there. PNG has 300 dpi and says so. In an SVG letters are outlines, so that it "
                  "looks alike everywhere; its texts stand in `<desc>`, where programs find them. A character without a font is an error. The same input gives the same bytes.",
                  "图名即其主图层的名称；名称有误时列出全部图名。图层文件按其列选择样式（`gi_bin` 为冷热点，`state` 为台账，`site_count` 为汇总等），否则面按单元、其余按点位绘制。投影取范围所在的高斯-克吕格投影带或 "
                  "UTM 带，否则取以中心为准的等积投影；比例尺取整，比例尺条在图幅中心处为实地长度，指北针指向该处真北。PNG 为 300 dpi 并写明分辨率。SVG 中的文字为轮廓，各处显示一致；全部文字另存于 "
                  "`<desc>`，便于程序检索。缺字即报错。相同输入得到相同字节。"},
         .examples = {{"gridwarden map project.json --figure hot -o hot.png", {"the hot spots of a project as a picture", "项目的冷热点图"}},
                      {"gridwarden map mines.geojson -o mines.pdf", {"a map of a layer", "一个图层的地图"}}},
         .step = true},
        declare, run);
}

} // namespace gridwarden::command
