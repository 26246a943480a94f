#pragma once

#include <string>

namespace gridwarden::io {

/// While it lives, GDAL prints nothing on this thread and its messages are kept; what it writes bears a fixed date, so that
/// the same rows give the same bytes. Scopes nest and must not outlive one call.
class GdalWriteScope {
public:
    GdalWriteScope();
    ~GdalWriteScope();
    GdalWriteScope(const GdalWriteScope&) = delete;
    GdalWriteScope& operator=(const GdalWriteScope&) = delete;
    /// The first message, failures before warnings; empty where GDAL was content.
    [[nodiscard]] const std::string& message() const noexcept { return message_; }
    /// \throws Error GW-OUT-004 with GDAL's first failure where `done` is false or a failure was told.
    void require(bool done, const std::string& path) const;
    void note(bool failure, const char* message); ///< for the handler

private:
    bool failed_ = false;
    std::string message_;
};

} // namespace gridwarden::io
