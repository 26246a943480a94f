#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::io {

/// Attributes of an element, names without prefix.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    /// The value; empty where there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;

private:
    const char** pairs_;
};

/// What is done with an XML text. Names come without prefix, so that every writer's namespaces do.
struct XmlTaker {
    virtual ~XmlTaker() = default;
    virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
};

/// Parses one member of a zip archive piece by piece: memory does not grow with it. A document type is refused, so that entities
/// cannot blow up.
class XmlPull {
public:
    /// \throws Error GW-IO-002 where the archive has no such member
    XmlPull(const std::string& archive, const std::string& member, XmlTaker& taker);
    ~XmlPull();
    XmlPull(const XmlPull&) = delete;
    XmlPull& operator=(const XmlPull&) = delete;

    /// Parses the next piece; false at the end. \throws Error GW-IO-002 for what is not well-formed or cannot be unpacked
    bool more();

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

/// Parses a whole member.
void parse_xml(const std::string& archive, const std::string& member, XmlTaker& taker);

/// Whether an archive has a member.
bool has_member(const std::string& archive, const std::string& member);

/// Gives the unpacked bytes of a member to `take` piece by piece. \throws Error GW-IO-002
void read_member(const std::string& archive, const std::string& member, const std::function<void(std::string_view)>& take);

} // namespace gridwarden::io
