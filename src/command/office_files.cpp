#include "command/office_files.hpp"

#include "command/worklist_desk.hpp"
#include "io/files.hpp"
#include "io/geopackage.hpp"
#include "model/names.hpp"
#include "office/tables_book.hpp"
#include "project/project_file.hpp"

#include <algorithm>
#include <map>

namespace gridwarden::command {

namespace {

bool written(const std::string& path, const Context& context) {
    const auto& outputs = context.outputs();
    return std::any_of(outputs.begin(), outputs.end(), [&](const auto& output) { return output.path == path; });
}

/// Layers that share a title are told apart by their names.
std::vector<io::GeoPackageLayer> package_layers(const Context& context) {
    std::map<std::string, int> titles;
    for (const auto& layer : context.made()) {
        ++titles[layer.title];
    }
    std::vector<io::GeoPackageLayer> layers;
    for (const auto& layer : context.made()) {
        io::GeoPackageLayer made{layer.name, titles[layer.title] > 1 ? layer.title + " (" + layer.name + ")" : layer.title, &layer.table,
                                 layer.style ? publish::to_qml(*layer.style) : std::string(), {}};
        for (const auto& field : layer.table.schema.fields) {
            const auto title = model::title_of(field.name, context.file_lang);
            made.titles.push_back(title == field.name ? std::string() : title);
        }
        layers.push_back(std::move(made));
    }
    return layers;
}

/// Personal columns stay: the layers are for the office.
void write_package(const std::string& path, Context& context) {
    const auto layers = package_layers(context);
    if (layers.empty()) {
        return;
    }
    io::write_geopackage(path, layers, context.options.overwrite);
    std::uint64_t features = 0;
    for (const auto& layer : layers) {
        features += layer.table->size();
    }
    context.record({path, features, io::sha256_file(path)});
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
    write_package(folder + "/gridwarden.gpkg", context);
}

} // namespace gridwarden::command
