#pragma once

#include <string>
#include <vector>

namespace gridwarden::io {

/// While it lives, GDAL prints nothing on this thread and its messages are kept here. Registers GDAL's drivers.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return warnings_; }
    [[nodiscard]] const std::vector<std::string>& failures() const noexcept { return failures_; }
    /// The first failure, else the first warning, on one line.
    [[nodiscard]] std::string first() const;
    void clear();
    void add(bool failure, const char* message); ///< for the handler

private:
    std::vector<std::string> warnings_;
    std::vector<std::string> failures_;
};

} // namespace gridwarden::io
