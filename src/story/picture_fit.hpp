#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace storyflow::story {

/// How a segment's picture is brought into a frame of another shape.
enum class PictureFit {
    fill,  ///< it fills the frame, which shows a part of it
    fit,   ///< the whole picture is seen; the rest of the frame is filled behind it
};

/// The words for it, in JSON and in the stores.
inline constexpr std::array<std::string_view, 2> picture_fit_words{"fill", "fit"};

[[nodiscard]] std::string_view to_string(PictureFit fit);
/// std::nullopt for unknown words.
[[nodiscard]] std::optional<PictureFit> picture_fit_of(std::string_view word);

}  // namespace storyflow::story
