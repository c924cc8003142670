#include "story/film.hpp"

#include <algorithm>

namespace storyflow::story {

int percentage_of(const RenderProgress& progress) {
    constexpr std::int64_t most = 99;
    if (progress.total_frames <= 0) return 0;
    return static_cast<int>(std::clamp<std::int64_t>(100 * progress.frames / progress.total_frames, 0, most));
}

}  // namespace storyflow::story
