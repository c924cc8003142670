#include "narration/sha256.hpp"

#include <openssl/evp.h>

#include "base/error.hpp"

namespace storyflow::narration {

std::string sha256(std::string_view bytes) {
    std::string sum(32, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(sum.data());
    if (EVP_Digest(bytes.data(), bytes.size(), out, nullptr, EVP_sha256(), nullptr) != 1) {
        throw base::Error(base::ErrorKind::internal, "OpenSSL cannot compute SHA-256.");
    }
    return sum;
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 0xFU]);
    }
    return text;
}

}  // namespace storyflow::narration
