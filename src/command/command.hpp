#pragma once

#include "command/parameter.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gridwarden::command {

class Context;

/// What a command has done: the balance that must close, a sentence for people, and whether `--fail-on` may speak.
struct Result {
    std::vector<std::pair<std::string, std::uint64_t>> balance; ///< in the order of run.json
    std::vector<std::pair<std::string, double>> figures = {};   ///< numbers of the result for --json; NaN is null
    std::vector<std::string> lines;                             ///< for people, in the language of messages
    std::vector<std::string> next;                              ///< a command line that may come next
    std::uint64_t findings = 0;
    std::uint64_t overdue = 0;
    std::uint64_t failed_claims = 0;
    bool differs = false;        ///< exit status 1 without being asked (verify: a difference; check: an error-level issue)
    bool told_issues = false;    ///< the command's own output tells the issues; they are not printed again
};

struct Example {
    std::string_view line; ///< a command line that a test runs in layers/example
    Bilingual says;
};

/// Where a command stands in the help.
enum class Topic { first, data, project, publish, setup };

struct Description {
    std::string_view name;
    Topic topic = Topic::data;
    Bilingual summary;               ///< one sentence
    Bilingual text = {};             ///< a paragraph or more for the manual; may be empty
    std::vector<Example> examples = {};
    bool page = false;               ///< works on what the steps of a project made; all of Topic::publish do
    bool step = false;               ///< may stand in a project's `steps`
    bool reads = true;               ///< takes the common options about reading inputs
    bool writes = true;              ///< takes those about writing outputs
    bool works = true;               ///< takes those about long work: threads, progress, dry run
    std::vector<std::string_view> without = {}; ///< common options that would mean nothing to it
};

/// One call of a command: its parameters bound to its options, then run.
class Call {
public:
    virtual ~Call() = default;
    [[nodiscard]] virtual Args& args() = 0;
    virtual Result run(Context& context) = 0;
};

struct Command {
    Description description;
    std::function<std::unique_ptr<Call>()> make;
};

/// Makes a command of an options struct, its declaration and its run function.
template <class Options>
Command make_command(Description description, void (*declare)(Args&, Options&), Result (*run)(const Options&, Context&)) {
    struct Bound final : Call {
        Bound(void (*declare_options)(Args&, Options&), Result (*run_options)(const Options&, Context&))
            : run_(run_options) {
            declare_options(args_, options_);
        }
        Args& args() override { return args_; }
        Result run(Context& context) override { return run_(options_, context); }
        Options options_;
        Args args_;
        Result (*run_)(const Options&, Context&);
    };
    return {std::move(description), [declare, run] { return std::make_unique<Bound>(declare, run); }};
}

/// Every command, in the order of the help. One line a command in registry.cpp.
const std::vector<Command>& registry();

/// \throws Error GW-ARG-001 for an unknown name, with the nearest one.
const Command& find_command(std::string_view name);

} // namespace gridwarden::command
