#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// Sums of bytes, and how they are written. What fails here fails inside OpenSSL, and is thrown as
/// `Error{internal}`.
namespace storyflow::base {

/// SHA-256 (FIPS 180-4) of the bytes, in 32 bytes. Pure.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// HMAC-SHA256 (RFC 2104) of the bytes, in 32 bytes. Pure.
[[nodiscard]] std::string hmac_sha256(std::string_view secret, std::string_view bytes);

/// SHA-256 of bytes that come piece by piece. Movable; not thread-safe.
class Sha256 {
  public:
    Sha256();

    void add(std::string_view bytes);
    /// 32 bytes, of all that was added. Ends the sum: call it once.
    [[nodiscard]] std::string sum();

  private:
    struct Freeing {
        void operator()(void* context) const noexcept;
    };
    std::unique_ptr<void, Freeing> context_;  ///< OpenSSL's EVP_MD_CTX
};

/// Whether two texts of one length are equal. The time that this takes does not depend on where they differ.
[[nodiscard]] bool equal_in_constant_time(std::string_view one, std::string_view other) noexcept;

/// Two lower-case hexadecimal digits for each byte. Pure.
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

/// Whether the text is so many lower-case hexadecimal digits.
[[nodiscard]] bool is_hexadecimal(std::string_view text, std::size_t digits) noexcept;

}  // namespace storyflow::base
