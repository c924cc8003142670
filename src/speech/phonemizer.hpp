#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "speech/voices.hpp"

namespace storyflow::speech {

/// Tells how English is pronounced. Safe from any thread.
class Phonemizer {
  public:
    virtual ~Phonemizer() = default;

    /// The IPA of each piece (a clause or a word, no line breaks), in order, one for one: words apart by
    /// single spaces, letters of one sound tied by `^` (`a^ɪ`), stress marks before the stressed vowel's
    /// syllable. A piece without sounds gives an empty string. Throws `base::Error` unavailable, cancelled or
    /// internal.
    [[nodiscard]] virtual std::vector<std::string> ipa(std::span<const std::string> pieces, Accent accent,
                                                       std::stop_token stop) = 0;
};

}  // namespace storyflow::speech
