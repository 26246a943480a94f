#include "command/office_files.hpp"

#include "command/worklist_desk.hpp"
#include "io/files.hpp"
#include "io/geopackage.hpp"
#include "model/names.hpp"
#include "office/tables_book.hpp"
#include "project/project_file.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <numeric>

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

/// Writes what the layers are, personal columns too: they are for the office. It works beside the workbooks where there is more than one thread.
std::future<void> start_package(const std::string& path, const std::vector<io::GeoPackageLayer>& layers, const Context& context) {
    const auto how = context.threads > 1 ? std::launch::async : std::launch::deferred;
    return std::async(how, [&layers, path, overwrite = context.options.overwrite] { io::write_geopackage(path, layers, overwrite); });
}

std::uint64_t features_of(const std::vector<io::GeoPackageLayer>& layers) {
    return std::accumulate(layers.begin(), layers.end(), std::uint64_t{0}, [](auto sum, const auto& layer) { return sum + layer.table->size(); });
}

} // namespace

void write_office_files(const std::string& folder, Context& context) {
    if (context.options.dry_run) {
        return;
    }
    const auto layers = package_layers(context);
    const auto package = folder + "/gridwarden.gpkg";
    auto packing = layers.empty() ? std::future<void>() : start_package(package, layers, context);
    if (const auto path = folder + "/tables.xlsx"; !written(path, context)) {
        context.write_text(path, office::tables_book(*context.publication, context.issues));
    }
    if (const auto path = folder + "/worklist.xlsx"; !written(path, context) && context.project->inputs.contains(model::Role::sites)) {
        write_worklist(path, make_worklist(context).table, context);
    }
    if (packing.valid()) {
        packing.get();
        context.record({package, features_of(layers), io::sha256_file(package)});
    }
}

} // namespace gridwarden::command
