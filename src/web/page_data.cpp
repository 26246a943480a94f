#include "web/page_data.hpp"

#include "core/message.hpp"
#include "geodesy/crs.hpp"
#include "text/text.hpp"
#include "web/layer_data.hpp"

namespace gridwarden::web {

namespace {

void write_inputs(json::Writer& out, const publish::Publication& publication) {
    out.key("inputs").begin_array();
    for (const auto& input : publication.inputs) {
        out.begin_object().key("path").value(input.layer.empty() ? input.path : input.path + " [" + input.layer + "]").key("role").value(input.role);
        out.key("read").value(input.read).key("accepted").value(input.accepted).key("rejected").value(input.rejected).key("filtered").value(input.filtered);
        out.key("crs").value(input.crs).key("sha256").value(input.sha256).end_object();
    }
    out.end_array();
}

void write_claims(json::Writer& out, const publish::Publication& publication) {
    out.key("claims").begin_array();
    for (const auto& claim : publication.claims) {
        out.begin_object().key("says").value(claim.says).key("expected").value(claim.expected).key("match").value(claim.match).key("got");
        claim.got ? out.value(*claim.got) : out.null();
        out.end_object();
    }
    out.end_array();
}

void write_issues(json::Writer& out, const publish::Publication& publication) {
    out.key("issues").begin_array();
    for (const auto& issue : publication.issues) {
        const auto* level = issue.level == Level::error ? "error" : issue.level == Level::warning ? "warning" : "note";
        out.begin_object().key("code").value(issue.code).key("level").value(level).key("file").value(issue.file);
        out.key("count").value(static_cast<std::uint64_t>(issue.count)).key("message").value(issue.message).end_object();
    }
    out.end_array();
}

void write_names(json::Writer& out, std::string_view key, const std::vector<std::string>& names) {
    out.key(key).begin_array();
    for (const auto& name : names) {
        out.value(name);
    }
    out.end_array();
}

void write_facts(json::Writer& out, const publish::Publication& publication) {
    out.key("lang").value(publication.lang == Language::zh ? "zh" : "en").key("title").value(publication.title);
    out.key("asOf").value(text::date_text(publication.as_of)).key("asOfDay").value(static_cast<int>(publication.as_of));
    out.key("program").value(publication.program).key("producer").value(publication.producer).key("source").value(publication.source);
    out.key("isPublic").value(publication.is_public);
    write_inputs(out, publication);
    write_claims(out, publication);
    write_issues(out, publication);
    write_names(out, "personal", publication.personal_columns);
    write_names(out, "redactions", publication.redactions);
}

void write_map(json::Writer& out, const publish::Publication& publication) {
    const auto extent_or_any = publication.extent.empty() ? shape::Box{-1, -1, 1, 1} : publication.extent; // tables alone need no plane
    const auto crs = publication.plane_crs.empty() ? geodesy::choose_plane(extent_or_any).crs.text : publication.plane_crs;
    Places places(crs, extent_or_any);
    Cells cells;
    const auto& extent = places.extent();
    out.key("crs").value(crs).key("crsName").value(geodesy::parse_crs(crs).name);
    out.key("shapeStep").value(places.shape_step()).key("pointStep").value(places.point_step());
    out.key("extent").begin_array().value(extent.min_x).value(extent.min_y).value(extent.max_x).value(extent.max_y).end_array();
    out.key("lattice");
    places.write_lattice(out);
    out.key("layers");
    write_layers(out, page_layers(publication), publication.lang, cells, places);
    out.key("columns");
    cells.write(out);
    out.key("shapes");
    places.write_shapes(out);
}

/// Tables that would make the page too large.
std::vector<std::string> left_out(const publish::Publication& publication) {
    std::vector<std::string> names;
    for (const auto& layer : publication.layers) {
        if (!layer.style && layer.table.size() > most_table_rows) {
            names.push_back(layer.name);
        }
    }
    return names;
}

/// The same JSON without blanks between its parts, and without a `<`, which stands only inside of strings.
std::string compact(const std::string& json) {
    std::string out;
    out.reserve(json.size());
    bool inside = false;  // of a string
    bool escaped = false; // by a backslash
    for (const char c : json) {
        if (!inside && c == ' ') {
            continue;
        }
        c == '<' ? void(out += "\\u003c") : out.push_back(c);
        inside = c == '"' && !escaped ? !inside : inside;
        escaped = c == '\\' && !escaped;
    }
    return out;
}

} // namespace

std::string page_data(const publish::Publication& publication) {
    json::Writer out(0);
    out.begin_object();
    write_facts(out, publication);
    write_names(out, "leftOut", left_out(publication));
    write_map(out, publication);
    out.end_object();
    return compact(out.take());
}

} // namespace gridwarden::web
