#pragma once

#include <memory>
#include <span>

#include "text/spoken_text.hpp"

namespace storyflow::text {

/// Finds where English sentences end: by Unicode's rules (ICU), but not behind initials and abbreviations,
/// and before a lower-case letter only behind a quotation (“Stop!” he said). Closing quotes and brackets
/// belong to the sentence. Not thread-safe.
class SentenceFinder {
  public:
    /// Throws `base::Error{internal}` when ICU's data is missing.
    SentenceFinder();
    ~SentenceFinder();
    SentenceFinder(const SentenceFinder&) = delete;
    SentenceFinder& operator=(const SentenceFinder&) = delete;

    /// Sets `ends_sentence` of each word; the last word of a paragraph always ends a sentence. Linear.
    void mark(std::span<SpokenWord> paragraph);

  private:
    struct Rules;
    std::unique_ptr<Rules> rules_;
};

}  // namespace storyflow::text
