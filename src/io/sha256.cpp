#include "io/sha256.hpp"

#include "core/error.hpp"

#include <array>

#include <openssl/evp.h>

namespace gridwarden::io {

struct Sha256::Context {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
    if (context_->digest == nullptr || EVP_DigestInit_ex(context_->digest.get(), EVP_sha256(), nullptr) != 1) {
        defect("libcrypto offers no SHA-256");
    }
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    if (EVP_DigestUpdate(context_->digest.get(), bytes.data(), bytes.size()) != 1) {
        defect("SHA-256 cannot go on");
    }
}

std::string Sha256::hex() {
    std::array<unsigned char, 32> digest{};
    unsigned size = 0;
    if (EVP_DigestFinal_ex(context_->digest.get(), digest.data(), &size) != 1 || size != digest.size()) {
        defect("SHA-256 cannot end");
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const auto byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace gridwarden::io
