#include "publish/report_numbers.hpp"

#include "core/message.hpp"
#include "core/quantity.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace gridwarden::publish {

namespace {

std::size_t count(std::uint64_t number) { return static_cast<std::size_t>(number); }

/// The layers of a style, inputs aside.
std::vector<const PublishedLayer*> layers_of(const Publication& publication, std::string_view style) {
    std::vector<const PublishedLayer*> found;
    for (const auto& layer : publication.layers) {
        if (!layer.input && layer.style_name == style) {
            found.push_back(&layer);
        }
    }
    return found;
}

/// Puts a sentence down; with the name of the step where several say the same.
class Teller {
public:
    Teller(const Publication& publication, ReportSection& section) : publication_(publication), section_(section) {}
    void operator()(Bilingual sentence, const Arguments& arguments, const std::string& step = "") const {
        const bool zh = publication_.lang == Language::zh;
        section_.paragraphs.push_back((step.empty() ? "" : step + (zh ? "：" : ": ")) + fill(sentence.in(publication_.lang), arguments, publication_.lang));
    }

private:
    const Publication& publication_;
    ReportSection& section_;
};

std::string step_name(const std::vector<const PublishedLayer*>& layers, const PublishedLayer& layer) { return layers.size() > 1 ? layer.group : std::string(); }

/// `A, B and 3 more`
std::string listed(const std::vector<std::string>& names, Language lang, std::size_t most = 3) {
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        out += (i == 0 ? "" : lang == Language::zh ? "、" : ", ") + names[i];
    }
    if (names.size() > most) {
        out += fill(Bilingual{" and {more} more", "等 {all} 个"}.in(lang), {{"more", names.size() - most}, {"all", names.size()}});
    }
    return out;
}

/// The rows with the greatest number of a column, where it is above 0.
std::vector<std::size_t> greatest(const std::vector<double>& numbers) {
    std::vector<std::size_t> rows;
    double most = 0;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        if (numbers[row] > most) {
            most = numbers[row];
            rows.clear();
        }
        if (most > 0 && numbers[row] == most) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<std::string> at_rows(const std::vector<std::string>& texts, const std::vector<std::size_t>& rows) {
    std::vector<std::string> out;
    for (const auto row : rows) {
        out.push_back(texts[row]);
    }
    return out;
}

bool is_rollup(const PublishedLayer& layer) { return has_column(layer.table, "unit_name") && has_column(layer.table, "site_count") && has_column(layer.table, "closed_share"); }

/// Of the rollups of a step that of the finest level that fits on a page or two.
std::vector<const PublishedLayer*> printed_rollups(const Publication& publication) {
    constexpr std::size_t most_rows = 80;
    std::map<std::string, const PublishedLayer*> by_step;
    std::vector<std::string> steps;
    for (const auto& layer : publication.layers) {
        if (!is_rollup(layer) || layer.table.size() < 2 || layer.table.size() > most_rows) {
            continue;
        }
        auto& best = by_step[layer.group];
        if (best == nullptr) {
            steps.push_back(layer.group);
        }
        if (best == nullptr || layer.table.size() > best->table.size()) {
            best = &layer;
        }
    }
    std::vector<const PublishedLayer*> out;
    for (const auto& step : steps) {
        out.push_back(by_step[step]);
    }
    return out;
}

void tell_ledger(const Publication& publication, const PublishedLayer& layer, const std::string& step, const Teller& tell) {
    const auto states = texts_in(layer.table, "state");
    const auto opened = texts_in(layer.table, "opened");
    const auto days = numbers_in(layer.table, "overdue_days");
    const auto today = text::date_text(publication.as_of);
    std::uint64_t closed = 0, unknown = 0, later = 0, overdue = 0;
    for (std::size_t row = 0; row < states.size(); ++row) {
        if (!opened[row].empty() && opened[row] > today) {
            ++later;
            continue;
        }
        closed += states[row] == "closed" ? 1u : 0u;
        unknown += states[row].empty() ? 1u : 0u;
        overdue += days[row] > 0 ? 1u : 0u;
    }
    const auto all = states.size() - later;
    tell({"On {day} the ledger holds {all} problems: {closed} closed ({share}), {open} open, {unknown} of unknown state.",
          "截至 {day}，台账共有问题 {all} 个：已销号 {closed} 个（{share}），未销号 {open} 个，状态不明 {unknown} 个。"},
         {{"day", today}, {"all", count(all)}, {"closed", count(closed)}, {"share", percent_text(closed, all)}, {"open", count(all - closed - unknown)}, {"unknown", count(unknown)}}, step);
    if (later > 0) {
        tell({"{later} more {later|was|were} opened after that day.", "另有 {later} 个在该日之后立案。"}, {{"later", count(later)}}, step);
    }
    if (const auto longest = greatest(days); !longest.empty()) {
        tell({"{overdue} of the open problems {overdue|is|are} overdue, the longest by {days} days: {ids}.", "未销号问题中逾期 {overdue} 个，逾期最长 {days} 天：{ids}。"},
             {{"overdue", count(overdue)}, {"days", decimal_text(days[longest.front()], 0)}, {"ids", listed(at_rows(texts_in(layer.table, "site_id"), longest), publication.lang)}}, step);
    } else {
        tell({"None of them is overdue.", "没有逾期问题。"}, {}, step);
    }
}

void tell_lookback(const PublishedLayer& layer, const std::string& step, const Teller& tell) {
    auto visited = counts_in(layer.table, "visited");
    auto rebound = counts_in(layer.table, "rebound");
    const auto all = layer.table.size();
    tell({"Of {all} closed problems {visited} were looked at again ({share}), {never} never; {back} came back.", "已销号问题 {all} 个，已回头看 {visited} 个（{share}），从未回头看 {never} 个；反弹 {back} 个。"},
         {{"all", all}, {"visited", count(visited["true"])}, {"share", percent_text(visited["true"], all)}, {"never", count(all - visited["true"])}, {"back", count(rebound["true"])}}, step);
}

void tell_diff(const Publication& publication, const PublishedLayer& layer, const std::string& step, const Teller& tell) {
    const auto changes = counts_in(layer.table, "change");
    std::vector<std::string> parts;
    for (const auto& shown : layer.style ? layer.style->classes : std::vector<StyleClass>()) {
        if (const auto found = changes.find(shown.value.value_or("")); found != changes.end()) {
            parts.push_back(shown.label + " " + std::to_string(found->second));
        }
    }
    tell({"Since the earlier snapshot: {parts}.", "与上期相比：{parts}。"}, {{"parts", listed(parts, publication.lang, parts.size())}}, step);
    const auto before = texts_in(layer.table, "old_state");
    const auto now = texts_in(layer.table, "state");
    const auto known = [](const auto& states) { return static_cast<std::uint64_t>(std::count_if(states.begin(), states.end(), [](const auto& s) { return !s.empty(); })); };
    const auto closed = [](const auto& states) { return static_cast<std::uint64_t>(std::count(states.begin(), states.end(), "closed")); };
    if (known(before) > 0 && known(now) > 0) {
        tell({"The share closed went {change}.", "销号率{change}。"}, {{"change", share_change_text(closed(before), known(before), closed(now), known(now), publication.lang)}}, step);
    }
}

void tell_hits(const PublishedLayer& layer, const Publication& publication, const std::string& step, const Teller& tell) {
    const auto ids = texts_in(layer.table, "site_id");
    const auto governs = texts_in(layer.table, "governs");
    const auto grades = texts_in(layer.table, "zone_level");
    const std::set<std::string> sites(ids.begin(), ids.end());
    std::map<std::string, std::uint64_t> by_grade;
    std::uint64_t inside = 0;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (governs[row] == "true") {
            ++inside;
            ++by_grade[grades[row]];
        }
    }
    std::vector<std::string> parts;
    for (const auto& [grade, n] : by_grade) {
        const Bilingual word = grade == "1" ? Bilingual{"grade 1", "一级"} : grade == "2" ? Bilingual{"grade 2", "二级"} : grade == "quasi" ? Bilingual{"quasi zones", "准保护区"} : Bilingual{"of no stated grade", "未注明等级"};
        parts.push_back(std::string(word.in(publication.lang)) + " " + std::to_string(n));
    }
    if (inside == 0) {
        tell({"None of {sites} sites touches a protection zone.", "{sites} 个点位均未触及保护区。"}, {{"sites", sites.size()}}, step);
        return;
    }
    tell({"{inside} of {sites} sites touch a protection zone, by the strictest grade that each touches: {parts}. This is screening, not a legal finding.",
          "{sites} 个点位中 {inside} 个触及保护区，按所触及的最严等级：{parts}。以上为初筛，不作为法律认定。"},
         {{"inside", count(inside)}, {"sites", sites.size()}, {"parts", listed(parts, publication.lang, parts.size())}}, step);
}

void tell_near(const PublishedLayer& layer, const Publication& publication, const std::string& step, const Teller& tell) {
    const auto ids = texts_in(layer.table, "site_id");
    const auto rings = texts_in(layer.table, "ring");
    const auto metres = numbers_in(layer.table, "distance_m");
    std::unordered_map<std::string, std::size_t> nearest; // row of each site's shortest distance
    for (std::size_t row = 0; row < ids.size(); ++row) {
        const auto [found, fresh] = nearest.try_emplace(ids[row], row);
        if (!fresh && metres[row] < metres[found->second]) {
            found->second = row;
        }
    }
    std::map<double, std::pair<std::string, std::uint64_t>> by_ring; // by the bound in metres
    for (const auto& [id, row] : nearest) {
        if (!rings[row].empty()) {
            auto& entry = by_ring[parse_length(rings[row]).in_metres()];
            entry.first = rings[row];
            ++entry.second;
        }
    }
    std::vector<std::string> parts;
    for (const auto& [bound, entry] : by_ring) {
        parts.push_back("≤ " + entry.first + " " + std::to_string(entry.second));
    }
    if (!parts.empty()) {
        tell({"{sites} sites lie near a station, each counted once, in the smallest ring that it has: {parts}.", "站点周边有点位 {sites} 个，每个只计入其最小距离环：{parts}。"},
             {{"sites", nearest.size()}, {"parts", listed(parts, publication.lang, parts.size())}}, step);
    }
}

void tell_coverage(const PublishedLayer& layer, const Publication& publication, const std::string& step, const Teller& tell) {
    const auto levels = numbers_in(layer.table, "level");
    const auto area = numbers_in(layer.table, "area_km2");
    const auto covered = numbers_in(layer.table, "covered_km2");
    double coarsest = levels.empty() ? 0 : levels.front();
    for (const auto level : levels) {
        coarsest = std::min(coarsest, level);
    }
    double all = 0, reached = 0;
    for (std::size_t row = 0; row < area.size(); ++row) {
        if (!(levels[row] > coarsest)) {
            all += area[row];
            reached += covered[row];
        }
    }
    if (all > 0) {
        tell({"{reached} of {all} km² ({share} %) lie within the stated distance of a station in service.", "在用站点按所给半径覆盖 {reached} km²，占 {all} km² 的 {share} %。"},
             {{"reached", decimal_text(reached, 1)}, {"all", decimal_text(all, 1)}, {"share", decimal_text(100 * reached / all, 1)}}, step);
    }
    for (const auto* gaps : layers_of(publication, "gaps")) {
        if (gaps->group == layer.group && gaps->table.size() > 0) {
            const auto sizes = numbers_in(gaps->table, "area_km2");
            tell({"What is not covered falls into {gaps} {gaps|piece|pieces}, the largest of {size} km².", "未覆盖区域共 {gaps} 块，最大 {size} km²。"},
                 {{"gaps", gaps->table.size()}, {"size", decimal_text(*std::max_element(sizes.begin(), sizes.end()), 1)}}, step);
        }
    }
}

void tell_loads(const PublishedLayer& layer, const std::string& step, const Teller& tell) {
    auto over = counts_in(layer.table, "over");
    tell({"{over} of {plants} plants would be loaded beyond their capacity.", "{plants} 座设施中 {over} 座超出能力。"}, {{"over", count(over["true"])}, {"plants", layer.table.size()}}, step);
}

void tell_hotspot(const PublishedLayer& layer, const std::string& step, const Teller& tell) {
    const auto bins = numbers_in(layer.table, "gi_bin");
    std::map<int, std::uint64_t> counts;
    std::uint64_t scored = 0;
    for (const auto bin : bins) {
        if (!std::isnan(bin)) {
            ++counts[static_cast<int>(bin)];
            ++scored;
        }
    }
    tell({"Of {scored} areas with a score {h99} are hot at 99 %, {h95} more at 95 %, {h90} more at 90 %; {cold} are cold at 90 % or more (Gi*, adjusted).",
          "有得分的 {scored} 个区域中，99 % 置信热点 {h99} 个，95 % 另有 {h95} 个，90 % 另有 {h90} 个；90 % 及以上冷点 {cold} 个（Gi*，已校正）。"},
         {{"scored", count(scored)}, {"h99", count(counts[3])}, {"h95", count(counts[2])}, {"h90", count(counts[1])}, {"cold", count(counts[-1] + counts[-2] + counts[-3])}}, step);
}

void tell_clusters(const PublishedLayer& layer, const std::string& step, const Teller& tell) {
    auto clusters = counts_in(layer.table, "cluster_id");
    const auto none = clusters[""];
    clusters.erase("");
    tell({"{inside} of {all} sites lie in {clusters} {clusters|cluster|clusters}.", "{all} 个点位中 {inside} 个聚为 {clusters} 类。"},
         {{"inside", layer.table.size() - count(none)}, {"all", layer.table.size()}, {"clusters", clusters.size()}}, step);
}

} // namespace

ReportSection registers_section(const Publication& publication) {
    ReportSection section{std::string(Bilingual{"The registers", "台账概况"}.in(publication.lang)), {}, {}};
    const Teller tell(publication, section);
    PublishedInput sum;
    std::size_t registers = 0;
    for (const auto& input : publication.inputs) {
        if (input.role == "sites") {
            ++registers;
            sum.read += input.read, sum.accepted += input.accepted, sum.rejected += input.rejected, sum.filtered += input.filtered;
        }
    }
    if (registers > 0) {
        tell({"This report is made of {registers} {registers|register|registers} of sites as of {day}: {read} rows read, of which {accepted} accepted, {rejected} rejected, {filtered} filtered out.",
              "本报告依据 {registers} 份点位台账，基准日 {day}：读取 {read} 行，接受 {accepted} 行，拒绝 {rejected} 行，筛除 {filtered} 行。"},
             {{"registers", registers}, {"day", text::date_text(publication.as_of)}, {"read", count(sum.read)}, {"accepted", count(sum.accepted)}, {"rejected", count(sum.rejected)}, {"filtered", count(sum.filtered)}});
    }
    if (publication.data_until) {
        tell({"The latest day in them is {day}.", "台账中最新日期为 {day}。"}, {{"day", text::date_text(*publication.data_until)}});
    }
    for (const auto* layer : printed_rollups(publication)) {
        const auto counts = numbers_in(layer->table, "site_count");
        const auto most = greatest(counts);
        double all = 0;
        for (const auto n : counts) {
            all += n;
        }
        if (!most.empty()) {
            const Bilingual each = most.size() > 1 ? Bilingual{" each", "各 "} : Bilingual{"", ""};
            tell({"Of {all} sites in {units} areal units most lie in {names}: {n}{each} ({share}).", "{units} 个单元共有点位 {all} 个，最多的是{names}（{each}{n} 个，占 {share}）。"},
                 {{"all", decimal_text(all, 0)}, {"units", layer->table.size()}, {"names", listed(at_rows(texts_in(layer->table, "unit_name"), most), publication.lang)},
                  {"n", decimal_text(counts[most.front()], 0)}, {"each", each}, {"share", percent_text(static_cast<std::uint64_t>(counts[most.front()]), static_cast<std::uint64_t>(all))}},
                 layer->group);
        }
        section.tables.push_back(units_table(publication, *layer));
    }
    for (const auto* layer : layers_of(publication, "sites")) {
        if (auto table = petitions_table(publication, *layer)) {
            section.tables.push_back(std::move(*table));
            break;
        }
    }
    return section;
}

ReportSection ledger_section(const Publication& publication) {
    ReportSection section{std::string(Bilingual{"How the problems stand", "问题整改情况"}.in(publication.lang)), {}, {}};
    const Teller tell(publication, section);
    const auto ledgers = layers_of(publication, "ledger");
    for (const auto* layer : ledgers) {
        tell_ledger(publication, *layer, step_name(ledgers, *layer), tell);
        for (auto table : {states_table(publication, *layer), overdue_table(publication, *layer)}) {
            if (table) {
                section.tables.push_back(std::move(*table));
            }
        }
    }
    const auto looked = layers_of(publication, "lookback");
    for (const auto* layer : looked) {
        tell_lookback(*layer, step_name(looked, *layer), tell);
    }
    const auto diffs = layers_of(publication, "diff");
    for (const auto* layer : diffs) {
        tell_diff(publication, *layer, step_name(diffs, *layer), tell);
    }
    return section;
}

ReportSection surroundings_section(const Publication& publication) {
    ReportSection section{std::string(Bilingual{"Zones, stations, cover", "保护区、站点与覆盖"}.in(publication.lang)), {}, {}};
    const Teller tell(publication, section);
    const auto each = [&](std::string_view style, auto say) {
        const auto layers = layers_of(publication, style);
        for (const auto* layer : layers) {
            say(*layer, step_name(layers, *layer));
        }
    };
    each("hits", [&](const auto& layer, const auto& step) { tell_hits(layer, publication, step, tell); });
    each("links", [&](const auto& layer, const auto& step) { tell_near(layer, publication, step, tell); });
    each("coverage", [&](const auto& layer, const auto& step) { tell_coverage(layer, publication, step, tell); });
    for (const auto& layer : publication.layers) {
        if (!layer.input && has_column(layer.table, "load") && has_column(layer.table, "over")) {
            tell_loads(layer, "", tell);
        }
    }
    return section;
}

ReportSection pattern_section(const Publication& publication) {
    ReportSection section{std::string(Bilingual{"Where it gathers", "空间聚集"}.in(publication.lang)), {}, {}};
    const Teller tell(publication, section);
    const auto hot = layers_of(publication, "hotspot");
    for (const auto* layer : hot) {
        if (has_column(layer->table, "gi_bin")) {
            tell_hotspot(*layer, step_name(hot, *layer), tell);
        }
    }
    const auto clusters = layers_of(publication, "cluster");
    for (const auto* layer : clusters) {
        tell_clusters(*layer, step_name(clusters, *layer), tell);
    }
    return section;
}

} // namespace gridwarden::publish
