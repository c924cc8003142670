#pragma once

#include <vector>

#include "books/page_marker.hpp"
#include "exports/export_order.hpp"

namespace storyflow::exports {

/// The texts of a story as they go back into its book: each word that is heard an
/// element, and the marks for the narrator hidden. A heard text without times of words is one element, up to
/// its first blank line. Pure.
[[nodiscard]] std::vector<books::ReturnedPassage> returned_passages(const SourceBook& source,
                                                                    const std::vector<StoryPart>& parts);

}  // namespace storyflow::exports
