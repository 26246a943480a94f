#include "command/commands.hpp"
#include "command/context.hpp"
#include "command/runner.hpp"
#include "project/rule_keys.hpp"

namespace gridwarden::command {

namespace {

struct Options {
    bool rules = false;
    std::string output = "-";
};

void declare(Args& args, Options& o) {
    args.flag("rules", o.rules, {"that of rule files instead", "改为规则文件的 Schema"});
    args.output("output", o.output, "", {"file to write; stdout where not given", "要写出的文件；缺省为标准输出"});
}

Result run(const Options& o, Context& context) {
    context.write_text(o.output, o.rules ? project::rules_schema() : project_schema());
    return {};
}

} // namespace

Command schema_command() {
    return make_command<Options>(
        {.name = "schema",
         .topic = Topic::setup,
         .summary = {"Prints the JSON Schema of project files, for editors that check while you type.", "打印工程文件的 JSON Schema，供编辑器边写边检查。"},
         .examples = {{"gridwarden schema -o project.schema.json", {"then \"$schema\": \"project.schema.json\" in the project", "之后在工程文件中写 \"$schema\": \"project.schema.json\""}}},
         .reads = false,
         .works = false,
         .without = {"format", "precision", "out-crs", "no-style", "json"}},
        declare, run);
}

} // namespace gridwarden::command
