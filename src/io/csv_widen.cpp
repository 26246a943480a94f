#include "io/csv_widen.hpp"

#include <algorithm>

namespace gridwarden::io {

namespace {

struct Record {
    std::string_view text;      ///< without its line end
    std::size_t last_comma = 0; ///< position of the last separator, or the size where there is none
};

/// Takes the next record off the front; line ends inside quotes belong to a cell.
Record take_record(std::string_view& csv) {
    bool quoted = false;
    Record record{csv, csv.npos};
    std::size_t i = 0;
    for (; i < csv.size() && (quoted || csv[i] != '\n'); ++i) {
        if (csv[i] == '"') {
            quoted = !quoted;
        } else if (csv[i] == ',' && !quoted) {
            record.last_comma = i;
        }
    }
    record.text = csv.substr(0, i);
    csv.remove_prefix(std::min(i + 1, csv.size()));
    record.last_comma = std::min(record.last_comma, record.text.size());
    return record;
}

} // namespace

void append_widened(std::string& out, std::string_view csv, std::string_view header, GeometryColumns before, GeometryColumns now) {
    take_record(csv);
    out += header;
    const bool points_come = now.points && !before.points;
    const bool wkt_comes = now.wkt && !before.wkt;
    while (!csv.empty()) {
        const auto record = take_record(csv);
        const auto own = before.wkt ? record.last_comma : record.text.size(); // points stand before the WKT
        out += record.text.substr(0, own);
        out += points_come ? ",," : "";
        out += record.text.substr(own);
        out += wkt_comes ? "," : "";
        out += '\n';
    }
}

} // namespace gridwarden::io
