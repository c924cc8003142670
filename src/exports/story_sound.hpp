#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audio/voice_span.hpp"
#include "base/file.hpp"
#include "media/media_library.hpp"
#include "narration/joined_narration.hpp"
#include "story/chapter.hpp"
#include "story/narrated_word.hpp"

namespace storyflow::exports {

/// A pause (`story::pause_before`) in samples at 24 kHz.
[[nodiscard]] std::uint64_t pause_in_samples(double seconds);

/// One narrated segment of a story that is exported.
struct StoryPart {
    std::string file;  ///< media-relative: 24 kHz mono 16-bit WAV
    std::string text;
    std::vector<story::NarratedWord> words;           ///< in the order of their times
    std::optional<story::ChapterStart> chapter = {};  ///< if it begins one
    /// Samples from the last voice of the part before to the first of this one. The first part has none.
    std::uint64_t pause_before = 0;
};

/// From one chapter's beginning to the next one's. The parts before the first chapter are one without title.
struct Chapter {
    std::string title;
    std::int64_t level = 1;
    std::size_t first_part = 0;
    std::size_t end_part = 0;  ///< index behind its last part
    audio::FrameSpan sound;    ///< without the pause behind it
};

/// When a word is heard in the whole sound.
struct WordSpan {
    std::size_t word = 0;  ///< index into the part's words
    audio::FrameSpan sound;
};

/// The sound of a whole story, which is not stored: samples are read from the narrations of its parts, with
/// the pauses between them, as `narration::JoinedNarration` joins them but without a limit of length. All
/// places are exact, in samples at 24 kHz. One file at a time is open. Not thread-safe.
class StorySound {
  public:
    /// Reads the beginning and end of each file. Throws `base::Error`: invalid_input without parts, not_found
    /// for a file that is missing or is no narration.
    StorySound(media::MediaLibrary library, std::vector<StoryPart> parts);

    [[nodiscard]] std::uint64_t length() const { return places_.back().end; }
    [[nodiscard]] const std::vector<StoryPart>& parts() const { return parts_; }
    [[nodiscard]] audio::FrameSpan part(std::size_t index) const { return places_[index]; }
    /// In order, at least one; together all parts.
    [[nodiscard]] const std::vector<Chapter>& chapters() const { return chapters_; }
    /// The words of a part: within the part, in order, not overlapping.
    [[nodiscard]] std::vector<WordSpan> words(std::size_t part) const;

    /// Fills the front of `block` with the samples from `offset` on, -1 to 1, and returns their number: 0 at
    /// the end. Throws `base::Error{conflict}` when the narration there was replaced or removed meanwhile.
    [[nodiscard]] std::size_t read_at(std::uint64_t offset, std::span<float> block);

  private:
    void place_parts();
    void find_chapters();
    [[nodiscard]] std::size_t read_part(std::size_t part, std::uint64_t offset, std::span<float> block);

    media::MediaLibrary library_;
    std::vector<StoryPart> parts_;
    std::vector<narration::NarrationPart> narrations_;  ///< without the samples that a short pause leaves out
    std::vector<std::uint64_t> left_out_;               ///< samples at each part's beginning of this kind
    std::vector<audio::FrameSpan> places_;
    std::vector<Chapter> chapters_;
    base::FileDescriptor open_file_;
    std::optional<std::size_t> open_part_;
    std::vector<std::int16_t> steps_;  ///< as they are read
};

}  // namespace storyflow::exports
