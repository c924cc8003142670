#pragma once

#include <cstdint>
#include <string_view>

#include "film/frame.hpp"
#include "film/picture.hpp"

/// One decoder for each format. `channels` is 3 (transparent is black) or 4; the picture is as it is stored,
/// not yet turned, and at least as large as `enough` if the file's is. Each throws
/// `base::Error{invalid_input}` with the library's reason.
namespace storyflow::film {

/// A picture that is decoded whole, at its own size, has at most so many million pixels: it bounds memory.
inline constexpr std::int64_t whole_megapixel_limit = 50;

struct DecodeOrder {
    std::string_view bytes;
    FrameSize enough;
    int channels = 3;
};

[[nodiscard]] Picture decode_jpeg(const DecodeOrder& order);
[[nodiscard]] Picture decode_png(const DecodeOrder& order);
[[nodiscard]] Picture decode_webp(const DecodeOrder& order);

}  // namespace storyflow::film
