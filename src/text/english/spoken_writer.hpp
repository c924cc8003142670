#pragma once

#include <cstddef>
#include <vector>

#include "text/english/reading.hpp"
#include "text/normalised_text.hpp"

namespace storyflow::text {

/// Puts the words of one text after the other, with single spaces where they belong, and keeps account of
/// what each came from.
class SpokenWriter {
  public:
    /// A character that is said as it is written.
    void copy(char32_t c, CharRange source);
    /// The words of a rule.
    void say(const Reading& reading, CharRange source);
    /// White space of the text.
    void space() { gap_ = Gap::space; }

    [[nodiscard]] NormalisedText finish() &&;

  private:
    /// What stands between the last character and the next one.
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
