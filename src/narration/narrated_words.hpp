#pragma once

#include <string_view>
#include <vector>

#include "speech/speech_engine.hpp"
#include "story/narrated_word.hpp"

namespace storyflow::narration {

/// When the words of a script are heard, gathered chunk by chunk. What the user wrote as one word ("1984") is
/// one entry, however many words say it.
class NarratedWords {
  public:
    /// Borrows the script.
    explicit NarratedWords(std::string_view script);

    /// The words of one chunk, whose sound begins `offset` seconds into the narration; one time for each
    /// word.
    void add(const text::SpokenText& chunk, const std::vector<speech::TimeSpan>& times, double offset);

    [[nodiscard]] std::vector<story::NarratedWord> take() { return std::move(words_); }

  private:
    [[nodiscard]] std::string_view written(text::CharRange range) const;

    std::string_view script_;
    std::vector<std::size_t> starts_;  ///< byte at which each code point begins, and the end
    std::vector<story::NarratedWord> words_;
};

}  // namespace storyflow::narration
