#include "command/office_files.hpp"

#include "command/worklist_desk.hpp"
#include "office/tables_book.hpp"
#include "project/project_file.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

bool written(const std::string& path, const Context& context) {
    const auto& outputs = context.outputs();
    return std::any_of(outputs.begin(), outputs.end(), [&](const auto& output) { return output.path == path; });
}

} // namespace

void write_office_files(const std::string& folder, Context& context) {
    if (context.options.dry_run) {
        return;
    }
    if (const auto path = folder + "/tables.xlsx"; !written(path, context)) {
        context.write_text(path, office::tables_book(*context.publication, context.issues));
    }
    if (const auto path = folder + "/worklist.xlsx"; !written(path, context) && context.project->inputs.contains(model::Role::sites)) {
        write_worklist(path, make_worklist(context).table, context);
    }
}

} // namespace gridwarden::command
