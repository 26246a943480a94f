#pragma once

#include "command/common_options.hpp"
#include "command/issue_report.hpp"
#include "core/issue.hpp"
#include "core/progress.hpp"
#include "ingest/ingest.hpp"
#include "publish/publication.hpp"
#include "publish/qgis_project.hpp"
#include "table/raster.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace gridwarden::project {
struct Project;
}

namespace gridwarden::command {

/// An output that was written.
struct OutputRecord {
    std::string path;
    std::uint64_t features = 0;
    std::string sha256;
};

/// What a command works with: settings, the data asked for, and the one way out for what it makes. Inputs are read once
/// however many steps ask for them.
class Context {
public:
    explicit Context(CommonOptions common);

    CommonOptions options;
    Language lang = Language::en;      ///< of messages
    Language file_lang = Language::en; ///< of titles and aliases in files
    std::int32_t as_of = 0;            ///< days since 1970-01-01
    unsigned threads = 1;
    IssueGroups issues;
    Progress* progress = nullptr;
    std::function<void(std::string_view)> print;                     ///< to stdout: a command's data
    std::size_t width = 100;                                         ///< of the terminal, in columns
    std::function<std::string(const std::string& question)> ask;     ///< on a terminal only; else empty
    std::map<std::string, std::vector<std::string>> declared_values; ///< a project's `values`
    std::map<std::string, model::InputSpec> named_inputs;            ///< a project's `as` names
    std::set<std::string> wanted_outputs;                            ///< outputs that later steps name by `@`; these are kept
    std::string earlier_folder;                                      ///< that this run's folder will replace; its edited styles are kept
    std::string base_folder;                                         ///< of relative input paths; empty = where we are
    std::string command_line;                                        ///< of the running command, for metadata
    std::string as_name;                                             ///< of the running step
    bool in_project = false;                                         ///< CSV gets its BOM, as-of is given
    bool keep_published = false;                                     ///< what is written stays in memory too, for pages
    bool compute_only = false;                                       ///< nothing is written: a project is computed for its pages
    std::shared_ptr<const project::Project> project;                 ///< that is run or computed; else null
    std::shared_ptr<const publish::Publication> publication;         ///< what the steps have made, once page commands need it

    /// Sites (or stations, zones, ...) of these inputs; `@name` is an earlier input or output. Kept for the next step.
    const ingest::Sites& sites(const std::vector<model::InputSpec>& inputs, model::Role role);
    /// Areal units, levels linked.
    const ingest::Units& units(const std::vector<model::InputSpec>& inputs);
    /// A layer or table with its own columns only.
    ingest::Sites plain(const model::InputSpec& input);
    /// The same, with every issue of the reading told to `all` as well, also where the data had been read before.
    const ingest::Sites& sites_telling(const std::vector<model::InputSpec>& inputs, model::Role role, IssueSink& all);
    const ingest::Units& units_telling(const std::vector<model::InputSpec>& inputs, IssueSink& all);
    /// Inputs as they will be opened: names after `@` looked up, relative paths beside the project.
    [[nodiscard]] std::vector<model::InputSpec> resolve(const std::vector<model::InputSpec>& inputs) const;
    /// An input with its path as it can be opened from here.
    [[nodiscard]] model::InputSpec opened(model::InputSpec input) const;
    [[nodiscard]] ingest::Options reading() const;

    /// Writes a layer: format by extension or `--format`, metadata of this command, the style of that name (`styles/`; empty for
    /// tables) beside it, its record. A dry
    /// run writes nothing. `@<as>` names the table for later steps. An empty path is nothing to do.
    void write(const std::string& path, const table::Table& layer, std::string_view style);
    /// Writes a raster likewise (GeoTIFF), its style with classes between these limits.
    void write_raster(const std::string& path, const table::Raster& raster, const std::vector<double>& limits, std::string_view style);
    /// Writes the style of a layer that was written otherwise.
    void style_beside(const std::string& path, const table::Schema& schema, std::string_view style);
    /// Writes a text output (a report, a manifest) likewise.
    void write_text(const std::string& path, std::string_view text);

    /// Puts a file that was written otherwise among the outputs.
    void record(OutputRecord output) { outputs_.push_back(std::move(output)); }

    /// Layers written so far with a style, for a QGIS project of them.
    [[nodiscard]] const std::vector<publish::ProjectLayer>& layers() const noexcept { return layers_; }

    /// Layers and tables made so far, with the stations, zones and plants they were made from; where `keep_published` was set.
    [[nodiscard]] std::vector<publish::PublishedLayer> published() const;
    /// Those without the inputs, as they are kept.
    [[nodiscard]] const std::vector<publish::PublishedLayer>& made() const;

    [[nodiscard]] const std::vector<OutputRecord>& outputs() const noexcept { return outputs_; }
    [[nodiscard]] std::vector<ingest::Account> accounts() const;
    /// The box of the areal units read so far, else of the sites; empty where nothing has a place.
    [[nodiscard]] shape::Box extent() const;
    /// The parameters that change the result, as the metadata member `gridwarden` of GeoJSON outputs (JSON).
    std::vector<std::pair<std::string, std::vector<std::string>>> parameters;

private:
    [[nodiscard]] std::string metadata() const;
    void write_style(const std::string& path, const table::Table& layer, std::string_view style);
    void write_qml(const std::string& path, const std::string& qml);
    void note_layer(const std::string& path, std::string_view style, std::vector<publish::ProjectPart> parts, const std::string& crs);
    void publish(const std::string& name, const table::Table& layer, std::string_view style);
    void note_input(model::Role role, const std::string& key);
    struct Store;
    std::shared_ptr<Store> store_;
    std::vector<OutputRecord> outputs_;
    std::vector<publish::ProjectLayer> layers_;
};

/// A path as it can be pasted into a shell.
std::string pasted(const std::string& path);

/// Fills a sentence in the language of messages.
std::string say(const Context& context, Bilingual sentence, const Arguments& arguments);

} // namespace gridwarden::command
