#include "cli/summary.hpp"

#include "cli/terminal.hpp"
#include "core/version.hpp"
#include "json/writer.hpp"

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

namespace gridwarden::cli {

namespace {

bool met(const Finished& f, std::string_view what) {
    const auto accounts = f.context.accounts();
    if (what == "finding") {
        return f.result.findings > 0;
    }
    if (what == "overdue") {
        return f.result.overdue > 0;
    }
    if (what == "claim") {
        return f.result.failed_claims > 0;
    }
    if (what == "rejected") {
        return std::any_of(accounts.begin(), accounts.end(), [](const auto& a) { return a.rejected > 0; });
    }
    return f.context.issues.count(Level::error) + f.context.issues.count(Level::warning) > 0;
}

int status_of(const Finished& f) {
    const auto& asked = f.context.options.fail_on;
    const bool failed = f.result.differs || std::any_of(asked.begin(), asked.end(), [&](const auto& what) { return met(f, what); });
    return static_cast<int>(failed ? Exit::finding : Exit::done);
}

std::string json_summary(const Finished& f, int status) {
    json::Writer out;
    out.begin_object().key("gridwarden").value(version).key("command").value(f.command.description.name).key("status").value(status);
    out.key("balance").begin_object();
    for (const auto& [name, count] : f.result.balance) {
        out.key(name).value(count);
    }
    if (!f.result.figures.empty()) {
        out.end_object().key("figures").begin_object();
        for (const auto& [name, number] : f.result.figures) {
            out.key(name).value(number);
        }
    }
    out.end_object().key("inputs").begin_array();
    for (const auto& a : f.context.accounts()) {
        out.begin_object().key("path").value(a.path);
        if (!a.layer.empty()) {
            out.key("layer").value(a.layer);
        }
        out.key("role").value(name_of(a.role)).key("read").value(a.read);
        out.key("accepted").value(a.accepted).key("rejected").value(a.rejected).key("filtered").value(a.filtered).end_object();
    }
    out.end_array().key("issues").begin_object();
    for (const auto& [code, count] : f.context.issues.counts()) {
        out.key(code).value(std::uint64_t{count});
    }
    out.end_object().key("outputs").begin_array();
    for (const auto& output : f.context.outputs()) {
        out.begin_object().key("path").value(output.path).key("features").value(output.features).end_object();
    }
    out.end_array().key("lines").begin_array();
    for (const auto& line : f.result.lines) {
        out.value(line);
    }
    out.end_array().key("seconds").value(f.seconds).end_object();
    return out.take() + "\n";
}

bool coloured(const command::CommonOptions& options) {
    const auto* no_color = std::getenv("NO_COLOR");
    return options.color == "always" || (options.color == "auto" && is_terminal(STDERR_FILENO) && (no_color == nullptr || *no_color == '\0'));
}

/// Codes of errors in red, of warnings in yellow, where colours are wanted.
std::string with_colours(std::string text, const std::vector<command::IssueGroup>& groups) {
    for (const auto& group : groups) {
        const std::string colour = group.level == Level::error ? "\x1b[31m" : group.level == Level::warning ? "\x1b[33m" : "\x1b[36m";
        const auto begin = "\n" + group.code;
        for (auto at = text.find(begin); at != text.npos; at = text.find(begin, at + begin.size() + 9)) {
            text.replace(at, begin.size(), "\n" + colour + group.code + "\x1b[0m");
        }
    }
    return text;
}

void tell_people(const Finished& f) {
    const auto& options = f.context.options;
    std::string text;
    if (options.verbose) {
        for (const auto& [name, values] : f.context.parameters) {
            text += name + " =";
            for (const auto& value : values) {
                text += " " + value;
            }
            text += "\n";
        }
    }
    if (!f.result.told_issues) {
        const auto groups = f.context.issues.sorted();
        auto report = "\n" + command::issue_report(groups, f.context.accounts(), f.context.lang, command::ReportForm::text, options.verbose);
        if (coloured(options)) {
            report = with_colours(report, groups);
        }
        text += report.substr(1);
    }
    for (const auto& line : f.result.lines) {
        text += line + "\n";
    }
    for (const auto& next : f.result.next) {
        text += (f.context.lang == Language::zh ? "接下来：" : "next: ") + next + "\n";
    }
    write_out(STDERR_FILENO, text);
}

} // namespace

void tell_noticed(const command::Context& context) {
    if (!context.options.quiet) {
        write_out(STDERR_FILENO, command::issue_report(context.issues.sorted(), {}, context.lang, command::ReportForm::text, false));
    }
}

int finish(const Finished& finished) {
    const int status = status_of(finished);
    if (finished.context.options.json) {
        write_out(STDOUT_FILENO, json_summary(finished, status));
    } else if (!finished.context.options.quiet) {
        tell_people(finished);
    }
    return status;
}

} // namespace gridwarden::cli
