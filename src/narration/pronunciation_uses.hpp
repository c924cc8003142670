#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/pronunciation.hpp"
#include "story/segment.hpp"
#include "story/stores.hpp"
#include "text/used_pronunciations.hpp"

namespace storyflow::narration {

/// How many segments a pronunciation touches.
struct PronunciationUse {
    std::int64_t segments = 0;  ///< whose text says it
    std::int64_t outdated = 0;  ///< of these, narrated before it was last changed

    bool operator==(const PronunciationUse&) const = default;
};

/// Tells which segments of a project say its pronunciations. Linear in their texts, whatever the number of
/// pronunciations. Throws `base::Error{unavailable}` as the stores do.
class PronunciationUses {
  public:
    PronunciationUses(story::PronunciationStore& pronunciations, std::string_view project_id);

    /// The project's pronunciations, by word.
    [[nodiscard]] const std::vector<story::Pronunciation>& entries() const { return entries_; }

    /// One for each of `entries`. Reads the segments one by one.
    [[nodiscard]] std::vector<PronunciationUse> count(story::SegmentStore& segments) const;

    /// Whether the segment's text says the entry of this number.
    [[nodiscard]] bool says(const story::Segment& segment, std::size_t entry) const;
    /// Whether the segment was narrated before the entry was last changed.
    [[nodiscard]] bool is_outdated(const story::Segment& segment, std::size_t entry) const;

  private:
    std::string project_id_;
    std::vector<story::Pronunciation> entries_;
    story::NarratedDictionaries narrated_;
    text::UsedPronunciations used_;
};

}  // namespace storyflow::narration
