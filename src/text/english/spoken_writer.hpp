#pragma once

#include <cstddef>
#include <vector>

#include "text/english/reading.hpp"
#include "text/normalised_text.hpp"

namespace storyflow::text {

/// Writes the words of a text one after the other, with single spaces where they belong, and records the
/// source of each.
class SpokenWriter {
  public:
    /// Writes a character that is said as it is written.
    void copy(char32_t c, CharRange source);
    /// Writes the words of a rule.
    void say(const Reading& reading, CharRange source);
    /// White space of the source.
    void space() { gap_ = Gap::space; }

    [[nodiscard]] NormalisedText finish() &&;

  private:
    /// The spacing between the last character and the next one.
    enum class Gap { none, words, apart, space };

    void open_gap(char32_t next, Gap gap);
    void widen(Gap gap) { gap_ = gap > gap_ ? gap : gap_; }
    void append(char32_t c);

    NormalisedText written_;
    Gap gap_ = Gap::none;
    char32_t last_ = U'\0';
    bool last_was_copied_ = false;
};

}  // namespace storyflow::text
