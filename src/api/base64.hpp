#pragma once

#include <string>
#include <string_view>

namespace storyflow::api {

/// Base64 (RFC 4648, chapter 4) with padding. Pure.
[[nodiscard]] std::string base64(std::string_view bytes);

/// Base64 of bytes that come in pieces: all results in a row are one text. Not thread-safe.
class Base64Stream {
  public:
    [[nodiscard]] std::string add(std::string_view piece);
    /// The rest, with the padding.
    [[nodiscard]] std::string finish();

  private:
    std::string kept_;  ///< up to two bytes
};

}  // namespace storyflow::api
