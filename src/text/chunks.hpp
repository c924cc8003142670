#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::text {

inline constexpr std::size_t default_chunk_limit = 500;

/// Cuts a script into the pieces that an engine speaks in one go. A script of at most `limit` code points is
/// one chunk, untouched; a longer one is cut behind `.`, `!` or `?` (with closing quotes or brackets)
/// followed by white space, and the sentences are packed greedily, joined by single spaces, up to `limit`. A
/// sentence beyond the limit stays whole. Blank text has no chunks. Every word of the script is in exactly
/// one chunk, in order. Pure.
[[nodiscard]] std::vector<std::string> split_chunks(std::string_view script,
                                                    std::size_t limit = default_chunk_limit);

}  // namespace storyflow::text
