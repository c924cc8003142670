#include "story/picture_fit.hpp"

namespace storyflow::story {

std::string_view to_string(PictureFit fit) {
    return picture_fit_words[fit == PictureFit::fit ? 1 : 0];
}

std::optional<PictureFit> picture_fit_of(std::string_view word) {
    for (const auto fit : {PictureFit::fill, PictureFit::fit}) {
        if (to_string(fit) == word) return fit;
    }
    return std::nullopt;
}

}  // namespace storyflow::story
