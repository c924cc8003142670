#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "http/accept_encoding.hpp"

namespace storyflow::http {

/// The most memory in bytes that compressing takes in addition to the text and the result.
inline constexpr std::size_t compressor_bytes = std::size_t{4} * 1024 * 1024;

/// The text compressed with quick settings; std::nullopt if that takes more than `most_bytes`, and for
/// `identity`. Pure. Throws std::bad_alloc.
[[nodiscard]] std::optional<std::string> compressed(std::string_view text, ContentCoding coding,
                                                    std::size_t most_bytes);

}  // namespace storyflow::http
