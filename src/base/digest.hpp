#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// Digests of bytes and their hexadecimal form. A failure inside OpenSSL is thrown as `Error{internal}`.
namespace storyflow::base {

/// SHA-256 (FIPS 180-4) of the bytes, in 32 bytes. Pure.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// HMAC-SHA256 (RFC 2104) of the bytes, in 32 bytes. Pure.
[[nodiscard]] std::string hmac_sha256(std::string_view secret, std::string_view bytes);

/// The SHA-256 digest of bytes that are added piece by piece. Movable; not thread-safe.
class Sha256 {
  public:
    Sha256();

    void add(std::string_view bytes);
    /// The digest (32 bytes) of all bytes added so far. Ends the computation: call it once.
    [[nodiscard]] std::string sum();

  private:
    struct Freeing {
        void operator()(void* context) const noexcept;
    };
    std::unique_ptr<void, Freeing> context_;  ///< OpenSSL's EVP_MD_CTX
};

/// Whether two texts of the same length are equal. The time taken does not depend on where they differ.
[[nodiscard]] bool equal_in_constant_time(std::string_view one, std::string_view other) noexcept;

/// Two lower-case hexadecimal digits for each byte. Pure.
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

/// Whether the text consists of exactly `digits` lower-case hexadecimal digits.
[[nodiscard]] bool is_hexadecimal(std::string_view text, std::size_t digits) noexcept;

}  // namespace storyflow::base
