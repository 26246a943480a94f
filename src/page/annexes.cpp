#include "page/annexes.hpp"

#include "core/number_text.hpp"

namespace gridwarden::page {

namespace {

using publish::Publication;

std::string in(Bilingual text, const Publication& p) { return std::string(text.in(p.lang)); }

Annex claims(const Publication& p) {
    Annex annex{in({"Claims", "数字核对"}, p), in({"Numbers that the report states, counted again from the registers", "报告所述数字与台账重新计数的对照"}, p), {}};
    annex.table.columns = {{in({"What is said", "表述"}, p), 0.5}, {in({"Said", "所述"}, p), 0.12, true}, {in({"Counted", "实计"}, p), 0.12, true}, {in({"Result", "结果"}, p), 0.13}, {in({"Rows behind it", "涉及行数"}, p), 0.13, true}};
    for (const auto& c : p.claims) {
        annex.table.rows.push_back({c.says, number_text(c.expected), c.got ? number_text(*c.got) : "–", in(c.match ? Bilingual{"match", "一致"} : Bilingual{"MISMATCH", "不一致"}, p), grouped(c.rows)});
    }
    return annex;
}

Annex issues(const Publication& p) {
    Annex annex{in({"Issues of the data", "数据问题"}, p), in({"What was noticed in the inputs, by code and file; each row is in issues.csv", "读取数据时发现的问题，按代码和文件汇总；逐条见 issues.csv"}, p), {}};
    annex.table.columns = {{in({"Level", "级别"}, p), 0.08}, {in({"Code", "代码"}, p), 0.12}, {in({"File", "文件"}, p), 0.16}, {in({"Count", "条数"}, p), 0.08, true}, {in({"First of them, and what to do", "首条内容与处理建议"}, p), 0.56}};
    for (const auto& i : p.issues) {
        const auto level = i.level == Level::error ? Bilingual{"error", "错误"} : i.level == Level::warning ? Bilingual{"warning", "警告"} : Bilingual{"note", "提示"};
        annex.table.rows.push_back({in(level, p), i.code, i.sheet.empty() ? i.file : i.file + " [" + i.sheet + "]", grouped(i.count), i.suggestion.empty() ? i.message : i.message + "\n→ " + i.suggestion});
    }
    return annex;
}

Annex inputs(const Publication& p) {
    Annex annex{in({"Inputs", "输入数据"}, p), in({"read = accepted + rejected + filtered", "读取 = 采用 + 剔除 + 过滤"}, p), {}};
    annex.table.columns = {{in({"File", "文件"}, p), 0.22}, {in({"Role", "用途"}, p), 0.09}, {in({"CRS", "坐标系"}, p), 0.13}, {in({"Read", "读取"}, p), 0.07, true}, {in({"Accepted", "采用"}, p), 0.08, true},
                           {in({"Rejected", "剔除"}, p), 0.08, true}, {in({"Filtered", "过滤"}, p), 0.08, true}, {"SHA-256", 0.25}};
    for (const auto& i : p.inputs) {
        annex.table.rows.push_back({i.layer.empty() ? i.path : i.path + " [" + i.layer + "]", i.role, i.crs, grouped(i.read), grouped(i.accepted), grouped(i.rejected), grouped(i.filtered), i.sha256});
    }
    return annex;
}

/// R70: reminders for print in China, and what was left out.
Annex notices(const Publication& p) {
    Annex annex{in({"Notices", "说明与提示"}, p), in({"A reminder, not legal advice", "仅为提示，不构成法律意见"}, p), {}};
    annex.table.columns = {{in({"Matter", "事项"}, p), 0.18}, {in({"Notice", "内容"}, p), 0.82}};
    const auto add = [&](Bilingual matter, Bilingual text) { annex.table.rows.push_back({in(matter, p), in(text, p)}); };
    add({"Map review", "地图审核"}, {"In China a map is made public only after review by the natural resources authority, with its approval number (审图号) on it. Without one: 未经地图审核，不得公开.",
                                    "公开使用的地图应当依法送自然资源主管部门审核，并标注审图号；未经地图审核，不得公开。"});
    add({"Borders", "界线"}, {"Borders are drawn as the input files have them. For publication they must come from the official standard map.", "界线按输入数据绘制；公开使用时应采用标准地图的界线画法。"});
    add({"Secrecy", "保密"}, {"In China continuous coverage of more than 25 km² at scales larger than 1:5,000 may be a state secret; ask the competent authority before such a map leaves the office.",
                             "比例尺大于 1:5000 且连续覆盖超过 25 平方千米的地理信息可能属于国家秘密，对外提供前请咨询主管部门。"});
    add({"GCJ-02, BD-09", "GCJ-02、BD-09"}, {"Coordinates given in GCJ-02 or BD-09 were turned to WGS 84 by an iterated inverse; this is approximate.", "以 GCJ-02、BD-09 给出的坐标经迭代反算转为 WGS 84，为近似值。"});
    add({"What the numbers are", "数字性质"}, {"Findings are those of a screening of registers; they are no legal finding against anybody.", "结果来自台账的空间筛查，不构成对任何单位或个人的法律认定。"});
    std::string columns;
    for (const auto& column : p.personal_columns) {
        columns += (columns.empty() ? "" : ", ") + column;
    }
    if (!columns.empty()) {
        annex.table.rows.push_back({in({"Personal columns left out", "未输出的个人信息列"}, p), columns});
    }
    for (const auto& sentence : p.redactions) {
        annex.table.rows.push_back({in({"Public copy", "公开版处理"}, p), sentence});
    }
    return annex;
}

} // namespace

std::vector<Annex> annexes_of(const Publication& publication) {
    std::vector<Annex> annexes{claims(publication), issues(publication), inputs(publication), notices(publication)};
    std::erase_if(annexes, [](const auto& annex) { return annex.table.rows.empty(); });
    return annexes;
}

} // namespace gridwarden::page
