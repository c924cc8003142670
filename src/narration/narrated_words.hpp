#pragma once

#include <string_view>
#include <vector>

#include "narration/written_script.hpp"
#include "speech/speech_engine.hpp"
#include "story/narrated_word.hpp"

namespace storyflow::narration {

/// Collects the times of a script's words chunk by chunk. One written word ("1984") is one entry, however
/// many spoken words it has.
class NarratedWords {
  public:
    /// Borrows the script.
    explicit NarratedWords(std::string_view script) : script_(script) {}

    /// Adds the words of one chunk, whose sound begins `offset` seconds into the narration; `times` has one
    /// element for each word.
    void add(const text::SpokenText& chunk, const std::vector<speech::TimeSpan>& times, double offset);

    [[nodiscard]] std::vector<story::NarratedWord> take() { return std::move(words_); }

  private:
    WrittenScript script_;
    std::vector<story::NarratedWord> words_;
};

}  // namespace storyflow::narration
