#include "command/commands.hpp"
#include "command/runner.hpp"

#include "core/error.hpp"
#include "io/files.hpp"
#include "text/text.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace gridwarden::command {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string folder;
};

void declare(Args& args, Options& o) {
    args.positional("folder", o.folder, "DIR", {"folder that `run` wrote", "`run` 写出的文件夹"}).required = true;
}

/// A folder that goes away with its guard.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "gridwarden-verify-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw Error("GW-OUT-002", {{"path", pattern}, {"reason", std::generic_category().message(errno)}});
        }
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

/// The settings a run was given on its command line are given again.
void apply_overrides(CommonOptions& options, const project::Manifest& manifest) {
    Args args;
    declare_common(args, options);
    for (const auto& [name, value] : manifest.overrides) {
        if (auto* parameter = args.find(name)) {
            parameter->set(value);
        }
    }
}

std::size_t compare_inputs(const project::Manifest& before, const project::Manifest& after, const Context& context, Result& result) {
    std::size_t different = 0;
    for (const auto& input : before.inputs) {
        for (const auto& again : after.inputs) {
            if (again.path == input.path && again.layer == input.layer && again.role == input.role && again.sha256 != input.sha256) {
                ++different;
                result.lines.push_back(say(context, {"input {path} has changed since the run", "输入 {path} 在运行之后已改变"}, {{"path", input.path}}));
            }
        }
    }
    return different;
}

std::size_t compare_outputs(const project::Manifest& before, const project::Manifest& after, const std::string& folder,
                            const Context& context, Result& result) {
    std::size_t different = 0;
    const auto tell = [&](Bilingual sentence, const std::string& path) {
        ++different;
        result.lines.push_back(say(context, sentence, {{"path", path}}));
    };
    std::map<std::string, std::string> made;
    for (const auto& output : after.outputs) {
        made[output.path] = output.sha256;
    }
    for (const auto& output : before.outputs) {
        if (output.path.ends_with(".qml")) {
            continue; // a style may have been edited by hand, and is kept
        }
        const auto file = (fs::path(folder) / output.path).string();
        if (!fs::exists(file)) {
            tell({"output {path} is missing", "输出 {path} 缺失"}, output.path);
        } else if (io::sha256_file(file) != output.sha256) {
            tell({"output {path} was changed after the run", "输出 {path} 在运行之后被改动"}, output.path);
        }
        if (const auto again = made.find(output.path); again == made.end() || again->second != output.sha256) {
            tell({"output {path} comes out different now", "输出 {path} 重新生成的结果不同"}, output.path);
        }
    }
    return different;
}

Result run(const Options& o, Context& context) {
    const auto manifest_path = (fs::path(o.folder) / "run.json").string();
    const auto before = project::parse_manifest(io::read_file(manifest_path), manifest_path);
    const auto project = project::read_project((fs::path(o.folder) / before.project_path).lexically_normal().string());
    Result result;
    CommonOptions options; // of the run, not of this call: --lang here is the language of what is told
    options.threads = context.options.threads;
    apply_overrides(options, before);
    Context again(options);
    again.lang = context.lang;
    again.progress = context.progress;
    again.print = [](std::string_view) {};
    prepare(again, project);
    again.pages = !before.overrides.contains("no-pages");
    const TemporaryFolder folder;
    const auto after = run_project(project, folder.path(), again, result);
    result = {};
    const auto inputs = compare_inputs(before, after, context, result);
    const auto outputs = compare_outputs(before, after, o.folder, context, result);
    if (before.project_sha256 != after.project_sha256) {
        result.lines.push_back(say(context, {"the project file has changed since the run", "项目文件在运行之后已改变"}, {}));
    }
    result.differs = inputs + outputs > 0;
    result.balance = {{"inputs", before.inputs.size()}, {"outputs", before.outputs.size()}, {"different", inputs + outputs}};
    result.lines.push_back(say(context, result.differs ? Bilingual{"{n} {n|difference|differences}", "{n} 处不同"}
                                                       : Bilingual{"same inputs, same bytes: {outputs} {outputs|output|outputs} made again", "输入相同，逐字节一致：重新生成 {outputs} 个输出"},
                               {{"n", inputs + outputs}, {"outputs", before.outputs.size()}}));
    return result;
}

} // namespace

Command verify_command() {
    return make_command<Options>(
        {.name = "verify",
         .topic = Topic::project,
         .summary = {"Hashes the inputs of a run again, runs it again and compares every output byte by byte.",
                     "重新计算输入的哈希、重新运行，并逐字节比较每个输出。"},
         .text = {"Ends with status 1 where anything differs. Styles are left out: one edited by hand is kept.",
                  "有任何不同即以状态 1 结束。样式除外：手工修改过的样式会被保留。"},
         .examples = {{"gridwarden verify out/2024-05-09", {"can this result be made again?", "结果能否重现？"}}}},
        declare, run);
}

} // namespace gridwarden::command
