#include "page/caption.hpp"

#include "core/number_text.hpp"
#include "publish/class_method.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridwarden::page {

namespace {

struct Words {
    std::string_view key;
    Bilingual words;
};

/// Settings that decide what a map shows, in the order of the caption.
constexpr Words settings[] = {
    {"cells", {"cells", "网格形状"}}, {"size", {"cell size", "网格大小"}}, {"value", {"value", "分析变量"}}, {"statistic", {"statistic", "统计量"}},
    {"weights", {"spatial weights", "空间权重"}}, {"permutations", {"permutations", "置换次数"}}, {"exact", {"exact permutation", "精确置换"}}, {"seed", {"seed", "随机种子"}},
    {"alternative", {"alternative", "备择假设"}}, {"correction", {"correction for many tests", "多重检验校正"}}, {"classes-by", {"classes by", "分级依据"}},
    {"rule", {"rule", "规则"}}, {"radius", {"radius", "半径"}}, {"min-sites", {"least sites", "最少点位数"}}, {"rings", {"rings", "距离环"}}, {"within", {"within", "范围"}},
    {"nearest", {"nearest", "最近个数"}}, {"bandwidth", {"bandwidth", "带宽"}}, {"kernel", {"kernel", "核函数"}}, {"cell", {"raster cell", "栅格大小"}},
    {"min-gap", {"least gap", "最小空白区"}},
};

std::string settings_of(const publish::PublishedLayer& layer, Language lang) {
    const bool zh = lang == Language::zh;
    std::string line;
    for (const auto& [key, words] : settings) {
        const auto found = std::find_if(layer.parameters.begin(), layer.parameters.end(), [&](const auto& p) { return p.first == key; });
        if (found == layer.parameters.end() || found->second.empty() || (found->second.size() == 1 && (found->second.front().empty() || found->second.front() == "false"))) {
            continue;
        }
        std::string values;
        for (const auto& value : found->second) {
            values += (values.empty() ? "" : ", ") + value;
        }
        line += (line.empty() ? "" : zh ? "；" : "; ") + std::string(words.in(lang)) + (values == "true" ? "" : " " + values);
    }
    return line;
}

std::string degrees(double radians) {
    std::string text;
    append_fixed(text, std::abs(radians) * 180 / std::numbers::pi, 1);
    return text + "°";
}

std::string plane_line(const Ground& ground, const MapView& view, double north) {
    const auto scale = "1:" + grouped(static_cast<std::uint64_t>(std::llround(view.denominator())));
    const bool turned = std::abs(north) * 180 / std::numbers::pi >= 0.05;
    const auto side = north > 0 ? Bilingual{"west", "西"} : Bilingual{"east", "东"}; // where grid north lies of true north
    if (ground.lang == Language::zh) {
        return "坐标系：" + ground.plane_name + "　比例尺：" + scale + "　比例尺条在图幅中心处为实地长度　指北针指向图幅中心处的真北" +
               (turned ? "（坐标北偏" + std::string(side.zh) + " " + degrees(north) + "）" : "（与坐标北一致）");
    }
    return "Plane: " + ground.plane_name + "   Scale: " + scale + "; the bar is true on the ground in the middle of the map   Arrow: true north in the middle of the map" +
           (turned ? " (grid north " + degrees(north) + " " + std::string(side.en) + " of it)" : " (grid north is the same)");
}

std::string method_line(const publish::PublishedLayer& layer, Language lang) {
    const bool zh = lang == Language::zh;
    const auto method = publish::class_method(layer.style_name, lang);
    const auto settings_text = settings_of(layer, lang);
    std::string line = method.empty() ? std::string() : (zh ? "分级方法：" : "Classes: ") + method;
    line += (line.empty() ? "" : zh ? "　" : "   ") + std::string(zh ? "括号内为要素个数" : "Numbers in brackets count features");
    return settings_text.empty() ? line : line + (zh ? "　参数：" : "   Settings: ") + settings_text;
}

std::string left_out(const DrawnNotes& notes, Language lang) {
    const bool zh = lang == Language::zh;
    std::string line;
    if (const auto n = notes.unlabelled.size(); n > 0) {
        constexpr std::size_t most = 12;
        std::string names;
        for (std::size_t i = 0; i < std::min(n, most); ++i) {
            names += (names.empty() ? "" : zh ? "、" : ", ") + notes.unlabelled[i];
        }
        names += n > most ? (zh ? "等" : ", ...") : "";
        line = zh ? "因位置不足未注记 " + std::to_string(n) + " 个名称：" + names : "Names left out for want of room: " + std::to_string(n) + " (" + names + ")";
    }
    if (notes.out_of_frame > 0) {
        const auto n = grouped(notes.out_of_frame);
        line += (line.empty() ? "" : zh ? "　" : "   ") + (zh ? "图幅以外要素 " + n + " 个" : "Features outside the frame: " + n);
    }
    return line;
}

} // namespace

Caption caption_of(const Ground& ground, const publish::PublishedLayer* main, const MapView& view, const DrawnNotes& notes) {
    Caption caption{origin_line(ground.publication), plane_line(ground, view, notes.north)};
    if (main != nullptr) {
        caption.push_back(method_line(*main, ground.lang));
    }
    if (auto line = left_out(notes, ground.lang); !line.empty()) {
        caption.push_back(std::move(line));
    }
    return caption;
}

} // namespace gridwarden::page
