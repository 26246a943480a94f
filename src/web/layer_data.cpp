#include "web/layer_data.hpp"

#include "core/quantity.hpp"
#include "model/names.hpp"
#include "publish/row_classes.hpp"
#include "web/codes.hpp"
#include "web/style_data.hpp"

#include <algorithm>
#include <array>

namespace gridwarden::web {

namespace {

/// Index of the field that names rows: of these roles, else the first of these columns; -1 for none.
int field_of(const table::Schema& schema, std::string_view role, std::initializer_list<std::string_view> names) {
    if (const auto found = schema.index_of_role(role); found >= 0) {
        return found;
    }
    for (const auto name : names) {
        if (const auto found = schema.index_of(name); found >= 0) {
            return found;
        }
    }
    return -1;
}

int id_field(const table::Schema& schema) {
    const auto known = field_of(schema, "id", {"site_id", "unit_id", "cell_id", "zone_id", "gap_id", "cluster_id", "station_id"});
    const auto made = std::find_if(schema.fields.begin(), schema.fields.end(), [](const auto& field) { return field.name.ends_with("_id"); });
    return known >= 0 || made == schema.fields.end() ? known : static_cast<int>(made - schema.fields.begin());
}

int day_field(const table::Schema& schema, std::string_view role) { return field_of(schema, role, {role}); }

/// The upper bounds of rings that the step of a layer was given.
const std::vector<std::string>* rings_of(const publish::PublishedLayer& layer) {
    for (const auto& [name, values] : layer.parameters) {
        if (name == "rings") {
            return &values;
        }
    }
    return nullptr;
}

/// Stations show the rings of the step that they were given to, and the links that it made.
void write_rings(json::Writer& out, const PageLayer& page, const std::vector<PageLayer>& layers) {
    if (!page.layer.input || page.layer.name != "stations") {
        return;
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto& other = layers[i].layer;
        const auto* rings = rings_of(other);
        if (other.group == page.layer.group && other.style_name == "links" && rings != nullptr) {
            out.key("links").value(static_cast<int>(i)).key("rings").begin_array();
            for (const auto& ring : *rings) {
                out.begin_array().value(ring).value(parse_length(ring).in_metres()).end_array();
            }
            out.end_array();
            return;
        }
    }
}

/// What people call a column: the alias of the style, else of the dictionary, else its name.
std::string title_of(const publish::PublishedLayer& layer, const std::string& name, Language lang) {
    if (!layer.style) {
        return model::title_of(name, lang);
    }
    const auto& fields = layer.style->fields;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    return found == fields.end() || found->alias.empty() ? name : found->alias;
}

void write_fields(json::Writer& out, const publish::PublishedLayer& layer, Language lang, Cells& cells) {
    const auto& fields = layer.table.schema.fields;
    out.key("fields").begin_array();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        out.begin_object().key("name").value(fields[i].name).key("title").value(title_of(layer, fields[i].name, lang));
        out.key("cells").value(static_cast<std::uint64_t>(cells.index_of(layer.table, i))).end_object();
    }
    out.end_array();
}

/// The class of each row, from 1; 0 where it is not drawn.
void write_classes(json::Writer& out, const publish::PublishedLayer& layer) {
    std::vector<std::uint32_t> codes;
    for (const auto index : publish::row_classes(*layer.style, layer.table)) {
        codes.push_back(static_cast<std::uint32_t>(index + 1));
    }
    out.key("classes").begin_object();
    write_codes(out, codes, layer.style->classes.size() + 1);
    out.end_object();
}

void write_layer(json::Writer& out, const PageLayer& page, const std::vector<PageLayer>& layers, Language lang, Cells& cells, Places& places) {
    const auto& layer = page.layer;
    const auto& schema = layer.table.schema;
    out.begin_object().key("name").value(layer.name).key("group").value(layer.group).key("title").value(page.title).key("role").value(page.role);
    out.key("input").value(layer.input).key("shown").value(page.shown).key("rows").value(static_cast<std::uint64_t>(layer.table.size()));
    out.key("id").value(id_field(schema)).key("label").value(field_of(schema, "name", {"site_name", "unit_name", "station_name", "zone_name"}));
    out.key("opened").value(day_field(schema, "opened")).key("closed").value(day_field(schema, "closed"));
    write_fields(out, layer, lang, cells);
    if (layer.style) {
        out.key("style");
        write_style(out, *layer.style);
        write_classes(out, layer);
        out.key("places");
        places.write_layer(out, layer.table);
        write_rings(out, page, layers);
    }
    out.end_object();
}

} // namespace

void write_layers(json::Writer& out, const std::vector<PageLayer>& layers, Language lang, Cells& cells, Places& places) {
    out.begin_array();
    for (const auto& layer : layers) {
        write_layer(out, layer, layers, lang, cells, places);
    }
    out.end_array();
}

} // namespace gridwarden::web
