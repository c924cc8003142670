#include "base/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/error.hpp"

namespace storyflow::base {

namespace {

constexpr std::size_t sum_size = 32;
constexpr std::string_view hex_digits = "0123456789abcdef";

EVP_MD_CTX* digest_of(void* context) {
    return static_cast<EVP_MD_CTX*>(context);
}

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

void require(bool has_succeeded) {
    if (!has_succeeded) throw Error(ErrorKind::internal, "OpenSSL cannot compute SHA-256.");
}

}  // namespace

std::string sha256(std::string_view bytes) {
    std::string sum(sum_size, '\0');
    require(EVP_Digest(bytes.data(), bytes.size(), bytes_of(sum), nullptr, EVP_sha256(), nullptr) == 1);
    return sum;
}

std::string hmac_sha256(std::string_view secret, std::string_view bytes) {
    std::string sum(sum_size, '\0');
    const auto* const begin = reinterpret_cast<const unsigned char*>(bytes.data());
    require(HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), begin, bytes.size(),
                 bytes_of(sum), nullptr) != nullptr);
    return sum;
}

void Sha256::Freeing::operator()(void* context) const noexcept {
    EVP_MD_CTX_free(digest_of(context));
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    require(context_ != nullptr && EVP_DigestInit_ex(digest_of(context_.get()), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(std::string_view bytes) {
    require(EVP_DigestUpdate(digest_of(context_.get()), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::sum() {
    std::string sum(sum_size, '\0');
    require(EVP_DigestFinal_ex(digest_of(context_.get()), bytes_of(sum), nullptr) == 1);
    return sum;
}

bool equal_in_constant_time(std::string_view one, std::string_view other) noexcept {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string hexadecimal(std::string_view bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text.push_back(hex_digits[byte >> 4U]);
        text.push_back(hex_digits[byte & 0xFU]);
    }
    return text;
}

bool is_hexadecimal(std::string_view text, std::size_t digits) noexcept {
    return text.size() == digits && text.find_first_not_of(hex_digits) == std::string_view::npos;
}

}  // namespace storyflow::base
