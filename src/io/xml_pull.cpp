#include "io/xml_pull.hpp"

#include "core/error.hpp"
#include "io/gdal_messages.hpp"

#include <cpl_vsi.h>
#include <exception>
#include <expat.h>

namespace gridwarden::io {

namespace {

constexpr std::size_t piece_size = 1 << 16;

std::string_view local_name(const char* name) {
    const std::string_view whole(name);
    const auto colon = whole.rfind(':');
    return colon == whole.npos ? whole : whole.substr(colon + 1);
}

std::string path_of(const std::string& archive, const std::string& member) { return "/vsizip/{" + archive + "}/" + member; }

[[noreturn]] void refuse(const std::string& archive, const std::string& member, const std::string& reason) {
    throw Error("GW-IO-002", {{"path", archive}, {"reason", member + ": " + reason}});
}

class Member {
public:
    Member(const std::string& archive, const std::string& member) : archive_(archive), member_(member) {
        const GdalMessages quiet;
        file_ = VSIFOpenL(path_of(archive, member).c_str(), "rb");
        if (file_ == nullptr) {
            refuse(archive, member, "the workbook has no such part, or the archive is damaged");
        }
    }
    ~Member() { VSIFCloseL(file_); }
    Member(const Member&) = delete;
    Member& operator=(const Member&) = delete;
    std::size_t read(char* to, std::size_t size) {
        const GdalMessages messages;
        const auto got = VSIFReadL(to, 1, size, file_);
        if (got < size && !messages.failures().empty()) {
            refuse(archive_, member_, messages.first());
        }
        return got;
    }

private:
    std::string archive_;
    std::string member_;
    VSILFILE* file_ = nullptr;
};

} // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
    for (auto** pair = pairs_; *pair != nullptr; pair += 2) {
        if (local_name(pair[0]) == name) {
            return pair[1];
        }
    }
    return {};
}

struct XmlPull::Parser {
    Parser(const std::string& archive_path, const std::string& member_name, XmlTaker& to)
        : archive(archive_path), member(member_name), file(archive_path, member_name), taker(to), expat(XML_ParserCreate(nullptr)) {
        XML_SetUserData(expat, this);
        XML_SetElementHandler(expat, begin, end);
        XML_SetCharacterDataHandler(expat, text);
        XML_SetStartDoctypeDeclHandler(expat, doctype);
    }
    ~Parser() { XML_ParserFree(expat); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    /// Exceptions must not pass through C code: they wait until it has returned.
    template <class Act>
    static void guarded(void* self, const Act& act) {
        auto& parser = *static_cast<Parser*>(self);
        try {
            act(parser.taker);
        } catch (...) {
            parser.thrown = std::current_exception();
            XML_StopParser(parser.expat, XML_FALSE);
        }
    }
    static void begin(void* self, const char* name, const char** attributes) {
        guarded(self, [&](XmlTaker& to) { to.begin(local_name(name), XmlAttributes(attributes)); });
    }
    static void end(void* self, const char* name) {
        guarded(self, [&](XmlTaker& to) { to.end(local_name(name)); });
    }
    static void text(void* self, const char* characters, int size) {
        guarded(self, [&](XmlTaker& to) { to.text({characters, static_cast<std::size_t>(size)}); });
    }
    static void doctype(void* self, const char*, const char*, const char*, int) {
        guarded(self, [&](XmlTaker&) {
            const auto& parser = *static_cast<Parser*>(self);
            refuse(parser.archive, parser.member, "a document type has no place here");
        });
    }

    std::string archive;
    std::string member;
    Member file;
    XmlTaker& taker;
    XML_Parser expat;
    std::exception_ptr thrown;
    bool done = false;
};

XmlPull::XmlPull(const std::string& archive, const std::string& member, XmlTaker& taker)
    : parser_(std::make_unique<Parser>(archive, member, taker)) {}

XmlPull::~XmlPull() = default;

bool XmlPull::more() {
    auto& parser = *parser_;
    if (parser.done) {
        return false;
    }
    void* buffer = XML_GetBuffer(parser.expat, static_cast<int>(piece_size));
    if (buffer == nullptr) {
        refuse(parser.archive, parser.member, "no memory");
    }
    const auto size = parser.file.read(static_cast<char*>(buffer), piece_size);
    parser.done = size < piece_size;
    const auto status = XML_ParseBuffer(parser.expat, static_cast<int>(size), parser.done ? 1 : 0);
    if (parser.thrown) {
        std::rethrow_exception(parser.thrown);
    }
    if (status == XML_STATUS_ERROR) {
        refuse(parser.archive, parser.member, "line " + std::to_string(XML_GetCurrentLineNumber(parser.expat)) + ": " +
                                                  XML_ErrorString(XML_GetErrorCode(parser.expat)));
    }
    return true;
}

void parse_xml(const std::string& archive, const std::string& member, XmlTaker& taker) {
    XmlPull xml(archive, member, taker);
    while (xml.more()) {
    }
}

bool has_member(const std::string& archive, const std::string& member) {
    const GdalMessages quiet;
    VSIStatBufL status;
    return VSIStatL(path_of(archive, member).c_str(), &status) == 0;
}

void read_member(const std::string& archive, const std::string& member, const std::function<void(std::string_view)>& take) {
    Member file(archive, member);
    std::string piece(piece_size, '\0');
    for (auto size = piece_size; size == piece_size;) {
        size = file.read(piece.data(), piece_size);
        take(std::string_view(piece).substr(0, size));
    }
}

} // namespace gridwarden::io
