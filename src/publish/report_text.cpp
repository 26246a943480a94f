#include "publish/report_text.hpp"

#include "core/message.hpp"
#include "core/number_text.hpp"
#include "publish/report_numbers.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::publish {

namespace {

std::string words(const Publication& publication, Bilingual text) { return std::string(text.in(publication.lang)); }

ReportSection claims_annex(const Publication& publication) {
    ReportSection annex{words(publication, {"Numbers recomputed", "数字核对"}), {}, {}};
    const auto hold = static_cast<std::size_t>(std::count_if(publication.claims.begin(), publication.claims.end(), [](const auto& claim) { return claim.match; }));
    annex.paragraphs.push_back(fill(Bilingual{"{hold} of {all} statements hold against the registers.", "{all} 项表述中 {hold} 项与台账相符。"}.in(publication.lang),
                                    {{"hold", hold}, {"all", publication.claims.size()}}, publication.lang));
    ReportTable table;
    table.caption = words(publication, {"Statements and what the registers give", "表述与台账核算结果"});
    table.header = {words(publication, {"Statement", "表述"}), words(publication, {"Said", "报告数字"}), words(publication, {"Registers", "核算结果"}), words(publication, {"Rows", "依据行数"}),
                    words(publication, {"Result", "结论"})};
    table.numeric = {false, true, true, true, false};
    for (const auto& claim : publication.claims) {
        table.rows.push_back({claim.says, number_text(claim.expected), claim.got ? number_text(*claim.got) : "—", std::to_string(claim.rows),
                              claim.match ? words(publication, {"match", "相符"}) : words(publication, {"mismatch", "不符"})});
    }
    annex.tables.push_back(std::move(table));
    return annex;
}

ReportSection issues_annex(const Publication& publication) {
    ReportSection annex{words(publication, {"What the data told", "数据问题"}), {}, {}};
    ReportTable table;
    table.caption = words(publication, {"Issues by code and file", "按代码与文件汇总的问题"});
    table.header = {words(publication, {"Code", "代码"}), words(publication, {"File", "文件"}), words(publication, {"Count", "次数"}), words(publication, {"The first of them", "首例"})};
    table.numeric = {false, false, true, false};
    for (const auto& issue : publication.issues) {
        table.rows.push_back({issue.code, issue.file, std::to_string(issue.count), issue.message});
    }
    annex.tables.push_back(std::move(table));
    return annex;
}

ReportSection inputs_annex(const Publication& publication) {
    ReportSection annex{words(publication, {"Inputs", "输入"}), {}, {}};
    ReportTable table;
    table.caption = words(publication, {"Rows read of each input", "各输入读取情况"});
    table.header = {words(publication, {"File", "文件"}), words(publication, {"Role", "角色"}), words(publication, {"Read", "读取"}), words(publication, {"Accepted", "接受"}),
                    words(publication, {"Rejected", "拒绝"}), words(publication, {"Filtered", "筛除"}), "SHA-256"};
    table.numeric = {false, false, true, true, true, true, false};
    for (const auto& input : publication.inputs) {
        table.rows.push_back({input.path + (input.layer.empty() ? "" : " [" + input.layer + "]"), input.role, std::to_string(input.read), std::to_string(input.accepted),
                              std::to_string(input.rejected), std::to_string(input.filtered), input.sha256.substr(0, 12)});
    }
    annex.tables.push_back(std::move(table));
    return annex;
}

/// Whether the data say that they are of China: the report is in Chinese, or an input is in one of its systems.
bool of_china(const Publication& publication) {
    const auto chinese = [](const auto& input) {
        const auto crs = text::lower_ascii(input.crs);
        return crs.find("gcj") != std::string::npos || crs.find("bd09") != std::string::npos || crs.find("cgcs") != std::string::npos || crs.find("4490") != std::string::npos;
    };
    return publication.lang == Language::zh || std::any_of(publication.inputs.begin(), publication.inputs.end(), chinese);
}

} // namespace

std::vector<std::string> notices(const Publication& publication) {
    std::vector<std::string> out;
    const auto add = [&](Bilingual text, const Arguments& arguments = {}) { out.push_back(fill(text.in(publication.lang), arguments, publication.lang)); };
    if (!publication.is_public) {
        add({"Internal material.", "内部资料。"});
    }
    if (!publication.approval_number.empty()) {
        add({"Map approval number: {number}.", "审图号：{number}。"}, {{"number", publication.approval_number}});
    }
    if (of_china(publication)) {
        if (publication.approval_number.empty()) {
            add({"The maps have not been reviewed (未经地图审核) and must not be published.", "未经地图审核，不得公开。"});
        }
        add({"Borders are those of the files given; in public they follow the official drawing.", "边界取自所给文件；公开使用时应以国家公布的标准画法为准。"});
        add({"Continuous topographic maps larger than 1:5,000 of more than 25 km² may be secret.", "比例尺大于 1:5000、连续覆盖超过 25 平方千米的地形图可能涉密。"});
        const bool shifted = std::any_of(publication.inputs.begin(), publication.inputs.end(), [](const auto& input) { return text::lower_ascii(input.crs).find("gcj") != std::string::npos; });
        if (shifted) {
            add({"Coordinates given in GCJ-02 were converted by iteration; this is approximate.", "GCJ-02 坐标经迭代换算，为近似结果。"});
        }
        add({"A reminder, not legal advice.", "以上仅为提示，不构成法律意见。"});
    }
    for (const auto& done : publication.redactions) {
        out.push_back(done);
    }
    return out;
}

ReportText report_text(const Publication& publication) {
    ReportText report;
    report.title = publication.title.empty() ? words(publication, {"Report", "报告"}) : publication.title;
    report.subtitle = fill(Bilingual{"as of {day}", "基准日 {day}"}.in(publication.lang), {{"day", text::date_text(publication.as_of)}}, publication.lang);
    for (auto section : {registers_section(publication), ledger_section(publication), surroundings_section(publication), pattern_section(publication)}) {
        if (!section.paragraphs.empty() || !section.tables.empty()) {
            report.sections.push_back(std::move(section));
        }
    }
    if (!publication.claims.empty()) {
        report.annexes.push_back(claims_annex(publication));
    }
    if (!publication.issues.empty()) {
        report.annexes.push_back(issues_annex(publication));
    }
    report.annexes.push_back(inputs_annex(publication));
    report.notices = notices(publication);
    return report;
}

} // namespace gridwarden::publish
