#include "command/issue_report.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

constexpr std::size_t listed_ranges = 4;
constexpr std::size_t samples_kept = 3;

void add_row(IssueGroup& group, std::uint64_t row) {
    if (row == 0) {
        return;
    }
    if (!group.rows.empty() && (row == group.rows.back().second || row == group.rows.back().second + 1)) {
        group.rows.back().second = row;
    } else if (group.rows.size() < listed_ranges) {
        group.rows.emplace_back(row, row);
    } else {
        group.more_rows = true;
    }
}

/// `rows 14-61, 70` in either language; nothing where the issue is about the whole file.
std::string rows_text(const IssueGroup& group, Language lang) {
    std::string text;
    for (const auto& [first, last] : group.rows) {
        text += text.empty() ? "" : lang == Language::zh ? "、" : ", ";
        text += std::to_string(first);
        if (last != first) {
            text += "-" + std::to_string(last);
        }
    }
    if (group.more_rows) {
        text += lang == Language::zh ? "……" : ", …";
    }
    if (text.empty()) {
        return text;
    }
    const bool one = group.count == 1;
    return lang == Language::zh ? "第 " + text + " 行" : (one ? "row " : "rows ") + text;
}

const ingest::Account* account_of(const std::vector<ingest::Account>& accounts, const IssueGroup& group) {
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const auto& a) {
        return a.path == group.file && (group.sheet.empty() || a.layer.empty() || a.layer == group.sheet);
    });
    return found == accounts.end() ? nullptr : &*found;
}

/// `(48 of 310)`
std::string share_text(const IssueGroup& group, const ingest::Account* account, Language lang) {
    if (group.count < 2) {
        return {};
    }
    const auto count = grouped(group.count);
    if (account == nullptr || account->read < group.count) {
        return lang == Language::zh ? "（" + count + " 处）" : " (" + count + " times)";
    }
    const auto rows = grouped(account->read);
    return lang == Language::zh ? "（共 " + rows + " 行中 " + count + " 行）" : " (" + count + " of " + rows + ")";
}

std::string place_text(const IssueGroup& group, const std::vector<ingest::Account>& accounts, Language lang) {
    std::string text = group.file;
    if (!group.sheet.empty()) {
        text += " [" + group.sheet + "]";
    }
    const auto rows = rows_text(group, lang);
    if (!rows.empty()) {
        text += " " + rows;
    }
    return text + share_text(group, account_of(accounts, group), lang);
}

std::string account_line(const ingest::Account& a, Language lang) {
    const Bilingual sentence{"{file}: {read} {read|row|rows} read = {accepted} accepted + {rejected} rejected + {filtered} filtered",
                             "{file}：读入 {read} 行 = 接受 {accepted} + 拒绝 {rejected} + 过滤 {filtered}"};
    return fill(sentence.in(lang), {{"file", a.layer.empty() ? a.path : a.path + " [" + a.layer + "]"},
                                    {"read", grouped(a.read)},
                                    {"accepted", grouped(a.accepted)},
                                    {"rejected", grouped(a.rejected)},
                                    {"filtered", grouped(a.filtered)}});
}

} // namespace

void IssueGroups::add(Issue issue) {
    const std::lock_guard lock(mutex_);
    if (strict && issue.level() != Level::note) {
        throw Error("GW-RUN-001", {{"message", issue.code + " " + issue.place.file + (issue.place.file.empty() ? "" : ": ") + issue.message(lang)}});
    }
    if (next_ != nullptr) {
        next_->add(issue);
    }
    auto& group = groups_[{issue.place.file, issue.place.sheet, issue.code}];
    if (group.count++ == 0) {
        group.code = issue.code;
        group.level = issue.level();
        group.file = issue.place.file;
        group.sheet = issue.place.sheet;
    }
    add_row(group, issue.place.row);
    if (group.samples.size() < samples_kept) {
        group.samples.push_back(std::move(issue));
    }
}

std::vector<IssueGroup> IssueGroups::sorted() const {
    std::vector<IssueGroup> groups;
    for (const auto& [key, group] : groups_) {
        groups.push_back(group);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.level < b.level; });
    return groups;
}

std::map<std::string, std::size_t> IssueGroups::counts() const {
    std::map<std::string, std::size_t> counts;
    for (const auto& [key, group] : groups_) {
        counts[group.code] += group.count;
    }
    return counts;
}

std::size_t IssueGroups::count(Level level) const {
    std::size_t total = 0;
    for (const auto& [key, group] : groups_) {
        total += group.level == level ? group.count : 0;
    }
    return total;
}

std::string issue_report(const std::vector<IssueGroup>& groups, const std::vector<ingest::Account>& accounts, Language lang,
                         ReportForm form, bool notes) {
    const bool markdown = form == ReportForm::markdown;
    std::string out;
    for (const auto& account : accounts) {
        out += (markdown ? "- " : "") + account_line(account, lang) + "\n";
    }
    if (markdown && !groups.empty()) {
        out += "\n";
    }
    for (const auto& group : groups) {
        if (group.level == Level::note && !notes) {
            continue;
        }
        const auto& sample = group.samples.front();
        const std::string colon = lang == Language::zh ? "：" : ": ";
        const auto place = place_text(group, accounts, lang);
        out += (markdown ? "## " : "") + group.code + (place.starts_with(' ') ? "" : " ") + place + (place.empty() ? "" : colon) + (markdown ? "\n\n" : "");
        out += sample.message(lang) + "\n";
        if (const auto suggestion = sample.suggestion(lang); !suggestion.empty()) {
            out += (markdown ? "\n> " : "  ") + suggestion + "\n";
        }
        out += markdown ? "\n" : "";
    }
    return out;
}

} // namespace gridwarden::command
