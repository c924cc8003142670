#pragma once

#include <memory>
#include <span>

#include "text/spoken_text.hpp"

namespace storyflow::text {

/// Finds where English sentences end: by Unicode's rules (ICU), but not behind initials and abbreviations,
/// and before a small letter only where a quotation ended (“Stop!” he said). Quotes and brackets that close
/// belong to the sentence. Not for several threads at a time.
class SentenceFinder {
  public:
    /// Throws `base::Error` internal when ICU lacks its data.
    SentenceFinder();
    ~SentenceFinder();
    SentenceFinder(const SentenceFinder&) = delete;
    SentenceFinder& operator=(const SentenceFinder&) = delete;

    /// Sets `ends_sentence` of each word; the last one of a paragraph always ends one. Linear.
    void mark(std::span<SpokenWord> paragraph);

  private:
    struct Rules;
    std::unique_ptr<Rules> rules_;
};

}  // namespace storyflow::text
