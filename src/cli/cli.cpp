#include "cli/cli.hpp"

#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "command/libraries.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "text/text.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <new>
#include <set>
#include <unistd.h>
#include <utility>

namespace gridwarden::cli {

namespace {

/// Ctrl-C asks the work to stop; a second one ends the program where it is.
void on_interrupt(int) {
    if (cancel_flag().exchange(true)) {
        _exit(static_cast<int>(Exit::interrupted));
    }
}

void print(std::string_view text) { write_out(STDOUT_FILENO, text); }

std::string version_text() {
    std::string out = "gridwarden " + std::string(version) + "\n";
    for (const auto& [name, number] : command::library_versions()) {
        out += name + " " + number + "\n";
    }
    return out;
}

std::string asked_on_terminal(const std::string& question) {
    write_out(STDERR_FILENO, question);
    std::string answer;
    std::getline(std::cin, answer);
    return answer;
}

int tell_about(const Invocation& invocation, Language lang) {
    if (invocation.version) {
        print(version_text());
    } else if (invocation.json_usage) {
        print(usage_json(invocation.command));
    } else if (invocation.command != nullptr) {
        print(command_help(*invocation.command, lang, terminal_width()));
    } else {
        print(program_help(lang, terminal_width()));
    }
    return static_cast<int>(Exit::done);
}

void refuse_mixed_stdout(const Invocation& invocation) {
    bool taken = false;
    for (const auto& parameter : invocation.call->args().parameters()) {
        const auto shown = parameter.takes == command::Takes::output ? parameter.show() : std::vector<std::string>{};
        const bool to_stdout = !shown.empty() && shown.front() == "-";
        if (to_stdout && invocation.common.json) {
            throw Error("GW-ARG-008", {{"name", parameter.name}});
        }
        if (to_stdout && std::exchange(taken, true)) {
            throw Error("GW-OUT-009", {{"path", "-"}});
        }
    }
    for (const auto& what : invocation.common.fail_on) {
        if (what != "finding" && what != "issue" && what != "rejected" && what != "claim" && what != "overdue") {
            throw Error("GW-ARG-003", {{"name", "fail-on"}, {"value", what}, {"expected", Bilingual{"finding, issue, rejected, claim or overdue", "finding、issue、rejected、claim 或 overdue"}}});
        }
    }
}

std::string same_file(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path), ignored).string();
}

/// Refuses two outputs of one name, an output that is an input, and one that exists, before any work is done.
void refuse_bad_outputs(const Invocation& invocation) {
    std::set<std::string> taken;
    for (const auto& parameter : invocation.call->args().parameters()) {
        for (const auto& shown : parameter.takes == command::Takes::input ? parameter.show() : std::vector<std::string>{}) {
            taken.insert(same_file(model::parse_input_spec(shown).path));
        }
    }
    const auto inputs = taken;
    for (const auto& parameter : invocation.call->args().parameters()) {
        const auto shown = parameter.takes == command::Takes::output ? parameter.show() : std::vector<std::string>{};
        if (shown.empty() || shown.front().empty() || shown.front() == "-" || !std::filesystem::path(shown.front()).has_extension()) {
            continue;
        }
        if (!taken.insert(same_file(shown.front())).second) {
            throw Error(inputs.contains(same_file(shown.front())) ? "GW-OUT-008" : "GW-OUT-009", {{"path", shown.front()}});
        }
        const auto at = shown.front().find("%level");
        for (int level = 1; level <= (at == std::string::npos ? 1 : 20); ++level) {
            auto path = shown.front();
            path = at == std::string::npos ? path : path.replace(at, 6, std::to_string(level));
            if (std::filesystem::is_regular_file(path) && !invocation.common.overwrite && !invocation.common.dry_run) {
                throw Error("GW-OUT-001", {{"path", path}});
            }
        }
    }
}

int run(Invocation& invocation, Language lang) {
    refuse_mixed_stdout(invocation);
    refuse_bad_outputs(invocation);
    command::Context context(invocation.common);
    context.lang = context.issues.lang = lang;
    context.file_lang = invocation.common.lang == "zh" ? Language::zh : Language::en;
    context.print = print;
    context.width = terminal_width();
    if (is_terminal(STDIN_FILENO) && is_terminal(STDERR_FILENO)) {
        context.ask = asked_on_terminal;
    }
    TerminalProgress progress;
    const bool drawn = invocation.common.progress == "always" ||
                       (invocation.common.progress == "auto" && is_terminal(STDERR_FILENO) && !invocation.common.quiet);
    if (drawn) {
        context.progress = &progress;
    }
    context.command_line = invocation.command->description.name;
    for (const auto& parameter : invocation.call->args().parameters()) {
        if (parameter.takes != command::Takes::output) {
            context.parameters.emplace_back(parameter.name, parameter.show());
        }
    }
    for (auto& changing : changing_results(invocation.common)) {
        context.parameters.push_back(std::move(changing));
    }
    if (invocation.call->args().find("sites") != nullptr && !invocation.common.as_of) {
        Issue today;
        today.code = "GW-RUN-002";
        today.value = text::date_text(context.as_of);
        context.issues.add(std::move(today));
    }
    const auto start = std::chrono::steady_clock::now();
    const auto result = [&] {
        try {
            return invocation.call->run(context);
        } catch (const Error&) {
            progress.clear();
            tell_noticed(context);
            throw;
        }
    }();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    progress.clear();
    return finish({*invocation.command, context, result, seconds.count()});
}

/// `error[GW-IO-001]: what is wrong` and what to type next.
void tell_error(const Error& error, Language lang) {
    const auto hint = error.hint(lang);
    const bool zh = lang == Language::zh;
    std::string text = (zh ? "错误 " : "error ") + error.code() + (zh ? "：" : ": ") + error.message(lang) + "\n";
    text += hint.empty() ? "" : "  " + hint + "\n";
    try {
        write_out(STDERR_FILENO, text);
    } catch (const Error&) { // nobody can be told any more
    }
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is then told as a failed write
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto lang = language_of(words);
    try {
        auto invocation = parse(words);
        const bool about = invocation.help || invocation.version || invocation.json_usage || invocation.command == nullptr;
        return about ? tell_about(invocation, lang) : run(invocation, lang);
    } catch (const Error& error) {
        tell_error(error, lang);
        return static_cast<int>(error.exit());
    } catch (const std::bad_alloc&) {
        tell_error(Error("GW-BUG-002"), lang);
        return static_cast<int>(Exit::defect);
    } catch (const std::exception& error) {
        tell_error(Error("GW-BUG-001", {{"what", error.what()}}), lang);
        return static_cast<int>(Exit::defect);
    }
}

} // namespace gridwarden::cli
