#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace storyflow::models {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece. Movable; not thread-safe.
class Sha256 {
  public:
    Sha256();

    void add(std::string_view bytes);
    /// 64 hexadecimal digits, lower case, of all that was added. Ends the sum: call it once.
    [[nodiscard]] std::string hex();

  private:
    struct Freeing {
        void operator()(void* context) const noexcept;
    };
    std::unique_ptr<void, Freeing> context_;  ///< OpenSSL's EVP_MD_CTX
};

/// The sum of a whole file, read in blocks. Throws `base::Error`: not_found when it cannot be read,
/// cancelled.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace storyflow::models
