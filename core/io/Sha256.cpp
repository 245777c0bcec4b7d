// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Sha256.hpp"

#include "core/base/Error.hpp"
#include "core/io/MappedFile.hpp"

#include <array>
#include <openssl/evp.h>

namespace studio::io {

struct Sha256::Context {
    EVP_MD_CTX* state = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(state); }
};

namespace {

void require(int status) {
    if (status != 1)
        throw Error(ErrorCode::Internal, "SHA-256 is not available in this build of OpenSSL");
}

} // namespace

Sha256::Sha256()
    : m_context(std::make_unique<Context>()) {
    require(EVP_DigestInit_ex(m_context->state, EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

void Sha256::update(std::span<const std::byte> bytes) {
    require(EVP_DigestUpdate(m_context->state, bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    require(EVP_DigestFinal_ex(m_context->state, digest.data(), &length));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

std::string sha256(std::span<const std::byte> bytes) {
    Sha256 hash;
    hash.update(bytes);
    return hash.hex();
}

std::string sha256OfFile(const std::filesystem::path& file) {
    return sha256(MappedFile(file).bytes());
}

} // namespace studio::io
