#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gridwarden::io {

/// SHA-256 of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes);
    [[nodiscard]] std::string hex(); ///< lower case; the end of the bytes

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

} // namespace gridwarden::io
