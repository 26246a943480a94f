#include "io/xlsx_book.hpp"

#include "core/error.hpp"
#include "io/file_bytes.hpp"
#include "io/xml_pull.hpp"
#include "text/text.hpp"

#include <filesystem>
#include <map>

namespace gridwarden::io {

namespace {

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

int number_in(std::string_view text) { return static_cast<int>(text::parse_integer(text).value_or(-1)); }

/// `xl/workbook.xml` and what its relations call `worksheets/sheet1.xml`, or `/xl/worksheets/sheet1.xml`.
std::string member_beside(const std::string& member, std::string_view target) {
    if (target.starts_with('/')) {
        return std::string(target.substr(1));
    }
    return (std::filesystem::path(member).parent_path() / target).lexically_normal().generic_string();
}

struct Relation {
    std::string type; ///< its last word
    std::string member;
};

/// The relations of a part, by their id.
struct Relations final : XmlTaker {
    explicit Relations(std::string part) : of(std::move(part)) {}
    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "Relationship" && attributes.get("TargetMode") != "External") {
            const auto type = attributes.get("Type");
            by_id[std::string(attributes.get("Id"))] = {std::string(type.substr(type.rfind('/') + 1)), member_beside(of, attributes.get("Target"))};
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
    [[nodiscard]] std::string member_of(std::string_view type) const {
        for (const auto& [id, relation] : by_id) {
            if (relation.type == type) {
                return relation.member;
            }
        }
        return {};
    }
    std::string of;
    std::map<std::string, Relation, std::less<>> by_id;
};

Relations relations_of(const std::string& archive, const std::string& part) {
    Relations relations(part);
    const std::filesystem::path path(part);
    const auto member = (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).generic_string();
    if (has_member(archive, member)) {
        parse_xml(archive, member, relations);
    }
    return relations;
}

struct Workbook final : XmlTaker {
    Workbook(XlsxBook& into, const Relations& by) : book(into), relations(by) {}
    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr") {
            book.from_1904 = is_true(attributes.get("date1904"));
        } else if (name == "workbookProtection") {
            book.locked = is_true(attributes.get("lockStructure"));
        } else if (name == "sheet") {
            const auto relation = relations.by_id.find(id_of(attributes));
            if (relation != relations.by_id.end() && relation->second.type == "worksheet") {
                const auto state = attributes.get("state");
                book.sheets.push_back({std::string(attributes.get("name")), relation->second.member, state == "hidden" || state == "veryHidden"});
            }
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
    static std::string_view id_of(const XmlAttributes& attributes) { return attributes.get("id"); }
    XlsxBook& book;
    const Relations& relations;
};

struct Styles final : XmlTaker {
    explicit Styles(XlsxBook& into) : book(into) {}
    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "numFmt") {
            codes[number_in(attributes.get("numFmtId"))] = attributes.get("formatCode");
        } else if (name == "cellXfs") {
            within = true;
        } else if (name == "xf" && within) {
            const auto format = number_in(attributes.get("numFmtId"));
            const auto code = codes.find(format);
            book.styles.push_back(number_kind(format, code == codes.end() ? "" : code->second));
        }
    }
    void end(std::string_view name) override { within = within && name != "cellXfs"; }
    void text(std::string_view) override {}
    XlsxBook& book;
    std::map<int, std::string> codes;
    bool within = false;
};

/// Shared strings: the runs of rich text are joined, phonetic guides left out.
struct Strings final : XmlTaker {
    explicit Strings(XlsxBook& into) : book(into) {}
    void begin(std::string_view name, const XmlAttributes&) override {
        guide += name == "rPh" ? 1 : 0;
        within = name == "t" && guide == 0;
        if (name == "si") {
            current.clear();
        }
    }
    void end(std::string_view name) override {
        guide -= name == "rPh" ? 1 : 0;
        within = within && name != "t";
        if (name == "si") {
            book.strings += unescaped(std::move(current));
            current = {};
            if (book.strings.size() > UINT32_MAX) {
                throw Error("GW-IO-002", {{"path", book.path}, {"reason", "its texts are longer than 4 GB"}});
            }
            book.string_ends.push_back(static_cast<std::uint32_t>(book.strings.size()));
        }
    }
    void text(std::string_view characters) override {
        if (within) {
            current += characters;
        }
    }
    XlsxBook& book;
    std::string current;
    int guide = 0;
    bool within = false;
};

/// A name in UTF-16 as the directory of a compound file writes it.
std::string wide(std::string_view ascii) {
    std::string bytes;
    for (const char c : ascii) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

/// Refuses what is no zip archive by what it is instead.
void require_archive(const std::string& path) {
    if (std::filesystem::path(path).filename().string().starts_with("~$")) {
        throw Error("GW-XLSX-003", {{"path", path}});
    }
    const FileBytes file(path);
    const auto bytes = file.view();
    if (bytes.empty()) {
        throw Error("GW-IO-007", {{"path", path}});
    }
    if (bytes.starts_with("PK")) {
        return;
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        throw Error(bytes.find(wide("EncryptedPackage")) != bytes.npos ? "GW-XLSX-002" : "GW-XLSX-001", {{"path", path}});
    }
    const auto head = text::lower_ascii(bytes.substr(0, 1024));
    const bool page = head.find("<html") != head.npos || head.find("<table") != head.npos || head.find("<?xml") != head.npos;
    const bool binary = head.find('\0') != head.npos && !head.starts_with("\xff\xfe") && !head.starts_with("\xfe\xff");
    if (binary) {
        throw Error("GW-IO-002", {{"path", path}, {"reason", "it is no workbook, or a damaged one"}});
    }
    throw Error("GW-XLSX-004", {{"path", path}, {"value", page ? "HTML/XML" : "CSV/TSV"}});
}

} // namespace

std::string_view XlsxBook::string(std::size_t which) const {
    if (which >= string_ends.size()) {
        return {};
    }
    const auto begin = which == 0 ? 0 : string_ends[which - 1];
    return std::string_view(strings).substr(begin, string_ends[which] - begin);
}

XlsxBook open_xlsx_book(const std::string& path) {
    require_readable(path);
    require_archive(path);
    XlsxBook book;
    book.path = path;
    auto main = relations_of(path, "").member_of("officeDocument");
    main = main.empty() ? "xl/workbook.xml" : main;
    const auto relations = relations_of(path, main);
    Workbook workbook(book, relations);
    parse_xml(path, main, workbook);
    if (const auto member = relations.member_of("styles"); !member.empty() && has_member(path, member)) {
        Styles styles(book);
        parse_xml(path, member, styles);
    } else if (has_member(path, "xl/styles.xml")) {
        Styles styles(book);
        parse_xml(path, "xl/styles.xml", styles);
    }
    auto strings_member = relations.member_of("sharedStrings");
    strings_member = strings_member.empty() ? "xl/sharedStrings.xml" : strings_member;
    if (has_member(path, strings_member)) {
        Strings strings(book);
        parse_xml(path, strings_member, strings);
    }
    return book;
}

} // namespace gridwarden::io
