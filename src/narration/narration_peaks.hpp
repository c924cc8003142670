#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "media/media_library.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

/// Changes whenever the narration's file changes. Throws like `narration_peaks`.
[[nodiscard]] std::string file_version(const story::Narration& narration, const media::MediaLibrary& library);

/// The largest magnitude, 0 to 1, in each of `count` equal slices of the narration. Throws
/// `base::Error{conflict}` when its file is missing or damaged.
[[nodiscard]] std::vector<float> narration_peaks(const story::Narration& narration, std::size_t count,
                                                 const media::MediaLibrary& library);

}  // namespace storyflow::narration
