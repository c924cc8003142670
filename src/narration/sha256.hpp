#pragma once

#include <string>
#include <string_view>

namespace storyflow::narration {

/// SHA-256 (FIPS 180-4) of the bytes, in 32 bytes. Pure.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// Two lower-case hexadecimal digits for each byte. Pure.
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

}  // namespace storyflow::narration
