#pragma once

#include <string>
#include <string_view>

#include "film/film.hpp"

namespace storyflow::film {

/// The order of a film as text, so that an interrupted render goes on with the story as it was taken. Files
/// that lie in the order's folder are named without it. The program `ffmpeg` is not part of it.
[[nodiscard]] std::string order_text(const FilmOrder& order, const std::filesystem::path& folder);

/// Reads it again, with the files in `folder`. Throws `base::Error{internal}` for text that `order_text` did
/// not write.
[[nodiscard]] FilmOrder parse_order(std::string_view text, const std::filesystem::path& folder);

}  // namespace storyflow::film
